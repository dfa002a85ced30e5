package dev.crossroads.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/**
 * {@code /metrics}: everything that is counted and timed, in Prometheus' text format, for operators. It tells nobody's
 * data, but how a site is used. For others there is nothing at this address.
 */
public final class MetricsRoutes implements Routes {
    private final PrometheusMeterRegistry registry;
    private final OperatorAccess access;

    /** Shows this registry, which Vert.x was given too. */
    public MetricsRoutes(PrometheusMeterRegistry registry, OperatorAccess access) {
        this.registry = registry;
        this.access = access;
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics").handler(context -> {
            access.require(context);
            Replies.send(context, 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(registry.scrape()));
        });
    }
}
