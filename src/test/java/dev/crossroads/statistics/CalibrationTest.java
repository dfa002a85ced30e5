package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.statistics.Calibration.Bin;
import dev.crossroads.statistics.Calibration.Forecasts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether confidence was warranted. */
class CalibrationTest {
    @Test
    void everyForecastIsInTheBinOfItsConfidence() {
        Calibration calibration = Calibration.of(List.of(
                new Forecasts(59, false, 2),
                new Forecasts(60, true, 1),
                new Forecasts(74, false, 1),
                new Forecasts(89, true, 3),
                new Forecasts(90, true, 4),
                new Forecasts(100, false, 1)));

        assertThat(calibration.bins())
                .containsExactly(
                        new Bin(0, 59, new Proportion(0, 2)),
                        new Bin(60, 74, new Proportion(1, 2)),
                        new Bin(75, 89, new Proportion(3, 3)),
                        new Bin(90, 100, new Proportion(4, 5)));
    }

    @Test
    void foresightScoresNothingAndOneHalfAlwaysAQuarter() {
        assertThat(brier(new Forecasts(100, true, 3), new Forecasts(0, false, 2)))
                .isZero();
        assertThat(brier(new Forecasts(50, true, 3), new Forecasts(50, false, 2)))
                .isEqualTo(0.25);
        assertThat(brier(new Forecasts(80, true, 4), new Forecasts(80, false, 1)))
                .isCloseTo(0.16, within(1e-9));
    }

    @Test
    void fourForecastsAreTooFewForAScore() {
        assertThat(Calibration.of(List.of(new Forecasts(80, true, 4))).brier()).isEmpty();
    }

    private static double brier(Forecasts... forecasts) {
        return Calibration.of(List.of(forecasts)).brier().orElseThrow();
    }
}
