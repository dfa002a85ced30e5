package dev.crossroads.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Numbers that come in groups, such as many of each person, which are more like each other than like others. */
public final class Clustered {
    private Clustered() {}

    /**
     * The mean of all, with the interval that holds were other groups drawn: by the standard error that lets numbers of
     * a group depend on each other (Liang and Zeger, "Longitudinal data analysis using generalized linear models",
     * Biometrika 73, 1986, for a mean). No interval of fewer than two groups.
     *
     * @param groups at least one number in all
     */
    public static Estimate mean(List<double[]> groups) {
        int n = groups.stream().mapToInt(group -> group.length).sum();
        double mean = groups.stream().flatMapToDouble(Arrays::stream).sum() / n;
        List<double[]> some = groups.stream().filter(group -> group.length > 0).toList();
        if (some.size() < 2) {
            return new Estimate(mean, n, Optional.empty());
        }
        double squares = some.stream()
                .mapToDouble(group ->
                        Arrays.stream(group).map(number -> number - mean).sum())
                .map(deviation -> deviation * deviation)
                .sum();
        double error = Math.sqrt(squares * some.size() / (some.size() - 1)) / n;
        return new Estimate(mean, n, Optional.of(Interval.around(mean, error)));
    }
}
