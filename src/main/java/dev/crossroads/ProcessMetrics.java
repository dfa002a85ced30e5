package dev.crossroads;

import dev.crossroads.web.RouteName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;

/**
 * Metrics of the process: memory, its collection, processors, threads and the disk; and the counts of the audit log.
 */
final class ProcessMetrics implements AutoCloseable {
    private static final String ANSWERED = "vertx.http.server.response.time";
    private static final String ROUTE = "route";

    /** As far as people notice, in milliseconds: each is a series for every route and status. */
    private static final double[] NOTICED = {10, 50, 100, 250, 500, 1_000, 2_500, 5_000};

    private final MeterRegistry registry;
    private final JvmGcMetrics collection = new JvmGcMetrics();

    private ProcessMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A registry that tells how many answers took how long, so that whoever reads it has quantiles over all nodes, and
     * routes by their readable names.
     */
    static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String route = id.getTag(ROUTE);
                return route == null ? id : id.replaceTags(Tags.concat(id.getTags(), ROUTE, RouteName.of(route)));
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(ANSWERED)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(Arrays.stream(NOTICED)
                                        .map(millis -> millis * 1e6)
                                        .toArray())
                                .build()
                                .merge(config)
                        : config;
            }
        });
        return registry;
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
