package dev.crossroads.cohort;

import dev.crossroads.quiz.report.Reply;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.ReportRow;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reports of a cohort's members, and the replies to them: pages and the JSON interface. */
final class CohortReportRoutes implements Routes {
    private final Cohorts cohorts;
    private final CohortReports found;
    private final Reports reports;
    private final MembershipTable members;
    private final CohortAudit audit;
    private final Pages pages;
    private final Frame frame;

    CohortReportRoutes(
            Cohorts cohorts,
            CohortReports found,
            Reports reports,
            MembershipTable members,
            CohortAudit audit,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.found = found;
        this.reports = reports;
        this.members = members;
        this.audit = audit;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * All reports of a cohort: {@code cohort/reports}.
     *
     * @param most as many are shown at most
     */
    public record ReportsPage(Chrome chrome, CohortHead head, List<ReportRow> reports, int most) {}

    record ReportsView(List<Entry> reports) {}

    record Entry(
            UUID id,
            String href,
            String quiz,
            String question,
            String revision,
            String prompt,
            Optional<String> name,
            Optional<String> answer,
            String said,
            Instant reportedAt,
            String state,
            Optional<String> reply,
            Optional<Instant> repliedAt,
            int version,
            Optional<String> page) {}

    record ReplyRequest(Report.State state, String reply, int version) {}

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/reports").handler(this::show);
        router.post("/cohorts/:cohort/reports/:report").handler(this::reply);
        router.get("/api/v1/cohorts/:cohort/reports").handler(this::list);
        router.put("/api/v1/cohorts/:cohort/reports/:report/reply").handler(this::put);
    }

    private Map<UUID, String> names(Cohort cohort) {
        return members.of(cohort.id()).await().stream()
                .collect(Collectors.toMap(Membership::learner, Membership::name));
    }

    private void show(RoutingContext context) {
        show(context, 200, cohorts.seenBy(context), UnaryOperator.identity());
    }

    private void show(RoutingContext context, int status, Cohort cohort, UnaryOperator<ReportRow> filled) {
        Visitor visitor = Visitor.of(context);
        Map<UUID, String> names = names(cohort);
        ReportsPage page = new ReportsPage(
                Cohorts.around(frame, cohort, cohorts.course(cohort), visitor),
                CohortHead.of(cohort, cohorts.course(cohort), CohortHead.Place.BELOW),
                found
                        .rows(
                                cohort,
                                names,
                                found.all(cohort, names.keySet()),
                                "",
                                visitor.texts().in(cohort.zone()))
                        .stream()
                        .map(filled)
                        .toList(),
                CohortReports.MOST);
        Replies.html(context, status, pages.render("cohort/reports", page));
    }

    private void list(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Map<UUID, String> names = names(cohort);
        Texts texts = Visitor.of(context).texts();
        Replies.json(
                context,
                200,
                new ReportsView(found.all(cohort, names.keySet()).stream()
                        .map(report -> entry(cohort, names, report, texts))
                        .toList()));
    }

    private Entry entry(Cohort cohort, Map<UUID, String> names, Report report, Texts texts) {
        return new Entry(
                report.id(),
                Cohorts.api(cohort.id()) + "/reports/" + report.id() + "/reply",
                report.quiz(),
                report.question(),
                report.revision(),
                found.name(report, texts),
                told(CohortReports.who(cohort, names, report)),
                told(found.answer(cohort, report, texts)),
                report.said(),
                CohortReports.at(cohort, report),
                Word.of(report.state()),
                told(report.reply()),
                report.repliedAt(),
                report.version(),
                found.item(cohort, report));
    }

    private static Optional<String> told(String text) {
        return Optional.of(text).filter(told -> !told.isEmpty());
    }

    private void reply(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Form form = Requests.form(context);
        Report report = report(context, cohort);
        try {
            keep(
                    context,
                    cohort,
                    report,
                    Reply.read(form, Optional.of(Visitor.of(context).learner())));
        } catch (Problem problem) {
            show(context, problem.status(), cohort, ReportRow.again(report, form, problem, Visitor.of(context)));
            return;
        }
        String all = CohortReports.path(cohort.id());
        Done.SENT.redirect(
                context,
                form.first("from")
                        .filter("item"::equals)
                        .flatMap(_ -> found.item(cohort, report).map(item -> item + "#reports"))
                        .orElse(all));
    }

    private void put(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        ReplyRequest request = Requests.json(context, ReplyRequest.class);
        Reply reply = Reply.of(
                Optional.of(request.state()),
                request.reply(),
                Optional.of(Visitor.of(context).learner()),
                request.version());
        Report report = report(context, cohort);
        keep(context, cohort, report, reply);
        Replies.json(
                context,
                200,
                entry(
                        cohort,
                        names(cohort),
                        reports.byId(report.id()).orElse(report),
                        Visitor.of(context).texts()));
    }

    /** A report of a member on the course of the cohort; a problem 404 for any other. */
    private Report report(RoutingContext context, Cohort cohort) {
        return reports.byId(Requests.uuid(context, "report"))
                .filter(report ->
                        report.course().equals(cohort.course()) && names(cohort).containsKey(report.learner()))
                .orElseThrow(() -> Problem.notFound(new Message("web.problem.nothing-here")));
    }

    private void keep(RoutingContext context, Cohort cohort, Report report, Reply reply) {
        boolean isKept = audit.doing(
                context,
                cohort.id(),
                transaction -> reports.reply(transaction, report, reply),
                kept -> kept
                        ? List.of(new CohortAudit.Entry(
                                Deed.REPORT_ANSWERED,
                                Optional.empty(),
                                report.question() + " " + Word.of(reply.state())))
                        : List.of());
        if (!isKept && !reports.isReplied(report, reply)) {
            throw Problem.conflict(new Message("quiz.report.problem.replied"));
        }
        reports.changed(report.learner());
    }
}
