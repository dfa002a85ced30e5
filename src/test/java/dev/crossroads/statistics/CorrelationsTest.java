package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Correlations and their intervals. */
class CorrelationsTest {
    /** z = 0.5493, its standard error 1/5: 0.1573 to 0.9413, which are 0.156 and 0.736. */
    @Test
    void oneHalfOfTwentyEightLiesWhereFishersTableSays() {
        Interval range = Correlations.of(0.5, 28).interval().orElseThrow();
        assertThat(range.low()).isCloseTo(0.156, within(0.0005));
        assertThat(range.high()).isCloseTo(0.736, within(0.0005));
    }

    @Test
    void threeOrAPerfectLineHaveNoInterval() {
        assertThat(Correlations.of(0.5, 3).interval()).isEmpty();
        assertThat(Correlations.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 6, 8, 10}))
                .hasValueSatisfying(r -> assertThat(r.value()).isCloseTo(1, within(1e-12)));
        assertThat(Correlations.of(new double[] {1, 1}, new double[] {1, 2})).isEmpty();
    }

    @Test
    void theIntervalHoldsTheTrueCorrelationNineteenTimesInTwenty() {
        Random random = new Random(7);
        int held = 0;
        for (int round = 0; round < 1000; round++) {
            double[] x = random.doubles(30).map(_ -> random.nextGaussian()).toArray();
            double[] y = new double[30];
            for (int i = 0; i < 30; i++) {
                y[i] = 0.2 * x[i] + Math.sqrt(1 - 0.04) * random.nextGaussian();
            }
            Interval range = Correlations.of(x, y).orElseThrow().interval().orElseThrow();
            held += range.low() <= 0.2 && 0.2 <= range.high() ? 1 : 0;
        }
        assertThat(held).isBetween(930, 970);
    }
}
