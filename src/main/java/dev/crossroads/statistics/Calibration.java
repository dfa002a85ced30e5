package dev.crossroads.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts beside what happened: whether of what was said to be likely by 80 % four of five came about.
 *
 * @param people whom the forecasts are of
 * @param happened of how many forecasts
 * @param logLoss its mean; lower is better. Empty where there are none
 * @param baseline the log loss of who says the share that happened of everything: more than it knows nothing
 * @param bins those with a forecast, the least probable first
 */
public record Calibration(
        int people, Proportion happened, Optional<Estimate> logLoss, double baseline, List<Bin> bins) {
    /**
     * Nothing is said below it: as many events and as many non-events are needed at least to validate a model of
     * probabilities (Collins, Ogundimu and Altman, "Sample size considerations for the external validation of a
     * multivariable prognostic model", Statistics in Medicine 35, 2016, 214-226).
     */
    public static final int LEAST_OF_EACH = 100;

    /** Bins are 0.05 wide: most forecasts of recall are above 0.7, where wider ones would be three. */
    private static final int BINS = 20;

    /** Copies the list. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The forecasts between two probabilities.
     *
     * @param from 0 to 1
     * @param to above {@code from}
     * @param forecast their mean
     * @param happened of how many; its interval takes them as independent of each other
     */
    public record Bin(double from, double to, double forecast, Proportion happened) {}

    /** Of these forecasts, person by person. */
    public static Calibration of(List<List<Forecast>> people) {
        List<Forecast> all = people.stream().flatMap(List::stream).toList();
        Proportion happened = proportion(all);
        return new Calibration(
                (int) people.stream().filter(own -> !own.isEmpty()).count(),
                happened,
                all.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Clustered.mean(people.stream()
                                .map(own ->
                                        own.stream().mapToDouble(Forecast::loss).toArray())
                                .toList())),
                all.stream()
                        .mapToDouble(forecast -> new Forecast(happened.share(), forecast.happened()).loss())
                        .average()
                        .orElse(0),
                bins(all));
    }

    private static List<Bin> bins(List<Forecast> all) {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int number = bin;
            List<Forecast> within = all.stream()
                    .filter(forecast -> Math.min(BINS - 1, (int) (forecast.probability() * BINS)) == number)
                    .toList();
            if (!within.isEmpty()) {
                bins.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        within.stream()
                                .mapToDouble(Forecast::probability)
                                .average()
                                .orElseThrow(),
                        proportion(within)));
            }
        }
        return bins;
    }

    private static Proportion proportion(List<Forecast> forecasts) {
        return new Proportion(
                (int) forecasts.stream().filter(Forecast::happened).count(), forecasts.size());
    }

    /** Whether there are enough to say how well forecasts are calibrated. */
    public boolean hasEnough() {
        return Math.min(happened.count(), happened.n() - happened.count()) >= LEAST_OF_EACH;
    }
}
