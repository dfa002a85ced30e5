package dev.crossroads.database;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.Pool;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database every second whether it is there, for whoever can do without it for a while but should know. One
 * that refuses or hangs up is away at once. One that is late is not: on a machine with much else to do so is every
 * answer, and that is when as little as possible should be asked. Safe for use by many threads.
 */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final long EVERY_MS = 1_000;

    /** Longer than anything that is asked on behalf of a person is waited for ({@link Pools#GIVEN_UP_AFTER}). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Duration patience;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private volatile boolean isThere = true;
    private volatile long answered = System.nanoTime();

    /** Begins to ask, and goes on until Vert.x is closed. */
    public Heartbeat(Vertx vertx, Pool pool) {
        this(vertx, pool, PATIENCE);
    }

    /**
     * The same with another patience.
     *
     * @param patience after that long without an answer it is away, whether or not it was refused
     */
    Heartbeat(Vertx vertx, Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
        vertx.setPeriodic(EVERY_MS, _ -> ask());
    }

    private void ask() {
        if (isAsking.compareAndSet(false, true)) {
            // An answer counts however late it is.
            pool.query("SELECT 1")
                    .execute()
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .onComplete(_ -> isAsking.set(false))
                    .onSuccess(_ -> answered())
                    .onFailure(this::failed);
        }
    }

    private void answered() {
        answered = System.nanoTime();
        isThere = true;
    }

    private void failed(Throwable cause) {
        boolean isRefused = isRefusal(cause);
        if (isThere && (isRefused || System.nanoTime() - answered >= patience.toNanos())) {
            LOG.debug("The database is away: {}", cause.toString());
            isThere = false;
        }
    }

    /** SQLSTATE class 57, operator intervention, but for 57014, a statement's limit: PostgreSQL manual, appendix A. */
    private static boolean isRefusal(Throwable cause) {
        return switch (cause) {
            case ClosedConnectionException _ -> true;
            case ConnectTimeoutException _ -> false;
            case ConnectException _ -> true;
            case PgException said ->
                said.getSqlState() != null
                        && said.getSqlState().startsWith("57")
                        && !said.getSqlState().equals("57014");
            default -> false;
        };
    }

    /** Whether it answered lately, and did not refuse since. */
    public boolean isThere() {
        return isThere;
    }
}
