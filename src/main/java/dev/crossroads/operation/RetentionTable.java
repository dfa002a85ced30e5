package dev.crossroads.operation;

import dev.crossroads.operation.Retention.Population;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code operation_retention} and {@code operation_warning}. Methods wait. */
final class RetentionTable {
    private final Pool pool;

    RetentionTable(Pool pool) {
        this.pool = pool;
    }

    /** Announces it where it is not announced with that many days; says since when it is. */
    Instant announce(Population population, int days, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO operation_retention AS r (population, days, announced_at, looked_at)
                        VALUES ($1, $2, $3, '-infinity')
                        ON CONFLICT (population) DO UPDATE
                            SET days = $2, announced_at = CASE WHEN r.days = $2 THEN r.announced_at ELSE $3 END
                        RETURNING announced_at
                        """)
                .execute(Tuple.of(name(population), days, utc(now)))
                .await()
                .iterator()
                .next()
                .getOffsetDateTime("announced_at")
                .toInstant();
    }

    /** Forgets that it was announced, so that it is announced anew where it is set again. */
    void drop(Population population) {
        pool.preparedQuery("DELETE FROM operation_retention WHERE population = $1")
                .execute(Tuple.of(name(population)))
                .await();
    }

    /** Takes a turn to look, which one node has each so often. */
    boolean takeTurn(Population population, Instant now, Duration every) {
        return pool.preparedQuery("""
                        UPDATE operation_retention SET looked_at = $2
                        WHERE population = $1 AND looked_at <= $3
                        """)
                        .execute(Tuple.of(name(population), utc(now), utc(now.minus(every))))
                        .await()
                        .rowCount()
                == 1;
    }

    /** Since when it is announced; empty where it is not. */
    Optional<Instant> announced(Population population) {
        for (Row row : pool.preparedQuery("SELECT announced_at FROM operation_retention WHERE population = $1")
                .execute(Tuple.of(name(population)))
                .await()) {
            return Optional.of(row.getOffsetDateTime("announced_at").toInstant());
        }
        return Optional.empty();
    }

    /** Notes those as warned, in a transaction; those who were not before. */
    static Future<List<UUID>> warn(SqlConnection transaction, Collection<UUID> learners, Instant now) {
        return transaction
                .preparedQuery("""
                        INSERT INTO operation_warning (learner_id, warned_at)
                        SELECT id, $2 FROM unnest($1::uuid[]) AS idle (id)
                        ON CONFLICT DO NOTHING
                        RETURNING learner_id
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), utc(now)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).toList());
    }

    /** Takes the warnings of all back but these, who are still not seen. */
    int takeBackBut(Collection<UUID> idle) {
        return pool.preparedQuery("DELETE FROM operation_warning WHERE learner_id <> ALL ($1::uuid[])")
                .execute(Tuple.of((Object) idle.toArray(UUID[]::new)))
                .await()
                .rowCount();
    }

    /** Those who were warned before a time. */
    List<UUID> warnedBefore(Instant time) {
        return pool
                .preparedQuery("SELECT learner_id FROM operation_warning WHERE warned_at <= $1 ORDER BY 1")
                .execute(Tuple.of(utc(time)))
                .await()
                .stream()
                .map(row -> row.getUUID("learner_id"))
                .toList();
    }

    /** Those who are warned, and when the first of them was. */
    record Warned(long people, Optional<Instant> first) {}

    Warned warned() {
        Row row = pool.query("SELECT count(*) AS people, min(warned_at) AS first FROM operation_warning")
                .execute()
                .await()
                .iterator()
                .next();
        return new Warned(
                row.getLong("people"),
                Optional.ofNullable(row.getOffsetDateTime("first")).map(OffsetDateTime::toInstant));
    }

    private static String name(Population population) {
        return population.name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
