package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Confidence intervals of proportions. */
class ProportionTest {
    /**
     * Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I.
     */
    @Test
    void theIntervalsAreThoseOfNewcombesTable() {
        assertInterval(new Proportion(81, 263), 0.2553, 0.3662);
        assertInterval(new Proportion(15, 148), 0.0624, 0.1605);
        assertInterval(new Proportion(0, 20), 0.0, 0.1611);
        assertInterval(new Proportion(1, 29), 0.0061, 0.1718);
    }

    @Test
    void allOfAFewIsNotCertainty() {
        Interval interval = new Proportion(5, 5).interval();
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(0.5655, within(0.0001));
    }

    @Test
    void ofNobodyNothingIsKnown() {
        Proportion none = new Proportion(0, 0);
        assertThat(none.isReportable()).isFalse();
        assertThat(none.share()).isZero();
        assertThat(none.interval()).isEqualTo(new Interval(0, 1));
    }

    @Test
    void fourAreTooFewAndFiveAreEnough() {
        assertThat(new Proportion(2, 4).isReportable()).isFalse();
        assertThat(new Proportion(2, 5).isReportable()).isTrue();
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThatThrownBy(() -> new Proportion(6, 5)).hasMessage("6 of 5");
    }

    private static void assertInterval(Proportion proportion, double low, double high) {
        assertThat(proportion.interval().low()).isCloseTo(low, within(0.00006));
        assertThat(proportion.interval().high()).isCloseTo(high, within(0.00006));
    }

    /** Newcombe 1998, table II, method 10: the first two examples. */
    @Test
    void theDifferenceOfTwoSharesHasNewcombesInterval() {
        Interval first = new Proportion(56, 70).differenceFrom(new Proportion(48, 80));
        assertThat(first.low()).isCloseTo(0.0524, within(0.00005));
        assertThat(first.high()).isCloseTo(0.3339, within(0.00005));
        Interval second = new Proportion(9, 10).differenceFrom(new Proportion(3, 10));
        assertThat(second.low()).isCloseTo(0.1705, within(0.00005));
        assertThat(second.high()).isCloseTo(0.8090, within(0.00005));
    }
}
