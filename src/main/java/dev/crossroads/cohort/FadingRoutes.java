package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Concepts that a class is about to forget, and warm-ups made of it: questions on the wall, one after another. */
final class FadingRoutes implements Routes {
    private static final String WARM_UPS = "/cohorts/:cohort/warm-ups";

    private final Cohorts cohorts;
    private final WarmUps warmUps;
    private final WarmUpTable table;
    private final Pages pages;
    private final Frame frame;

    FadingRoutes(Cohorts cohorts, WarmUps warmUps, WarmUpTable table, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.warmUps = warmUps;
        this.table = table;
        this.pages = pages;
        this.frame = frame;
    }

    /** Shares are 0 to 1. */
    record FadingView(LocalDate monday, LocalDate homeworkDue, List<ConceptView> concepts) {}

    record ConceptView(String concept, String title, String page, double today, double monday, int members) {}

    @Override
    public void mount(Router router) {
        router.get(Paths.API + "/cohorts/:cohort/fading").handler(this::view);
        router.post(WARM_UPS).handler(this::make);
        router.get(WARM_UPS + "/:warmUp").handler(this::show);
    }

    private void view(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Fading fading = warmUps.fading(cohort);
        Course course = fading.progress().course();
        Replies.json(
                context,
                200,
                new FadingView(
                        fading.monday(),
                        fading.homeworkDue(),
                        fading.concepts().stream()
                                .map(faded -> new ConceptView(
                                        faded.concept().id(),
                                        faded.concept().title(),
                                        Paths.section(
                                                course.id(), faded.concept().taughtIn()),
                                        faded.today(),
                                        faded.then(),
                                        faded.members()))
                                .toList()));
    }

    /** For the wall; where the form says until when it is due, as homework. */
    private void make(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Optional<String> due = Requests.form(context).first("due");
        Replies.redirect(
                context,
                due.isPresent()
                        ? HomeworkRoutes.path(cohort.id(), warmUps.asHomework(context, cohort, due))
                        : path(cohort, warmUps.forTheWall(context, cohort)));
    }

    static String path(Cohort cohort, UUID warmUp) {
        return Cohorts.path(cohort.id()) + "/warm-ups/" + warmUp;
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        UUID id = Requests.uuid(context, "warmUp");
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        List<Question> questions = table
                .of(cohort.id(), id)
                .await()
                .orElseThrow(() -> Problem.notFound(new Message("web.problem.nothing-here")))
                .questions()
                .stream()
                .flatMap(named -> course.quiz(named.quiz()).flatMap(quiz -> quiz.question(named.question())).stream())
                .toList();
        if (questions.isEmpty()) {
            throw Problem.conflict(new Message("cohort.problem.warm-up-gone"));
        }
        Chrome chrome = Cohorts.around(frame, cohort, Optional.of(course), visitor);
        int number = Math.clamp(number(context), 1, questions.size());
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(
                context,
                200,
                pages.render(
                        "cohort/warm-up",
                        WarmUpPages.page(
                                chrome,
                                new Link(cohort.title(), Cohorts.path(cohort.id())),
                                path(cohort, id),
                                questions,
                                number,
                                "shown".equals(context.request().getParam("key")))));
    }

    private static int number(RoutingContext context) {
        try {
            return Integer.parseInt(
                    Optional.ofNullable(context.request().getParam("question")).orElse("1"));
        } catch (NumberFormatException none) {
            return 1;
        }
    }
}
