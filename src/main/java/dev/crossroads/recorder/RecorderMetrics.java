package dev.crossroads.recorder;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The recorder's metrics, named {@code crossroads.recorder.*}. */
final class RecorderMetrics {
    private final MeterRegistry registry;
    private final DistributionSummary batch;
    private final Counter recorded;
    private final Counter repeated;
    private final Counter refused;
    private final Counter overloaded;
    private final Counter unavailable;

    /** Meters in that registry. */
    RecorderMetrics(MeterRegistry registry) {
        this.registry = registry;
        batch = DistributionSummary.builder("crossroads.recorder.batch")
                .description("Events that one transaction stored")
                .register(registry);
        recorded = events("recorded");
        repeated = events("repeated");
        refused = events("refused");
        overloaded = events("overloaded");
        unavailable = events("unavailable");
    }

    private Counter events(String outcome) {
        return Counter.builder("crossroads.recorder.events")
                .description("Events that were asked to be recorded, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Watches how many wait. */
    void watchQueue(IntSupplier size) {
        Gauge.builder("crossroads.recorder.queue", size, IntSupplier::getAsInt)
                .description("Events that wait to be recorded")
                .register(registry);
    }

    /** A transaction stored some, found others stored before and refused the rest. */
    void countBatch(int added, int repeats, int refusals) {
        batch.record(added);
        recorded.increment(added);
        repeated.increment(repeats);
        refused.increment(refusals);
    }

    /** The queue was full. */
    void countOverloaded() {
        overloaded.increment();
    }

    /** Nobody could say what becomes of so many. */
    void countUnavailable(int events) {
        unavailable.increment(events);
    }
}
