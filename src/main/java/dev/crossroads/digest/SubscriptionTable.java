package dev.crossroads.digest;

import dev.crossroads.event.Statement;
import dev.crossroads.web.Language;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The SQL of tables {@code digest_subscription} and {@code digest_sent}. */
final class SubscriptionTable {
    private static final String COLUMNS = "learner_id, weekday, hour, time_zone, language";

    /** A moment further ahead follows from no schedule, but from a clock that was wrong. */
    private static final Duration A_DAY_AND_MORE = Duration.ofDays(2);

    private static final Duration A_WEEK_AND_MORE = Duration.ofDays(9);

    private final Pool pool;

    SubscriptionTable(Pool pool) {
        this.pool = pool;
    }

    /** Somebody's subscription; empty where they get no digest. */
    Future<Optional<Subscription>> of(UUID learner) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM digest_subscription WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream().map(SubscriptionTable::from).findFirst());
    }

    /** Subscribes somebody, or changes when and in which language they get it. */
    Future<?> put(Subscription subscription, Instant now) {
        Schedule schedule = subscription.schedule();
        return pool.preparedQuery("""
                        INSERT INTO digest_subscription (learner_id, weekday, hour, time_zone, language, next_at,
                                                         changed_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT (learner_id) DO UPDATE
                            SET weekday = excluded.weekday, hour = excluded.hour, time_zone = excluded.time_zone,
                                language = excluded.language, next_at = excluded.next_at,
                                changed_at = excluded.changed_at
                        """)
                .execute(Tuple.of(
                        subscription.learner(),
                        schedule.weekday().map(day -> (short) day.getValue()).orElse(null),
                        (short) schedule.hour(),
                        schedule.zone().getId(),
                        subscription.language().tag(),
                        at(schedule.next(now)),
                        at(now)));
    }

    /** The statement that ends a subscription; again is no mistake. */
    static Statement remove(UUID learner) {
        return new Statement("DELETE FROM digest_subscription WHERE learner_id = $1", List.of(learner));
    }

    /**
     * A subscription that was taken to be looked at.
     *
     * @param planned when it was to be looked at
     * @param facts a hash of what there was to say when it was looked at last; empty for nothing
     */
    record Taken(Subscription subscription, Instant planned, String facts) {
        /** The day whose digest is to be written now. */
        Optional<LocalDate> due(Instant now) {
            return subscription.schedule().due(planned, now);
        }
    }

    /**
     * Takes subscriptions whose time has come, for so long that no other node looks at them meanwhile; whoever dies
     * over them leaves them to the next after that. Rows that another node is just taking are passed over.
     *
     * @param until tells those taken now from those taken again later
     */
    Future<List<Taken>> take(Instant now, Instant until, int most) {
        return pool.preparedQuery("""
                        UPDATE digest_subscription s SET next_at = $2
                        FROM (SELECT learner_id AS whose, next_at AS planned FROM digest_subscription
                              WHERE next_at <= $1 OR next_at > $5 OR next_at > $4 AND weekday IS NULL
                              ORDER BY next_at, learner_id
                              LIMIT $3
                              FOR UPDATE SKIP LOCKED) t
                        WHERE s.learner_id = t.whose
                        RETURNING planned, facts, %s
                        """.formatted(COLUMNS))
                .execute(
                        Tuple.of(at(now), at(until), most, at(now.plus(A_DAY_AND_MORE)), at(now.plus(A_WEEK_AND_MORE))))
                .map(rows -> rows.stream()
                        .map(row -> new Taken(
                                from(row), row.getOffsetDateTime("planned").toInstant(), row.getString("facts")))
                        .toList());
    }

    /** Locks those of these subscriptions that are still as they were taken: neither ended nor changed since. */
    static Future<Set<UUID>> lock(SqlConnection transaction, List<UUID> learners, Instant until) {
        return transaction
                .preparedQuery("""
                        SELECT learner_id FROM digest_subscription
                        WHERE learner_id = ANY ($1) AND next_at = $2
                        ORDER BY learner_id
                        FOR UPDATE
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), at(until)))
                .map(SubscriptionTable::learners);
    }

    /** Notes that digests of these days are sent now; those who have one of that day already are not returned. */
    static Future<Set<UUID>> note(SqlConnection transaction, List<UUID> learners, List<LocalDate> days, Instant now) {
        return transaction
                .preparedQuery("""
                        INSERT INTO digest_sent (learner_id, day, sent_at)
                        SELECT learner_id, day, $3 FROM unnest($1::uuid[], $2::date[]) AS t (learner_id, day)
                        ON CONFLICT (learner_id, day) DO NOTHING
                        RETURNING learner_id
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), days.toArray(LocalDate[]::new), at(now)))
                .map(SubscriptionTable::learners);
    }

    /** Says when subscriptions are looked at next, and what there was to say now. */
    static Future<?> done(SqlConnection transaction, List<UUID> learners, List<Instant> next, List<String> facts) {
        return transaction
                .preparedQuery("""
                        UPDATE digest_subscription s
                        SET next_at = t.next_at, facts = t.facts
                        FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS t (learner_id, next_at, facts)
                        WHERE s.learner_id = t.learner_id
                        """)
                .execute(Tuple.of(
                        learners.toArray(UUID[]::new),
                        next.stream().map(SubscriptionTable::at).toArray(OffsetDateTime[]::new),
                        facts.toArray(String[]::new)));
    }

    /** Forgets which digests were sent long ago. */
    Future<?> forget(LocalDate before) {
        return pool.preparedQuery("DELETE FROM digest_sent WHERE day < $1").execute(Tuple.of(before));
    }

    private static Set<UUID> learners(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("learner_id")).collect(Collectors.toUnmodifiableSet());
    }

    private static Subscription from(Row row) {
        return new Subscription(
                row.getUUID("learner_id"),
                new Schedule(
                        Optional.ofNullable(row.getShort("weekday")).map(day -> DayOfWeek.of(day)),
                        row.getShort("hour"),
                        ZoneId.of(row.getString("time_zone"))),
                Language.tagged(row.getString("language")).orElse(Language.ENGLISH));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
