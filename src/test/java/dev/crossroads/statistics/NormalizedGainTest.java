package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.statistics.NormalizedGain.Pair;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hake's gain of averages. */
class NormalizedGainTest {
    @Test
    void itIsOfAveragesAndNotTheAverageOfGains() {
        // One who had nearly all right before and lost a point weighs no more than the others.
        List<Pair> pairs = List.of(
                new Pair(0.2, 0.6), new Pair(0.4, 0.7), new Pair(0.4, 0.7), new Pair(0.5, 0.75), new Pair(0.9, 0.8));

        NormalizedGain gain = NormalizedGain.of(pairs).orElseThrow();

        assertThat(gain.before()).isCloseTo(0.48, within(1e-12));
        assertThat(gain.after()).isCloseTo(0.71, within(1e-12));
        assertThat(gain.gain().orElseThrow()).isCloseTo(0.23 / 0.52, within(1e-12));
        double averageOfGains = (0.5 + 0.5 + 0.5 + 0.5 - 1) / 5;
        assertThat(gain.gain().orElseThrow()).isNotCloseTo(averageOfGains, within(0.1));
    }

    @Test
    void fewerThanFiveSayNothing() {
        assertThat(NormalizedGain.of(Collections.nCopies(4, new Pair(0, 1)))).isEmpty();
    }

    @Test
    void whereAllWasRightBeforeThereIsNoGain() {
        NormalizedGain gain =
                NormalizedGain.of(Collections.nCopies(6, new Pair(1, 1))).orElseThrow();

        assertThat(gain.gain()).isEmpty();
        assertThat(gain.interval()).isEmpty();
    }

    @Test
    void itsIntervalIsAboutAsWideAsTheDeltaMethodHasItAndNarrowsWithMorePeople() {
        List<Pair> some = pairs(40);
        NormalizedGain gain = NormalizedGain.of(some).orElseThrow();
        double before = gain.before();
        double after = gain.after();
        // g = (b - a) / (1 - a): dg/da = (b - 1) / (1 - a)^2, dg/db = 1 / (1 - a).
        double byBefore = (after - 1) / ((1 - before) * (1 - before));
        double byAfter = 1 / (1 - before);
        double variance = some.stream()
                        .mapToDouble(pair -> byBefore * (pair.before() - before) + byAfter * (pair.after() - after))
                        .map(influence -> influence * influence)
                        .sum()
                / (40.0 * 40);
        Interval interval = gain.interval().orElseThrow();
        assertThat(interval.high() - gain.gain().orElseThrow())
                .isCloseTo(Interval.Z * Math.sqrt(variance), within(0.3 * Interval.Z * Math.sqrt(variance)));
        Interval narrower =
                NormalizedGain.of(pairs(400)).orElseThrow().interval().orElseThrow();
        assertThat(narrower.high() - narrower.low()).isLessThan(0.5 * (interval.high() - interval.low()));
    }

    private static List<Pair> pairs(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> new Pair((i % 5) / 10.0, 0.4 + (i % 7) / 12.0))
                .toList();
    }
}
