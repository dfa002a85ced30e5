package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

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

        /**
         * The same of somebody who was active at that moment, too.
         *
         * @param before empty for who never was
         */
        static Activity with(Optional<Activity> before, Instant at, LocalDate today, ZoneId zone) {
            long ago = ChronoUnit.DAYS.between(at.atZone(zone).toLocalDate(), today);
            long day = ago >= 0 && ago < CohortProgress.DAYS ? 1L << ago : 0;
            return before.map(known -> new Activity(
                            at.isBefore(known.firstAt()) ? at : known.firstAt(),
                            at.isAfter(known.lastAt()) ? at : known.lastAt(),
                            known.days() | day))
                    .orElseGet(() -> new Activity(at, at, day));
        }
    }

    /**
     * When each of these learners was active in a course; who never was is missing. Rows are by the days of UTC. One of
     * those lies in two days of another zone at most, and where somebody was active in both, their first time was in
     * the earlier one and their last in the later one: the two say it all.
     *
     * @param today there
     * @param zone whose days are told
     */
    Future<Map<UUID, Activity>> of(UUID[] learners, String course, LocalDate today, ZoneId zone) {
        OffsetDateTime[] starts = IntStream.rangeClosed(0, CohortProgress.DAYS)
                .mapToObj(day -> today.minusDays(CohortProgress.DAYS - 1L - day)
                        .atStartOfDay(zone)
                        .toOffsetDateTime()
                        .withOffsetSameInstant(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return pool.preparedQuery("""
                        SELECT learner_id, min(first_at) AS first_at, max(last_at) AS last_at,
                               coalesce(bit_or(1::bigint << ($4::int - nth)) FILTER (WHERE nth BETWEEN 1 AND $4::int), 0)
                                   AS days
                        FROM activity_day,
                             LATERAL (VALUES (width_bucket(first_at, $3::timestamptz[])),
                                             (width_bucket(last_at, $3::timestamptz[]))) AS local (nth)
                        WHERE learner_id = ANY ($1) AND course = $2
                        GROUP BY learner_id
                        """)
                .execute(Tuple.of(learners, course, starts, CohortProgress.DAYS))
                .map(rows -> {
                    Map<UUID, Activity> byLearner = new HashMap<>();
                    rows.forEach(row -> byLearner.put(row.getUUID("learner_id"), Activity.from(row)));
                    return byLearner;
                });
    }
}
