package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/**
 * Learners report that something is wrong with a question, by its feedback: so nobody reports what they have yet to
 * answer, and nothing of a key is told before it is earned.
 */
final class ReportRoutes implements Routes {
    private final Quizzes quizzes;
    private final Reports reports;
    private final VisitorPages visitorPages;

    ReportRoutes(Quizzes quizzes, Reports reports, VisitorPages visitorPages) {
        this.quizzes = quizzes;
        this.reports = reports;
        this.visitorPages = visitorPages;
    }

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
            keep(shown, form.first("said").orElse(""));
        }
        visitorPages.forget(attempt.learner());
        Replies.redirect(context, place(attempt, shown.id()));
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
