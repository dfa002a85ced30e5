package dev.crossroads.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;

/** Makes the connection pools that features query through. */
public final class Pools {
    /** Connections a pool holds at most: more than two cores can keep busy, far below Postgres' 100. */
    public static final int DEFAULT_SIZE = 16;

    /**
     * Queries that may wait for a connection; the next one fails at once. A page asks up to six at a time, and a class
     * of a thousand may open theirs together; none waits longer than {@link #CONNECTED_WITHIN}.
     */
    public static final int WAITING_AT_MOST = 6_000;

    /** How long a request waits for a connection, in milliseconds, and a connection for the server to answer. */
    public static final int CONNECTED_WITHIN = 2_000;

    /** How long a connection is kept with nothing to do, in minutes. */
    private static final int IDLE_AT_MOST = 10;

    /**
     * Who waits for a page is served by keys. A plan made while a table is short goes on being used as it grows, until
     * Postgres has counted its rows anew. Without JIT, as a plan that has to read a whole table all the same looks dear
     * enough to be compiled.
     */
    static final String BY_KEYS = "SET enable_seqscan = off; SET jit = off";

    private Pools() {}

    /** A pool of {@value #DEFAULT_SIZE} connections for what pages ask. */
    public static Pool open(Vertx vertx, DatabaseAddress address) {
        return open(vertx, address, "features", DEFAULT_SIZE, BY_KEYS);
    }

    /** A pool whose connections are set to nothing particular. */
    public static Pool open(Vertx vertx, DatabaseAddress address, String name, int size) {
        return open(vertx, address, name, size, "");
    }

    /**
     * Opens a pool; it connects when it is first used, so this neither blocks nor fails. While Postgres is away a query
     * fails, at once where the connection is refused, else after {@value #CONNECTED_WITHIN} ms, and nothing is tried
     * again behind the caller's back. A broken connection leaves the pool, so the first query after Postgres is back
     * succeeds.
     *
     * @param name what metrics call it; each pool of a process has its own
     * @param size connections at most
     * @param session statements that each connection starts with, such as {@code SET jit = off}; may be empty
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, String name, int size, String session) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName(name)
                        .setMaxSize(size)
                        .setMaxWaitQueueSize(WAITING_AT_MOST)
                        .setConnectionTimeout(CONNECTED_WITHIN)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(IDLE_AT_MOST)
                        .setIdleTimeoutUnit(TimeUnit.MINUTES))
                .with(new NetClientOptions().setConnectTimeout(CONNECTED_WITHIN).setTcpKeepAlive(true))
                .connectingTo(address.connectOptions())
                .withConnectHandler(connection -> begin(connection, session))
                .using(vertx)
                .build();
    }

    /** What can't be set to what it was meant for is of no use, and the pool makes another. */
    private static void begin(SqlConnection connection, String session) {
        Future<?> set = session.isEmpty()
                ? Future.succeededFuture()
                : connection.query(session).execute();
        set.onComplete(_ -> connection.close());
    }
}
