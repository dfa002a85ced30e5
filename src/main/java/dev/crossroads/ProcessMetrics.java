package dev.crossroads;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/**
 * Metrics of the process: memory, its collection, processors, threads and the disk; and the counts of the audit log.
 */
final class ProcessMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final JvmGcMetrics collection = new JvmGcMetrics();

    private ProcessMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Adds them to a registry, the disk only where the data is ours; close it when the server stops. */
    static ProcessMetrics bind(MeterRegistry registry, Settings settings) {
        ProcessMetrics metrics = new ProcessMetrics(registry);
        Metrics.addRegistry(registry);
        metrics.collection.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        if (settings.database().isEmpty()) {
            new DiskSpaceMetrics(settings.data().toFile()).bindTo(registry);
        }
        return metrics;
    }

    /** Counts nothing more. */
    @Override
    public void close() {
        collection.close();
        Metrics.removeRegistry(registry);
    }
}
