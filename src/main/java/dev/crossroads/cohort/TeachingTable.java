package dev.crossroads.cohort;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The SQL of who teaches cohorts, tables {@code cohort_instructor} and {@code cohort_ended}: the instructors of a
 * cohort as long as they have the role, and what one of them alone teaches.
 */
final class TeachingTable {
    /** Long enough for who comes back after the holidays. */
    private static final int TOLD_DAYS = 90;

    /** Cohorts {@code c} that nobody teaches but {@code $1}; its place is for the query of who has the role. */
    private static final String SOLE = """
            cohort c
            JOIN cohort_instructor i ON i.cohort_id = c.id AND i.learner_id = $1
                AND NOT EXISTS (SELECT FROM cohort_instructor other
                                WHERE other.cohort_id = c.id AND other.learner_id <> $1
                                  AND other.learner_id IN (%s))
            """;

    private final SqlClient client;
    private final String instructorsQuery;

    /**
     * The table of a database.
     *
     * @param instructorsQuery the query for the learner ids of all who have the role; who lost it teaches nothing
     */
    TeachingTable(SqlClient client, String instructorsQuery) {
        this.client = client;
        this.instructorsQuery = instructorsQuery;
    }

    /**
     * Somebody who was let teach a cohort.
     *
     * @param hasRole whether they do: without the role they see nothing of it
     */
    record Teaching(UUID learner, boolean hasRole) {}

    /** Everybody who was let teach a cohort, the first one first. */
    Future<List<Teaching>> instructors(UUID cohort) {
        return client.preparedQuery("""
                        SELECT learner_id, learner_id IN (%s) AS has_role
                        FROM cohort_instructor
                        WHERE cohort_id = $1
                        ORDER BY added_at, learner_id
                        """.formatted(instructorsQuery))
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream()
                        .map(row -> new Teaching(row.getUUID("learner_id"), row.getBoolean("has_role")))
                        .toList());
    }

    /** Adds an instructor; false where they teach it already. */
    Future<Boolean> add(UUID cohort, UUID instructor, Instant at) {
        return client.preparedQuery("""
                        INSERT INTO cohort_instructor (learner_id, cohort_id, added_at)
                        VALUES ($1, $2, $3)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(instructor, cohort, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes an instructor out; false where they did not teach it. */
    Future<Boolean> remove(UUID cohort, UUID instructor) {
        return client.preparedQuery("DELETE FROM cohort_instructor WHERE cohort_id = $1 AND learner_id = $2")
                .execute(Tuple.of(cohort, instructor))
                .map(rows -> rows.rowCount() == 1);
    }

    private static String sole(String instructorsQuery) {
        return SOLE.formatted(instructorsQuery);
    }

    /** The cohorts that an instructor alone teaches, the latest first. */
    Future<List<CohortFeature.TaughtAlone>> of(UUID instructor) {
        return client.preparedQuery("""
                        SELECT c.id, c.title, (SELECT count(*) FROM membership m WHERE m.cohort_id = c.id) AS members
                        FROM %s
                        ORDER BY c.created_at DESC, c.id
                        """.formatted(sole(instructorsQuery)))
                .execute(Tuple.of(instructor))
                .map(rows -> rows.stream()
                        .map(row -> new CohortFeature.TaughtAlone(
                                row.getUUID("id"), row.getString("title"), row.getInteger("members")))
                        .toList());
    }

    /** Lets somebody else teach all of them too; which ones these are. */
    Future<List<UUID>> handOver(UUID instructor, UUID to, Instant at) {
        return client.preparedQuery("""
                        INSERT INTO cohort_instructor (learner_id, cohort_id, added_at)
                        SELECT $2, c.id, $3 FROM %s
                        ON CONFLICT DO NOTHING
                        RETURNING cohort_id
                        """.formatted(sole(instructorsQuery)))
                .execute(Tuple.of(instructor, to, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getUUID("cohort_id")).toList());
    }

    /** A cohort that ended with the account of its instructor. */
    record Ended(String title, Instant at) {}

    /** Those that a learner was in, the latest first. */
    Future<List<Ended>> endedFor(UUID learner, Instant now) {
        return client.preparedQuery("""
                        SELECT title, ended_at FROM cohort_ended
                        WHERE learner_id = $1 AND ended_at > $2
                        ORDER BY ended_at DESC, cohort_id
                        """)
                .execute(Tuple.of(learner, now.minus(Duration.ofDays(TOLD_DAYS)).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(TeachingTable::ended).toList());
    }

    private static Ended ended(Row row) {
        return new Ended(
                row.getString("title"), row.getOffsetDateTime("ended_at").toInstant());
    }

    /** Ends the cohorts that nobody could ever see again without this instructor, and keeps that for their members. */
    static List<Statement> end(UUID instructor, String instructorsQuery) {
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
                        """.formatted(sole(instructorsQuery)), List.of(instructor)),
                new Statement("""
                        DELETE FROM cohort WHERE id IN (SELECT c.id FROM %s)
                        """.formatted(sole(instructorsQuery)), List.of(instructor)));
    }
}
