package dev.crossroads.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The switch between light and dark in the footer of every page: a form, so that it works without scripts. */
public final class ThemeRoutes implements Routes {
    @Override
    public void mount(Router router) {
        router.post("/theme").handler(ThemeRoutes::choose);
    }

    private static void choose(RoutingContext context) {
        Theme theme = Theme.tagged(Requests.form(context).required("theme"))
                .orElseThrow(() -> Problem.badRequest("The form's field 'theme' must be system, light or dark."));
        ChoiceCookie.keep(context, Visit.THEME_COOKIE, theme.tag());
    }
}
