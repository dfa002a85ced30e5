package dev.crossroads.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The indices of one item of a quiz beside the others. Values are Moodle's (its quiz statistics report), as shares
 * where that report shows per cent. Pure.
 *
 * @param facility the mean share of its points that was earned, 0 to 1: with Wilson's interval where every mark is
 *     nothing or all, else with Student's
 * @param deviation the standard deviation of its marks as a share of its points
 * @param intendedWeight its share of the points to be had
 * @param effectiveWeight its share of what makes totals differ; empty where it makes them more alike
 * @param discrimination the correlation of its marks with what the other items earned, with Fisher's interval
 * @param efficiency the covariance of its marks with what the other items earned, of the greatest that the same marks
 *     could have, -1 to 1
 */
public record ItemIndices(
        Optional<Estimate> facility,
        Optional<Estimate> deviation,
        double intendedWeight,
        Optional<Estimate> effectiveWeight,
        Optional<Estimate> discrimination,
        Optional<Estimate> efficiency) {
    /** The count of its numbers that have an interval by bootstrap. */
    private static final int KINDS = 3;

    /** Of every item of a table, in its order. */
    public static List<ItemIndices> of(MarkTable table) {
        double[] values = byDraws(table);
        Interval[] intervals =
                table.attempts() == 0 ? new Interval[values.length] : Bootstrap.intervals(table, ItemIndices::byDraws);
        List<ItemIndices> all = new ArrayList<>();
        int n = table.attempts();
        for (int item = 0; item < table.items(); item++) {
            int first = KINDS * item;
            all.add(new ItemIndices(
                    facility(table, item),
                    Bootstrap.estimate(values[first], n, within(intervals[first], 0)),
                    table.maximum(item) / table.outOf(),
                    Bootstrap.estimate(values[first + 1], n, within(intervals[first + 1], 0)),
                    Correlations.of(table.marks(item), table.rest(item)),
                    Bootstrap.estimate(values[first + 2], n, within(intervals[first + 2], -1))));
        }
        return List.copyOf(all);
    }

    /** Deviation, effective weight and efficiency of each item; NaN where there is none. */
    private static double[] byDraws(MarkTable table) {
        double[] totals = table.totals();
        double[] values = new double[KINDS * table.items()];
        double[] weights = new double[table.items()];
        double sum = 0;
        for (int item = 0; item < table.items(); item++) {
            double[] marks = table.marks(item);
            double[] rest = table.rest(item);
            values[KINDS * item] = Math.sqrt(QuizStatistics.covariance(marks, marks)) / table.maximum(item);
            weights[item] = Math.sqrt(QuizStatistics.covariance(marks, totals));
            sum += Double.isNaN(weights[item]) ? 0 : weights[item];
            values[KINDS * item + 2] = efficiency(marks, rest);
        }
        for (int item = 0; item < table.items(); item++) {
            values[KINDS * item + 1] = sum == 0 ? Double.NaN : weights[item] / sum;
        }
        return values;
    }

    private static double efficiency(double[] marks, double[] rest) {
        double found = QuizStatistics.covariance(marks, rest);
        Arrays.sort(marks);
        Arrays.sort(rest);
        double greatest = QuizStatistics.covariance(marks, rest);
        return greatest > 1e-12 ? found / greatest : Double.NaN;
    }

    private static Interval within(Interval interval, double least) {
        return interval == null ? null : interval.within(least, 1);
    }

    private static Optional<Estimate> facility(MarkTable table, int item) {
        double[] marks = table.marks(item);
        double maximum = table.maximum(item);
        if (marks.length == 0) {
            return Optional.empty();
        }
        double[] shares = Arrays.stream(marks).map(mark -> mark / maximum).toArray();
        if (Arrays.stream(shares).allMatch(share -> share == 0 || share == 1)) {
            Proportion right = new Proportion((int) Arrays.stream(shares).sum(), shares.length);
            return Optional.of(new Estimate(right.share(), shares.length, Optional.of(right.interval())));
        }
        Estimate mean = QuizStatistics.mean(shares);
        return Optional.of(new Estimate(mean.value(), mean.n(), mean.interval().map(range -> range.within(0, 1))));
    }
}
