package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * The headers by which every answer restricts the browser, except 304. Scripts, styles, fonts and pictures come from
 * this server alone and nothing is inline, so markup that slips through a filter still runs nothing.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
    static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

    private static final Map<String, String> HEADERS = Map.of(
            POLICY.toString(),
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
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    private static final String SECURE = SecurityHeaders.class.getName() + ".secure";
    private static final CharSequence STRICT = HttpHeaders.createOptimized("Strict-Transport-Security");

    /** Of this host alone: others of the domain are their owners' business. */
    private static final CharSequence TWO_YEARS = HttpHeaders.createOptimized("max-age=63072000");

    private static final MultiMap ALONE = with(Map.of());
    private static final MultiMap NONE = HttpHeaders.headers().copy(false);

    /**
     * Of what they say: part of each version of a page, as a browser that has it goes on with the headers it came with.
     */
    private static final String VERSION = "%08x"
            .formatted(HEADERS.entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .sorted()
                    .toList()
                    .hashCode());

    private final boolean isSecure;

    /**
     * The headers of a server.
     *
     * @param isSecure whether browsers are told to come by TLS alone from now on
     */
    SecurityHeaders(boolean isSecure) {
        this.isSecure = isSecure;
    }

    @Override
    public void handle(RoutingContext context) {
        addTo(context.response());
        if (isSecure) {
            context.put(SECURE, true);
            context.response().putHeader(STRICT, TWO_YEARS);
        }
        context.next();
    }

    /** Whether people come by TLS, so that browsers are told to come by nothing else. */
    static boolean isSecure(RoutingContext context) {
        return context.get(SECURE) != null;
    }

    /** Puts these headers in the place of all that the answer has. */
    static void replaceBy(MultiMap headers, RoutingContext context) {
        context.response().headers().setAll(headers);
        if (isSecure(context)) {
            context.response().putHeader(STRICT, TWO_YEARS);
        }
    }

    /** Gives them to an answer that has no headers yet. */
    static void addTo(HttpServerResponse response) {
        response.headers().setAll(ALONE);
    }

    /**
     * These and further headers, which go before them, for answers that are often the same: they are checked and
     * encoded once. {@code response.headers().setAll(…)} puts them in place of all that the answer has.
     */
    static MultiMap with(Map<? extends CharSequence, String> further) {
        MultiMap all = HttpHeaders.headers();
        HEADERS.forEach(
                (name, value) -> all.add(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value)));
        further.forEach((name, value) -> all.set(name, HttpHeaders.createOptimized(value)));
        return all.copy(false);
    }

    /**
     * The {@code ETag} of a version of something that is sent with these headers; a weak one, as the body may be
     * compressed on its way out.
     */
    static CharSequence tagged(String version) {
        return HttpHeaders.createOptimized("W/\"" + version + '-' + VERSION + '"');
    }

    /**
     * Takes all headers from an answer that is to be a 304: what the client stored with what it has stays valid (RFC
     * 9110 section 15.4.5), and there they would be most of what is sent.
     */
    static void removeFrom(HttpServerResponse response) {
        response.headers().setAll(NONE);
    }
}
