package dev.crossroads.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RaschTest {

    @Test
    void whoHasAsMuchAbilityAsAQuestionIsDifficultAnswersItRightlyEveryOtherTime() {
        assertThat(Rasch.chance(0.7, 0.7)).isEqualTo(0.5);
    }

    @Test
    void aLogitIsTheLogarithmOfTheOdds() {
        // The odds of three to one are ln 3 logits.
        assertThat(Rasch.chance(Math.log(3), 0)).isCloseTo(0.75, within(1e-12));
        assertThat(Rasch.chance(0, Math.log(3))).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void nobodyIsBeyondHelpOrBeyondDoubt() {
        assertThat(Rasch.chance(-20, 0)).isBetween(0.0, 1e-8);
        assertThat(Rasch.chance(20, 0)).isBetween(1 - 1e-8, 1.0);
    }
}
