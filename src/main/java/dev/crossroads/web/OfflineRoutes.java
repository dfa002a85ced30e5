package dev.crossroads.web;

import io.vertx.ext.web.Router;

/**
 * {@code /offline}: what a browser shows in place of a page that it can't load for want of a connection. It keeps this
 * page beforehand ({@code webroot/worker.js}), so nothing of a visitor may be on it.
 */
public final class OfflineRoutes implements Routes {
    private final Pages pages;
    private final Frame frame;

    /** A page in this frame. */
    public OfflineRoutes(Pages pages, Frame frame) {
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/offline").handler(context -> {
            Visit visit = Visit.of(context);
            Chrome chrome = frame.aroundAnyone(visit.texts().say("web.offline.title"), visit);
            Replies.html(context, 200, pages.render("web/offline", new OfflinePage(chrome)));
        });
    }

    /** The page {@code web/offline}. */
    public record OfflinePage(Chrome chrome) {}
}
