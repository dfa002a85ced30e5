package dev.crossroads.quiz;

import dev.crossroads.course.Paths;
import dev.crossroads.quiz.report.Reply;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.ReportRow;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The page on which whoever runs the server reads all reports and replies to them: the author, or who knows them. It
 * names no learner. For whoever may read the metrics.
 */
final class OperatorReportRoutes implements Routes {
    private static final String PATH = "/operations/reports";
    private static final int MOST = 200;

    private final Reports reports;
    private final OperatorAccess access;
    private final VisitorPages visitorPages;
    private final Pages pages;
    private final Frame frame;

    OperatorReportRoutes(Reports reports, OperatorAccess access, VisitorPages visitorPages, Pages pages, Frame frame) {
        this.reports = reports;
        this.access = access;
        this.visitorPages = visitorPages;
        this.pages = pages;
        this.frame = frame;
    }

    /** The operators' page of reports: {@code quiz/reports}. */
    public record ReportsPage(Chrome chrome, List<ReportRow> reports, int most) {}

    record ReportsView(List<Entry> reports) {}

    record Entry(
            UUID id,
            String course,
            String quiz,
            String question,
            String revision,
            String prompt,
            String answer,
            String said,
            Instant reportedAt,
            String state,
            Optional<String> reply,
            int version) {}

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.post(PATH + "/:report").handler(this::reply);
        router.get(Paths.API + PATH).handler(this::list);
    }

    private void show(RoutingContext context) {
        access.require(context);
        show(context, 200, UnaryOperator.identity());
    }

    private void show(RoutingContext context, int status, UnaryOperator<ReportRow> filled) {
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        ReportsPage page = new ReportsPage(
                frame.around(texts.say("quiz.reports.title"), Chrome.Place.ELSEWHERE, visitor),
                reports.all(MOST).stream()
                        .map(report -> filled.apply(row(report, texts)))
                        .toList(),
                MOST);
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, status, pages.render("quiz/reports", page));
    }

    private ReportRow row(Report report, Texts texts) {
        return new ReportRow(
                report.id().toString(),
                new Link(
                        reports.name(report, texts),
                        reports.home(report)
                                .map(quiz -> Paths.quiz(report.course(), quiz.id()))
                                .orElse("")),
                reports.language(report),
                reports.isEdited(report),
                "",
                texts.dateAndTime(report.reportedAt()),
                report.said(),
                reports.answer(report, texts),
                report.isOpen(),
                report.state().key(),
                report.repliedAt().map(at -> new ReportRow.Replied(report.reply(), "", texts.dateAndTime(at))),
                "",
                Optional.empty(),
                PATH + "/" + report.id(),
                "",
                report.version());
    }

    private void list(RoutingContext context) {
        access.require(context);
        Texts texts = Visitor.of(context).texts();
        context.response().putHeader("Cache-Control", "no-store");
        Replies.json(
                context,
                200,
                new ReportsView(reports.all(MOST).stream()
                        .map(report -> new Entry(
                                report.id(),
                                report.course(),
                                report.quiz(),
                                report.question(),
                                report.revision(),
                                reports.name(report, texts),
                                reports.answer(report, texts),
                                report.said(),
                                report.reportedAt(),
                                Word.of(report.state()),
                                Optional.of(report.reply()).filter(text -> !text.isEmpty()),
                                report.version()))
                        .toList()));
    }

    private void reply(RoutingContext context) {
        access.require(context);
        Report report = reports.byId(Requests.uuid(context, "report"))
                .orElseThrow(() -> Problem.notFound(new Message("web.problem.nothing-here")));
        Form form = Requests.form(context);
        try {
            Reply reply = Reply.read(form, Optional.empty());
            access.doing(
                    context,
                    "report-answered",
                    Optional.of(report.learner()),
                    report.id().toString(),
                    () -> store(report, reply));
        } catch (Problem problem) {
            show(context, problem.status(), ReportRow.again(report, form, problem, Visitor.of(context)));
            return;
        }
        visitorPages.forget(report.learner());
        Done.SENT.redirect(context, PATH);
    }

    private void store(Report report, Reply reply) {
        if (!reports.reply(report, reply) && !reports.isReplied(report, reply)) {
            throw Problem.conflict(new Message("quiz.report.problem.replied"));
        }
    }
}
