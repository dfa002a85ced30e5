package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortItems.Answered;
import dev.crossroads.cohort.CohortItems.Items;
import dev.crossroads.cohort.ItemsPage.Choice;
import dev.crossroads.cohort.ItemsPage.Draw;
import dev.crossroads.cohort.ItemsPage.Item;
import dev.crossroads.cohort.ItemsPage.Look;
import dev.crossroads.cohort.ItemsPage.QuizItems;
import dev.crossroads.cohort.ItemsPage.Search;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.quiz.answer.KeyWords;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Word;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page of items from their statistics. */
@Pure
final class ItemPages {

    /** Rarer answers say little, and a free text has as many as there are people. */
    private static final int DRAWS_SHOWN = 6;

    private static final int NAMES_SHOWN = 12;

    private final Items items;
    private final UUID cohort;
    private final Texts texts;

    ItemPages(UUID cohort, Items items, Texts texts) {
        this.cohort = cohort;
        this.items = items;
        this.texts = texts;
    }

    /** Those of the items that are asked for, in the order that is asked for. */
    List<Answered> found(ItemsQuery query) {
        return query.found(items.answered(), this::written);
    }

    /** Items by checkpoint, as they stand in this order. */
    List<QuizItems> quizzes(List<Answered> found, boolean areOpen) {
        return found.stream()
                .collect(Collectors.groupingBy(item -> item.quiz().id(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(of -> quiz(of.getFirst().quiz(), of, areOpen))
                .toList();
    }

    private QuizItems quiz(Quiz quiz, List<Answered> of, boolean isOpen) {
        return new QuizItems(
                new Link(quiz.title(), Paths.quiz(items.course().id(), quiz.id())),
                QuizStatisticsRoutes.path(cohort, quiz.id(), Optional.empty()),
                isOpen,
                of.stream().map(item -> item(item, Optional.empty())).toList());
    }

    /** Items of all checkpoints in one list, each with the title of its own. */
    List<Item> together(List<Answered> found) {
        return found.stream()
                .map(item -> item(item, Optional.of(item.quiz().title())))
                .toList();
    }

    /** The form that asks for other items, or for another order. */
    Search search(ItemsQuery query) {
        String path = Cohorts.path(cohort) + "/items";
        Set<String> answered =
                items.answered().stream().map(item -> item.quiz().id()).collect(Collectors.toSet());
        return new Search(
                path + "#found",
                query.text(),
                Stream.concat(
                                Stream.of(new Choice("", texts.say("cohort.items.all-quizzes"), false)),
                                items.course().quizzes().values().stream()
                                        .filter(quiz -> answered.contains(quiz.id()))
                                        .map(quiz -> new Choice(
                                                quiz.id(),
                                                quiz.title(),
                                                query.quiz()
                                                        .filter(quiz.id()::equals)
                                                        .isPresent())))
                        .toList(),
                query.isFlagged(),
                Stream.of(ItemsQuery.Sort.values())
                        .map(sort -> new Choice(Word.of(sort), texts.say(sort.key()), sort == query.sort()))
                        .toList(),
                query.equals(ItemsQuery.ALL) ? Optional.empty() : Optional.of(path));
    }

    /** An item is found by its name, its prompt, its program, its id and its checkpoint. */
    private String written(Answered item) {
        Question question = item.question();
        return String.join(
                " ",
                ItemName.of(question, texts).text(),
                AnswerWords.prompt(question, texts),
                program(question).map(ItemPages::source).orElse(""),
                question.id(),
                item.quiz().title());
    }

    private static String source(Program program) {
        return program.lines().stream().map(Program.ProgramLine::text).collect(Collectors.joining(" "));
    }

    /** Items that deserve a look, those with the strongest evidence first. */
    List<Look> look() {
        return items.answered().stream()
                .filter(found -> !found.statistics().signals().isEmpty())
                .sorted(Comparator.comparingDouble(
                                (Answered found) -> found.statistics().evidence())
                        .reversed())
                .map(found -> new Look(
                        "#item-" + found.question().id(),
                        ItemName.of(found.question(), texts),
                        signals(found.statistics())))
                .toList();
    }

    private List<String> signals(ItemStatistics statistics) {
        return statistics.signals().stream()
                .map(signal -> switch (signal) {
                    case MISLEADS -> texts.say("cohort.items.misleads");
                    case BACKWARDS -> texts.say("cohort.items.backwards");
                    case DRAWS_THE_STRONG -> texts.say("cohort.items.draws-the-strong");
                    case SURE_BUT_WRONG -> texts.say("cohort.items.many-sure-but-wrong");
                })
                .toList();
    }

    Item item(Quiz quiz, Question question, ItemStatistics statistics) {
        return item(new Answered(quiz, question, statistics), Optional.empty());
    }

    private Item item(Answered item, Optional<String> quiz) {
        Question question = item.question();
        ItemStatistics statistics = item.statistics();
        return new Item(
                question.id(),
                RegradeRoutes.path(cohort, item.quiz().id(), question.id()),
                ItemName.of(question, texts),
                quiz,
                question.asks(),
                program(question),
                KeyWords.of(question, texts),
                statistics.n(),
                share(statistics.facility()),
                statistics.facility().isReportable()
                        ? Optional.of(Statistics.percent(statistics.facility().share()))
                        : Optional.empty(),
                discrimination(statistics),
                share(statistics.sureButWrong()),
                statistics.medianSeconds().isPresent()
                        ? texts.say(
                                "cohort.items.seconds",
                                Map.of(
                                        "seconds",
                                        Math.round(statistics.medianSeconds().getAsDouble())))
                        : texts.say("cohort.items.too-small"),
                signals(statistics),
                statistics.draws().stream()
                        .limit(DRAWS_SHOWN)
                        .map(draw -> draw(question, draw))
                        .toList());
    }

    /** The program that a question is about, with the lines that are right to point at. */
    private static Optional<Program> program(Question question) {
        return switch (question) {
            case Question.Tracing tracing ->
                Optional.of(Program.of(
                        tracing.programLanguage(),
                        tracing.program(),
                        Set.of(),
                        tracing.line().stream().boxed().collect(Collectors.toSet())));
            case Question.Line pointed ->
                Optional.of(Program.of(pointed.programLanguage(), pointed.program(), Set.of(), pointed.lines()));
            case Question.MultipleChoice _,
                    Question.ShortAnswer _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _ -> Optional.empty();
        };
    }

    private Draw draw(Question question, ItemStatistics.Draw draw) {
        return new Draw(
                AnswerWords.of(question, StoredJson.tree(draw.answer()), texts),
                draw.correct(),
                draw.of().count(),
                draw.of().isReportable()
                        ? texts.percent(Statistics.percent(draw.of().share()))
                        : texts.say("cohort.items.too-small"),
                draw.others().isPresent()
                        ? texts.percent(Statistics.percent(draw.others().getAsDouble()))
                        : "",
                draw.strength().isPresent() ? Numbers.of(draw.strength(), texts) : "",
                draw.correct() ? "" : names(draw.learners()));
    }

    private String names(List<UUID> learners) {
        List<String> known = learners.stream()
                .flatMap(learner -> Optional.ofNullable(items.names().get(learner)).stream())
                .sorted(MemberOrder::compare)
                .toList();
        String shown = String.join(", ", known.stream().limit(NAMES_SHOWN).toList());
        return known.size() <= NAMES_SHOWN
                ? shown
                : texts.say("cohort.items.names-more", Map.of("names", shown, "count", known.size() - NAMES_SHOWN));
    }

    private String discrimination(ItemStatistics statistics) {
        return statistics.discrimination().isPresent() || statistics.n() < Estimate.ENOUGH_TO_CORRELATE
                ? Numbers.of(statistics.discrimination(), texts)
                : texts.say("cohort.items.never-varies");
    }

    private String share(Proportion proportion) {
        return Numbers.of(proportion, texts);
    }
}
