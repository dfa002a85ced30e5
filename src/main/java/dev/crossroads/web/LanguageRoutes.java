package dev.crossroads.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The switch of languages in the footer of every page: a form, so that it works without scripts. */
public final class LanguageRoutes implements Routes {
    @Override
    public void mount(Router router) {
        router.post("/language").handler(LanguageRoutes::choose);
    }

    private static void choose(RoutingContext context) {
        Language language = Language.tagged(Requests.form(context).required("language"))
                .orElseThrow(() -> Problem.badRequest("The form's field 'language' must be en or de."));
        ChoiceCookie.keep(context, Visit.COOKIE, language.tag());
    }
}
