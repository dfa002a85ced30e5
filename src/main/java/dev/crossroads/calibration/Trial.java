package dev.crossroads.calibration;

import dev.crossroads.memory.Fitting;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Predictions;
import dev.crossroads.memory.Rated;
import dev.crossroads.pure.Pure;
import dev.crossroads.statistics.Clustered;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Parameters fitted to the answers of four learners of five and tried on those of the fifth, who say whether they
 * predict better: whoever is tried on was never fitted to, today or before.
 *
 * @param reviews they were fitted to
 * @param learners whose those are
 * @param before the mean log loss of the held-out reviews by the parameters in force
 * @param after the same by the fitted ones
 * @param difference of each held-out review, after less before
 */
@Pure
record Trial(Fsrs fitted, int reviews, int learners, double before, double after, Estimate difference) {
    /** FSRS's own optimiser warns below it, and 21 parameters want some fifty answers each. */
    static final int LEAST_REVIEWS = 1_000;

    private static final int ONE_OF = 5;

    /** More change the parameters no more than the next week does, and take as much longer. */
    private static final int MOST_REVIEWS = 20_000;

    /**
     * The trial; empty where there are too few reviews, or all are of one or two people.
     *
     * @param site the answers to each item, by learner
     */
    static Optional<Trial> of(Fsrs current, Map<UUID, List<List<Rated>>> site) {
        if (count(site.values().stream().flatMap(List::stream).toList()) < LEAST_REVIEWS) {
            return Optional.empty();
        }
        List<List<Rated>> fittedTo = new ArrayList<>();
        List<List<List<Rated>>> heldOut = new ArrayList<>();
        int learners = 0;
        for (Map.Entry<UUID, List<List<Rated>>> own : site.entrySet()) {
            if (isHeldOut(own.getKey())) {
                heldOut.add(own.getValue());
            } else if (count(fittedTo) < MOST_REVIEWS && count(own.getValue()) > 0) {
                fittedTo.addAll(own.getValue());
                learners++;
            }
        }
        long others = heldOut.stream().filter(own -> count(own) > 0).count();
        if (learners < 2 || others < 2) {
            return Optional.empty();
        }
        Fsrs fitted = Fitting.of(fittedTo);
        List<double[]> before = losses(current, heldOut);
        List<double[]> after = losses(fitted, heldOut);
        return Optional.of(new Trial(
                fitted,
                count(fittedTo),
                learners,
                Clustered.mean(before).value(),
                Clustered.mean(after).value(),
                Clustered.mean(IntStream.range(0, before.size())
                        .mapToObj(i -> less(after.get(i), before.get(i)))
                        .toList())));
    }

    /** Always the same ones, whoever came since. */
    private static boolean isHeldOut(UUID learner) {
        return Math.floorMod(learner.hashCode(), ONE_OF) == 0;
    }

    /** Answers after another one, which alone are predicted. */
    static int count(List<List<Rated>> items) {
        return items.stream().mapToInt(item -> item.size() - 1).sum();
    }

    /** The forecasts of each learner. */
    static List<List<Forecast>> forecasts(Fsrs fsrs, Iterable<List<List<Rated>>> learners) {
        List<List<Forecast>> all = new ArrayList<>();
        learners.forEach(own -> all.add(own.stream()
                .flatMap(item -> Predictions.of(fsrs, item).stream())
                .toList()));
        return all;
    }

    private static List<double[]> losses(Fsrs fsrs, List<List<List<Rated>>> learners) {
        return forecasts(fsrs, learners).stream()
                .map(own -> own.stream().mapToDouble(Forecast::loss).toArray())
                .toList();
    }

    private static double[] less(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }
}
