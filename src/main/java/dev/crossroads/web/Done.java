package dev.crossroads.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * The outcome of a form, which the page says once that the browser is sent to. A cookie carries it there; it names one
 * of these and nobody.
 */
public enum Done {
    /** Changes are saved. */
    SAVED("web.done.saved"),
    /** Something written was sent to whom it is for. */
    SENT("web.done.sent"),
    /** Nothing, as no answer was chosen. */
    NOTHING_CHOSEN("web.done.nothing-chosen"),
    /** A new password, with which they sign in now. */
    PASSWORD_SET("web.done.password-set"),
    /** Somebody was added. */
    ADDED("web.done.added"),
    /** A question is left out of reviews. */
    LEFT_OUT("web.done.left-out"),
    /** A question comes in reviews again. */
    BROUGHT_BACK("web.done.brought-back"),
    /** Somebody or something was removed. */
    REMOVED("web.done.removed"),
    /** They are a member now. */
    JOINED("web.done.joined"),
    /** They are a member no more. */
    LEFT("web.done.left"),
    /** The account and everything of it is deleted. */
    DELETED("web.done.deleted"),
    /** They are signed out. */
    SIGNED_OUT("web.done.signed-out");

    private static final String COOKIE = "done";

    /** A page that does not come within that time is not the one that was meant. */
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final String key;

    Done(String key) {
        this.key = key;
    }

    /** Sends the browser on with a GET (303), to a page that says it. */
    public void redirect(RoutingContext context, String location) {
        context.response().addCookie(cookie(context, Word.of(this)).setMaxAge(LIFETIME.toSeconds()));
        Replies.redirect(context, location);
    }

    /** The outcome that the page of this request has to say. */
    static Optional<Done> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(COOKIE)).flatMap(sent -> Word.read(Done.class, sent.getValue()));
    }

    /** Sees to it that the next page does not say it again. */
    static void isSaid(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(SecurityHeaders.isSecure(context));
    }

    /** The sentence that the page shows. */
    Notice notice(Texts texts) {
        return this == NOTHING_CHOSEN ? Notice.warning(texts.say(key)) : Notice.done(texts.say(key));
    }
}
