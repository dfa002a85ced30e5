package dev.crossroads.cohort;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.crossroads.cohort.OverviewPage.Invite;
import dev.crossroads.cohort.live.LiveFeed;
import dev.crossroads.cohort.live.LiveView;
import dev.crossroads.cohort.live.LiveViewer;
import dev.crossroads.cohort.live.Presence;
import dev.crossroads.course.Course;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Language;
import dev.crossroads.web.Outgoing;
import dev.crossroads.web.PageCache;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.RenderedPage;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visit;
import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A cohort at a glance, and the stream that keeps the page up to date while it is open. */
final class OverviewRoutes implements Routes {
    /** A page takes some ten thousand bytes. */
    private static final int MOST = 500;

    private static final Duration WEEK = Duration.ofDays(7);

    private final Cohorts cohorts;
    private final CohortStandings standings;
    private final CohortReports reports;
    private final MemberNoteTable notes;
    private final VisitTable visits;
    private final InstantSource clock;
    private final LiveFeed feed;
    private final Presence presence;
    private final PublicAddress address;
    private final Pages pages;
    private final Frame frame;

    /** Pages that were made just now, for who asks again: a class of instructors, or one who reloads. */
    private final Cache<Shown, RenderedPage> made = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofSeconds(2))
            .scheduler(Scheduler.systemScheduler())
            .build();

    /** Everything that a page is made of. */
    private record Shown(
            Moment moment,
            Chrome chrome,
            OverviewQuery query,
            Instant since,
            Optional<String> position,
            Map<UUID, MemberNote> noted,
            Optional<OverviewPage.Reported> reported,
            Invite invite) {}

    /** Where a cohort stands, as one and the same value: comparing two of them would take as long as making a page. */
    private record Moment(CohortProgress progress) {
        @SuppressWarnings("ReferenceEquality")
        @Override
        public boolean equals(Object other) {
            return other instanceof Moment moment && moment.progress == progress;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(progress);
        }
    }

    OverviewRoutes(
            Cohorts cohorts,
            CohortStandings standings,
            CohortReports reports,
            Pool pool,
            InstantSource clock,
            LiveFeed feed,
            Presence presence,
            PublicAddress address,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.standings = standings;
        this.reports = reports;
        this.notes = new MemberNoteTable(pool);
        this.visits = new VisitTable(pool);
        this.clock = clock;
        this.feed = feed;
        this.presence = presence;
        this.address = address;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort").handler(this::show);
        router.get("/cohorts/:cohort/live").handler(this::follow);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Optional<Course> course = cohorts.course(cohort);
        if (course.isEmpty()) {
            // There is nothing to measure anybody against; who is in it can still be seen.
            Replies.redirect(context, Cohorts.path(cohort.id()) + "/members");
            return;
        }
        Chrome chrome = Cohorts.around(frame, cohort, course, visitor);
        OverviewQuery query = OverviewQuery.of(context.request()).in(cohort);
        Future<Map<UUID, MemberNote>> noted = notes.of(cohort.id());
        Instant since = visits.visit(visitor.learner(), cohort.id(), clock.instant())
                .await()
                .orElseGet(() -> aWeekAgo(cohort));
        // Before it is read: what changes meanwhile is told again, and nothing is missed.
        Optional<String> position = feed.position(cohort.id(), view(chrome, query, since));
        CohortProgress progress = standings.of(cohort).orElseThrow();
        Optional<OverviewPage.Reported> reported = reports.news(
                cohort,
                course.get(),
                progress.members().keySet(),
                chrome.texts().in(cohort.zone()));
        Invite invite = new Invite(
                cohort.code().spaced(),
                address.of(context.request(), cohort.code().path()));
        made.get(
                        new Shown(
                                new Moment(progress), chrome, query, since, position, noted.await(), reported, invite),
                        shown -> draw(pages, shown))
                .sendPersonal(context, Map.of());
    }

    /**
     * Draws the page of a cohort for nobody: whoever comes first after a start would wait for all that is done for the
     * first time.
     */
    static void rehearse(CohortProgress progress, Pages pages, Frame frame) {
        Cohort cohort = progress.cohort();
        draw(
                pages,
                new Shown(
                        new Moment(progress),
                        frame.aroundAnyone(cohort.title(), new Visit(Language.ENGLISH, Cohorts.path(cohort.id()))),
                        OverviewQuery.FIRST.in(cohort),
                        progress.now().minus(WEEK),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        new Invite(cohort.code().spaced(), cohort.code().path())));
    }

    private static RenderedPage draw(Pages pages, Shown shown) {
        CohortProgress progress = shown.moment().progress();
        Cohort cohort = progress.cohort();
        OverviewQuery query = shown.query();
        Texts texts = shown.chrome().texts().in(cohort.zone());
        OverviewPages overview = new OverviewPages(progress, query, texts);
        List<Attention> attention = progress.attention();
        OverviewPage page = new OverviewPage(
                shown.chrome(),
                CohortHead.of(cohort, Optional.of(progress.course()), CohortHead.Place.OVERVIEW),
                shown.invite(),
                shown.reported(),
                cohort.isArchived()
                        ? ""
                        : Cohorts.path(cohort.id()) + "/live?" + query.asText() + "&since=" + shown.since(),
                shown.position().orElse(""),
                texts.dateAndTime(progress.now()),
                overview.summary(),
                new WeekPages(progress, texts).week(shown.since(), attention),
                new PeoplePages(progress, shown.noted(), texts).people(attention),
                overview.grid(attention),
                new OverviewCharts(progress, texts).all());
        return PageCache.once(pages, "cohort/overview", page);
    }

    /** A first visit is told of a week, from the beginning of a day, so that many read the same. */
    private Instant aWeekAgo(Cohort cohort) {
        return clock.instant()
                .atZone(cohort.zone())
                .toLocalDate()
                .minusWeeks(1)
                .atStartOfDay(cohort.zone())
                .toInstant();
    }

    private void follow(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Chrome chrome = Cohorts.around(frame, cohort, cohorts.course(cohort), Visitor.of(context));
        OverviewQuery query = OverviewQuery.of(context.request()).in(cohort);
        open(feed, presence, cohort, view(chrome, query, since(context, cohort)), context);
    }

    private Instant since(RoutingContext context, Cohort cohort) {
        try {
            return Instant.parse(
                    Optional.ofNullable(context.request().getParam("since")).orElse(""));
        } catch (DateTimeParseException none) {
            return aWeekAgo(cohort);
        }
    }

    private OverviewView view(Chrome chrome, OverviewQuery query, Instant since) {
        return new OverviewView(chrome, query, since, standings, notes, reports, pages);
    }

    /** Opens a stream for whoever asks and may see the cohort. */
    static void open(LiveFeed feed, Presence presence, Cohort cohort, LiveView view, RoutingContext context) {
        if (cohort.isArchived()) {
            throw Problem.conflict("The cohort is archived: nothing is told of it any more.");
        }
        String session =
                presence.session(context).orElseThrow(() -> Problem.notFound("There is nothing at this address."));
        if (context.request().method() == HttpMethod.HEAD) {
            // A preflight would wait for the end of an endless stream.
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            Outgoing.end(context);
            return;
        }
        Optional<String> lastId = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .or(() -> Optional.ofNullable(context.request().getParam("after")));
        feed.open(cohort.id(), view, new LiveViewer(Visitor.of(context).learner(), session), lastId, context);
    }
}
