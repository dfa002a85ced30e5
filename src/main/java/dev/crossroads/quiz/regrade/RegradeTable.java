package dev.crossroads.quiz.regrade;

import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.event.StoredJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The SQL of tables {@code regrade} and {@code regrade_again}. */
final class RegradeTable {
    private static final String COLUMNS = """
            id, cohort_id, learner_id, attempt_id, course, quiz, question, revision, rule, key::text AS key, points, why,
            by_id, decided_at, done_at, followed_to
            """;

    private final Pool pool;

    RegradeTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds a decision, later than all on the same question before; false where one of its id is there already. Until
     * the transaction ends, others on that question wait: so nobody sees a later one before an earlier one.
     */
    Future<Boolean> add(SqlClient transaction, Decision d) {
        return transaction
                .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))")
                .execute(Tuple.of("regrade " + d.course() + " " + d.question()))
                .compose(_ -> insert(transaction, d));
    }

    private static Future<Boolean> insert(SqlClient transaction, Decision d) {
        return transaction
                .preparedQuery("""
                        INSERT INTO regrade (id, cohort_id, learner_id, attempt_id, course, quiz, question, revision, rule,
                                             key, points, why, by_id, decided_at)
                        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11, $12, $13,
                               greatest($14, (SELECT max(decided_at) + interval '1 millisecond'
                                              FROM regrade WHERE course = $5 AND question = $7))
                        ON CONFLICT (id) DO NOTHING
                        """)
                .execute(Tuple.from(java.util.Arrays.asList(
                        d.id(),
                        d.scope().cohort().orElse(null),
                        d.scope().learner().orElse(null),
                        d.scope().attempt().orElse(null),
                        d.course(),
                        d.quiz(),
                        d.question(),
                        d.revision(),
                        d.rule().name(),
                        d.key().map(Object::toString).orElse(null),
                        d.points().orElse(null),
                        d.why(),
                        d.by().orElse(null),
                        d.at().atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** All decisions, the earliest first. */
    Future<List<Decision>> all() {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM regrade ORDER BY decided_at, id")
                .execute()
                .map(RegradeTable::all);
    }

    /** The decisions on a question, the earliest first. */
    Future<List<Decision>> of(String course, String question) {
        return pool.preparedQuery("SELECT " + COLUMNS
                        + " FROM regrade WHERE course = $1 AND question = $2 ORDER BY decided_at, id")
                .execute(Tuple.of(course, question))
                .map(RegradeTable::all);
    }

    /** Says that all answers that there were are marked again, and up to which place in the log that was. */
    Future<Void> done(List<UUID> ids, long place, Instant at) {
        return pool.preparedQuery("""
                        UPDATE regrade
                        SET done_at = coalesce(done_at, $3), followed_to = greatest(followed_to, $2)
                        WHERE id = ANY ($1)
                        """)
                .execute(Tuple.of(ids.toArray(UUID[]::new), place, at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Learners whose answers are to be looked at once more, with how often that was noted. */
    Future<Map<UUID, Integer>> again() {
        return pool.query("SELECT learner_id, noted FROM regrade_again")
                .execute()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("learner_id"), row -> row.getInteger("noted"))));
    }

    /** Forgets those that were looked at, unless they were noted once more since. */
    Future<Void> lookedAt(Map<UUID, Integer> learners) {
        List<Map.Entry<UUID, Integer>> entries = List.copyOf(learners.entrySet());
        return pool.preparedQuery("""
                        DELETE FROM regrade_again a
                        USING unnest($1::uuid[], $2::int[]) AS t (learner_id, noted)
                        WHERE a.learner_id = t.learner_id AND a.noted = t.noted
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                        .addArrayOfInteger(
                                entries.stream().map(Map.Entry::getValue).toArray(Integer[]::new)))
                .mapEmpty();
    }

    private static List<Decision> all(RowSet<Row> rows) {
        return rows.stream().map(RegradeTable::decision).toList();
    }

    private static Decision decision(Row row) {
        return new Decision(
                row.getUUID("id"),
                new Decision.Scope(
                        Optional.ofNullable(row.getUUID("cohort_id")),
                        Optional.ofNullable(row.getUUID("learner_id")),
                        Optional.ofNullable(row.getUUID("attempt_id"))),
                row.getString("course"),
                row.getString("quiz"),
                row.getString("question"),
                row.getString("revision"),
                Rule.valueOf(row.getString("rule")),
                Optional.ofNullable(row.getString("key")).map(StoredJson::tree),
                Optional.ofNullable(row.getInteger("points")),
                row.getString("why"),
                Optional.ofNullable(row.getUUID("by_id")),
                row.getOffsetDateTime("decided_at").toInstant(),
                row.getOffsetDateTime("done_at") != null,
                Optional.ofNullable(row.getLong("followed_to")));
    }
}
