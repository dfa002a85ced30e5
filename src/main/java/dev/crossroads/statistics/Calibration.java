package dev.crossroads.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether what was forecast with so much confidence came true about so often: a reliability table (Murphy and Winkler,
 * "Reliability of subjective probability forecasts of precipitation and temperature", Applied Statistics 26, 1977).
 *
 * @param bins forecasts of like confidence, the least confident first; also those that are empty
 * @param brier mean of the squared difference between confidence and what happened, 0 for foresight, 0.25 for saying
 *     one half always (Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78,
 *     1950); empty where there are fewer than {@link Proportion#LEAST}
 */
public record Calibration(List<Bin> bins, Optional<Double> brier) {
    /**
     * Where bins begin, in per cent. Nine in ten is what is called firm on the page of a recommendation; below it, bins
     * of fifteen leave a small course a chance of five people in one.
     */
    private static final List<Integer> FROM = List.of(0, 60, 75, 90);

    /**
     * Some forecasts that were alike.
     *
     * @param percent how confident, 0 to 100
     * @param happened whether it came true
     * @param count how many of them, at least 1
     */
    public record Forecasts(int percent, boolean happened, int count) {}

    /**
     * Forecasts of like confidence.
     *
     * @param from in per cent, inclusive
     * @param to in per cent, inclusive
     * @param happened how many came true, of how many
     */
    public record Bin(int from, int to, Proportion happened) {}

    /** Of these forecasts. */
    public static Calibration of(Collection<Forecasts> forecasts) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < FROM.size(); i++) {
            int from = FROM.get(i);
            int to = i + 1 < FROM.size() ? FROM.get(i + 1) - 1 : 100;
            List<Forecasts> within = forecasts.stream()
                    .filter(forecast -> forecast.percent() >= from && forecast.percent() <= to)
                    .toList();
            bins.add(new Bin(
                    from,
                    to,
                    new Proportion(
                            count(within.stream().filter(Forecasts::happened).toList()), count(within))));
        }
        int all = count(forecasts);
        return new Calibration(
                List.copyOf(bins),
                all < Proportion.LEAST
                        ? Optional.empty()
                        : Optional.of(forecasts.stream()
                                        .mapToDouble(forecast -> forecast.count() * squaredError(forecast))
                                        .sum()
                                / all));
    }

    private static int count(Collection<Forecasts> forecasts) {
        return forecasts.stream().mapToInt(Forecasts::count).sum();
    }

    private static double squaredError(Forecasts forecast) {
        double error = forecast.percent() / 100.0 - (forecast.happened() ? 1 : 0);
        return error * error;
    }
}
