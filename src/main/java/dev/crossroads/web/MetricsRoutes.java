package dev.crossroads.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** {@code /metrics}: everything that is counted and timed, in Prometheus' text format. */
public final class MetricsRoutes implements Routes {
    private final PrometheusMeterRegistry registry;

    /** Shows this registry, which Vert.x was given too. */
    public MetricsRoutes(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics")
                .handler(context -> Replies.send(
                        context, 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(registry.scrape())));
    }
}
