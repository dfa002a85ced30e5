package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static List<Forecast> forecasts(double probability, int happened, int n) {
        List<Forecast> all = new ArrayList<>(Collections.nCopies(happened, new Forecast(probability, true)));
        all.addAll(Collections.nCopies(n - happened, new Forecast(probability, false)));
        return all;
    }

    @Test
    void whatWasSaidStandsBesideWhatHappened() {
        Calibration calibration = Calibration.of(List.of(forecasts(0.82, 8, 10), forecasts(0.81, 2, 4)));

        assertThat(calibration.people()).isEqualTo(2);
        assertThat(calibration.bins()).singleElement().satisfies(bin -> {
            assertThat(bin.from()).isEqualTo(0.8);
            assertThat(bin.happened()).isEqualTo(new Proportion(10, 14));
            assertThat(bin.forecast()).isEqualTo((8.2 + 3.24) / 14, withPrecision(1e-12));
        });
    }

    @Test
    void logLossIsTheMeanSurprise() {
        Calibration calibration = Calibration.of(List.of(forecasts(0.8, 3, 4)));

        assertThat(calibration.logLoss().orElseThrow().value())
                .isEqualTo(-(3 * Math.log(0.8) + Math.log(0.2)) / 4, withPrecision(1e-12));
        assertThat(calibration.baseline()).isEqualTo(-(3 * Math.log(0.75) + Math.log(0.25)) / 4, withPrecision(1e-12));
    }

    @Test
    void certaintiesAreInTheOuterBins() {
        assertThat(Calibration.of(List.of(List.of(new Forecast(1, true), new Forecast(0, true))))
                        .bins())
                .extracting(Calibration.Bin::from)
                .containsExactly(0.0, 0.95);
    }

    @Test
    void aHundredOfEachAreEnough() {
        assertThat(Calibration.of(List.of(forecasts(0.9, 99, 500))).hasEnough()).isFalse();
        assertThat(Calibration.of(List.of(forecasts(0.9, 400, 499))).hasEnough())
                .isFalse();
        assertThat(Calibration.of(List.of(forecasts(0.9, 400, 500))).hasEnough())
                .isTrue();
        assertThat(Calibration.of(List.of()).logLoss()).isEmpty();
    }

    /** Ten people who say the same twice are ten, not twenty: the interval is wider by the root of two. */
    @Test
    void numbersOfOnePersonAreNotIndependent() {
        List<double[]> together = new ArrayList<>();
        List<double[]> apart = new ArrayList<>();
        for (int person = 0; person < 10; person++) {
            together.add(new double[] {person, person});
            apart.add(new double[] {person});
        }

        assertThat(Clustered.mean(together).interval())
                .isEqualTo(Clustered.mean(apart).interval());
        assertThat(Clustered.mean(together).n()).isEqualTo(20);
        assertThat(Clustered.mean(List.of(new double[] {1, 2})).interval()).isEmpty();
    }
}
