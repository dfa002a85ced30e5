package dev.crossroads.cohort;

import dev.crossroads.event.LearnerEvent.Confidence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answers of one learner in a course, read from the projections of quizzes. */
final class LearnerHistoryTable {
    private final Pool pool;

    LearnerHistoryTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A response of an attempt.
     *
     * @param answer as it is recorded
     * @param hints how many were shown
     */
    record Response(
            UUID attempt,
            String quiz,
            String question,
            String revision,
            String answer,
            boolean correct,
            int points,
            int outOf,
            Optional<Confidence> confidence,
            int hints,
            Instant at) {}

    Future<List<Response>> responses(UUID learner, String course) {
        return pool.preparedQuery("""
                        SELECT r.attempt_id, r.quiz, r.question, r.revision, r.answer::text AS answer, r.correct,
                               r.points, r.out_of, r.confidence, r.answered_at, coalesce(h.hints, 0) AS hints
                        FROM response r
                        LEFT JOIN released_hint h USING (learner_id, attempt_id, question)
                        WHERE r.learner_id = $1 AND r.course = $2
                        ORDER BY r.answered_at, r.question
                        """)
                .execute(Tuple.of(learner, course))
                .map(rows -> rows.stream().map(LearnerHistoryTable::response).toList());
    }

    private static Response response(Row row) {
        return new Response(
                row.getUUID("attempt_id"),
                row.getString("quiz"),
                row.getString("question"),
                row.getString("revision"),
                row.getString("answer"),
                row.getBoolean("correct"),
                row.getInteger("points"),
                row.getInteger("out_of"),
                Optional.ofNullable(row.getString("confidence")).map(Confidence::valueOf),
                row.getInteger("hints"),
                row.getOffsetDateTime("answered_at").toInstant());
    }
}
