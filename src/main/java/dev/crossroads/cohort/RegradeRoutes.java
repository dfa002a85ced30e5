package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Done;
import dev.crossroads.web.Form;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One item of a quiz in a cohort, and marking its answers again. */
final class RegradeRoutes implements Routes {
    private final Cohorts cohorts;
    private final Results results;
    private final MembershipTable members;
    private final Regrades regrades;
    private final Reports reports;
    private final CohortAudit audit;
    private final RegradePages pages;

    RegradeRoutes(
            Cohorts cohorts,
            Results results,
            MembershipTable members,
            Regrades regrades,
            Reports reports,
            CohortAudit audit,
            RegradePages pages) {
        this.cohorts = cohorts;
        this.results = results;
        this.members = members;
        this.regrades = regrades;
        this.reports = reports;
        this.audit = audit;
        this.pages = pages;
    }

    /** The page of an item. */
    static String path(UUID cohort, String quiz, String question) {
        return address(cohort, "", quiz, question);
    }

    /** Where something of an item is, below its cohort. */
    static String address(UUID cohort, String below, String quiz, String question) {
        return Cohorts.path(cohort) + "/item" + below + "?quiz=" + URLEncoder.encode(quiz, StandardCharsets.UTF_8)
                + "&question=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/item").handler(this::show);
        router.post("/cohorts/:cohort/item/preview").handler(this::preview);
        router.post("/cohorts/:cohort/item/regrade").handler(this::decide);
    }

    private AnsweredItem asked(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        Optional<String> named = Optional.ofNullable(context.request().getParam("quiz"));
        Optional<String> id = Optional.ofNullable(context.request().getParam("question"));
        Quiz quiz = named.map(course::quiz)
                .orElseGet(() -> course.quizzes().values().stream().findFirst())
                .orElseThrow(
                        () -> Problem.notFound(new Message("quiz.problem.quiz", Map.of("quiz", named.orElse("")))));
        Question question = id.map(quiz::question)
                .orElseGet(() -> quiz.questions().stream().findFirst())
                .orElseThrow(() ->
                        Problem.notFound(new Message("quiz.problem.question", Map.of("question", id.orElse("")))));
        Map<UUID, String> names = members.of(cohort.id()).await().stream()
                .collect(Collectors.toMap(Membership::learner, Membership::name));
        return new AnsweredItem(
                Visitor.of(context),
                cohort,
                course,
                quiz,
                question,
                names,
                results.withAnswersTo(quiz, names.keySet(), course.id(), regrades.now())
                        .await(),
                Optional.ofNullable(context.request().getParam("by")));
    }

    private void show(RoutingContext context) {
        Replies.html(context, 200, pages.page(asked(context), new Form(Map.of()), Optional.empty(), Optional.empty()));
    }

    private void preview(RoutingContext context) {
        AnsweredItem asked = asked(context);
        Form form = Requests.form(context);
        if (looksForAName(form)) {
            Replies.html(context, 200, pages.page(asked, form, Optional.empty(), Optional.empty()));
            return;
        }
        try {
            Decision decision = read(context, asked, form);
            Replies.html(
                    context,
                    200,
                    pages.page(asked, form, Optional.of(pages.preview(asked, form, decision)), Optional.empty()));
        } catch (Problem incomplete) {
            Replies.html(context, 400, pages.page(asked, form, Optional.empty(), Optional.of(incomplete)));
        }
    }

    /** By its button, or by Enter in its field while nothing else is said. */
    private static boolean looksForAName(Form form) {
        boolean isNamed = form.first("who").filter(name -> !name.isBlank()).isPresent();
        boolean isOpen = form.first("attempt").filter(one -> !one.isBlank()).isEmpty();
        Optional<Rule> rule = form.word("rule", Rule.class);
        return form.first("find").isPresent()
                || isNamed && isOpen && rule.filter(one -> one != Rule.POINTS).isEmpty();
    }

    private void decide(RoutingContext context) {
        AnsweredItem asked = asked(context);
        Form form = Requests.form(context);
        try {
            Decision decision = read(context, asked, form);
            store(context, asked, decision, form);
            regrades.carryOut(decision);
            Done.SAVED.redirect(
                    context,
                    path(
                                    asked.cohort().id(),
                                    asked.quiz().id(),
                                    asked.question().id()) + "#decisions");
        } catch (Problem incomplete) {
            Replies.html(context, 400, pages.page(asked, form, Optional.empty(), Optional.of(incomplete)));
        }
    }

    /** Keeps the decision, who made it, and the replies to the ticked reports: all or nothing. */
    private void store(RoutingContext context, AnsweredItem asked, Decision decision, Form form) {
        UUID by = asked.visitor().learner();
        List<UUID> ticked = form.ids("report");
        audit.doing(
                context,
                asked.cohort().id(),
                transaction -> regrades.store(transaction, decision)
                        .compose(isNew -> isNew
                                ? reports.mend(
                                                transaction,
                                                ticked,
                                                RegradePages.concerned(asked, decision),
                                                asked.question().id(),
                                                decision.why(),
                                                by)
                                        .map(Optional::of)
                                : Future.succeededFuture(Optional.<Integer>empty())),
                mended -> mended.stream()
                        .flatMap(count -> entries(decision, count))
                        .toList());
    }

    private static Stream<CohortAudit.Entry> entries(Decision decision, int mended) {
        CohortAudit.Entry regraded = new CohortAudit.Entry(
                Deed.REGRADED, decision.scope().learner(), decision.question() + " " + Word.of(decision.rule()));
        CohortAudit.Entry replied = new CohortAudit.Entry(
                Deed.REPORT_ANSWERED, Optional.empty(), decision.question() + " " + Word.of(Report.State.MENDED));
        return Stream.concat(Stream.of(regraded), Stream.generate(() -> replied).limit(mended));
    }

    private Decision read(RoutingContext context, AnsweredItem asked, Form form) {
        return RegradeForm.read(
                form,
                asked.cohort(),
                asked.quiz().id(),
                asked.question(),
                asked.owners(),
                asked.visitor().learner(),
                Requests.eventId(context),
                regrades.now(),
                asked.texts());
    }
}
