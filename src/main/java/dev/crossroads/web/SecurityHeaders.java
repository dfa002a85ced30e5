package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every answer tells the browser not to allow, but for those that say it has the thing already. Scripts, styles,
 * fonts and pictures come from this server alone and nothing is inline, so markup that slips through a filter still
 * runs nothing.
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

    /**
     * Of what they say: part of each version of a page, as a browser that has it goes on with the headers it came with.
     */
    private static final String VERSION = "%08x"
            .formatted(HEADERS.entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .sorted()
                    .toList()
                    .hashCode());

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

    /** The tag of a version of something that is sent with these headers, to be compared weakly. */
    static String tagged(String version) {
        return '"' + version + '-' + VERSION + '"';
    }

    /**
     * Leaves them out of an answer 304: the client stored them with what it has (RFC 9110 section 15.4.5), and there
     * they would be most of what is sent.
     */
    static void removeFrom(HttpServerResponse response) {
        HEADERS.keySet().forEach(response.headers()::remove);
    }
}
