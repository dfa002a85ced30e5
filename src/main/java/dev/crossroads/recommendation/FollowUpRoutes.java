package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Follow-ups of recommendations: the forms, the part of the learner's page that asks, and the report. */
final class FollowUpRoutes implements Routes, PagePart {
    private final Courses courses;
    private final FollowUps followUps;
    private final Pages pages;
    private final Frame frame;

    FollowUpRoutes(Courses courses, FollowUps followUps, Pages pages, Frame frame) {
        this.courses = courses;
        this.followUps = followUps;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.post("/courses/:course/recommendation/start").handler(this::start);
        router.post("/courses/:course/recommendation/going").handler(this::going);
        router.get("/courses/:course/recommendation/report").handler(this::report);
    }

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        if (!chrome.atProgress()) {
            return Said.of("");
        }
        FollowUpPart part = FollowUpPages.part(
                chrome, courses, followUps.of(visitor.learner()).await(), followUps.now());
        return Said.of(part.courses().isEmpty() ? "" : pages.render("recommendation/follow-up", part));
    }

    private void start(RoutingContext context) {
        String course = Requests.path(context, "course");
        String back = Paths.recommendation(course) + "#started";
        Optional<String> language = Requests.form(context).first("language");
        if (language.isEmpty()) {
            Done.NOTHING_CHOSEN.redirect(context, back);
            return;
        }
        followUps.start(Visitor.of(context).learner(), course, language.get(), Requests.eventId(context));
        Done.SAVED.redirect(context, back);
    }

    private void going(RoutingContext context) {
        String course = Requests.path(context, "course");
        String back = "/progress#going-" + Paths.encoded(course);
        Optional<String> going = Requests.form(context).first("going");
        if (going.isEmpty()) {
            Done.NOTHING_CHOSEN.redirect(context, back);
            return;
        }
        followUps.going(
                Visitor.of(context).learner(),
                course,
                FollowUps.going(going.get()),
                Requests.form(context)
                        .first("step")
                        .filter(step -> !step.isEmpty())
                        .map(FollowUpRoutes::step),
                Requests.eventId(context));
        Done.SAVED.redirect(context, back);
    }

    private static int step(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("The form's field 'step' must be the number of a step.");
        }
    }

    private void report(RoutingContext context) {
        Visitor visitor = Visitor.requireInstructor(context);
        String id = Requests.path(context, "course");
        FollowUpReport report = followUps.report(id);
        Course course = followUps.course(id);
        Chrome chrome =
                frame.around(visitor.texts().say("recommendation.report.title"), Place.RECOMMENDATION, course, visitor);
        Replies.html(
                context,
                200,
                pages.render("recommendation/report", ReportPage.of(chrome, course, report, followUps.reach(id))));
    }
}
