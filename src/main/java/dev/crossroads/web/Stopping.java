package dev.crossroads.web;

import io.vertx.core.Future;
import io.vertx.core.VertxException;

/**
 * Whether the server is about to stop: while it serves on, readiness says no, and each answer asks its connection to be
 * closed, so that whoever shares out requests finds another server before this one takes none. Safe for many threads.
 */
public final class Stopping {
    private volatile boolean isAnnounced;

    /** From now on the server is about to stop. */
    public void announce() {
        isAnnounced = true;
    }

    boolean isAnnounced() {
        return isAnnounced;
    }

    /** Fails once the server is about to stop, for {@link HealthRoutes}. */
    public Future<Void> check() {
        return isAnnounced
                ? Future.failedFuture(VertxException.noStackTrace("The server is about to stop"))
                : Future.succeededFuture();
    }
}
