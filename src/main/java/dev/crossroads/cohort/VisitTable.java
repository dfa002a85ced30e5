package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code cohort_visit}. */
final class VisitTable {
    /** Coming again sooner than this belongs to the same visit, such as a morning. */
    private static final Duration APART = Duration.ofHours(4);

    /** A visit's end is known to the minute, so that looking again writes nothing. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Pool pool;

    VisitTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Records that an instructor looks at a cohort, and says when their visit before this one ended; empty for none.
     */
    Future<Optional<Instant>> visit(UUID instructor, UUID cohort, Instant now) {
        return pool.preparedQuery("""
                        WITH noted AS (
                            SELECT before_at FROM cohort_visit
                            WHERE learner_id = $1 AND cohort_id = $2 AND last_at > $5
                        ), visited AS (
                            INSERT INTO cohort_visit (learner_id, cohort_id, last_at)
                            SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM noted)
                            ON CONFLICT (learner_id, cohort_id) DO UPDATE
                                SET before_at = CASE WHEN cohort_visit.last_at < $4 THEN cohort_visit.last_at
                                                     ELSE cohort_visit.before_at END,
                                    last_at = greatest(cohort_visit.last_at, excluded.last_at)
                            RETURNING before_at
                        )
                        SELECT before_at FROM noted UNION ALL SELECT before_at FROM visited
                        """)
                .execute(Tuple.of(
                        instructor,
                        cohort,
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(APART).atOffset(ZoneOffset.UTC),
                        now.minus(PRECISION).atOffset(ZoneOffset.UTC)))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime("before_at"))
                        .map(OffsetDateTime::toInstant));
    }

    /** The cohorts that instructors looked at since then, the last one first. */
    Future<List<UUID>> cohortsSince(Instant since, int most) {
        return pool.preparedQuery("""
                        SELECT cohort_id
                        FROM cohort_visit
                        WHERE last_at > $1
                        GROUP BY cohort_id
                        ORDER BY max(last_at) DESC
                        LIMIT $2
                        """)
                .execute(Tuple.of(since.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.stream().map(row -> row.getUUID("cohort_id")).toList());
    }
}
