package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;

/** Says of every request who is asking. */
public interface Visitors {

    /**
     * Attaches the {@link Visitor} to a request where that needs no look-up and tells them nothing new, then calls
     * {@code next()}. Runs on the event loop and does not wait.
     */
    default void recognize(RoutingContext context) {
        context.next();
    }

    /** Attaches the {@link Visitor} to a request that has none yet, then calls {@code next()}. May wait. */
    void identify(RoutingContext context);
}
