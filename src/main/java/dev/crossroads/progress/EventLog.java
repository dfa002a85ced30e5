package dev.crossroads.progress;

import dev.crossroads.event.Columns;
import dev.crossroads.event.EventJson;
import dev.crossroads.event.EventType;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The SQL of table {@code event}: the log. Events are added and read, never changed. */
final class EventLog {
    private EventLog() {}

    /** Which events of a batch are in the log already. Rows are for {@link #stored(Row)}. */
    static Statement known(List<LearnerEvent> batch) {
        return Columns.of(batch)
                .uuid(LearnerEvent::learner)
                .uuid(LearnerEvent::id)
                .statement("""
                SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                FROM unnest($1::uuid[], $2::uuid[]) AS asked (learner_id, id)
                JOIN event USING (learner_id, id)
                """);
    }

    /** Adds events in their order. Rows: {@code (seq bigint, learner_id uuid, recorded_at timestamptz)}. */
    static Statement append(List<LearnerEvent> events) {
        return Columns.of(events)
                .uuid(LearnerEvent::learner)
                .uuid(LearnerEvent::id)
                .text(event -> EventType.of(event).text())
                .text(LearnerEvent::course)
                .time(LearnerEvent::at)
                .text(EventJson::writeBody)
                .statement("""
                        INSERT INTO event (learner_id, id, type, course, occurred_at, body)
                        SELECT learner_id, id, type, course, occurred_at, body::jsonb
                        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
                             WITH ORDINALITY AS added (learner_id, id, type, course, occurred_at, body, place)
                        ORDER BY place
                        RETURNING seq, learner_id, recorded_at
                        """);
    }

    /** How many events there are. */
    static Future<Long> count(SqlClient client) {
        return client.preparedQuery("SELECT count(*) FROM event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The next events after a place in the log, in order. */
    static Future<List<StoredEvent>> window(SqlClient client, long after, int most) {
        return client.preparedQuery("""
                        SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                        FROM event
                        WHERE seq > $1
                        ORDER BY seq
                        LIMIT $2
                        """)
                .mapping(EventLog::stored)
                .execute(Tuple.of(after, most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** The event of a row. */
    static StoredEvent stored(Row row) {
        LearnerEvent event = EventJson.read(
                EventType.named(row.getString("type")),
                row.getUUID("id"),
                row.getUUID("learner_id"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("course"),
                row.getString("body"));
        return new StoredEvent(
                row.getLong("seq"), row.getOffsetDateTime("recorded_at").toInstant(), event);
    }
}
