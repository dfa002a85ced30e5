package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Jeffreys' prior after a few answers. */
class BetaPosteriorTest {
    @Test
    void theIntervalIsThatOfBrownCaiAndDasGupta() {
        // Their table 5 (Jeffreys, 95 %), n = 10.
        Interval one = new BetaPosterior(1, 10).interval();
        assertThat(one.low()).isCloseTo(0.011, within(0.0005));
        assertThat(one.high()).isCloseTo(0.381, within(0.0005));
        Interval five = new BetaPosterior(5, 10).interval();
        assertThat(five.low()).isCloseTo(0.224, within(0.0005));
        assertThat(five.high()).isCloseTo(0.776, within(0.0005));
    }

    @Test
    void itReachesTheEndWhereAllOrNoneWereRight() {
        assertThat(new BetaPosterior(0, 10).interval().low()).isZero();
        assertThat(new BetaPosterior(10, 10).interval().high()).isEqualTo(1);
        assertThat(new BetaPosterior(0, 0).interval()).isEqualTo(new Interval(0, 1));
    }

    @Test
    void afterOneRightAnswerItsTailIsTheArcSineLawsAsItCanBeWorkedOutByHand() {
        // The distribution of Beta(3/2, 1/2) is (2/π)(asin √x − √(x(1 − x))).
        double at = 2 / Math.PI * (Math.asin(Math.sqrt(0.7)) - Math.sqrt(0.21));
        assertThat(new BetaPosterior(1, 1).above(0.7)).isCloseTo(1 - at, within(1e-9));
    }

    @Test
    void itsMeanLeavesRoomForChance() {
        assertThat(new BetaPosterior(0, 0).mean()).isEqualTo(0.5);
        assertThat(new BetaPosterior(2, 2).mean()).isCloseTo(5 / 6.0, within(1e-12));
    }
}
