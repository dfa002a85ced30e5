package dev.crossroads.cohort;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The SQL of table {@code cohort_warm_up}. */
final class WarmUpTable {
    private final Pool pool;

    WarmUpTable(Pool pool) {
        this.pool = pool;
    }

    /** A question by its names. */
    record Named(String quiz, String question) {}

    /**
     * Keeps one.
     *
     * @return whether it is new
     */
    static Future<Boolean> add(
            SqlClient transaction, UUID id, UUID cohort, UUID by, Instant at, List<Named> questions) {
        return transaction
                .preparedQuery("""
                        INSERT INTO cohort_warm_up (id, cohort_id, made_at, made_by, quizzes, questions)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addUUID(cohort)
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addUUID(by)
                        .addArrayOfString(questions.stream().map(Named::quiz).toArray(String[]::new))
                        .addArrayOfString(
                                questions.stream().map(Named::question).toArray(String[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The questions of one of a cohort; empty where it has none of that id. */
    Future<Optional<List<Named>>> of(UUID cohort, UUID id) {
        return pool.preparedQuery("SELECT quizzes, questions FROM cohort_warm_up WHERE id = $1 AND cohort_id = $2")
                .execute(Tuple.of(id, cohort))
                .map(rows -> rows.stream().findFirst().map(WarmUpTable::named));
    }

    private static List<Named> named(Row row) {
        String[] quizzes = row.getArrayOfStrings("quizzes");
        String[] questions = row.getArrayOfStrings("questions");
        return IntStream.range(0, quizzes.length)
                .mapToObj(i -> new Named(quizzes[i], questions[i]))
                .toList();
    }
}
