package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code cohort} and {@code cohort_instructor}. */
final class CohortTable {
    private static final String COLUMNS = "id, title, course, join_code, anonymous, time_zone, created_at, archived_at";

    private final SqlClient client;

    CohortTable(SqlClient client) {
        this.client = client;
    }

    /** Adds a cohort and its first instructor; false where its id or its join code is there already. */
    Future<Boolean> add(Cohort cohort, UUID instructor) {
        return client.preparedQuery("""
                        WITH opened AS (
                            INSERT INTO cohort (id, title, course, join_code, created_at, anonymous, anonymous_since,
                                                time_zone)
                            VALUES ($1, $2, $3, $4, $5, $7, CASE WHEN $7 THEN $5::timestamptz END, $8)
                            ON CONFLICT DO NOTHING
                            RETURNING id, created_at
                        )
                        INSERT INTO cohort_instructor (learner_id, cohort_id, added_at)
                        SELECT $6, id, created_at FROM opened
                        """)
                .execute(Tuple.of(
                        cohort.id(),
                        cohort.title(),
                        cohort.course(),
                        cohort.code().text(),
                        cohort.createdAt().atOffset(ZoneOffset.UTC),
                        instructor,
                        cohort.anonymous(),
                        cohort.zone().getId()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** A cohort, if this instructor teaches it. */
    Future<Optional<Cohort>> taught(UUID instructor, UUID cohort) {
        return client.preparedQuery("SELECT " + COLUMNS + """
                        \s
                        FROM cohort_instructor i
                        JOIN cohort c ON c.id = i.cohort_id
                        WHERE i.learner_id = $1 AND i.cohort_id = $2
                        """)
                .execute(Tuple.of(instructor, cohort))
                .map(CohortTable::first);
    }

    /** A cohort. */
    Future<Optional<Cohort>> of(UUID cohort) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM cohort WHERE id = $1")
                .execute(Tuple.of(cohort))
                .map(CohortTable::first);
    }

    /** All that this instructor teaches, the latest first. */
    Future<List<Cohort>> taughtBy(UUID instructor) {
        return client.preparedQuery("SELECT " + COLUMNS + """
                        \s
                        FROM cohort_instructor i
                        JOIN cohort c ON c.id = i.cohort_id
                        WHERE i.learner_id = $1
                        ORDER BY created_at DESC, id
                        """)
                .execute(Tuple.of(instructor))
                .map(CohortTable::all);
    }

    /** All that this learner is in, the latest first. */
    Future<List<Cohort>> joinedBy(UUID learner) {
        return client.preparedQuery("SELECT " + COLUMNS + """
                        \s
                        FROM membership m
                        JOIN cohort c ON c.id = m.cohort_id
                        WHERE m.learner_id = $1
                        ORDER BY created_at DESC, id
                        """)
                .execute(Tuple.of(learner))
                .map(CohortTable::all);
    }

    /** The same, which nobody else changes before this transaction is over. */
    Future<Optional<Cohort>> locked(UUID cohort) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM cohort WHERE id = $1 FOR NO KEY UPDATE")
                .execute(Tuple.of(cohort))
                .map(CohortTable::first);
    }

    /** The cohort that a code lets people join. */
    Future<Optional<Cohort>> of(JoinCode code) {
        return client.preparedQuery("SELECT " + COLUMNS + " FROM cohort WHERE join_code = $1")
                .execute(Tuple.of(code.text()))
                .map(CohortTable::first);
    }

    /** Whether cohort {@code c} is anonymous and one of its members, present or former, has answered since it is. */
    private static final String IS_PROMISED = """
            (c.anonymous AND EXISTS (
                SELECT
                FROM (SELECT learner_id FROM membership WHERE cohort_id = c.id
                      UNION ALL
                      SELECT learner_id FROM former_membership WHERE cohort_id = c.id) AS member
                JOIN response r ON r.learner_id = member.learner_id AND r.course = c.course
                WHERE r.answered_at >= c.anonymous_since))
            """;

    /** Changes what it is called and how it is shown. What was promised to be anonymous stays so. */
    Future<?> change(UUID cohort, String title, boolean isAnonymous, String zone, Instant at) {
        return client.preparedQuery("""
                        WITH promised AS (SELECT $3 OR %s AS anonymous FROM cohort c WHERE c.id = $1)
                        UPDATE cohort
                        SET title = $2, time_zone = $4, anonymous = promised.anonymous,
                            anonymous_since = CASE WHEN promised.anonymous THEN coalesce(anonymous_since, $5) END
                        FROM promised
                        WHERE id = $1
                        """.formatted(IS_PROMISED))
                .execute(Tuple.of(cohort, title, isAnonymous, zone, at.atOffset(ZoneOffset.UTC)));
    }

    /** Whether it is anonymous and has to stay so. */
    Future<Boolean> isPromised(UUID cohort) {
        return client.preparedQuery("SELECT " + IS_PROMISED + " AS promised FROM cohort c WHERE c.id = $1")
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream().anyMatch(row -> row.getBoolean("promised")));
    }

    /** Puts a cohort away, or takes it out again where no time is given. */
    Future<?> archive(UUID cohort, Optional<Instant> at) {
        return client.preparedQuery("UPDATE cohort SET archived_at = $2 WHERE id = $1")
                .execute(Tuple.of(
                        cohort, at.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null)));
    }

    /** Gives a cohort another code; false where that code is another cohort's. */
    Future<Boolean> setCode(UUID cohort, JoinCode code) {
        return client.preparedQuery("""
                        UPDATE cohort SET join_code = $2
                        WHERE id = $1 AND NOT EXISTS (SELECT FROM cohort WHERE join_code = $2)
                        """).execute(Tuple.of(cohort, code.text())).map(rows -> rows.rowCount() == 1);
    }

    private static Optional<Cohort> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<Cohort> all(RowSet<Row> rows) {
        return rows.stream().map(CohortTable::from).toList();
    }

    private static Cohort from(Row row) {
        return new Cohort(
                row.getUUID("id"),
                row.getString("title"),
                row.getString("course"),
                new JoinCode(row.getString("join_code")),
                row.getBoolean("anonymous"),
                ZoneId.of(row.getString("time_zone")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("archived_at")).map(at -> at.toInstant()));
    }
}
