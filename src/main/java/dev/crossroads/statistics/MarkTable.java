package dev.crossroads.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * The marks of some attempts at the items of one quiz: a row per attempt, a column per item. What was not answered
 * counts 0, as in Moodle.
 */
public final class MarkTable {
    private final double[] maxima;
    private final double[][] rows;
    private final double[] totals;

    /**
     * Takes the marks as they are.
     *
     * @param maxima points to be had for each item, above 0
     * @param rows for each attempt what each item earned, 0 to its maximum
     * @throws IllegalArgumentException where a row has more or fewer marks than there are items
     */
    public MarkTable(double[] maxima, List<double[]> rows) {
        this(maxima.clone(), rows.stream().map(double[]::clone).toArray(double[][]::new));
    }

    private MarkTable(double[] maxima, double[][] rows) {
        this.maxima = maxima;
        this.rows = rows;
        for (double[] row : rows) {
            if (row.length != maxima.length) {
                throw new IllegalArgumentException(row.length + " marks of " + maxima.length + " items");
            }
        }
        totals =
                Arrays.stream(rows).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    }

    /** The number of attempts. */
    public int attempts() {
        return rows.length;
    }

    /** The number of items. */
    public int items() {
        return maxima.length;
    }

    /** Points to be had for an item. */
    public double maximum(int item) {
        return maxima[item];
    }

    /** Points to be had in all. */
    public double outOf() {
        return Arrays.stream(maxima).sum();
    }

    /** The total of each attempt. */
    public double[] totals() {
        return totals.clone();
    }

    /** The points of each attempt for an item. */
    public double[] marks(int item) {
        return Arrays.stream(rows).mapToDouble(row -> row[item]).toArray();
    }

    /** The points of each attempt for all other items. */
    public double[] rest(int item) {
        double[] rest = new double[rows.length];
        for (int row = 0; row < rows.length; row++) {
            rest[row] = totals[row] - rows[row][item];
        }
        return rest;
    }

    /** A table of some of its rows, in that order; a row may come more than once. */
    MarkTable of(int[] some) {
        return new MarkTable(
                maxima, Arrays.stream(some).mapToObj(row -> rows[row]).toArray(double[][]::new));
    }
}
