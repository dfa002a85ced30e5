package dev.crossroads.authoring;

import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visit;
import dev.crossroads.web.Watching;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * News of a server that watches its courses, for pages that are open: a request waits until there are some. Only there
 * where folders are watched.
 */
public final class EditionRoutes implements Routes {
    /** Well below what ends a connection on which nothing happens. */
    private static final long LONGEST_MILLIS = 20_000;

    private final Editions editions;
    private final Pages pages;

    /** News of these editions. */
    public EditionRoutes(Vertx vertx, Editions editions, Pages pages) {
        this.editions = editions;
        this.pages = pages;
        vertx.setPeriodic(LONGEST_MILLIS, _ -> editions.letGo());
    }

    /**
     * The answer to a page that waits.
     *
     * @param html of the banner, in the language of the page
     */
    private record News(long version, long edition, String html) {}

    @Override
    public void mount(Router router) {
        router.get("/watching").handler(this::tell);
    }

    private void tell(RoutingContext context) {
        Watching now =
                editions.after(known(context.request().getParam("version"))).await();
        String html = pages.part("web/watching", now, Visit.of(context).texts());
        Replies.json(context, 200, new News(now.version(), now.edition(), html));
    }

    private static long known(String version) {
        try {
            return version == null ? -1 : Long.parseLong(version);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("The parameter 'version' must be the number that the page has.");
        }
    }
}
