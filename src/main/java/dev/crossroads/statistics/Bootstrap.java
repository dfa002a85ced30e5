package dev.crossroads.statistics;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Intervals of numbers for which there is no formula: attempts are drawn again and again from those there are, and how
 * much the number varies over the draws is its standard error (Efron and Tibshirani, "An Introduction to the
 * Bootstrap", 1993, chapter 6, where 50 to 200 draws are enough for that). The draws follow from a fixed seed: the same
 * marks have the same interval whenever they are looked at. Pure.
 */
final class Bootstrap {
    private static final int DRAWS = 200;
    private static final long SEED = 1979;

    private Bootstrap() {}

    /**
     * The intervals of numbers, in their order; empty for one that can't be worked out.
     *
     * @param numbers of a table, always as many; NaN for what a table says nothing of
     */
    static Interval[] intervals(MarkTable table, Function<MarkTable, double[]> numbers) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = numbers.apply(table);
        double[] sums = new double[values.length];
        double[] squares = new double[values.length];
        int[] known = new int[values.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] drawn = numbers.apply(
                    table.of(random.ints(table.attempts(), 0, table.attempts()).toArray()));
            for (int i = 0; i < values.length; i++) {
                if (Double.isFinite(drawn[i])) {
                    known[i]++;
                    sums[i] += drawn[i];
                    squares[i] += drawn[i] * drawn[i];
                }
            }
        }
        Interval[] intervals = new Interval[values.length];
        for (int i = 0; i < values.length; i++) {
            // A number that most draws could not have is nothing to rest an interval on.
            if (Double.isFinite(values[i]) && known[i] > DRAWS / 2) {
                double mean = sums[i] / known[i];
                double variance = Math.max(0, squares[i] / known[i] - mean * mean) * known[i] / (known[i] - 1);
                intervals[i] = Interval.around(values[i], Math.sqrt(variance));
            }
        }
        return intervals;
    }

    /** A number with its interval, if it is one. */
    static Optional<Estimate> estimate(double value, int n, Interval interval) {
        return Double.isFinite(value)
                ? Optional.of(new Estimate(value, n, Optional.ofNullable(interval)))
                : Optional.empty();
    }
}
