package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which cohorts measure what their members learn: a column of table {@code cohort}. */
final class GainTable {
    private final SqlClient client;

    GainTable(SqlClient client) {
        this.client = client;
    }

    /** A cohort that measures, of a member. */
    record Measuring(UUID cohort, String title, String course) {}

    /** Since when it does; empty where it does not. */
    Future<Optional<Instant>> since(UUID cohort) {
        return client.preparedQuery("SELECT gain_since FROM cohort WHERE id = $1")
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream()
                        .flatMap(row -> Optional.ofNullable(row.getOffsetDateTime("gain_since")).stream())
                        .map(OffsetDateTime::toInstant)
                        .findFirst());
    }

    /**
     * Switches it on from a moment, or off.
     *
     * @return whether that changed anything
     */
    Future<Boolean> change(UUID cohort, Optional<Instant> since) {
        return client.preparedQuery("""
                        UPDATE cohort SET gain_since = $2
                        WHERE id = $1 AND (gain_since IS NULL) <> ($2::timestamptz IS NULL)
                        """)
                .execute(Tuple.of(
                        cohort, since.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The cohorts of a learner that do and are not archived, the one that was joined first first. */
    Future<List<Measuring>> of(UUID learner) {
        return client.preparedQuery("""
                        SELECT c.id, c.title, c.course
                        FROM membership m
                        JOIN cohort c ON c.id = m.cohort_id
                        WHERE m.learner_id = $1 AND c.gain_since IS NOT NULL AND c.archived_at IS NULL
                        ORDER BY m.joined_at, c.id
                        """)
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream()
                        .map(row -> new Measuring(row.getUUID("id"), row.getString("title"), row.getString("course")))
                        .toList());
    }
}
