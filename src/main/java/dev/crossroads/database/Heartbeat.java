package dev.crossroads.database;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.concurrent.TimeUnit;

/**
 * Asks the database every second whether it is there, for whoever can do without it for a while but should know. Safe
 * for use by many threads.
 */
public final class Heartbeat {
    private static final long EVERY_MS = 1_000;

    private final Pool pool;
    private volatile boolean isThere = true;

    /** Begins to ask, and goes on until Vert.x is closed. */
    public Heartbeat(Vertx vertx, Pool pool) {
        this.pool = pool;
        vertx.setPeriodic(EVERY_MS, _ -> ask());
    }

    private void ask() {
        pool.query("SELECT 1")
                .execute()
                .timeout(EVERY_MS, TimeUnit.MILLISECONDS)
                .onComplete(answer -> isThere = answer.succeeded());
    }

    /** Whether it answered the last time. */
    public boolean isThere() {
        return isThere;
    }
}
