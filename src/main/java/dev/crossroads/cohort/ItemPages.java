package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortItems.Items;
import dev.crossroads.cohort.ItemsPage.Draw;
import dev.crossroads.cohort.ItemsPage.Item;
import dev.crossroads.cohort.ItemsPage.Look;
import dev.crossroads.cohort.ItemsPage.QuizItems;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.StoredJson;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    List<QuizItems> quizzes() {
        return items.course().quizzes().values().stream()
                .map(quiz ->
                        new QuizItems(
                                new Link(quiz.title(), Paths.quiz(items.course().id(), quiz.id())),
                                QuizStatisticsRoutes.path(cohort, quiz.id(), Optional.empty()),
                                quiz.questions().stream()
                                        .flatMap(question -> items
                                                .of(quiz, question)
                                                .map(statistics -> item(quiz, question, statistics))
                                                .stream())
                                        .toList()))
                .filter(quiz -> !quiz.items().isEmpty())
                .toList();
    }

    /** What deserves a look, the items with the strongest evidence first. */
    List<Look> look() {
        record Found(Question question, ItemStatistics statistics) {}
        return items.course().quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream()
                        .flatMap(question -> items.of(quiz, question).map(of -> new Found(question, of)).stream()))
                .filter(found -> !found.statistics().signals().isEmpty())
                .sorted(Comparator.comparingDouble(
                                (Found found) -> found.statistics().evidence())
                        .reversed())
                .map(found -> new Look(
                        "#item-" + found.question().id(),
                        AnswerWords.promptInShort(found.question(), texts),
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
        return new Item(
                question.id(),
                RegradeRoutes.path(cohort, quiz.id(), question.id()),
                AnswerWords.promptInShort(question, texts),
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
