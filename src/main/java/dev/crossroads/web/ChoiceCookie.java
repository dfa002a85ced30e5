package dev.crossroads.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** A choice by a switch in the footer, stored by the browser; it does not identify anybody. */
final class ChoiceCookie {
    /** The longest that browsers keep a cookie (RFC 6265bis section 5.5). */
    private static final Duration LIFETIME = Duration.ofDays(400);

    /** A cookie that no neighbour domain can set and that is sent by TLS alone (RFC 6265bis section 4.1.3.2). */
    private static final String HOST = "__Host-";

    private ChoiceCookie() {}

    /** The choice, also one that was stored before the site used TLS. */
    static Optional<String> of(HttpServerRequest request, String name) {
        Cookie chosen = request.getCookie(HOST + name);
        return Optional.ofNullable(chosen == null ? request.getCookie(name) : chosen)
                .map(Cookie::getValue);
    }

    /** Keeps the choice, and sends the browser back to the page that the form names by {@code return}. */
    static void keep(RoutingContext context, String name, String value) {
        boolean isSecure = SecurityHeaders.isSecure(context);
        context.response()
                .addCookie(Cookie.cookie(isSecure ? HOST + name : name, value)
                        .setPath("/")
                        .setMaxAge(LIFETIME.toSeconds())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(isSecure));
        Replies.redirect(
                context,
                Requests.form(context).first("return").filter(OwnPath::is).orElse("/"));
    }
}
