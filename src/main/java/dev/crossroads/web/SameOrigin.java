package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Lets no other site change anything in a visitor's name. Browsers say where a request comes from: in
 * {@code Sec-Fetch-Site} (all since 2023), or in {@code Origin}, which is then held against the host that was asked. A
 * request with neither comes from no current browser's page, and an old browser's would lack the cookie, which is
 * {@code SameSite=Lax}: it can only act for a visitor made that moment. So it is let through, and scripts need no
 * token. The rule is the one of Go's {@code http.CrossOriginProtection}.
 *
 * <p>State changes of the API also need {@code Content-Type: application/json}, which no form of another site can send.
 */
final class SameOrigin implements Handler<RoutingContext> {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!SAFE.contains(request.method())) {
            if (!isOwn(request)) {
                throw Problem.of(403, "Forbidden", new Message("web.problem.other-site"));
            }
            if (Requests.isApi(context) && !isJson(request.getHeader("Content-Type"))) {
                throw Problem.of(
                        415, "Unsupported media type", "The API reads JSON: send Content-Type: application/json.");
            }
        }
        context.next();
    }

    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || isHost(origin, request.authority());
    }

    private static boolean isHost(String origin, HostAndPort host) {
        try {
            URI uri = URI.create(origin);
            return host != null
                    && uri.getHost() != null
                    && uri.getHost().equalsIgnoreCase(host.host())
                    && (uri.getPort() == host.port() || isDefaultPort(uri, host.port()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Browsers leave a scheme's own port out of {@code Origin} as out of {@code Host}. */
    private static boolean isDefaultPort(URI origin, int port) {
        int own = "https".equals(origin.getScheme()) ? 443 : 80;
        return (origin.getPort() == -1 || origin.getPort() == own) && (port <= 0 || port == own);
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
