package dev.crossroads.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** What a reader chose by a switch in the footer, kept by their browser; it says nothing about who they are. */
final class ChoiceCookie {
    /** The longest that browsers keep a cookie (RFC 6265bis section 5.5). */
    private static final Duration KEPT = Duration.ofDays(400);

    private ChoiceCookie() {}

    /** Keeps the choice, and sends the browser back to the page that the form names by {@code return}. */
    static void keep(RoutingContext context, String name, String value) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setMaxAge(KEPT.toSeconds())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(context.request().isSSL()));
        Replies.redirect(
                context,
                Requests.form(context).first("return").filter(OwnPath::is).orElse("/"));
    }
}
