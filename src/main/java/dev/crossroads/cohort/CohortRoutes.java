package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Label;
import dev.crossroads.web.Notice;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.TimeZones;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The list of cohorts, opening one, and what members do about theirs. */
final class CohortRoutes implements Routes {
    private final Cohorts cohorts;
    private final Roster roster;
    private final Invitations invitations;
    private final Pages pages;
    private final Frame frame;

    CohortRoutes(Cohorts cohorts, Roster roster, Invitations invitations, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.roster = roster;
        this.invitations = invitations;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts").handler(this::all);
        router.get("/cohorts/new").handler(this::ask);
        router.post("/cohorts").handler(this::open);
        router.post("/cohorts/:cohort/name").handler(this::rename);
        router.post("/cohorts/:cohort/leaving").handler(this::leave);
    }

    private void all(RoutingContext context) {
        all(context, 200, Optional.empty());
    }

    /** A member's name as it was typed, which can't be saved. */
    private record Renaming(UUID cohort, String typed, String wrong) {}

    private void all(RoutingContext context, int status, Optional<Renaming> renaming) {
        Visitor visitor = Visitor.of(context);
        List<Cohort> taught = cohorts.taughtBy(visitor);
        Map<UUID, Integer> members = roster.counts(taught);
        CohortsPage page = new CohortsPage(
                chrome(context, "cohort.title"),
                visitor.isInstructor(),
                visitor.guest(),
                taught.stream()
                        .filter(cohort -> !cohort.isArchived())
                        .map(cohort -> taught(cohort, members))
                        .toList(),
                taught.stream()
                        .filter(Cohort::isArchived)
                        .map(cohort -> taught(cohort, members))
                        .toList(),
                invitations.to(visitor.learner()).stream()
                        .map(invitation -> new CohortsPage.Invitation(
                                invitation.title(), invitation.name(), Cohorts.path(invitation.cohort())))
                        .toList(),
                roster.joinedBy(visitor.learner()).stream()
                        .map(joined -> joined(
                                visitor,
                                joined,
                                renaming.filter(one ->
                                        one.cohort().equals(joined.cohort().id()))))
                        .toList(),
                cohorts.endedFor(visitor.learner()).stream()
                        .map(ended -> new CohortsPage.Ended(
                                ended.title(), visitor.texts().date(ended.at())))
                        .toList());
        Replies.html(context, status, pages.render("cohort/cohorts", page));
    }

    private CohortsPage.Taught taught(Cohort cohort, Map<UUID, Integer> members) {
        return new CohortsPage.Taught(
                cohort.title(),
                Cohorts.path(cohort.id()),
                cohorts.course(cohort).map(Course::title).orElse(cohort.course()),
                members.getOrDefault(cohort.id(), 0),
                cohort.code().spaced());
    }

    private CohortsPage.Joined joined(Visitor visitor, Roster.Joined joined, Optional<Renaming> renaming) {
        Cohort cohort = joined.cohort();
        String path = Cohorts.path(cohort.id());
        Optional<Course> course = cohorts.course(cohort);
        return new CohortsPage.Joined(
                cohort.title(),
                course.map(Course::title).orElse(cohort.course()),
                course.map(found -> Paths.course(found.id())).orElse(""),
                visitor.texts().list(cohorts.instructors(cohort)),
                joined.as().name(),
                renaming.map(Renaming::typed).orElse(joined.as().name()),
                renaming.map(Renaming::wrong),
                visitor.texts().in(cohort.zone()).date(joined.as().joinedAt()),
                cohort.isArchived(),
                path + "/name",
                path + "/leaving");
    }

    private void ask(RoutingContext context) {
        Visitor.requireInstructor(context);
        Replies.html(
                context,
                200,
                opening(
                        chrome(context, "cohort.open.title"),
                        new Cohorts.Opening(
                                "", "", cohorts.usualZone(Visitor.of(context)).getId()),
                        Optional.empty(),
                        TimeOrderedIds.next().toString()));
    }

    private void open(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        Form form = Requests.form(context);
        Cohorts.Opening opening = new Cohorts.Opening(
                form.required("title"),
                form.required("course"),
                form.first("zone").orElse(""));
        UUID id = Requests.eventId(context);
        try {
            Cohort cohort = cohorts.open(context, id, opening);
            Replies.redirect(context, Cohorts.path(cohort.id()));
        } catch (Problem problem) {
            Chrome chrome = chrome(context, "cohort.open.title");
            String why = problem.said(visitor.texts());
            String event =
                    form.first("event").orElseGet(() -> TimeOrderedIds.next().toString());
            boolean isOfTitle = problem.status() == 400;
            Replies.html(
                    context,
                    problem.status(),
                    opening(
                            isOfTitle ? chrome : chrome.with(Notice.warning(why)),
                            opening,
                            isOfTitle ? Optional.of(why) : Optional.empty(),
                            event));
        }
    }

    private String opening(Chrome chrome, Cohorts.Opening typed, Optional<String> wrong, String event) {
        return pages.render(
                "cohort/open",
                new OpenCohortPage(
                        chrome,
                        event,
                        typed.title(),
                        wrong,
                        cohorts.courses().stream()
                                .map(course -> new OpenCohortPage.Option(
                                        course.id(), course.title(), course.id().equals(typed.course())))
                                .toList(),
                        TimeZones.choice(typed.zone().isEmpty() ? TimeZones.UTC.getId() : typed.zone()),
                        Label.LONGEST));
    }

    private void rename(RoutingContext context) {
        UUID cohort = Requests.uuid(context, "cohort");
        Visitor visitor = Visitor.of(context);
        String name = Requests.form(context).required("name");
        try {
            roster.rename(context, cohort, name);
            Done.SAVED.redirect(context, "/cohorts");
        } catch (Problem problem) {
            all(context, problem.status(), Optional.of(new Renaming(cohort, name, problem.said(visitor.texts()))));
        }
    }

    private void leave(RoutingContext context) {
        roster.leave(context, Requests.uuid(context, "cohort"));
        Done.LEFT.redirect(context, "/cohorts");
    }

    private Chrome chrome(RoutingContext context, String title) {
        Visitor visitor = Visitor.of(context);
        return frame.around(visitor.texts().say(title), Chrome.Place.COHORTS, visitor);
    }
}
