package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.generated.Generator;
import dev.crossroads.generated.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Summary statistics, on the four series of Anscombe, "Graphs in Statistical Analysis", The American Statistician 27,
 * 1973, which look unlike each other and have all the correlation 0.816.
 */
class StatisticsTest {
    private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    private static final double[] LINE = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    private static final double[] CURVE = {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74};
    private static final double[] OUTLIER = {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73};
    private static final double[] X_OF_TWO = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    private static final double[] LEVER = {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89};

    @Test
    void allFourSeriesOfAnscombeHaveTheCorrelationHePrinted() {
        assertThat(correlation(X, LINE)).isCloseTo(0.816, within(0.0006));
        assertThat(correlation(X, CURVE)).isCloseTo(0.816, within(0.0006));
        assertThat(correlation(X, OUTLIER)).isCloseTo(0.816, within(0.0006));
        assertThat(correlation(X_OF_TWO, LEVER)).isCloseTo(0.817, within(0.0006));
    }

    @Test
    void aSeriesThatNeverVariesCorrelatesWithNothing() {
        double[] still = {0.1, 0.1, 0.1};
        assertThat(Statistics.correlation(still, new double[] {1, 2, 3})).isEmpty();
        assertThat(Statistics.correlation(new double[] {1, 2, 3}, still)).isEmpty();
        assertThat(Statistics.correlation(new double[0], new double[0])).isEmpty();
    }

    /** (M1 - M0) / s * sqrt(p q): the formula of textbooks for an item that is right or wrong. */
    @Seeded
    void withRightAndWrongItIsThePointBiserialCorrelation(Generator generator) {
        int n = generator.between(4, 40);
        double[] right = new double[n];
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            right[i] = i < 2 ? i : generator.between(0, 1);
            scores[i] = i < 2 ? i : generator.between(0, 20);
        }
        double[] sum = new double[2];
        double[] count = new double[2];
        double all = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            sum[(int) right[i]] += scores[i];
            count[(int) right[i]]++;
            all += scores[i];
            squares += scores[i] * scores[i];
        }
        double deviation = Math.sqrt(squares / n - all / n * (all / n));
        double expected =
                (sum[1] / count[1] - sum[0] / count[0]) / deviation * Math.sqrt(count[0] / n * (count[1] / n));

        assertThat(correlation(right, scores)).isCloseTo(expected, within(1e-9));
        assertThat(correlation(scores, right)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void theMedianIsTheValueInTheMiddleOrTheMeanOfTheTwoThere() {
        assertThat(Statistics.median(List.of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5)))
                .hasValue(9);
        assertThat(Statistics.median(List.of(9.96, 4.26, 7.24, 7.58))).hasValue((7.24 + 7.58) / 2);
        assertThat(Statistics.median(List.of(3))).hasValue(3);
        assertThat(Statistics.median(List.<Integer>of())).isEmpty();
    }

    @Test
    void halvesOfAPercentAreRoundedUpWhateverFloatingPointTookOffThem() {
        for (int of = 1; of <= 400; of++) {
            for (int part = 0; part <= of; part++) {
                assertThat(Statistics.percent((double) part / of))
                        .as("%d of %d", part, of)
                        .isEqualTo((200 * part + of) / (2 * of));
            }
        }
    }

    private static double correlation(double[] x, double[] y) {
        return Statistics.correlation(x, y).orElseThrow();
    }
}
