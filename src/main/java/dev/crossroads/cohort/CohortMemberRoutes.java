package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.progress.Standings;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The members of a cohort and the ways to join it, for its instructors. */
final class CohortMemberRoutes implements Routes {
    private final Cohorts cohorts;
    private final Roster roster;
    private final People people;
    private final Invitations invitations;
    private final CohortAudit audit;
    private final Standings standings;
    private final InstantSource clock;
    private final PublicAddress address;
    private final Pages pages;
    private final Frame frame;

    CohortMemberRoutes(
            Cohorts cohorts,
            Roster roster,
            People people,
            Invitations invitations,
            CohortAudit audit,
            Standings standings,
            InstantSource clock,
            PublicAddress address,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.people = people;
        this.invitations = invitations;
        this.audit = audit;
        this.standings = standings;
        this.clock = clock;
        this.address = address;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/members").handler(this::show);
        router.post("/cohorts/:cohort/code").handler(this::renewCode);
        router.post("/cohorts/:cohort/learners/:learner/reset").handler(this::reset);
        router.post("/cohorts/:cohort/removal").handler(this::remove);
        router.post("/cohorts/:cohort/readmission").handler(this::readmit);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        List<Membership> members = roster.members(cohort.id());
        Optional<Course> course = cohorts.course(cohort);
        Map<UUID, Standings.Reached> reached = course.map(found -> standings
                        .reached(members.stream().map(Membership::learner).toList(), found, clock.instant())
                        .await())
                .orElse(Map.of());
        OverviewQuery query = OverviewQuery.of(context.request());
        NameSearch search = NameSearch.of(query.name());
        List<Membership> found = members.stream()
                .filter(search::finds)
                .sorted(MemberOrder.<Membership>byName(
                                visitor.visit().language().locale(), Membership::name)
                        .thenComparing(Membership::learner))
                .toList();
        int pages = Math.max(1, (found.size() + OverviewQuery.ROWS - 1) / OverviewQuery.ROWS);
        int shown = Math.min(query.page(), pages);
        String removal =
                Optional.ofNullable(context.request().getParam("remove")).orElse("");
        CohortMembersPage page = new CohortMembersPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.MEMBERS),
                Cohorts.path(cohort.id()),
                invitations.areMailed(),
                cohort.code().spaced(),
                address.of(context.request(), cohort.code().path()),
                members.stream()
                        .filter(member -> member.learner().toString().equals(removal))
                        .map(CohortMemberRoutes::removed)
                        .findFirst(),
                members.size(),
                query.name(),
                query.name().isEmpty()
                        ? ""
                        : visitor.texts()
                                .say("cohort.grid.found", Map.of("count", found.size(), "members", members.size())),
                found.stream()
                        .skip((shown - 1L) * OverviewQuery.ROWS)
                        .limit(OverviewQuery.ROWS)
                        .map(member ->
                                member(visitor, cohort, member, Optional.ofNullable(reached.get(member.learner()))))
                        .toList(),
                pages == 1
                        ? List.of()
                        : IntStream.rangeClosed(1, pages)
                                .mapToObj(number -> new OverviewPage.Choice(
                                        visitor.texts().number(number),
                                        path(cohort) + "?name="
                                                + URLEncoder.encode(query.name(), StandardCharsets.UTF_8) + "&page="
                                                + number,
                                        number == shown))
                                .toList(),
                roster.removed(cohort.id()).stream()
                        .map(CohortMemberRoutes::removed)
                        .toList(),
                invitations.of(cohort).stream()
                        .sorted(MemberOrder.byName(visitor.visit().language().locale(), InvitationTable.Invited::name))
                        .map(invited ->
                                new CohortMembersPage.Invited(invited.name(), invited.email(), invited.emailKey()))
                        .toList());
        Replies.html(context, 200, this.pages.render("cohort/members", page));
    }

    private static CohortMembersPage.Member member(
            Visitor visitor, Cohort cohort, Membership member, Optional<Standings.Reached> reached) {
        return new CohortMembersPage.Member(
                member.name(),
                Cohorts.path(cohort.id()) + "/learners/" + member.learner(),
                reached.map(Standings.Reached::progress),
                reached.map(at -> visitor.texts().in(cohort.zone()).date(at.lastSeenAt()))
                        .orElse(""),
                path(cohort) + "?remove=" + member.learner() + "#removal");
    }

    private static CohortMembersPage.Removed removed(Membership member) {
        return new CohortMembersPage.Removed(member.learner().toString(), member.name());
    }

    private void renewCode(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        audit.doing(
                context,
                cohort.id(),
                transaction -> cohorts.renewCode(transaction, cohort),
                _ -> List.of(CohortAudit.Entry.of(Deed.CODE_RENEWED)));
        Done.SAVED.redirect(context, path(cohort));
    }

    /**
     * A link for a member: {@code cohort/reset}.
     *
     * @param link the whole address; empty where nobody can set a password by one
     */
    public record ResetPage(Chrome chrome, CohortHead head, String name, String link) {}

    private void reset(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        UUID learner = Requests.uuid(context, "learner");
        Membership member = roster.member(cohort.id(), learner)
                .orElseThrow(() -> Problem.notFound(new Message("cohort.problem.member")));
        Optional<String> path = people.resetLink(learner, visitor.learner())
                .map(link -> audit.doing(
                        context,
                        cohort.id(),
                        transaction -> link.store(transaction).map(link.path()),
                        _ -> List.of(CohortAudit.Entry.of(Deed.RESET, learner))));
        Optional<Course> course = cohorts.course(cohort);
        ResetPage page = new ResetPage(
                Cohorts.around(frame, cohort, course, visitor),
                CohortHead.of(cohort, course, CohortHead.Place.BELOW),
                member.name(),
                path.map(link -> address.of(context.request(), link)).orElse(""));
        Replies.html(context, path.isPresent() ? 200 : 409, pages.render("cohort/reset", page));
    }

    private void remove(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        roster.remove(context, cohort.id(), learner(context));
        Done.REMOVED.redirect(context, path(cohort));
    }

    private void readmit(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        roster.readmit(context, cohort.id(), learner(context));
        Done.ADDED.redirect(context, path(cohort));
    }

    private static String path(Cohort cohort) {
        return Cohorts.path(cohort.id()) + "/members";
    }

    /** The form's field {@code learner}. */
    static UUID learner(RoutingContext context) {
        Form form = Requests.form(context);
        form.required("learner");
        return form.uuid("learner").orElseThrow(() -> Problem.badRequest("The form's field 'learner' is empty."));
    }
}
