package dev.crossroads.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossroads.cohort.CohortItems.Items;
import dev.crossroads.cohort.ItemsPage.Draw;
import dev.crossroads.cohort.ItemsPage.Item;
import dev.crossroads.cohort.ItemsPage.Look;
import dev.crossroads.cohort.ItemsPage.QuizItems;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.Statistics;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Makes the page of items from their statistics. Pure. */
final class ItemPages {
    private static final JsonMapper JSON = new JsonMapper();

    /** Rarer answers say little, and a free text has as many as there are people. */
    private static final int DRAWS_SHOWN = 6;

    private static final int NAMES_SHOWN = 12;

    private final Items items;
    private final Texts texts;

    ItemPages(Items items, Texts texts) {
        this.items = items;
        this.texts = texts;
    }

    List<QuizItems> quizzes() {
        return items.course().quizzes().values().stream()
                .map(quiz -> new QuizItems(
                        new Link(quiz.title(), Paths.quiz(items.course().id(), quiz.id())),
                        quiz.questions().stream()
                                .flatMap(question ->
                                        items.of(quiz, question).map(statistics -> item(question, statistics)).stream())
                                .toList()))
                .filter(quiz -> !quiz.items().isEmpty())
                .toList();
    }

    List<Look> look() {
        List<Look> look = new ArrayList<>();
        for (Quiz quiz : items.course().quizzes().values()) {
            for (Question question : quiz.questions()) {
                items.of(quiz, question)
                        .filter(statistics -> !statistics.signals().isEmpty())
                        .ifPresent(statistics -> look.add(new Look(
                                "#item-" + question.id(),
                                AnswerWords.promptInShort(question, texts),
                                signals(statistics))));
            }
        }
        return List.copyOf(look);
    }

    private List<String> signals(ItemStatistics statistics) {
        return statistics.signals().stream()
                .map(signal -> switch (signal) {
                    case MISLEADS -> texts.say("cohort.items.misleads");
                    case BACKWARDS -> texts.say("cohort.items.backwards");
                    case SURE_BUT_WRONG -> texts.say("cohort.items.many-sure-but-wrong");
                })
                .toList();
    }

    private Item item(Question question, ItemStatistics statistics) {
        return new Item(
                question.id(),
                AnswerWords.promptInShort(question, texts),
                statistics.n(),
                share(statistics.facility()),
                statistics.facility().isReportable()
                        ? Optional.of(Statistics.percent(statistics.facility().share()))
                        : Optional.empty(),
                discrimination(statistics.discrimination()),
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
                AnswerWords.of(question, parsed(draw.answer()), texts),
                draw.correct(),
                draw.of().count(),
                draw.of().isReportable()
                        ? texts.percent(Statistics.percent(draw.of().share()))
                        : texts.say("cohort.items.too-small"),
                draw.others().isPresent()
                        ? texts.percent(Statistics.percent(draw.others().getAsDouble()))
                        : "",
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

    private String discrimination(OptionalDouble discrimination) {
        return discrimination.isPresent()
                ? texts.say(
                        "cohort.items.correlation",
                        Map.of("value", Math.round(100 * discrimination.getAsDouble()) / 100.0))
                : texts.say("cohort.items.needs", Map.of("n", ItemStatistics.ENOUGH_TO_DISCRIMINATE));
    }

    private String share(Proportion proportion) {
        if (!proportion.isReportable()) {
            return texts.say("cohort.items.too-small");
        }
        return texts.say(
                "recommendation.report.share",
                Map.of(
                        "share", texts.percent(Statistics.percent(proportion.share())),
                        "low", Statistics.percent(proportion.interval().low()),
                        "high",
                                texts.percent(
                                        Statistics.percent(proportion.interval().high()))));
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A recorded answer is not JSON", broken);
        }
    }
}
