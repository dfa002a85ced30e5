package dev.crossroads.cohort;

import dev.crossroads.event.LearnerEvent.Confidence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What one learner did in a course, read from the projections of lessons and quizzes. */
final class LearnerHistoryTable {
    private final Pool pool;

    LearnerHistoryTable(Pool pool) {
        this.pool = pool;
    }

    /** When a lesson was read last, and completed. */
    record Lesson(String lesson, int percent, Instant lastReadAt, Optional<Instant> completedAt) {}

    /** An attempt; its points are there when it has ended. */
    record Attempt(
            UUID id,
            String quiz,
            int number,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Optional<Integer> points,
            int outOf,
            boolean passed,
            boolean deferred) {
        /** Whether its answers have been marked for the learner to see. */
        boolean isRevealed() {
            return !deferred || finishedAt.isPresent();
        }
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

    Future<List<Lesson>> lessons(UUID learner, String course) {
        return pool.preparedQuery("""
                        SELECT lesson, last_read_at, completed_at,
                               CASE WHEN completed_at IS NOT NULL THEN 100
                                    WHEN of > 0 THEN least(99, 100 * cardinality(sections) / of)
                                    ELSE 0 END AS percent
                        FROM lesson_progress
                        WHERE learner_id = $1 AND course = $2
                        """)
                .execute(Tuple.of(learner, course))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Lesson(
                                row.getString("lesson"),
                                row.getInteger("percent"),
                                row.getOffsetDateTime("last_read_at").toInstant(),
                                time(row, "completed_at")))
                        .toList());
    }

    Future<List<Attempt>> attempts(UUID learner, String course) {
        return pool.preparedQuery("""
                        SELECT id, quiz, number, started_at, finished_at, points, out_of,
                               coalesce(points >= pass_points, false) AS passed, deferred
                        FROM attempt
                        WHERE learner_id = $1 AND course = $2
                        ORDER BY started_at DESC
                        """)
                .execute(Tuple.of(learner, course))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Attempt(
                                row.getUUID("id"),
                                row.getString("quiz"),
                                row.getInteger("number"),
                                row.getOffsetDateTime("started_at").toInstant(),
                                time(row, "finished_at"),
                                Optional.ofNullable(row.getInteger("points")),
                                row.getInteger("out_of"),
                                row.getBoolean("passed"),
                                row.getBoolean("deferred")))
                        .toList());
    }

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
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(LearnerHistoryTable::response)
                        .toList());
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

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
