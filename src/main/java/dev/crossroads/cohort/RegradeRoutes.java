package dev.crossroads.cohort;

import dev.crossroads.cohort.ItemPage.Choice;
import dev.crossroads.cohort.ItemPage.Group;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.asked.AnswerFields;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.quiz.regrade.Change;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recommendation.advisor.Leader;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.AuditLog;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One item of a quiz: how it does in a cohort, what it asked before, and marking its answers again. */
final class RegradeRoutes implements Routes {
    private static final int NAMES_SHOWN = 12;

    /** Fields of the form that are no part of what is decided. */
    private static final Set<String> OWN_FIELDS = Set.of("event");

    private final Cohorts cohorts;
    private final CohortItems items;
    private final Results results;
    private final MembershipTable members;
    private final Leaders leaders;
    private final Regrades regrades;
    private final Pages pages;
    private final Frame frame;

    RegradeRoutes(
            Cohorts cohorts,
            CohortItems items,
            Results results,
            MembershipTable members,
            Leaders leaders,
            Regrades regrades,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.items = items;
        this.results = results;
        this.members = members;
        this.leaders = leaders;
        this.regrades = regrades;
        this.pages = pages;
        this.frame = frame;
    }

    /** The page of an item. */
    static String path(UUID cohort, String quiz, String question) {
        return address(cohort, "", quiz, question);
    }

    private static String address(UUID cohort, String below, String quiz, String question) {
        return Cohorts.path(cohort) + "/item" + below + "?quiz=" + URLEncoder.encode(quiz, StandardCharsets.UTF_8)
                + "&question=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/item").handler(this::show);
        router.post("/cohorts/:cohort/item/preview").handler(this::preview);
        router.post("/cohorts/:cohort/item/regrade").handler(this::decide);
    }

    /** The item that a request names, with its cohort's answers. */
    private record Asked(
            Visitor visitor,
            Cohort cohort,
            Course course,
            Quiz quiz,
            Question question,
            Map<UUID, String> names,
            Map<UUID, CourseResults> results) {

        Texts texts() {
            return visitor.texts().in(cohort.zone());
        }

        /** Whose each attempt is that asked it and whose mark is told. */
        Map<UUID, UUID> owners() {
            Map<UUID, UUID> owners = new HashMap<>();
            results.forEach((learner, of) -> of.attempts().stream()
                    .filter(attempt ->
                            !attempt.isInProgress() && attempt.questions().contains(question.id()))
                    .forEach(attempt -> owners.put(attempt.id(), learner)));
            return owners;
        }
    }

    private Asked asked(RoutingContext context) {
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
        return new Asked(
                Visitor.of(context),
                cohort,
                course,
                quiz,
                question,
                names,
                results.withAnswers(names.keySet(), course.id(), regrades.now()).await());
    }

    private void show(RoutingContext context) {
        Replies.html(context, 200, page(asked(context), new Form(Map.of()), Optional.empty(), Optional.empty()));
    }

    private void preview(RoutingContext context) {
        Asked asked = asked(context);
        Form form = Requests.form(context);
        try {
            Decision decision = read(context, asked, form);
            Replies.html(
                    context, 200, page(asked, form, Optional.of(preview(asked, form, decision)), Optional.empty()));
        } catch (Problem incomplete) {
            Replies.html(context, 400, page(asked, form, Optional.empty(), Optional.of(incomplete)));
        }
    }

    private void decide(RoutingContext context) {
        Asked asked = asked(context);
        Form form = Requests.form(context);
        try {
            Decision decision = read(context, asked, form);
            regrades.decide(decision);
            AuditLog.of(context)
                    .with("cohort", asked.cohort().id())
                    .with("question", asked.question().id())
                    .with("rule", Word.of(decision.rule()))
                    .note("answers-regraded");
            Replies.redirect(
                    context,
                    path(
                                    asked.cohort().id(),
                                    asked.quiz().id(),
                                    asked.question().id()) + "#decisions");
        } catch (Problem incomplete) {
            Replies.html(context, 400, page(asked, form, Optional.empty(), Optional.of(incomplete)));
        }
    }

    private Decision read(RoutingContext context, Asked asked, Form form) {
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

    private ItemPage.Preview preview(Asked asked, Form form, Decision decision) {
        List<Change> changes = regrades.preview(decision);
        return new ItemPage.Preview(
                UUID.randomUUID().toString(),
                address(
                        asked.cohort().id(),
                        "/regrade",
                        asked.quiz().id(),
                        asked.question().id()),
                form.names().stream()
                        .filter(name -> !OWN_FIELDS.contains(name))
                        .flatMap(name -> form.all(name).stream().map(value -> new ItemPage.Field(name, value)))
                        .toList(),
                changes.size(),
                group(asked, changes, change -> change.gain() > 0),
                group(asked, changes, change -> change.gain() < 0),
                group(asked, changes, change -> change.passes() && !change.passed()),
                group(asked, changes, change -> change.passed() && !change.passes()),
                advisedOtherwise(asked, decision, changes));
    }

    private static Group group(Asked asked, List<Change> changes, Predicate<Change> which) {
        List<UUID> learners = changes.stream()
                .filter(which)
                .map(change -> change.given().learner())
                .distinct()
                .toList();
        List<String> names = asked.cohort().anonymous()
                ? List.of()
                : learners.stream()
                        .map(asked.names()::get)
                        .filter(Objects::nonNull)
                        .sorted(MemberOrder::compare)
                        .toList();
        String shown = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
        return new Group(
                learners.size(),
                names.size() <= NAMES_SHOWN
                        ? shown
                        : asked.texts()
                                .say(
                                        "cohort.items.names-more",
                                        Map.of("names", shown, "count", names.size() - NAMES_SHOWN)));
    }

    /** Of how many learners the recommendation would have another leader. */
    private int advisedOtherwise(Asked asked, Decision decision, List<Change> changes) {
        if (asked.course().questionnaire().isEmpty() || changes.isEmpty()) {
            return 0;
        }
        Map<UUID, Change> byAttempt = changes.stream()
                .collect(Collectors.toMap(change -> change.given().attempt(), change -> change));
        Map<UUID, List<Marked>> before = new HashMap<>();
        Map<UUID, List<Marked>> after = new HashMap<>();
        changes.stream()
                .map(change -> change.given().learner())
                .distinct()
                .filter(asked.results()::containsKey)
                .forEach(learner -> {
                    List<Marked> given = asked.results().get(learner).responses();
                    before.put(learner, given);
                    after.put(
                            learner,
                            given.stream()
                                    .map(response -> remarked(asked, decision, byAttempt, response))
                                    .toList());
                });
        Map<UUID, Leader> now = leaders.of(asked.course(), before);
        Map<UUID, Leader> then = leaders.of(asked.course(), after);
        return (int) before.keySet().stream()
                .filter(learner -> !Objects.equals(leader(now.get(learner)), leader(then.get(learner))))
                .count();
    }

    private static Marked remarked(Asked asked, Decision decision, Map<UUID, Change> changes, Marked response) {
        Change change = changes.get(response.attempt());
        return change == null || !response.question().equals(asked.question().id())
                ? response
                : response.remarked(change.after().correct(), decision.rule() != Rule.LEFT_OUT);
    }

    private static Optional<String> leader(Leader leader) {
        return Optional.ofNullable(leader).map(known -> known.alternative() + known.decided());
    }

    private String page(Asked asked, Form form, Optional<ItemPage.Preview> preview, Optional<Problem> trouble) {
        Cohort cohort = asked.cohort();
        Texts texts = asked.texts();
        Question question = asked.question();
        CohortItems.Items all = items.of(cohort, asked.course());
        Editions editions = Editions.of(
                question,
                asked.results().values(),
                revision -> cohorts.asAnswered(cohort, asked.quiz().id(), question.id(), revision)
                        .filter(then -> then.common().revision().equals(revision)),
                texts);
        ItemPage page = new ItemPage(
                Cohorts.around(frame, cohort, Optional.of(asked.course()), asked.visitor()),
                CohortHead.of(cohort, Optional.of(asked.course()), CohortHead.Place.BELOW),
                new Link(texts.say("cohort.nav.items"), Cohorts.path(cohort.id()) + "/items"),
                new Link(
                        asked.quiz().title(),
                        Paths.quiz(asked.course().id(), asked.quiz().id())),
                question.id(),
                question.asks(),
                all.of(asked.quiz(), question)
                        .map(statistics ->
                                new ItemPages(cohort.id(), all, texts).item(asked.quiz(), question, statistics)),
                cohort.anonymous() ? List.of() : editions(editions, texts),
                cohort.anonymous() ? Optional.empty() : difference(editions, texts),
                decisions(asked),
                new ItemPage.Regrade(
                        address(cohort.id(), "/preview", asked.quiz().id(), question.id()) + "#preview",
                        question.asks(),
                        AnswerFields.of(Asking.outside(question), form::all),
                        rules(asked, form),
                        attempts(asked, form),
                        form.first("points").orElse(""),
                        question.common().points(),
                        form.first("why").orElse(""),
                        preview,
                        trouble.map(problem ->
                                problem.said().map(message -> message.in(texts)).orElseGet(problem::detail))));
        return pages.render("cohort/item", page);
    }

    private static List<ItemPage.Edition> editions(Editions editions, Texts texts) {
        return editions.latestFirst().size() < 2
                ? List.of()
                : editions.latestFirst().stream()
                        .map(edition -> new ItemPage.Edition(
                                edition.isNow(),
                                ItemName.of(edition.question(), texts).text(),
                                edition.right().orElse(""),
                                edition.facility().n(),
                                Numbers.of(edition.facility(), texts)))
                        .toList();
    }

    private static Optional<String> difference(Editions editions, Texts texts) {
        if (editions.latestFirst().size() < 2) {
            return Optional.empty();
        }
        Proportion after = editions.latestFirst().get(0).facility();
        Proportion before = editions.latestFirst().get(1).facility();
        return Optional.of(
                after.isReportable() && before.isReportable()
                        ? Numbers.points(after.share() - before.share(), after.differenceFrom(before), texts)
                        : texts.say("cohort.item.too-few", Map.of("least", Proportion.LEAST)));
    }

    private List<ItemPage.Decided> decisions(Asked asked) {
        List<Decision> decided = regrades
                .of(asked.course().id(), asked.question().id())
                .stream()
                .filter(one -> one.scope()
                        .cohort()
                        .filter(id -> !id.equals(asked.cohort().id()))
                        .isEmpty())
                .toList();
        Map<UUID, String> names = cohorts.names(
                decided.stream().flatMap(one -> one.by().stream()).distinct().toList());
        return decided.stream()
                .map(one -> new ItemPage.Decided(
                        asked.texts().dateAndTime(one.at()),
                        key(one.rule()),
                        one.why(),
                        one.by().map(names::get),
                        one.isOfItself(),
                        one.isDone()))
                .toList();
    }

    private static List<Choice> rules(Asked asked, Form form) {
        String chosen = form.first("rule").orElse("");
        return Stream.of(Rule.values())
                .filter(rule -> rule != Rule.POINTS || !asked.cohort().anonymous())
                .map(rule -> new Choice(Word.of(rule), key(rule), Word.of(rule).equals(chosen)))
                .toList();
    }

    private static String key(Rule rule) {
        return switch (rule) {
            case NEW_KEY -> "cohort.regrade.new-key";
            case ACCEPTED_TOO -> "cohort.regrade.accepted-too";
            case FULL_MARKS -> "cohort.regrade.full-marks";
            case LEFT_OUT -> "cohort.regrade.left-out";
            case POINTS -> "cohort.regrade.points";
            case EDITED -> "cohort.regrade.edited";
        };
    }

    private static List<Choice> attempts(Asked asked, Form form) {
        if (asked.cohort().anonymous()) {
            return List.of();
        }
        String chosen = form.first("attempt").orElse("");
        Map<UUID, UUID> owners = asked.owners();
        return asked.results().entrySet().stream()
                .flatMap(of -> of.getValue().attempts().stream()
                        .filter(attempt -> owners.containsKey(attempt.id()))
                        .map(attempt -> new Choice(
                                attempt.id().toString(),
                                asked.texts()
                                        .say(
                                                "cohort.regrade.attempt",
                                                Map.of(
                                                        "name",
                                                        asked.names().get(of.getKey()),
                                                        "number",
                                                        attempt.number())),
                                attempt.id().toString().equals(chosen))))
                .sorted((one, other) -> MemberOrder.compare(one.text(), other.text()))
                .toList();
    }
}
