package dev.crossroads.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** The switch of languages in the footer of every page: a form, so that it works without scripts. */
public final class LanguageRoutes implements Routes {
    /** The longest that browsers keep a cookie (RFC 6265bis section 5.5). */
    private static final Duration KEPT = Duration.ofDays(400);

    @Override
    public void mount(Router router) {
        router.post("/language").handler(LanguageRoutes::choose);
    }

    private static void choose(RoutingContext context) {
        Form form = Requests.form(context);
        Language language = Language.tagged(form.required("language"))
                .orElseThrow(() -> Problem.badRequest("The form's field 'language' must be en or de."));
        context.response()
                .addCookie(Cookie.cookie(Visit.COOKIE, language.tag())
                        .setPath("/")
                        .setMaxAge(KEPT.toSeconds())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure(context.request().isSSL()));
        Replies.redirect(context, form.first("return").filter(OwnPath::is).orElse("/"));
    }
}
