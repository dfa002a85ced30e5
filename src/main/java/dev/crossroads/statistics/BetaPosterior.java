package dev.crossroads.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The belief about the share of such questions that somebody would answer right, after a few: a Beta distribution, as
 * the number right is binomial and the prior is Jeffreys', Beta(½, ½), which favours nothing and weighs as much as one
 * answer. So after {@code right} of {@code n} it is Beta(right + ½, n − right + ½). That whoever was asked decides by
 * its probability above a standard is Novick and Lewis's rule ("Prescribing test length for criterion-referenced
 * measurement", CSE Monograph 3, 1974).
 *
 * @param right 0 to n
 * @param n how many were asked, at least 0
 */
public record BetaPosterior(int right, int n) {
    private static final double PRIOR = 0.5;
    private static final double TAIL = 0.025;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException where the count is below 0 or above n
     */
    public BetaPosterior {
        if (right < 0 || right > n) {
            throw new IllegalArgumentException(right + " of " + n);
        }
    }

    /** The expected share, 0 to 1: {@code (right + ½) / (n + 1)}. */
    public double mean() {
        return (right + PRIOR) / (n + 2 * PRIOR);
    }

    /**
     * Where the share lies with a probability of 95 %: the quantiles of 2.5 and 97.5 %, but from 0 where none was right
     * and up to 1 where all were (Jeffreys' interval: Brown, Cai and DasGupta, "Interval estimation for a binomial
     * proportion", Statistical Science 16, 2001, section 4.1.2). After no question it is all there is, 0 to 1.
     */
    public Interval interval() {
        return new Interval(
                right == 0 ? 0 : belief().inverseCumulativeProbability(TAIL),
                right == n ? 1 : belief().inverseCumulativeProbability(1 - TAIL));
    }

    /** The probability that the share is larger than that, 0 to 1. */
    public double above(double share) {
        return belief().survivalProbability(share);
    }

    private BetaDistribution belief() {
        return BetaDistribution.of(right + PRIOR, n - right + PRIOR);
    }
}
