package dev.crossroads.quiz;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The SQL of table {@code quiz_ended}. */
final class EndedTable {
    static final String NAME = "quiz_ended";

    private final Pool pool;

    EndedTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A row.
     *
     * @param packed by {@link PackedHistories}
     */
    record Stored(String marks, Set<UUID> attempts, byte[] packed) {}

    /** The row that was kept of a learner by an edition of a course. */
    Future<Optional<Stored>> find(UUID learner, String course, String edition) {
        return pool.preparedQuery("""
            SELECT marks, attempts, packed FROM quiz_ended
            WHERE learner_id = $1 AND course = $2 AND edition = $3
            """)
                .execute(Tuple.of(learner, course, edition))
                .map(rows -> rows.stream().findFirst().map(EndedTable::from));
    }

    private static Stored from(Row row) {
        return new Stored(
                row.getString("marks"),
                Set.of(row.getArrayOfUUIDs("attempts")),
                row.getBuffer("packed").getBytes());
    }

    /** Keeps what there is of a learner in the place of what there was, unless they are gone by now. */
    Future<Void> keep(UUID learner, String course, String edition, Stored stored, Instant now) {
        return pool.preparedQuery("""
            INSERT INTO quiz_ended (learner_id, course, edition, marks, attempts, packed, kept_at)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE EXISTS (SELECT FROM attempt WHERE learner_id = $1 AND course = $2)
            ON CONFLICT (learner_id, course) DO UPDATE
                SET edition = excluded.edition, marks = excluded.marks, attempts = excluded.attempts,
                    packed = excluded.packed, kept_at = excluded.kept_at
            """)
                .execute(Tuple.tuple()
                        .addUUID(learner)
                        .addString(course)
                        .addString(edition)
                        .addString(stored.marks())
                        .addArrayOfUUID(stored.attempts().toArray(UUID[]::new))
                        .addBuffer(Buffer.buffer(stored.packed()))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Removes what was kept of a learner: it can be worked out anew. */
    static Statement delete(UUID learner) {
        return new Statement("DELETE FROM quiz_ended WHERE learner_id = $1", List.of(learner));
    }
}
