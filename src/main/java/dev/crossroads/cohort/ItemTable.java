package dev.crossroads.cohort;

import dev.crossroads.event.LearnerEvent.Confidence;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the members of a cohort responded to items, read from their responses. */
final class ItemTable {
    private final Pool pool;

    ItemTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * First responses of a cohort's members to the items as they are worded now, by quiz.
     *
     * @param revisions the revision of each item, by its id
     */
    Future<Map<String, List<FirstResponse>>> first(UUID cohort, String course, Map<String, String> revisions) {
        return pool.preparedQuery("""
                        SELECT DISTINCT ON (r.learner_id, r.question)
                               r.learner_id, r.quiz, r.question, r.answer::text AS answer, r.correct, r.confidence,
                               r.first_ms, count(*) OVER (PARTITION BY r.learner_id, r.question)::int AS attempts
                        FROM %s AS r
                        WHERE r.revision = $3::jsonb ->> r.question
                        ORDER BY r.learner_id, r.question, r.first_answered_at
                        """.formatted(TimedResponses.of(
                        "ARRAY(SELECT learner_id FROM membership WHERE cohort_id = $1)", "$2")))
                // Looked up in JSON: of rows to join with, Postgres does not know how many there are, and may compare
                // each response with all of them.
                .execute(Tuple.of(cohort, course, new JsonObject(Map.copyOf(revisions))))
                .map(rows -> {
                    Map<String, List<FirstResponse>> byQuiz = new HashMap<>();
                    for (Row row : rows) {
                        byQuiz.computeIfAbsent(row.getString("quiz"), _ -> new ArrayList<>())
                                .add(from(row));
                    }
                    return byQuiz;
                });
    }

    private static FirstResponse from(Row row) {
        return new FirstResponse(
                row.getUUID("learner_id"),
                row.getString("question"),
                row.getString("answer"),
                row.getBoolean("correct"),
                Optional.ofNullable(row.getString("confidence")).map(Confidence::valueOf),
                row.getInteger("first_ms") / 1000,
                row.getInteger("attempts"));
    }
}
