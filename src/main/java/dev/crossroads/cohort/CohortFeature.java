package dev.crossroads.cohort;

import dev.crossroads.cohort.live.CohortChanges;
import dev.crossroads.cohort.live.LiveAudience;
import dev.crossroads.cohort.live.LiveFeed;
import dev.crossroads.cohort.live.LiveLimits;
import dev.crossroads.cohort.live.Presence;
import dev.crossroads.course.Courses;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerVersions;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Projection;
import dev.crossroads.mail.Outbox;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.Deadlines;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recommendation.LearnerFacts;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The front door of cohorts: what is served, what is kept of the log, and what is held of a learner. Close it before
 * the bus and the database.
 */
public final class CohortFeature implements AutoCloseable {
    private final CohortAudit audit;
    private final Cohorts cohorts;
    private final Roster roster;
    private final Invitations invitations;
    private final Standings standings;
    private final MemberStates states;
    private final CohortStandings cohortStandings;
    private final CohortChanges changes;
    private final LiveFeed feed;
    private final Pool pool;
    private final Courses courses;
    private final InstantSource clock;
    private final PublicAddress address;
    private final Neighbours neighbours;
    private final Alignment alignment;

    /** The interfaces that cohorts require of other features. */
    public record Neighbours(
            People people,
            Presence presence,
            Leaders leaders,
            Optional<Outbox> outbox,
            Supplier<Future<Optional<String>>> beside,
            LearnerVersions versions) {}

    /**
     * Cohorts on these courses, joined at this address.
     *
     * @param learnerChanges what is known of their members is forgotten by
     */
    public CohortFeature(
            Vertx vertx,
            Courses courses,
            Pool pool,
            Neighbours neighbours,
            OtherNodes others,
            Deadlines deadlines,
            PublicAddress address,
            LearnerChanges learnerChanges,
            MeterRegistry metrics,
            InstantSource clock) {
        this.courses = courses;
        this.pool = pool;
        this.clock = clock;
        this.address = address;
        this.neighbours = neighbours;
        alignment = new Alignment(pool, deadlines, clock);
        audit = new CohortAudit(pool, clock);
        cohorts = new Cohorts(courses, pool, neighbours.people(), audit, clock);
        changes = new CohortChanges(vertx, others);
        roster = new Roster(pool, neighbours.people(), changes, audit, clock);
        invitations =
                new Invitations(pool, roster, neighbours.people(), new InvitationMail(neighbours.outbox()), clock);
        standings = new Standings(pool, courses);
        KnownMembers known = new KnownMembers(learnerChanges, neighbours.beside()::get);
        states = new MemberStates(pool, neighbours.versions());
        cohortStandings = new CohortStandings(
                pool,
                cohorts,
                standings,
                new Results(pool, courses),
                neighbours.leaders(),
                known,
                Optional.of(states),
                clock);
        feed = new LiveFeed(
                vertx,
                new LiveAudience(pool, neighbours.presence()),
                LiveLimits.STANDARD,
                known::changed,
                known::recorded,
                metrics);
    }

    /**
     * The data of cohorts.
     *
     * @param addressKeyQuery the query for the address key of learner {@code $1}'s account, by which they are invited
     * @param instructorsQuery the query for the learner ids of all who have the role
     */
    public static LearnerData data(String addressKeyQuery, String instructorsQuery) {
        return new CohortData(addressKeyQuery, instructorsQuery);
    }

    /** The learners of a cohort by its id, for whoever works through them. Waits for the database. */
    public static Function<UUID, List<UUID>> members(Pool pool) {
        MembershipTable table = new MembershipTable(pool);
        return cohort ->
                table.of(cohort).await().stream().map(Membership::learner).toList();
    }

    /** The terms that cohorts set for their members. */
    public static LearnerTerms terms(Pool pool, Courses courses) {
        return new TermTable(pool, courses);
    }

    /** Lets deadlines follow dates that were changed where that was cut short, until it is closed. */
    public AutoCloseable aligning(Vertx vertx) {
        DeploymentOptions waiting = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        String keeper =
                vertx.deployVerticle(new AlignmentVerticle(alignment), waiting).await();
        return () -> vertx.undeploy(keeper).await();
    }

    /** The projections for the recorder, after those of lessons and quizzes. */
    public static List<Projection> projections() {
        return CohortProjections.all();
    }

    /**
     * The pages and the JSON interface.
     *
     * @param reviews for the calendars of who wants them there
     */
    public List<Routes> routes(Pages pages, Frame frame, Regrades regrades, Reports reports, Reviews reviews) {
        Results results = new Results(pool, courses);
        CohortItems items = new CohortItems(courses, results, cohortStandings, clock);
        CohortReports cohortReports = new CohortReports(cohorts, reports);
        reports.listen(feed::changed);
        ItemGroups groups = new ItemGroups(cohorts, new MembershipTable(pool), results, new LearnerFacts(pool), clock);
        WarmUpTable warmUpTable = new WarmUpTable(pool);
        WarmUps warmUps = new WarmUps(cohorts, cohortStandings, warmUpTable, changes, audit, clock);
        return List.of(
                new CohortFormPages(),
                new AccommodationRoutes(
                        cohorts,
                        roster,
                        neighbours.people(),
                        new AccommodationTable(pool),
                        alignment,
                        changes,
                        audit,
                        clock,
                        pages,
                        frame),
                new AuditRoutes(cohorts, roster, neighbours.people(), audit, pages, frame),
                new CohortRoutes(cohorts, roster, invitations, pages, frame),
                new OverviewRoutes(
                        cohorts,
                        cohortStandings,
                        cohortReports,
                        pool,
                        clock,
                        feed,
                        neighbours.presence(),
                        address,
                        pages,
                        frame),
                new FadingRoutes(cohorts, warmUps, warmUpTable, pages, frame),
                new HomeworkRoutes(
                        cohorts,
                        new MembershipTable(pool),
                        results,
                        neighbours.people(),
                        warmUps,
                        warmUpTable,
                        clock,
                        pages,
                        frame),
                new MemberNoteRoutes(cohorts, roster, pool, changes, audit, clock, pages, frame),
                new CohortMemberRoutes(
                        cohorts,
                        roster,
                        neighbours.people(),
                        invitations,
                        audit,
                        standings,
                        clock,
                        address,
                        pages,
                        frame),
                new InvitationRoutes(cohorts, invitations, audit, pages, frame),
                new InvitationLinkRoutes(cohorts, invitations, neighbours.people(), pages, frame),
                new CohortSettingsRoutes(cohorts, changes, audit, alignment, pages, frame),
                new ItemRoutes(cohorts, items, pages, frame),
                new RegradeRoutes(
                        cohorts,
                        results,
                        new MembershipTable(pool),
                        regrades,
                        reports,
                        audit,
                        new RegradePages(
                                cohorts,
                                items,
                                cohortReports,
                                groups,
                                neighbours.leaders(),
                                results,
                                regrades,
                                pages,
                                frame)),
                new CohortReportRoutes(cohorts, cohortReports, reports, new MembershipTable(pool), audit, pages, frame),
                new GainRoutes(cohorts, pool, results, audit, clock, pages, frame),
                new QuizStatisticsRoutes(cohorts, results, groups, new MembershipTable(pool), clock, pages, frame),
                new CohortLearnerRoutes(
                        cohorts,
                        cohortStandings,
                        standings,
                        new LearnerHistoryTable(pool),
                        new MemberNoteTable(pool),
                        clock,
                        pages,
                        frame),
                new CsvRoutes(cohorts, cohortStandings, items, results, pool, clock),
                new CalendarRoutes(cohorts, reviews, pool, address, clock, pages, frame),
                new JoinRoutes(cohorts, roster, pages, frame),
                new CohortApi(cohorts, roster, cohortStandings, feed, neighbours.presence()));
    }

    /**
     * Tells, before whoever changes anything of cohorts is answered, that what learners are told of theirs may be
     * another thing now.
     */
    public static Routes changing(Supplier<Future<Void>> changed) {
        return router -> router.routeWithRegex("/(?:api/v1/)?(?:cohorts|join|invitations)(?:/.*)?")
                .handler(context -> {
                    if (context.request().method() != HttpMethod.GET) {
                        Outgoing.before(context, changed);
                    }
                    context.next();
                });
    }

    /**
     * A cohort that one person alone teaches.
     *
     * @param members how many people are in it
     */
    public record TaughtAlone(UUID id, String title, int members) {
        /** Its page. */
        public String href() {
            return Cohorts.path(id);
        }
    }

    /** The cohorts that go with an instructor's account, the latest first. Waits for the database. */
    public List<TaughtAlone> taughtAlone(UUID instructor) {
        return new TeachingTable(pool, neighbours.people().instructorsQuery())
                .of(instructor)
                .await();
    }

    /**
     * Hands the cohorts that go with the visitor's account to a colleague. Waits for the database.
     *
     * @param email of the colleague, as it was typed
     * @throws Problem 409 where no other instructor has that address
     */
    public void handOver(RoutingContext context, String email) {
        cohorts.handOver(context, email);
    }

    /**
     * An invitation, for the pages on which whom it is for signs up or in.
     *
     * @param title of the cohort
     * @param email that is invited
     * @param name of the list
     */
    public record Invitee(String title, String email, String name) {}

    /** The invitation whose link a path of this server is; empty where it is none. Waits for the database. */
    public Optional<Invitee> invitee(String path) {
        return InvitationLink.at(path)
                .flatMap(invitations::linked)
                .map(linked ->
                        new Invitee(linked.title(), linked.invited().email(), Invitations.named(linked.invited())));
    }

    /** The part with a learner's due dates. */
    public PagePart part(Pages pages) {
        return new DuesPart(courses, cohorts.terms(), standings, clock, pages);
    }

    /** The part with the tests before and after, where a cohort of the learner's measures what it learns. */
    public PagePart gainPart(Pages pages) {
        return new GainPart(courses, new GainTable(pool), new Results(pool, courses), clock, pages);
    }

    /** What is due for a learner, for a digest by mail. */
    public DigestPart dueDigest() {
        return new DuesDigest(courses, cohorts.terms(), standings);
    }

    /** Who needs what in an instructor's cohorts, for a digest by mail. */
    public DigestPart peopleDigest(Reports reports) {
        return new PeopleDigest(new CohortTable(pool), cohortStandings, new MemberNoteTable(pool), reports);
    }

    /** Reads where cohorts stand before somebody looks at them, and draws the page of one, until it is closed. */
    public interface Ahead extends AutoCloseable {
        /** Waits until that page is drawn, or for so long: whoever comes right after a start has theirs at once. */
        void awaitPage(Duration most);

        @Override
        void close();
    }

    /** Begins to read ahead. */
    public Ahead readingAhead(Pages pages, Frame frame) {
        return new ReadAhead(
                new VisitTable(pool),
                cohortStandings,
                progress -> OverviewRoutes.rehearse(progress, pages, frame),
                clock);
    }

    /** Ends the live pages, so that they come again to another node or later, and keeps what was worked out. */
    @Override
    public void close() {
        feed.close();
        states.close();
    }
}
