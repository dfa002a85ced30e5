package dev.crossroads.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * {@code /metrics}: everything that is counted and timed, in Prometheus' text format, for this machine alone; and for
 * whoever shows the token ({@code Authorization: Bearer …}) where there is one. It tells nobody's data, but how a site
 * is used. For others there is nothing at this address.
 */
public final class MetricsRoutes implements Routes {
    private static final String BEARER = "Bearer ";

    private final PrometheusMeterRegistry registry;
    private final Optional<byte[]> token;

    /** Shows this registry, which Vert.x was given too. */
    public MetricsRoutes(PrometheusMeterRegistry registry, Optional<String> token) {
        this.registry = registry;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void mount(Router router) {
        router.get("/metrics").handler(context -> {
            if (!mayRead(context)) {
                throw Problem.notFound(new Message("web.problem.nothing-here"));
            }
            Replies.send(context, 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(registry.scrape()));
        });
    }

    private boolean mayRead(RoutingContext context) {
        if (token.isEmpty()) {
            return ClientAddress.of(context).isThisMachine();
        }
        String shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null
                && shown.startsWith(BEARER)
                && MessageDigest.isEqual(
                        shown.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), token.get());
    }
}
