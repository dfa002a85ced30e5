package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;

/**
 * Learners report that something is wrong with a question, by its feedback: so nobody reports what they have yet to
 * answer, and nothing of a key is told before it is earned.
 */
final class ReportRoutes implements Routes {
    private final Quizzes quizzes;
    private final Reports reports;
    private final VisitorPages visitorPages;
    private final Pages pages;
    private final Frame frame;

    ReportRoutes(Quizzes quizzes, Reports reports, VisitorPages visitorPages, Pages pages, Frame frame) {
        this.quizzes = quizzes;
        this.reports = reports;
        this.visitorPages = visitorPages;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * A report that can't be sent as it is: {@code quiz/report-again}.
     *
     * @param question where it stands
     */
    public record AgainPage(Chrome chrome, Link question, ReportForm report) {}

    record ReportRequest(String said) {}

    @Override
    public void mount(Router router) {
        router.get("/attempts/:attempt/questions/:question/report").handler(this::show);
        router.post("/attempts/:attempt/questions/:question/report").handler(this::report);
        router.post("/reports/:report/seen").handler(this::see);
        router.put("/api/v1/attempts/:attempt/reports/:question").handler(this::put);
        router.delete("/api/v1/attempts/:attempt/reports/:question").handler(this::withdraw);
    }

    /** Where a form was answered in its place, that address may be asked for again. */
    private void show(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Attempt attempt = quizzes.attempt(learner, Requests.uuid(context, "attempt"));
        Replies.redirect(context, place(attempt, Requests.path(context, "question")));
    }

    private void report(RoutingContext context) {
        QuestionShown shown = shown(context);
        Form form = Requests.form(context);
        Attempt attempt = shown.attempt();
        if (form.first("withdraw").isPresent()) {
            reports.withdraw(attempt.learner(), attempt.id(), shown.id());
        } else {
            String said = form.first("said").orElse("");
            try {
                keep(shown, said);
            } catch (Problem problem) {
                again(context, shown, said, problem);
                return;
            }
        }
        visitorPages.forget(attempt.learner());
        Done.SENT.redirect(context, place(attempt, shown.id()));
    }

    /** The form once more, by itself, with what was typed and why it can't be sent. */
    private void again(RoutingContext context, QuestionShown shown, String said, Problem problem) {
        Visitor visitor = Visitor.of(context);
        Attempt attempt = shown.attempt();
        Course course = quizzes.course(attempt.course());
        AgainPage page = new AgainPage(
                frame.around(visitor.texts().say("quiz.report"), Chrome.Place.COURSE, course, visitor),
                new Link(
                        visitor.texts().say("quiz.question", Map.of("number", ReportForm.number(attempt, shown.id()))),
                        place(attempt, shown.id())),
                ReportForm.again(attempt, shown.id(), said, problem.said(visitor.texts())));
        Replies.html(context, problem.status(), pages.render("quiz/report-again", page));
    }

    private void put(RoutingContext context) {
        QuestionShown shown = shown(context);
        Report report = keep(shown, Requests.json(context, ReportRequest.class).said());
        visitorPages.forget(shown.attempt().learner());
        Replies.json(context, 200, ReportView.of(report));
    }

    private void withdraw(RoutingContext context) {
        QuestionShown shown = shown(context);
        Attempt attempt = shown.attempt();
        reports.withdraw(attempt.learner(), attempt.id(), shown.id());
        visitorPages.forget(attempt.learner());
        Replies.noContent(context);
    }

    private QuestionShown shown(RoutingContext context) {
        Attempt attempt = quizzes.attempt(Visitor.of(context).learner(), Requests.uuid(context, "attempt"));
        QuestionShown shown = quizzes.shown(attempt, Requests.path(context, "question"));
        if (shown.earned().isEmpty()) {
            throw Problem.conflict(new Message("quiz.report.problem.early"));
        }
        return shown;
    }

    private Report keep(QuestionShown shown, String said) {
        Attempt attempt = shown.attempt();
        return reports.report(
                new Reports.Asked(
                        attempt.learner(),
                        attempt.id(),
                        attempt.course(),
                        attempt.quiz(),
                        shown.id(),
                        shown.revision(),
                        shown.response().map(Attempt.Response::answer)),
                said);
    }

    /** From the notice of a reply to where it stands; one that is none of theirs leads to their own page. */
    private void see(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        String place = reports.see(learner, Requests.uuid(context, "report"))
                .map(report -> place(quizzes.attempt(learner, report.attempt()), report.question()))
                .orElse("/progress");
        visitorPages.forget(learner);
        Replies.redirect(context, place);
    }

    private String place(Attempt attempt, String question) {
        if (!attempt.isInProgress()) {
            return Paths.attempt(attempt.id()) + "#report-" + ReportForm.number(attempt, question);
        }
        Course course = quizzes.course(attempt.course());
        return QuestionPages.href(course, attempt, question) + "#report-" + ReportForm.number(attempt, question);
    }
}
