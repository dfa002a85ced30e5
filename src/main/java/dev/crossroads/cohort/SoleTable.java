package dev.crossroads.cohort;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The SQL of cohorts that have one instructor, who may hand them over, and of table {@code cohort_ended}. */
final class SoleTable {
    /** Long enough for who comes back after the holidays. */
    private static final int TOLD_DAYS = 90;

    /** Cohorts {@code c} that nobody teaches but {@code $1}. */
    private static final String SOLE = """
            cohort c
            JOIN cohort_instructor i ON i.cohort_id = c.id AND i.learner_id = $1
                AND NOT EXISTS (SELECT FROM cohort_instructor other
                                WHERE other.cohort_id = c.id AND other.learner_id <> $1)
            """;

    private final Pool pool;

    SoleTable(Pool pool) {
        this.pool = pool;
    }

    /** The cohorts that an instructor alone teaches, the latest first. */
    Future<List<CohortFeature.TaughtAlone>> of(UUID instructor) {
        return pool.preparedQuery("""
                        SELECT c.id, c.title, (SELECT count(*) FROM membership m WHERE m.cohort_id = c.id) AS members
                        FROM %s
                        ORDER BY c.created_at DESC, c.id
                        """.formatted(SOLE))
                .execute(Tuple.of(instructor))
                .map(rows -> rows.stream()
                        .map(row -> new CohortFeature.TaughtAlone(
                                row.getUUID("id"), row.getString("title"), row.getInteger("members")))
                        .toList());
    }

    /** Lets somebody else teach all of them too; which ones these are. */
    Future<List<UUID>> handOver(UUID instructor, UUID to, Instant at) {
        return pool.preparedQuery("""
                        INSERT INTO cohort_instructor (learner_id, cohort_id, added_at)
                        SELECT $2, c.id, $3 FROM %s
                        ON CONFLICT DO NOTHING
                        RETURNING cohort_id
                        """.formatted(SOLE))
                .execute(Tuple.of(instructor, to, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getUUID("cohort_id")).toList());
    }

    /** A cohort that ended with the account of its instructor. */
    record Ended(String title, Instant at) {}

    /** Those that a learner was in, the latest first. */
    Future<List<Ended>> endedFor(UUID learner, Instant now) {
        return pool.preparedQuery("""
                        SELECT title, ended_at FROM cohort_ended
                        WHERE learner_id = $1 AND ended_at > $2
                        ORDER BY ended_at DESC, cohort_id
                        """)
                .execute(Tuple.of(learner, now.minus(Duration.ofDays(TOLD_DAYS)).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(SoleTable::ended).toList());
    }

    private static Ended ended(Row row) {
        return new Ended(
                row.getString("title"), row.getOffsetDateTime("ended_at").toInstant());
    }

    /** Ends the cohorts that nobody could ever see again without this instructor, and keeps that for their members. */
    static List<Statement> end(UUID instructor) {
        return List.of(
                new Statement("""
                        DELETE FROM cohort_ended WHERE ended_at < now() - make_interval(days => %d)
                        """.formatted(TOLD_DAYS), List.of()),
                new Statement("""
                        INSERT INTO cohort_ended (learner_id, cohort_id, title, ended_at)
                        SELECT m.learner_id, c.id, c.title, now()
                        FROM %s
                        JOIN membership m ON m.cohort_id = c.id AND m.learner_id <> $1
                        ON CONFLICT DO NOTHING
                        """.formatted(SOLE), List.of(instructor)),
                new Statement("""
                        DELETE FROM cohort WHERE id IN (SELECT c.id FROM %s)
                        """.formatted(SOLE), List.of(instructor)));
    }
}
