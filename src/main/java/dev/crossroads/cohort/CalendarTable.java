package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code cohort_calendar}. */
final class CalendarTable {
    private final Pool pool;

    CalendarTable(Pool pool) {
        this.pool = pool;
    }

    /** Gives somebody a link; one that they had before leads nowhere any more. */
    Future<?> set(UUID learner, byte[] hash, Instant at) {
        return pool.preparedQuery("""
                        INSERT INTO cohort_calendar (learner_id, token_hash, created_at) VALUES ($1, $2, $3)
                        ON CONFLICT (learner_id) DO UPDATE
                            SET token_hash = excluded.token_hash, created_at = excluded.created_at
                        """).execute(Tuple.of(learner, Buffer.buffer(hash), at.atOffset(ZoneOffset.UTC)));
    }

    /** Takes somebody's link away; again is no mistake. */
    Future<?> remove(UUID learner) {
        return pool.preparedQuery("DELETE FROM cohort_calendar WHERE learner_id = $1")
                .execute(Tuple.of(learner));
    }

    /** Since when somebody has a link; empty where they have none. */
    Future<Optional<Instant>> since(UUID learner) {
        return pool.preparedQuery("SELECT created_at FROM cohort_calendar WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream()
                        .map(row -> row.getOffsetDateTime("created_at").toInstant())
                        .findFirst());
    }

    /** Whose link it is. */
    Future<Optional<UUID>> owner(byte[] hash) {
        return pool.preparedQuery("SELECT learner_id FROM cohort_calendar WHERE token_hash = $1")
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).findFirst());
    }
}
