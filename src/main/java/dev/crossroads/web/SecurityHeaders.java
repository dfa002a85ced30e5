package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every answer tells the browser not to allow. Scripts, styles, fonts and pictures come from this server alone and
 * nothing is inline, so markup that slips through a filter still runs nothing.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
    /** Encoded once, as they are on every answer. */
    private static final Map<CharSequence, CharSequence> HEADERS = optimized(Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()"));

    private static Map<CharSequence, CharSequence> optimized(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> HttpHeaders.createOptimized(header.getKey()),
                        header -> HttpHeaders.createOptimized(header.getValue())));
    }

    @Override
    public void handle(RoutingContext context) {
        addTo(context.response());
        context.next();
    }

    static void addTo(HttpServerResponse response) {
        HEADERS.forEach(response::putHeader);
    }
}
