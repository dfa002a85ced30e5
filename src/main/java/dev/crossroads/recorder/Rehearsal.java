package dev.crossroads.recorder;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Whether the log takes events again, found out without one: a row is added to it and taken away again before the
 * transaction ends, so that nobody ever sees it, and the commit reaches the disk as every other does.
 *
 * <p>Futures, used on the recorder's event loop only.
 */
final class Rehearsal {
    /** A row that fills a page of its own, so that a disk without room for another says so; hashes can't be packed. */
    private static final String ADD = """
            INSERT INTO event (learner_id, id, type, course, occurred_at, body)
            SELECT $1, $1, 'rehearsal', '', now(),
                   jsonb_build_object('filler', string_agg(sha512(gen_random_uuid()::text::bytea)::text, ''))
            FROM generate_series(1, 100)
            """;

    private static final String TAKE_AWAY = "DELETE FROM event WHERE learner_id = $1";

    private final Pool pool;
    private final RecorderLimits limits;

    Rehearsal(Pool pool, RecorderLimits limits) {
        this.pool = pool;
        this.limits = limits;
    }

    /** Succeeds where events can be recorded. */
    Future<Void> run() {
        return pool.withTransaction(this::addAndTakeAway)
                .timeout(limits.patience().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    }

    private Future<Void> addAndTakeAway(SqlConnection connection) {
        Tuple nobody = Tuple.of(UUID.randomUUID());
        return connection
                .preparedQuery(ADD)
                .execute(nobody)
                .compose(_ -> connection.preparedQuery(TAKE_AWAY).execute(nobody))
                .mapEmpty();
    }
}
