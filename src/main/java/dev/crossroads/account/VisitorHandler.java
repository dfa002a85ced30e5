package dev.crossroads.account;

import dev.crossroads.web.Visitor;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says who is asking. Whoever comes without a cookie that we signed is a new guest and gets one; a damaged or made-up
 * cookie is replaced, since its owner can do nothing about it.
 */
public final class VisitorHandler implements Handler<RoutingContext> {
    private static final String COOKIE = "crossroads";

    /** The longest that browsers keep a cookie (RFC 6265bis section 5.5). */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Guests guests;

    /** Visitors are these guests. */
    public VisitorHandler(Guests guests) {
        this.guests = guests;
    }

    @Override
    public void handle(RoutingContext context) {
        UUID learner = known(context).orElseGet(() -> welcome(context));
        new Visitor(learner, true, "", Set.of()).attach(context);
        context.next();
    }

    /**
     * Reads the header itself: a neighbour domain can set a second cookie of our name, and a parser that keeps one of
     * each name may keep the wrong one.
     */
    private Optional<UUID> known(RoutingContext context) {
        return context.request().headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> guests.recognize(pair.substring(COOKIE.length() + 1)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private UUID welcome(RoutingContext context) {
        UUID guest = guests.arrive();
        context.response()
                .addCookie(Cookie.cookie(COOKIE, guests.sign(guest))
                        .setPath("/")
                        .setMaxAge(KEPT.toSeconds())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(context.request().isSSL()));
        return guest;
    }
}
