package dev.crossroads.recorder;

import dev.crossroads.event.Columns;
import dev.crossroads.event.EventJson;
import dev.crossroads.event.EventType;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerVersion;
import dev.crossroads.event.Statement;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The SQL of table {@code event}: the log. Events are added and read, never changed but for whose they are, when a
 * guest becomes part of an account, the numbers of attempts that are counted anew then, and names that a release gives
 * anew ({@link RenamedRecords}); and they go with their learner.
 */
final class EventLog {
    /** The columns that {@link #append} returns. */
    static final String APPENDED = "seq bigint, learner_id uuid, recorded_at timestamptz";

    private EventLog() {}

    /** Which events of a batch are in the log already. Rows are for {@link #stored(Row)}. */
    static Statement repeated(List<LearnerEvent> batch) {
        return Columns.of(batch)
                .uuid(LearnerEvent::learner)
                .uuid(LearnerEvent::id)
                .statement("""
                SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                FROM unnest($1::uuid[], $2::uuid[]) AS asked (learner_id, id)
                JOIN event USING (learner_id, id)
                """);
    }

    /** Adds events in their order. Rows: {@link #APPENDED}. */
    static Statement append(List<? extends LearnerEvent> events) {
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

    /** The number of events. */
    static Future<Long> count(SqlClient client) {
        return client.preparedQuery("SELECT count(*) FROM event")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The number of events of learners up to one, in the order of ids. */
    static Future<Long> countUpTo(SqlClient client, UUID learner) {
        return client.preparedQuery("SELECT count(*) FROM event WHERE learner_id <= $1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * The next learners after one, in the order of ids, with how many events they have: {@code (learner_id uuid, events
     * bigint)}.
     *
     * @param after empty for the first ones
     */
    static Future<RowSet<Row>> learners(SqlClient client, Optional<UUID> after, int most) {
        return client.preparedQuery("""
                        SELECT learner_id, count(*) AS events
                        FROM event
                        WHERE learner_id > $1
                        GROUP BY learner_id
                        ORDER BY learner_id
                        LIMIT $2
                        """).execute(Tuple.of(after.orElse(new UUID(0, 0)), most));
    }

    /** Which version each of these learners has: their part of the index is counted, no row is read. */
    static Future<Map<UUID, LearnerVersion>> versions(SqlClient client, Collection<UUID> learners) {
        return client.preparedQuery("""
            SELECT asked.learner_id, counted.events, projection.made_anew
            FROM unnest($1::uuid[]) AS asked (learner_id)
            CROSS JOIN projection
            CROSS JOIN LATERAL (SELECT count(*) AS events
                                FROM event
                                WHERE event.learner_id = asked.learner_id) AS counted
            """)
                .execute(Tuple.of(learners.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.getUUID("learner_id"),
                                row -> new LearnerVersion(row.getLong("made_anew"), row.getLong("events")))));
    }

    /** All events of some learners, in order; rows are for {@link #stored(Row)}. */
    static Future<Cursor> of(SqlConnection connection, List<UUID> learners) {
        // The sum keeps Postgres from reading the whole log in its order and leaving out all others.
        return connection.prepare("""
                        SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                        FROM event
                        WHERE learner_id = ANY ($1::uuid[])
                        ORDER BY seq + 0
                        """).map(statement -> statement.cursor(Tuple.of(learners.toArray(UUID[]::new))));
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
                .map(rows -> rows.stream().toList());
    }

    /** All events of a learner, in order. Rows are for {@link #stored(Row)}. */
    static Statement of(UUID learner) {
        return new Statement("""
                SELECT seq, learner_id, id, type, course, occurred_at, recorded_at, body::text AS body
                FROM event
                WHERE learner_id = $1
                ORDER BY seq
                """, List.of(learner));
    }

    /** The same as JSON objects, for their learner to keep. Rows: {@code (held text)}. */
    static Statement export(UUID learner) {
        return new Statement("""
                SELECT (jsonb_build_object('id', id, 'type', type, 'course', course, 'at', occurred_at,
                                           'recordedAt', recorded_at) || body)::text AS held
                FROM event
                WHERE learner_id = $1
                ORDER BY seq
                """, List.of(learner));
    }

    /** Makes a guest's events a learner's; one that the learner has too, by its id, is not there twice. */
    static List<Statement> move(UUID guest, UUID learner) {
        List<Object> parameters = List.of(guest, learner);
        return List.of(
                new Statement("""
                        DELETE FROM event
                        WHERE learner_id = $1
                          AND EXISTS (SELECT 1 FROM event theirs WHERE theirs.learner_id = $2 AND theirs.id = event.id)
                        """, parameters),
                new Statement("UPDATE event SET learner_id = $2 WHERE learner_id = $1", parameters));
    }

    /**
     * Numbers the attempts in a learner's log anew, in the order in which they began, with the one in progress last: it
     * is by the last one that the next is refused.
     */
    static Statement numbered(UUID learner) {
        return new Statement("""
                UPDATE event
                SET body = jsonb_set(event.body, '{number}', to_jsonb(placed.number))
                FROM (SELECT id, row_number() OVER (PARTITION BY course, body ->> 'quiz' ORDER BY is_open, seq) AS number
                      FROM (SELECT begun.id, begun.seq, begun.course, begun.body,
                                   NOT EXISTS (SELECT 1
                                               FROM event ended
                                               WHERE ended.learner_id = $1 AND ended.type = 'attempt-finished'
                                                 AND ended.body ->> 'attempt' = begun.body ->> 'attempt') AS is_open
                            FROM event begun
                            WHERE begun.learner_id = $1 AND begun.type = 'attempt-started') AS attempts) AS placed
                WHERE event.learner_id = $1 AND event.id = placed.id
                  AND (event.body ->> 'number')::bigint <> placed.number
                """, List.of(learner));
    }

    /** Writes these events over what is in the log of them. */
    static Statement renamed(List<LearnerEvent> events) {
        return Columns.of(events)
                .uuid(LearnerEvent::learner)
                .uuid(LearnerEvent::id)
                .text(EventJson::writeBody)
                .statement("""
                        UPDATE event
                        SET body = renamed.body::jsonb
                        FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS renamed (learner_id, id, body)
                        WHERE event.learner_id = renamed.learner_id AND event.id = renamed.id
                        """);
    }

    /** Removes a learner's events. */
    static Statement delete(UUID learner) {
        return new Statement("DELETE FROM event WHERE learner_id = $1", List.of(learner));
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
