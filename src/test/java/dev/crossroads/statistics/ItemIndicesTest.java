package dev.crossroads.statistics;

import static dev.crossroads.statistics.QuizStatisticsTest.assertValue;
import static dev.crossroads.statistics.QuizStatisticsTest.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indices of an item within its quiz. */
class ItemIndicesTest {
    @Test
    void fourAttemptsAtThreeItemsHaveTheNumbersWorkedOutByHand() {
        List<ItemIndices> found =
                ItemIndices.of(table(1, 1, 2).rows(new double[][] {{1, 1, 2}, {1, 0, 2}, {0, 1, 0}, {0, 0, 1}}));
        ItemIndices first = found.getFirst();
        assertValue(first.facility(), 0.5);
        assertValue(first.deviation(), Math.sqrt(1.0 / 3));
        assertThat(first.intendedWeight()).isEqualTo(0.25);
        // Of 1 1 0 0 with 3 2 1 1: 1/2 of sqrt(1/3 * 11/12). In order it could not be more.
        assertValue(first.discrimination(), 0.5 / Math.sqrt(11.0 / 36));
        assertValue(first.efficiency(), 1);
        // Covariances with the totals 4 3 1 1: 5/6, 1/6, 15/12.
        double roots = Math.sqrt(5.0 / 6) + Math.sqrt(1.0 / 6) + Math.sqrt(15.0 / 12);
        assertValue(first.effectiveWeight(), Math.sqrt(5.0 / 6) / roots);
        assertValue(found.get(2).facility(), 0.625);
        assertThat(found.get(2).intendedWeight()).isEqualTo(0.5);
    }

    @Test
    void anItemThatMakesTotalsMoreAlikeHasNoEffectiveWeight() {
        List<ItemIndices> found = ItemIndices.of(table(1, 4).rows(new double[][] {{1, 0}, {1, 1}, {0, 3}, {0, 4}}));
        assertThat(found.getFirst().effectiveWeight()).isEmpty();
        assertValue(found.get(1).effectiveWeight(), 1);
        assertThat(found.getFirst().discrimination().orElseThrow().value()).isNegative();
    }

    @Test
    void wherePartOfThePointsWasEarnedTheFacilityHasStudentsInterval() {
        ItemIndices half = ItemIndices.of(table(2, 1).rows(new double[][] {{1, 0}, {2, 1}, {0, 1}, {1, 0}}))
                .getFirst();
        Estimate facility = half.facility().orElseThrow();
        assertThat(facility.value()).isEqualTo(0.5);
        double off = 3.182446 * Math.sqrt(1.0 / 6 / 4);
        assertThat(facility.interval().orElseThrow().low()).isCloseTo(Math.max(0, 0.5 - off), within(1e-5));
    }

    @Seeded(60)
    void whatAlwaysHolds(Generator generator) {
        MarkTable table = QuizStatisticsTest.any(generator);
        List<ItemIndices> found = ItemIndices.of(table);
        assertThat(found.stream().mapToDouble(ItemIndices::intendedWeight).sum())
                .isCloseTo(1, within(1e-9));
        double weights = found.stream()
                .flatMap(item -> item.effectiveWeight().stream())
                .mapToDouble(Estimate::value)
                .sum();
        assertThat(weights).isCloseTo(weights == 0 ? 0 : 1, within(1e-9));
        found.forEach(item -> {
            item.discrimination().ifPresent(r -> {
                double efficiency = item.efficiency().orElseThrow().value();
                // Both are the same covariance: one of what it can be at most in theory, the other with these marks.
                assertThat(Math.signum(r.value())).isEqualTo(Math.signum(efficiency));
                assertThat(Math.abs(r.value())).isLessThanOrEqualTo(1);
                assertThat(efficiency).isBetween(r.value() < 0 ? -10.0 : r.value() - 1e-9, 1 + 1e-9);
            });
            item.facility()
                    .flatMap(Estimate::interval)
                    .ifPresent(range -> assertThat(item.facility().orElseThrow().value())
                            .isBetween(range.low() - 1e-12, range.high() + 1e-12));
        });
    }
}
