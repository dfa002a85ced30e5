package dev.crossroads.cohort;

import dev.crossroads.cohort.ItemPage.Choice;
import dev.crossroads.cohort.ItemPage.Group;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.Wording;
import dev.crossroads.quiz.asked.AnswerFields;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.quiz.regrade.Change;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.quiz.regrade.Effect;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.recommendation.AdvisedOtherwise;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.util.Collection;
import java.util.Comparator;
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

/** The page of an item: how it does in a cohort, what it asked before, and what marking it again would change. */
final class RegradePages {
    private static final int NAMES_SHOWN = 12;

    /** Fields of the form that are no part of what is decided. */
    private static final Set<String> OWN_FIELDS = Set.of("event", "report", "who", "find");

    /** Attempts are listed up to here; more are found by the name of whose they are. */
    private static final int ATTEMPTS_SHOWN = 20;

    private final Cohorts cohorts;
    private final CohortItems items;
    private final CohortReports reports;
    private final ItemGroups groups;
    private final Leaders leaders;
    private final Results results;
    private final Regrades regrades;
    private final Pages pages;
    private final Frame frame;

    RegradePages(
            Cohorts cohorts,
            CohortItems items,
            CohortReports reports,
            ItemGroups groups,
            Leaders leaders,
            Results results,
            Regrades regrades,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.items = items;
        this.reports = reports;
        this.groups = groups;
        this.leaders = leaders;
        this.results = results;
        this.regrades = regrades;
        this.pages = pages;
        this.frame = frame;
    }

    /** Whom a decision would concern, before it is one. */
    ItemPage.Preview preview(AnsweredItem asked, Form form, Decision decision) {
        return preview(
                asked,
                decision,
                regrades.preview(decision),
                form.names().stream()
                        .filter(name -> !OWN_FIELDS.contains(name))
                        .flatMap(name -> form.all(name).stream().map(value -> new ItemPage.Field(name, value)))
                        .toList(),
                Optional.empty());
    }

    /**
     * The same of the author's key, where answers were given before it was corrected and nobody decided by it yet;
     * empty where nothing would change.
     */
    private Optional<ItemPage.Preview> offer(AnsweredItem asked, Editions editions) {
        Question now = asked.question();
        boolean isCorrected = editions.latestFirst().stream()
                .skip(1)
                .map(edition -> Wording.of(edition.question(), now))
                .anyMatch(wording -> wording.isSame() && wording.hasSameOptions());
        Decision decision = RegradeForm.byAuthorsKey(asked, regrades.now());
        if (!isCorrected
                || regrades.of(asked.course().id(), now.id()).stream().anyMatch(one -> isTheSame(one, decision))) {
            return Optional.empty();
        }
        List<Change> changes = regrades.preview(decision);
        return changes.stream().noneMatch(Change::changesAnything)
                ? Optional.empty()
                : Optional.of(preview(
                        asked,
                        decision,
                        changes,
                        List.of(new ItemPage.Field("rule", Word.of(Rule.EDITED))),
                        Optional.of(asked.texts().say("cohort.regrade.offer.why"))));
    }

    private static boolean isTheSame(Decision one, Decision other) {
        return one.scope().equals(other.scope())
                && one.rule() == other.rule()
                && one.revision().equals(other.revision());
    }

    private ItemPage.Preview preview(
            AnsweredItem asked,
            Decision decision,
            List<Change> changes,
            List<ItemPage.Field> fields,
            Optional<String> why) {
        List<Report> open = reports
                .on(asked.cohort(), concerned(asked, decision), asked.question().id())
                .stream()
                .filter(Report::isOpen)
                .toList();
        // An answer in a placement, or in a test before or after, is told of nobody.
        List<Change> told = changes.stream()
                .filter(change -> !Quiz.isSealed(change.given().quiz()))
                .toList();
        return new ItemPage.Preview(
                UUID.randomUUID().toString(),
                RegradeRoutes.address(
                        asked.cohort().id(),
                        "/regrade",
                        asked.quiz().id(),
                        asked.question().id()),
                fields,
                why,
                told.size(),
                group(asked, told, change -> change.gain() > 0),
                group(asked, told, change -> change.gain() < 0),
                group(asked, told, change -> change.passesNow(asked.course())),
                group(asked, told, change -> change.passesNoLonger(asked.course())),
                AdvisedOtherwise.count(leaders, asked.course(), decision, changes, whole(changes, asked)),
                open.stream()
                        .map(report -> new ItemPage.Answerable(
                                report.id().toString(),
                                CohortReports.who(asked.cohort(), asked.names(), report),
                                report.said()))
                        .toList());
    }

    /** All results of those whose marks would change: a recommendation rests on the whole course. */
    private Map<UUID, CourseResults> whole(List<Change> changes, AnsweredItem asked) {
        return results.of(
                        changes.stream().map(change -> change.given().learner()).collect(Collectors.toSet()),
                        asked.course().id(),
                        regrades.now())
                .await();
    }

    /** Whose reports a decision may answer. */
    static Collection<UUID> concerned(AnsweredItem asked, Decision decision) {
        return decision.scope()
                .learner()
                .<Collection<UUID>>map(List::of)
                .orElseGet(() -> asked.names().keySet());
    }

    private static Group group(AnsweredItem asked, List<Change> changes, Predicate<Change> which) {
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

    /** The page, with the form as it was sent and its preview or the reason for none. */
    String page(AnsweredItem asked, Form form, Optional<ItemPage.Preview> preview, Optional<Problem> trouble) {
        Cohort cohort = asked.cohort();
        Texts texts = asked.texts();
        Question question = asked.question();
        CohortItems.Items all = items.of(cohort, asked.course(), asked.names(), asked.results());
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
                reports.rows(
                        cohort,
                        asked.names(),
                        reports.on(cohort, asked.names().keySet(), question.id()),
                        "item",
                        texts),
                cohort.anonymous() ? List.of() : EditionPages.of(editions, texts),
                cohort.anonymous() ? Optional.empty() : EditionPages.difference(editions, texts),
                groups.part(asked, asked.by()),
                decisions(asked),
                new ItemPage.Regrade(
                        RegradeRoutes.address(
                                        cohort.id(), "/preview", asked.quiz().id(), question.id()) + "#preview",
                        question.asks(),
                        AnswerFields.of(Asking.outside(question), form::all),
                        rules(asked, form),
                        byHand(asked, form),
                        form.first("why").orElse(""),
                        preview.isPresent() ? Optional.empty() : offer(asked, editions),
                        preview,
                        trouble.map(problem ->
                                problem.said().map(message -> message.in(texts)).orElseGet(problem::detail))));
        return pages.render("cohort/item", page);
    }

    private List<ItemPage.Decided> decisions(AnsweredItem asked) {
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
        Map<UUID, Effect> effects = effects(asked, decided);
        return decided.stream()
                .map(one -> new ItemPage.Decided(
                        asked.texts().dateAndTime(one.at()),
                        key(one.rule()),
                        one.key().map(key -> AnswerWords.of(asked.question(), key, asked.texts())),
                        one.why(),
                        one.by().map(names::get),
                        one.isOfItself(),
                        one.isDone(),
                        effects.getOrDefault(one.id(), Effect.NONE)))
                .toList();
    }

    /** Decisions of the cohort concern its members alone; of others, what they did to them. */
    private Map<UUID, Effect> effects(AnsweredItem asked, List<Decision> decided) {
        Map<Boolean, List<UUID>> byScope = decided.stream()
                .collect(Collectors.partitioningBy(
                        one -> one.scope().cohort().isPresent(),
                        Collectors.mapping(Decision::id, Collectors.toList())));
        Map<UUID, Effect> effects = new HashMap<>();
        if (!byScope.get(true).isEmpty()) {
            effects.putAll(regrades.effects(byScope.get(true)));
        }
        if (!byScope.get(false).isEmpty()) {
            effects.putAll(regrades.effects(byScope.get(false), asked.names().keySet()));
        }
        return effects;
    }

    private static List<Choice> rules(AnsweredItem asked, Form form) {
        String chosen = form.first("rule").orElse("");
        return Stream.of(Rule.values())
                .filter(rule -> rule != Rule.POINTS || !asked.cohort().anonymous())
                .map(rule -> new Choice(Word.of(rule), key(rule), Word.of(rule).equals(chosen)))
                .toList();
    }

    /** The text key of a rule. */
    static String key(Rule rule) {
        return switch (rule) {
            case NEW_KEY -> "cohort.regrade.new-key";
            case ACCEPTED_TOO -> "cohort.regrade.accepted-too";
            case FULL_MARKS -> "cohort.regrade.full-marks";
            case LEFT_OUT -> "cohort.regrade.left-out";
            case POINTS -> "cohort.regrade.points";
            case EDITED -> "cohort.regrade.edited";
        };
    }

    /** All attempts where they are few, else those of whoever is looked for, and the one that is chosen. */
    private static Optional<ItemPage.ByHand> byHand(AnsweredItem asked, Form form) {
        Map<UUID, UUID> owners = asked.owners();
        if (asked.cohort().anonymous() || owners.isEmpty()) {
            return Optional.empty();
        }
        String chosen = form.first("attempt").orElse("");
        String who = form.first("who").map(String::strip).orElse("");
        String points = form.first("points").orElse("");
        NameSearch search = NameSearch.of(who);
        boolean isAsked = owners.size() <= ATTEMPTS_SHOWN || !search.words().isEmpty();
        List<Map.Entry<UUID, UUID>> matching = owners.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(chosen)
                        || isAsked && search.finds(asked.names().get(entry.getValue())))
                .sorted(Comparator.comparing(
                        entry -> asked.names().get(entry.getValue()), (one, other) -> MemberOrder.compare(one, other)))
                .toList();
        // The one that is chosen stays, however many others are found.
        List<Choice> found = matching.stream()
                .sorted(Comparator.comparing(entry -> !entry.getKey().toString().equals(chosen)))
                .limit(ATTEMPTS_SHOWN)
                .map(entry -> choice(asked, entry, chosen))
                .sorted((one, other) -> MemberOrder.compare(one.text(), other.text()))
                .toList();
        Texts texts = asked.texts();
        Optional<String> said = isAsked
                ? Optional.of(matching)
                        .filter(all -> all.isEmpty() || all.size() > found.size())
                        .map(all -> all.isEmpty()
                                ? texts.say("cohort.regrade.found-none", Map.of("name", who))
                                : texts.say("cohort.regrade.found", Map.of("shown", found.size(), "count", all.size())))
                : Optional.of(texts.say("cohort.regrade.attempts", Map.of("count", owners.size())));
        return Optional.of(new ItemPage.ByHand(
                !points.isEmpty() || !chosen.isEmpty() || !who.isEmpty(),
                RegradeRoutes.address(
                                asked.cohort().id(),
                                "/preview",
                                asked.quiz().id(),
                                asked.question().id())
                        + "#by-hand",
                who,
                found,
                said,
                points,
                asked.question().common().points()));
    }

    private static Choice choice(AnsweredItem asked, Map.Entry<UUID, UUID> attempt, String chosen) {
        return new Choice(
                attempt.getKey().toString(),
                asked.texts()
                        .say(
                                "cohort.regrade.attempt",
                                Map.of(
                                        "name",
                                        asked.names().get(attempt.getValue()),
                                        "number",
                                        asked.results().get(attempt.getValue()).attempts().stream()
                                                .filter(one -> one.id().equals(attempt.getKey()))
                                                .findFirst()
                                                .orElseThrow()
                                                .number())),
                attempt.getKey().toString().equals(chosen));
    }
}
