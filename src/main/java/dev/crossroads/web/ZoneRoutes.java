package dev.crossroads.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;

/**
 * The zone in which a visitor's days begin and their times are told: their browser keeps it, as it does a language. It
 * also says by itself which is its own ({@code suggested}), which counts until somebody chooses one.
 */
public final class ZoneRoutes implements Routes {
    private static final String COOKIE = "zone";

    @Override
    public void mount(Router router) {
        router.post("/time-zone").handler(ZoneRoutes::choose);
    }

    /** The visitor's choice; UTC where they have not chosen yet. */
    static ZoneId chosen(HttpServerRequest request) {
        return ChoiceCookie.of(request, COOKIE)
                .map(name -> name.replace('~', '/'))
                .flatMap(TimeZones::named)
                .orElse(TimeZones.UTC);
    }

    private static void choose(RoutingContext context) {
        Form form = Requests.form(context);
        boolean isChosen = ChoiceCookie.of(context.request(), COOKIE).isPresent();
        if (isChosen && form.first("suggested").isPresent()) {
            Replies.noContent(context);
            return;
        }
        ZoneId zone = TimeZones.of(form.required("zone"));
        ChoiceCookie.keep(context, COOKIE, zone.getId().replace('/', '~'));
    }
}
