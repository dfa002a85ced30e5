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
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code regrade}. */
final class RegradeTable {
    private static final String COLUMNS = """
            id, cohort_id, learner_id, attempt_id, course, quiz, question, revision, rule, key::text AS key, points, why,
            by_id, decided_at, done_at
            """;

    private final Pool pool;

    RegradeTable(Pool pool) {
        this.pool = pool;
    }

    /** Adds a decision, later than all on the same question before; false where one of its id is there already. */
    Future<Boolean> add(SqlClient client, Decision d) {
        return client.preparedQuery("""
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

    /** Says that all answers that there were are marked again. */
    Future<Void> done(UUID id, Instant at) {
        return pool.preparedQuery("UPDATE regrade SET done_at = $2 WHERE id = $1 AND done_at IS NULL")
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
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
                row.getOffsetDateTime("done_at") != null);
    }
}
