package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Distribution and reliability of total scores. */
class QuizStatisticsTest {
    /** A Guttman scale: who gets a harder item right got every easier one right. */
    private static final MarkTable SCALE =
            table(1, 1, 1).rows(new double[][] {{1, 1, 1}, {1, 1, 0}, {1, 0, 0}, {0, 0, 0}});

    @Test
    void aScaleOfThreeItemsHasTheNumbersWorkedOutByHand() {
        QuizStatistics found = QuizStatistics.of(SCALE);
        assertThat(found.n()).isEqualTo(4);
        assertValue(found.mean(), 1.5);
        assertValue(found.median(), 1.5);
        assertValue(found.deviation(), Math.sqrt(5.0 / 3));
        assertValue(found.skewness(), 0);
        // Variances 1/4, 1/3, 1/4 of 5/3: 3/2 (1 - 1/2).
        assertValue(found.alpha(), 0.75);
        assertValue(found.errorRatio(), 0.5);
        assertValue(found.standardError(), Math.sqrt(5.0 / 3) / 2);
    }

    /** The values of the example that spreadsheets document SKEW and KURT with. */
    @Test
    void skewnessAndKurtosisAreThoseThatSpreadsheetsGive() {
        QuizStatistics found = QuizStatistics.of(totals(3, 4, 5, 2, 3, 4, 5, 6, 4, 7));
        assertThat(found.skewness().orElseThrow().value()).isCloseTo(0.359543071, within(1e-9));
        assertThat(found.kurtosis().orElseThrow().value()).isCloseTo(-0.151799637, within(1e-9));
    }

    @Seeded(40)
    void alphaIsTheShareOfTheMeanCovarianceInTotals(Generator generator) {
        MarkTable table = any(generator);
        int items = table.items();
        double variances = 0;
        double covariances = 0;
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                double covariance = QuizStatistics.covariance(table.marks(i), table.marks(j));
                variances += i == j ? covariance / items : 0;
                covariances += i == j ? 0 : covariance / (items * (items - 1));
            }
        }
        double expected = items * covariances / (variances + (items - 1) * covariances);
        QuizStatistics found = QuizStatistics.of(table);
        found.alpha().ifPresent(alpha -> assertThat(alpha.value()).isCloseTo(expected, within(1e-6)));
        found.alpha()
                .flatMap(Estimate::interval)
                .ifPresent(
                        range -> assertThat(found.alpha().orElseThrow().value()).isBetween(range.low(), range.high()));
    }

    /** Of a quiz of eight parallel items, whose true alpha is that of Spearman and Brown. */
    @Test
    void feldtsIntervalHoldsTheTrueAlphaNineteenTimesInTwenty() {
        Random random = new Random(4);
        double trueAlpha = 8 * 0.3 / (1 + 7 * 0.3);
        int held = 0;
        for (int round = 0; round < 400; round++) {
            List<double[]> rows = new ArrayList<>();
            for (int attempt = 0; attempt < 40; attempt++) {
                double able = random.nextGaussian() * Math.sqrt(0.3);
                rows.add(IntStream.range(0, 8)
                        .mapToDouble(_ -> able + random.nextGaussian() * Math.sqrt(0.7))
                        .toArray());
            }
            Interval range = QuizStatistics.of(new MarkTable(ones(8), rows))
                    .alpha()
                    .flatMap(Estimate::interval)
                    .orElseThrow();
            held += range.low() <= trueAlpha && trueAlpha <= range.high() ? 1 : 0;
        }
        assertThat(held).isBetween(368, 392);
    }

    /** Student's 97.5th percentile of 4 degrees of freedom is 2.776 in every table. */
    @Test
    void theMeanHasStudentsInterval() {
        Interval range = QuizStatistics.of(totals(1, 2, 3, 4, 5))
                .mean()
                .flatMap(Estimate::interval)
                .orElseThrow();
        double half = 2.776445 * Math.sqrt(2.5 / 5);
        assertThat(range.low()).isCloseTo(3 - half, within(1e-5));
        assertThat(range.high()).isCloseTo(3 + half, within(1e-5));
    }

    @Test
    void whatTooFewSayNothingOfIsLeftOut() {
        assertThat(QuizStatistics.of(table(1, 1).rows(new double[0][])).mean()).isEmpty();
        QuizStatistics one = QuizStatistics.of(totals(3));
        assertValue(one.mean(), 3);
        assertThat(one.mean().orElseThrow().interval()).isEmpty();
        assertThat(one.deviation()).isEmpty();
        assertThat(one.alpha()).isEmpty();
        QuizStatistics alike = QuizStatistics.of(table(1, 1).rows(new double[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}}));
        assertThat(alike.alpha()).isEmpty();
        assertThat(alike.skewness()).isEmpty();
        assertThat(QuizStatistics.of(totals(1, 2, 3)).kurtosis()).isEmpty();
    }

    @Test
    void theSameMarksHaveTheSameIntervals() {
        assertThat(QuizStatistics.of(SCALE)).isEqualTo(QuizStatistics.of(SCALE));
    }

    static MarkTable any(Generator generator) {
        int items = generator.between(2, 6);
        List<double[]> rows = generator.list(
                4,
                40,
                () -> IntStream.range(0, items)
                        .mapToDouble(_ -> generator.between(0, 2) / 2.0)
                        .toArray());
        return new MarkTable(ones(items), rows);
    }

    static double[] ones(int items) {
        double[] ones = new double[items];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static MarkTable totals(double... totals) {
        return table(10)
                .rows(Arrays.stream(totals)
                        .mapToObj(total -> new double[] {total})
                        .toArray(double[][]::new));
    }

    record Maxima(double[] points) {
        MarkTable rows(double[][] rows) {
            return new MarkTable(points, List.of(rows));
        }
    }

    static Maxima table(double... points) {
        return new Maxima(points);
    }

    static void assertValue(java.util.Optional<Estimate> estimate, double expected) {
        assertThat(estimate.orElseThrow().value()).isCloseTo(expected, within(1e-9));
    }
}
