package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The queries of table {@code activity_day}; {@link ActivityProjection} writes it. */
final class ActivityTable {
    private final Pool pool;

    ActivityTable(Pool pool) {
        this.pool = pool;
    }

    /** When somebody was active; the days as {@link MemberProgress#activeDays}. */
    record Activity(Instant firstAt, Instant lastAt, long days) {
        private static Activity from(Row row) {
            return new Activity(
                    row.getOffsetDateTime("first_at").toInstant(),
                    row.getOffsetDateTime("last_at").toInstant(),
                    row.getLong("days"));
        }
    }

    /** When each of these learners was active in a course; who never was is missing. */
    Future<Map<UUID, Activity>> of(UUID[] learners, String course, LocalDate today) {
        return pool.preparedQuery("""
                        SELECT learner_id, min(first_at) AS first_at, max(last_at) AS last_at,
                               coalesce(bit_or(1::bigint << ($3::date - day))
                                            FILTER (WHERE day > $3::date - $4::int AND day <= $3::date), 0) AS days
                        FROM activity_day
                        WHERE learner_id = ANY ($1) AND course = $2
                        GROUP BY learner_id
                        """)
                .execute(Tuple.of(learners, course, today, CohortProgress.DAYS))
                .map(rows -> {
                    Map<UUID, Activity> byLearner = new HashMap<>();
                    rows.forEach(row -> byLearner.put(row.getUUID("learner_id"), Activity.from(row)));
                    return byLearner;
                });
    }
}
