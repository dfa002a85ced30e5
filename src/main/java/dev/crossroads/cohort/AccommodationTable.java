package dev.crossroads.cohort;

import dev.crossroads.event.Statement;
import dev.crossroads.term.Target;
import dev.crossroads.web.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The SQL of tables {@code cohort_accommodation} and {@code cohort_accommodated}. */
final class AccommodationTable {
    /** Those of learner {@code $1} that nobody else has. */
    private static final String NOBODY_ELSES = """
            \s
            USING cohort_accommodated m
            WHERE m.learner_id = $1 AND a.id = m.accommodation_id
              AND NOT EXISTS (SELECT FROM cohort_accommodated o
                              WHERE o.accommodation_id = a.id AND o.learner_id <> $1)
            """;

    private final Pool pool;

    AccommodationTable(Pool pool) {
        this.pool = pool;
    }

    /** All of a cohort, the latest first; those whose members have all left are left out. */
    Future<List<Accommodation>> of(UUID cohort) {
        return pool.preparedQuery("""
                        SELECT a.id, a.name, a.kind, a.target, a.time_percent, a.extra_minutes, a.attempts, a.days,
                               a.due_on, a.closes_at, a.reason, a.by_learner, a.granted_at,
                               array_agg(m.learner_id ORDER BY m.learner_id) AS members
                        FROM cohort_accommodation a
                        JOIN cohort_accommodated m ON m.accommodation_id = a.id
                        WHERE a.cohort_id = $1
                        GROUP BY a.id
                        ORDER BY a.granted_at DESC, a.id
                        """)
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream().map(AccommodationTable::from).toList());
    }

    /**
     * Adds one; again changes nothing.
     *
     * @return those of its members who are in the cohort, as far as it is new
     */
    Future<List<UUID>> add(SqlClient transaction, UUID cohort, Accommodation one) {
        return transaction
                .preparedQuery("""
                        WITH granted AS (
                            INSERT INTO cohort_accommodation
                                (id, cohort_id, name, kind, target, time_percent, extra_minutes, attempts, days, due_on,
                                 closes_at, reason, by_learner, granted_at)
                            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                            ON CONFLICT DO NOTHING
                            RETURNING id
                        )
                        INSERT INTO cohort_accommodated (learner_id, cohort_id, accommodation_id)
                        SELECT m.learner_id, m.cohort_id, granted.id
                        FROM granted, membership m
                        WHERE m.cohort_id = $2 AND m.learner_id = ANY ($15)
                        RETURNING learner_id
                        """)
                .execute(Tuple.wrap(Arrays.asList(
                        one.id(),
                        cohort,
                        one.name(),
                        one.target().map(target -> Word.of(target.kind())).orElse(null),
                        one.target().map(Target::id).orElse(null),
                        one.allowance().timePercent(),
                        (int) one.allowance().extraTime().toMinutes(),
                        one.allowance().attempts(),
                        one.allowance().days(),
                        one.allowance().due().orElse(null),
                        one.allowance().closes().orElse(null),
                        one.reason(),
                        one.by().orElse(null),
                        one.at().atOffset(ZoneOffset.UTC),
                        one.members().toArray(UUID[]::new))))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).toList());
    }

    /**
     * Takes one back from these members, and all of it from the last of them; again changes nothing.
     *
     * @return those who had it
     */
    Future<List<UUID>> remove(SqlClient transaction, UUID cohort, UUID id, List<UUID> members) {
        return transaction
                .preparedQuery("""
                        DELETE FROM cohort_accommodated
                        WHERE accommodation_id = $1 AND cohort_id = $2 AND learner_id = ANY ($3)
                        RETURNING learner_id
                        """)
                .execute(Tuple.of(id, cohort, members.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).toList())
                .compose(removed ->
                        transaction.preparedQuery("""
                                DELETE FROM cohort_accommodation a
                                WHERE a.id = $1
                                  AND NOT EXISTS (SELECT FROM cohort_accommodated m WHERE m.accommodation_id = a.id)
                                """).execute(Tuple.of(id)).map(removed));
    }

    /** Takes away those that are nobody else's, with their reasons, before a learner's data goes. */
    static Statement end(UUID learner) {
        return new Statement("DELETE FROM cohort_accommodation a" + NOBODY_ELSES, List.of(learner));
    }

    private static Accommodation from(Row row) {
        return new Accommodation(
                row.getUUID("id"),
                row.getString("name"),
                TermTable.target(row),
                TermTable.allowance(row),
                row.getString("reason"),
                Optional.ofNullable(row.getUUID("by_learner")),
                row.getOffsetDateTime("granted_at").toInstant(),
                Stream.of(row.getArrayOfUUIDs("members")).toList());
    }
}
