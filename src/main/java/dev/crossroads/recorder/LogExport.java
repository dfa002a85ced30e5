package dev.crossroads.recorder;

import dev.crossroads.event.LogReader;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/**
 * The event log as lines of JSON, for whatever analyses it; up to a place that nothing can come before any more
 * ({@link LogReader#settled}). Waits for the database: for plain or virtual threads.
 */
public final class LogExport {
    /** Rows at a time. */
    private static final int WINDOW = 5_000;

    private static final String ISO_8601 = "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";

    private final Pool pool;
    private final LogReader log;

    /** Of the log in this database. */
    public LogExport(Vertx vertx, Pool pool) {
        this.pool = pool;
        log = new SettledLog(vertx, pool);
    }

    /**
     * The last place that nothing can come before any more; 0 where nothing was ever recorded.
     *
     * @throws RuntimeException of the database client, or where somebody writes the log for long; then try again later
     */
    public long settled() {
        return log.settled();
    }

    /** The last place that was ever taken, be its event there or not; 0 where none was. */
    public long lastPlace() {
        Long last = pool.query("SELECT pg_sequence_last_value(pg_get_serial_sequence('event', 'seq')::regclass)")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
        return last == null ? 0 : last;
    }

    /**
     * Hands on the events after a place and up to another, in the order of their places, each as a line of JSON without
     * its end: {@code seq}, {@code recordedAt}, {@code learner}, {@code id}, {@code type}, {@code course}, {@code at},
     * and what the event says beside that.
     *
     * @param most how many at most
     * @return the place up to which there is nothing more to hand on: the last event's, or {@code upTo}
     */
    public long lines(long after, long upTo, int most, Consumer<String> line) {
        long place = after;
        int left = most;
        while (place < upTo && left > 0) {
            int window = Math.min(WINDOW, left);
            RowSet<Row> rows = pool.preparedQuery("""
                            SELECT seq,
                                   (jsonb_build_object('seq', seq, 'recordedAt', to_char(recorded_at AT TIME ZONE 'UTC', %1$s),
                                                       'learner', learner_id, 'id', id, 'type', type, 'course', course,
                                                       'at', to_char(occurred_at AT TIME ZONE 'UTC', %1$s))
                                    || body)::text AS line
                            FROM event
                            WHERE seq > $1 AND seq <= $2
                            ORDER BY seq
                            LIMIT $3
                            """.formatted(ISO_8601))
                    .execute(Tuple.of(place, upTo, window))
                    .await();
            for (Row row : rows) {
                line.accept(row.getString("line"));
                place = row.getLong("seq");
            }
            left -= rows.size();
            if (rows.size() < window) {
                return upTo;
            }
        }
        return place;
    }
}
