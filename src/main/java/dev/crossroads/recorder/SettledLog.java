package dev.crossroads.recorder;

import dev.crossroads.event.EventType;
import dev.crossroads.event.LogReader;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The log as far as it is complete. A transaction takes its lock on the table before it draws the first place, and
 * holds it until its end (PostgreSQL manual, sections 13.3.1 and 52.12): so once those are over that held it after the
 * last place was read, everything up to that place is there or never will be. Nobody waits for us.
 */
final class SettledLog implements LogReader {
    private static final String WRITERS = """
            SELECT coalesce(array_agg(DISTINCT virtualtransaction), '{}') AS writers
            FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'event'::regclass AND granted AND mode = 'RowExclusiveLock'
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    /** In milliseconds: about as long as a batch of the recorder takes, and twice as long as it may. */
    private static final long LOOKED_EVERY = 5;

    private static final long LONGEST = 10_000;

    private final Vertx vertx;
    private final Pool pool;

    SettledLog(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    @Override
    public long settled() {
        long last = pool.query("SELECT coalesce(max(seq), 0) AS last FROM event")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong("last");
        Set<String> before = writers();
        for (long waited = 0; !before.isEmpty(); waited += LOOKED_EVERY) {
            if (waited > LONGEST) {
                throw new IllegalStateException("Somebody has been writing to the log for " + LONGEST + " ms");
            }
            vertx.timer(LOOKED_EVERY, TimeUnit.MILLISECONDS).await();
            Set<String> now = writers();
            before = before.stream().filter(now::contains).collect(java.util.stream.Collectors.toSet());
        }
        return last;
    }

    private Set<String> writers() {
        return Set.of(pool.query(WRITERS).execute().await().iterator().next().getArrayOfStrings("writers"));
    }

    @Override
    public List<StoredEvent> between(long after, long upTo, Set<EventType> types, int most) {
        return pool.preparedQuery("""
                        SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                        FROM event
                        WHERE seq > $1 AND seq <= $2 AND type = ANY ($3)
                        ORDER BY seq
                        LIMIT $4
                        """)
                .execute(Tuple.of(
                        after, upTo, types.stream().map(EventType::text).toArray(String[]::new), most))
                .map(rows ->
                        rows.stream().map((Row row) -> EventLog.stored(row)).toList())
                .await();
    }
}
