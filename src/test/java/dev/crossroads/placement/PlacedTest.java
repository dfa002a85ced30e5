package dev.crossroads.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.placement.Placed.Says;
import dev.crossroads.statistics.BetaPosterior;
import org.junit.jupiter.api.Test;

/** After a few answers it is said that somebody knows something, that it is new to them, or that nobody can tell. */
class PlacedTest {
    private static Says says(int right, int n) {
        return Says.of(new BetaPosterior(right, n));
    }

    @Test
    void oneRightAnswerIsTooFewAndTwoOfTwoAreEnough() {
        assertThat(says(1, 1)).isEqualTo(Says.OPEN);
        assertThat(says(2, 2)).isEqualTo(Says.KNOWN);
        assertThat(says(3, 4)).isEqualTo(Says.OPEN);
        assertThat(says(5, 6)).isEqualTo(Says.KNOWN);
    }

    @Test
    void whoGetsHalfOfItRightIsNotTakenForANewcomer() {
        assertThat(says(1, 2)).isEqualTo(Says.OPEN);
        assertThat(says(2, 4)).isEqualTo(Says.OPEN);
        assertThat(says(0, 1)).isEqualTo(Says.NEW);
        assertThat(says(1, 4)).isEqualTo(Says.NEW);
    }

    @Test
    void nothingIsSaidOfWhatWasNotAsked() {
        assertThat(says(0, 0)).isEqualTo(Says.OPEN);
    }
}
