package dev.crossroads.statistics;

import java.util.Optional;

/** Correlations with their intervals. Pure. */
public final class Correlations {
    private Correlations() {}

    /**
     * Pearson's correlation of two series of the same length, -1 to 1, with the interval of Fisher's z ("On the
     * probable error of a coefficient of correlation deduced from a small sample", Metron 1, 1921): {@code atanh r}
     * lies normally with a standard error of {@code 1 / sqrt(n - 3)}. Empty where one series never varies.
     */
    public static Optional<Estimate> of(double[] x, double[] y) {
        return Statistics.correlation(x, y).stream()
                .mapToObj(r -> of(r, x.length))
                .findFirst();
    }

    /** The same of a correlation that is known. */
    static Estimate of(double r, int n) {
        if (n <= 3 || Math.abs(r) >= 1) {
            return new Estimate(Math.clamp(r, -1.0, 1.0), n, Optional.empty());
        }
        double z = Math.log((1 + r) / (1 - r)) / 2;
        Interval range = Interval.around(z, 1 / Math.sqrt(n - 3.0));
        return new Estimate(r, n, Optional.of(new Interval(Math.tanh(range.low()), Math.tanh(range.high()))));
    }

    /** A correlation's distance above 0 in standard errors of Fisher's z; negative where it is below. */
    public static double standardErrorsAbove0(Estimate correlation) {
        double r = Math.clamp(correlation.value(), -1 + 1e-9, 1 - 1e-9);
        return correlation.n() <= 3 ? 0 : Math.log((1 + r) / (1 - r)) / 2 * Math.sqrt(correlation.n() - 3.0);
    }
}
