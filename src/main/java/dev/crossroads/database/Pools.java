package dev.crossroads.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Makes the connection pools that features query through. */
public final class Pools {
    /** Connections a pool holds at most: more than two cores can keep busy, far below Postgres' 100. */
    public static final int DEFAULT_SIZE = 16;

    /** Connections that are open before anybody is served: a page asks up to six at a time, beside the heartbeat. */
    public static final int AT_FIRST = 8;

    /**
     * Queries that may wait for a connection; the next one fails at once. A page asks up to six at a time, and a class
     * of a thousand may open theirs together; none waits longer than {@link #CONNECTED_WITHIN}.
     */
    public static final int WAITING_AT_MOST = 6_000;

    /** The wait of a request for a connection, and of a connection for the server's answer, in milliseconds. */
    public static final int CONNECTED_WITHIN = 2_000;

    /** The limit for one statement that somebody waits for, in milliseconds. */
    public static final int ANSWERED_WITHIN = 4_000;

    /** After that long, in milliseconds, an answer of Postgres is not waited for any more, be it there or not. */
    public static final int GIVEN_UP_AFTER = 5_000;

    /** The wait of a command that opens for a connection or an answer: as long as its operator would. */
    private static final int OPENED_WITHIN = Math.toIntExact(FirstConnection.PATIENCE.toMillis());

    /** The life of an idle connection, in minutes. */
    private static final int IDLE_AT_MOST = 10;

    /**
     * The time that sent data may stay unacknowledged by the other machine before the connection is given up, in
     * milliseconds, where the system can do that: a network that swallows everything would keep it for a quarter of an
     * hour.
     */
    private static final int ACKNOWLEDGED_WITHIN = 10_000;

    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Pages are read by keys. A plan made while a table is short goes on being used as it grows, until Postgres has
     * counted its rows anew. Without JIT, as a plan that has to read a whole table all the same looks dear enough to be
     * compiled.
     */
    static final String BY_KEYS = "SET enable_seqscan = off; SET jit = off";

    private Pools() {}

    /** A pool of {@value #DEFAULT_SIZE} connections for what pages ask, with a limit on how long they wait. */
    public static Pool open(Vertx vertx, DatabaseAddress address) {
        return open(vertx, address, () -> true);
    }

    /**
     * The same for a server that is opening still: until it is open its own questions are waited for as a command
     * waits, however long a cold process takes over them.
     *
     * @param isOpen whether people wait for what is asked now
     */
    public static Pool open(Vertx vertx, DatabaseAddress address, BooleanSupplier isOpen) {
        String session = BY_KEYS + "; SET statement_timeout = " + ANSWERED_WITHIN;
        return TimeLimit.on(
                open(vertx, address, "features", DEFAULT_SIZE, session),
                () -> isOpen.getAsBoolean() ? GIVEN_UP_AFTER : OPENED_WITHIN);
    }

    /**
     * A pool for what a command does once, at its start or as all it does: it waits for a connection up to a minute,
     * and as long as it takes for an answer.
     *
     * @param name what metrics call it
     * @param size connections at most
     */
    public static Pool forCommand(Vertx vertx, DatabaseAddress address, String name, int size) {
        return open(vertx, address, name, size, "", OPENED_WITHIN);
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
        return open(vertx, address, name, size, session, CONNECTED_WITHIN);
    }

    private static Pool open(
            Vertx vertx, DatabaseAddress address, String name, int size, String session, int connectedWithin) {
        return PgBuilder.pool()
                .with(new PoolOptions()
                        .setName(name)
                        .setMaxSize(size)
                        .setMaxWaitQueueSize(WAITING_AT_MOST)
                        .setConnectionTimeout(connectedWithin)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout(IDLE_AT_MOST)
                        .setIdleTimeoutUnit(TimeUnit.MINUTES))
                .with(new NetClientOptions()
                        .setConnectTimeout(connectedWithin)
                        .setTcpKeepAlive(true)
                        .setTcpUserTimeout(ACKNOWLEDGED_WITHIN))
                .connectingTo(address.connectOptions())
                .withConnectHandler(connection -> begin(connection, session))
                .using(vertx)
                .build();
    }

    /**
     * Opens connections of a pool that is to answer people soon, so that nobody's request has to wait while a cold
     * process learns how to connect. Blocks, up to a minute.
     *
     * @param connections how many, up to the size of the pool
     * @throws DatabaseException where the database doesn't let them in within that time
     */
    public static void connect(DatabaseAddress address, Pool pool, int connections) {
        long until = System.nanoTime() + FirstConnection.PATIENCE.toNanos();
        try (LongWait wait = LongWait.of("connections to the database " + address)) {
            while (!areOpen(pool, connections, wait)) {
                if (System.nanoTime() >= until) {
                    throw new DatabaseException(
                            "The database %s answered at first, and then gave no connection for %d seconds (%s). See its log, and how busy this machine is, and try again."
                                    .formatted(address, FirstConnection.PATIENCE.toSeconds(), wait.why()));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Taken all at once and given back: one after the other would be the same one. */
    private static boolean areOpen(Pool pool, int connections, LongWait wait) {
        List<Future<SqlConnection>> asked =
                Stream.generate(pool::getConnection).limit(connections).toList();
        Future<?> open = Future.join(asked);
        Future<?> givenBack = open.eventually(() -> Future.join(asked.stream()
                .filter(Future::succeeded)
                .map(connection -> connection.result().close())
                .toList()));
        try {
            givenBack.timeout(OPENED_WITHIN, TimeUnit.MILLISECONDS).await();
            return true;
        } catch (Exception failed) { // await() throws what a connection failed with, checked or not
            wait.because(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    /** A connection that can't be set up is useless; the pool makes another. */
    private static void begin(SqlConnection connection, String session) {
        Future<?> set = session.isEmpty()
                ? Future.succeededFuture()
                : connection.query(session).execute();
        set.onComplete(_ -> connection.close());
    }
}
