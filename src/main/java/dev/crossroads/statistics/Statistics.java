package dev.crossroads.statistics;

import java.util.List;
import java.util.OptionalDouble;

/** Numbers that sum up other numbers. Pure. */
public final class Statistics {
    private Statistics() {}

    /** The value in the middle, of two in the middle their mean; empty for nothing. */
    public static OptionalDouble median(List<? extends Number> values) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /**
     * A share in whole per cent, halves rounded up. What floating point takes off a half is given back: 23 of 40 are
     * 57.5 per cent, though 100 times their quotient is a trace less.
     *
     * @param share 0 to 1
     */
    public static int percent(double share) {
        return (int) Math.floor(100 * share + 0.5 + 1e-9);
    }

    /**
     * Pearson's correlation of two series of the same length, -1 to 1; where one of them is 0 or 1, the point-biserial
     * correlation. Empty where one of them never varies.
     */
    public static OptionalDouble correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        // Rounding noise of a constant series is not variation.
        double least = 1e-12 * x.length;
        return xx <= least || yy <= least ? OptionalDouble.empty() : OptionalDouble.of(xy / Math.sqrt(xx * yy));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
