package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what an item's page shows of its editions. */
@Pure
final class EditionPages {
    private EditionPages() {}

    /** One of several; empty where there is only one. */
    static List<ItemPage.Edition> of(Editions editions, Texts texts) {
        return editions.latestFirst().size() < 2
                ? List.of()
                : editions.latestFirst().stream()
                        .map(edition -> new ItemPage.Edition(
                                edition.isNow(),
                                ItemName.of(edition.question(), texts).text(),
                                onlyIn(edition, editions),
                                edition.right().orElse(""),
                                edition.facility().n(),
                                Numbers.of(edition.facility(), texts)))
                        .toList();
    }

    /** The options or lines of an edition that another one does not have. */
    private static List<String> onlyIn(Editions.Edition edition, Editions editions) {
        return AnswerWords.offered(edition.question()).stream()
                .filter(words -> !words.isBlank())
                .filter(words -> editions.latestFirst().stream()
                        .anyMatch(
                                other -> !AnswerWords.offered(other.question()).contains(words)))
                .toList();
    }

    /** Of the last two, in words; empty where there is only one. */
    static Optional<String> difference(Editions editions, Texts texts) {
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
}
