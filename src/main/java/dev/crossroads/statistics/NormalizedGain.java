package dev.crossroads.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The normalized gain of a group from a test before to one after: the share of what could be gained that was,
 * {@code (after - before) / (1 - before)} of the averages of those who took both (Hake, "Interactive-engagement versus
 * traditional methods", American Journal of Physics 66, 1998, 64-74). Hake defines it of averages. The average of
 * everybody's own gains is another number: it has none for whoever had all right before, lets one who had nearly all
 * right outweigh a class by losing a point, and is so drawn to those who gained least room (Bao, "Theoretical
 * comparisons of average normalized gain calculations", American Journal of Physics 74, 2006, 917-922).
 *
 * @param n who took both, at least {@link Proportion#LEAST}
 * @param before the average share right, 0 to 1
 * @param after the same of the test after
 * @param gain at most 1; below 0 where less was right after than before; empty where all was right before
 * @param interval that holds the gain with 95 %: its standard error is bootstrapped by people, who keep both of their
 *     scores ({@link Bootstrap}); it ends at 1
 */
public record NormalizedGain(int n, double before, double after, Optional<Double> gain, Optional<Interval> interval) {

    /**
     * Somebody's shares right.
     *
     * @param before 0 to 1
     * @param after 0 to 1
     */
    public record Pair(double before, double after) {}

    /** Of a group; empty where it is too small to say anything of. */
    public static Optional<NormalizedGain> of(List<Pair> pairs) {
        if (pairs.size() < Proportion.LEAST) {
            return Optional.empty();
        }
        MarkTable table = new MarkTable(
                new double[] {1, 1},
                pairs.stream()
                        .map(pair -> new double[] {pair.before(), pair.after()})
                        .toList());
        double gain = gain(table);
        Interval[] intervals = Bootstrap.intervals(table, drawn -> new double[] {gain(drawn)});
        return Optional.of(new NormalizedGain(
                pairs.size(),
                mean(table, 0),
                mean(table, 1),
                Double.isFinite(gain) ? Optional.of(gain) : Optional.empty(),
                Optional.ofNullable(intervals[0]).map(found -> new Interval(found.low(), Math.min(1, found.high())))));
    }

    private static double gain(MarkTable table) {
        double room = 1 - mean(table, 0);
        return room < 1e-9 ? Double.NaN : (mean(table, 1) - mean(table, 0)) / room;
    }

    private static double mean(MarkTable table, int test) {
        return Arrays.stream(table.marks(test)).average().orElse(Double.NaN);
    }
}
