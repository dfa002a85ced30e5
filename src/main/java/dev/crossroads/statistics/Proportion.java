package dev.crossroads.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * So many of so many. Nothing is said of fewer than {@link #LEAST}: one person more or less would change it by a
 * quarter or more, and a share of four people tells who they are.
 *
 * @param count 0 to n
 * @param n how many there are, at least 0
 */
public record Proportion(int count, int n) {
    /** Below it a number of people says more about them than about what was asked. */
    public static final int LEAST = 5;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException where the count is below 0 or above n
     */
    public Proportion {
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(count + " of " + n);
        }
    }

    /**
     * The publishable part: n, and the rest where n is large enough.
     *
     * @param low where the interval of the share begins, 0 to 1
     * @param high where it ends, 0 to 1
     */
    public record Told(int n, Optional<Integer> count, Optional<Double> low, Optional<Double> high) {}

    /** The publishable part. */
    public Told told() {
        return isReportable()
                ? new Told(
                        n,
                        Optional.of(count),
                        Optional.of(interval().low()),
                        Optional.of(interval().high()))
                : new Told(n, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether there are enough to give a number. */
    public boolean isReportable() {
        return n >= LEAST;
    }

    /** The share, 0 to 1; 0 of nobody. */
    public double share() {
        return n == 0 ? 0 : (double) count / n;
    }

    /**
     * Where the share of a larger group like this one lies, with 95 % confidence: Wilson's score interval without
     * continuity correction (Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22,
     * 1927). Brown, Cai and DasGupta ("Interval estimation for a binomial proportion", Statistical Science 16, 2001)
     * recommend it for n of 40 or less, where the textbook's interval fails.
     */
    public Interval interval() {
        if (n == 0) {
            return new Interval(0, 1);
        }
        double z2 = Interval.Z * Interval.Z;
        double centre = (share() + z2 / (2 * n)) / (1 + z2 / n);
        double half = Interval.Z / (1 + z2 / n) * Math.sqrt(share() * (1 - share()) / n + z2 / (4.0 * n * n));
        return new Interval(count == 0 ? 0 : centre - half, count == n ? 1 : centre + half);
    }

    /**
     * Where the difference of two such shares lies, this one less the other, with 95 % confidence: Newcombe's method
     * 10, from the Wilson intervals of both ("Interval estimation for the difference between independent proportions",
     * Statistics in Medicine 17, 1998, 873-890).
     */
    public Interval differenceFrom(Proportion other) {
        double difference = share() - other.share();
        Interval own = interval();
        Interval others = other.interval();
        return new Interval(
                difference - Math.hypot(share() - own.low(), others.high() - other.share()),
                difference + Math.hypot(own.high() - share(), other.share() - others.low()));
    }

    /**
     * The distance in standard errors of the share above another one, if that were the true share; below 0 where it is
     * smaller. Wilson's interval holds all shares from which it is less than {@link Interval#Z} of these away.
     *
     * @param share above 0 and below 1
     */
    public double standardErrorsAbove(double share) {
        return n == 0 ? 0 : (share() - share) / Math.sqrt(share * (1 - share) / n);
    }

    /**
     * So many standard errors the furthest of several numbers has to be away, so that in 95 % of cases none of them is
     * by chance (Bonferroni): {@link Interval#Z} for one.
     *
     * @param numbers how many were looked at, at least 1
     */
    public static double standardErrorsForTheFurthestOf(int numbers) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025 / numbers);
    }
}
