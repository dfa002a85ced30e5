package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code cohort_visit}. */
final class VisitTable {
    /** Coming again sooner than this belongs to the same visit, such as a morning. */
    private static final Duration APART = Duration.ofHours(4);

    private final Pool pool;

    VisitTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Records that an instructor looks at a cohort, and says when their visit before this one ended; empty for none.
     */
    Future<Optional<Instant>> visit(UUID instructor, UUID cohort, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO cohort_visit (learner_id, cohort_id, last_at)
                        VALUES ($1, $2, $3)
                        ON CONFLICT (learner_id, cohort_id) DO UPDATE
                            SET before_at = CASE WHEN cohort_visit.last_at < $4 THEN cohort_visit.last_at
                                                 ELSE cohort_visit.before_at END,
                                last_at = greatest(cohort_visit.last_at, excluded.last_at)
                        RETURNING before_at
                        """)
                .execute(Tuple.of(
                        instructor,
                        cohort,
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(APART).atOffset(ZoneOffset.UTC)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("before_at"))
                        .map(OffsetDateTime::toInstant));
    }
}
