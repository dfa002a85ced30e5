package dev.crossroads.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The distribution of a quiz's totals, and their reliability. Values are Moodle's (its quiz statistics report, which
 * divides by n - 1), as shares and points where that report shows per cent. Pure.
 *
 * @param n how many attempts
 * @param mean of the totals in points, with Student's interval
 * @param median of the totals in points, with an interval by bootstrap, as all whose interval is not named
 * @param deviation the standard deviation of the totals in points
 * @param skewness 0 where they lie evenly around their mean, below 0 where few did much worse than the others
 * @param kurtosis 0 for a normal distribution
 * @param alpha Cronbach's alpha, Moodle's coefficient of internal consistency: the share of the variance of totals that
 *     the items have in common, at most 1, below 0 where they contradict each other; with Feldt's interval ("The
 *     approximate sampling distribution of Kuder-Richardson reliability coefficient twenty", Psychometrika 30, 1965),
 *     exact where items vary alike
 * @param errorRatio the share of the deviation that is chance, {@code sqrt(1 - alpha)}
 * @param standardError what a total may be off by chance, in points: the deviation times the error ratio
 */
public record QuizStatistics(
        int n,
        Optional<Estimate> mean,
        Optional<Estimate> median,
        Optional<Estimate> deviation,
        Optional<Estimate> skewness,
        Optional<Estimate> kurtosis,
        Optional<Estimate> alpha,
        Optional<Estimate> errorRatio,
        Optional<Estimate> standardError) {

    /** Of the attempts of a table. */
    public static QuizStatistics of(MarkTable table) {
        int n = table.attempts();
        if (n == 0) {
            return new QuizStatistics(
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        double[] values = byDraws(table);
        Interval[] intervals = Bootstrap.intervals(table, QuizStatistics::byDraws);
        Optional<Estimate> alpha = alpha(table);
        return new QuizStatistics(
                n,
                Optional.of(mean(table.totals())),
                Bootstrap.estimate(values[0], n, intervals[0]),
                Bootstrap.estimate(values[1], n, intervals[1]),
                Bootstrap.estimate(values[2], n, intervals[2]),
                Bootstrap.estimate(values[3], n, intervals[3]),
                alpha,
                alpha.map(QuizStatistics::errorRatio),
                Bootstrap.estimate(values[4], n, intervals[4]));
    }

    /** The mean of some values with Student's interval; alone, one value has none. */
    static Estimate mean(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        int n = values.length;
        if (n < 2) {
            return new Estimate(mean, n, Optional.empty());
        }
        double standardError = Math.sqrt(covariance(values, values) / n);
        double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975) * standardError;
        return new Estimate(mean, n, Optional.of(new Interval(mean - half, mean + half)));
    }

    /** Covariance of two series of the same length, divided by n - 1; NaN for fewer than two. */
    static double covariance(double[] x, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length - 1);
    }

    /** Median, deviation, skewness, kurtosis and standard error, NaN where there are too few for one. */
    private static double[] byDraws(MarkTable table) {
        double[] totals = table.totals();
        double n = totals.length;
        double mean = Arrays.stream(totals).average().orElse(0);
        double m2 = moment(totals, mean, 2);
        double m3 = moment(totals, mean, 3);
        double m4 = moment(totals, mean, 4);
        // Fisher's k-statistics: unbiased estimates of the cumulants.
        double k2 = n * m2 / (n - 1);
        double k3 = n * n * m3 / ((n - 1) * (n - 2));
        double k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3));
        double alpha = alphaOf(table);
        return new double[] {
            median(totals), Math.sqrt(k2), k3 / Math.pow(k2, 1.5), k4 / (k2 * k2), Math.sqrt(k2) * Math.sqrt(1 - alpha)
        };
    }

    private static double median(double[] totals) {
        double[] sorted = totals.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double moment(double[] totals, double mean, int power) {
        return Arrays.stream(totals)
                .map(total -> Math.pow(total - mean, power))
                .average()
                .orElse(0);
    }

    private static double alphaOf(MarkTable table) {
        int items = table.items();
        double[] totals = table.totals();
        double variance = covariance(totals, totals);
        if (table.attempts() < 3 || items < 2 || variance <= 1e-12) {
            return Double.NaN;
        }
        double sum = 0;
        for (int item = 0; item < items; item++) {
            double[] marks = table.marks(item);
            sum += covariance(marks, marks);
        }
        return (double) items / (items - 1) * (1 - sum / variance);
    }

    private static Optional<Estimate> alpha(MarkTable table) {
        double alpha = alphaOf(table);
        if (Double.isNaN(alpha)) {
            return Optional.empty();
        }
        double among = table.attempts() - 1.0;
        FDistribution f = FDistribution.of(among, among * (table.items() - 1));
        Interval interval = new Interval(
                1 - (1 - alpha) * f.inverseCumulativeProbability(0.975),
                1 - (1 - alpha) * f.inverseCumulativeProbability(0.025));
        return Optional.of(new Estimate(alpha, table.attempts(), Optional.of(interval)));
    }

    private static Estimate errorRatio(Estimate alpha) {
        return new Estimate(
                Math.sqrt(1 - alpha.value()),
                alpha.n(),
                alpha.interval().map(range -> new Interval(Math.sqrt(1 - range.high()), Math.sqrt(1 - range.low()))));
    }
}
