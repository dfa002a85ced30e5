package dev.crossroads.statistics;

import java.util.Optional;

/**
 * A number that was worked out from a sample.
 *
 * @param n of how many
 * @param interval with 95 % confidence; empty where n is too small for one
 */
public record Estimate(double value, int n, Optional<Interval> interval) {
    /**
     * Nothing is said below it of numbers that rest on how marks vary together. The standard error of a correlation
     * near 0 is about {@code 1 / sqrt(n - 1)}: 0.19 at 30, where a fair item's 0.3 can first be told from the 0 of a
     * useless one with some confidence.
     */
    public static final int ENOUGH_TO_CORRELATE = 30;

    /** Whether there are enough to say how marks vary. */
    public boolean hasEnough() {
        return n >= ENOUGH_TO_CORRELATE;
    }
}
