package dev.crossroads.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The result of one run of a load.
 *
 * @param rate operations a second
 * @param p50 half of the operations took at most this long, in milliseconds
 * @param p99 all but one in a hundred took at most this long, in milliseconds
 * @param load processor time of what asks per operation, in microseconds
 * @param server processor time of the measured program per operation, in microseconds
 * @param postgres the same of Postgres; empty where it runs on another machine
 * @param failed operations that were not answered as they should be
 */
public record Measurement(
        double rate,
        double p50,
        double p99,
        OptionalDouble load,
        OptionalDouble server,
        OptionalDouble postgres,
        long failed) {

    /** The median of each quantity by itself, and all failures. */
    static Measurement median(List<Measurement> rounds) {
        return new Measurement(
                median(rounds, Measurement::rate),
                median(rounds, Measurement::p50),
                median(rounds, Measurement::p99),
                optional(median(rounds, m -> m.load().orElse(Double.NaN))),
                optional(median(rounds, m -> m.server().orElse(Double.NaN))),
                optional(median(rounds, m -> m.postgres().orElse(Double.NaN))),
                rounds.stream().mapToLong(Measurement::failed).sum());
    }

    /** The middle one of some numbers; of an even count the upper of the two in the middle. */
    static double median(double... numbers) {
        double[] sorted = numbers.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> quantity) {
        return median(rounds.stream().mapToDouble(quantity).toArray());
    }

    private static OptionalDouble optional(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
