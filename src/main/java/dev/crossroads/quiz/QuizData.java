package dev.crossroads.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.Statement;
import dev.crossroads.quiz.regrade.Regrades;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Quizzes when a guest's events move to an account: of two attempts at the same quiz the one begun last goes on, and
 * the other ends with what was answered. Beside the log and their projections quizzes hold who decided that answers are
 * marked again, and of whom, and what learners reported.
 */
final class QuizData implements LearnerData {

    @Override
    public List<Held> export(UUID learner) {
        return List.of(
                new Held("questionReports", new Statement("""
                SELECT jsonb_build_object('course', course, 'quiz', quiz, 'question', question, 'said', said,
                                          'reportedAt', reported_at, 'state', lower(state), 'reply', reply,
                                          'repliedAt', replied_at)::text AS held
                FROM question_report
                WHERE learner_id = $1
                ORDER BY reported_at, id
                """, List.of(learner))),
                new Held("questionReplies", new Statement("""
                SELECT jsonb_build_object('course', course, 'quiz', quiz, 'question', question,
                                          'state', lower(state), 'reply', reply, 'repliedAt', replied_at)::text AS held
                FROM question_report
                WHERE replied_by = $1
                ORDER BY replied_at, id
                """, List.of(learner))),
                new Held("regrades", new Statement("""
                SELECT jsonb_build_object('course', course, 'question', question, 'rule', rule, 'why', why,
                                          'decidedAt', decided_at, 'ofMine', by_id = $1)::text AS held
                FROM regrade
                WHERE by_id = $1 OR learner_id = $1
                ORDER BY decided_at, id
                """, List.of(learner))));
    }

    @Override
    public List<Statement> merge(UUID guest, UUID learner) {
        return List.of(
                new Statement(
                        "UPDATE question_report SET learner_id = $2 WHERE learner_id = $1", List.of(guest, learner)),
                new Statement("UPDATE regrade SET learner_id = $2 WHERE learner_id = $1", List.of(guest, learner)),
                EndedTable.delete(guest),
                EndedTable.delete(learner),
                Regrades.again(List.of(learner)));
    }

    @Override
    public List<Statement> delete(UUID learner) {
        return List.of(
                EndedTable.delete(learner),
                new Statement("DELETE FROM question_report WHERE learner_id = $1", List.of(learner)),
                new Statement("UPDATE question_report SET replied_by = NULL WHERE replied_by = $1", List.of(learner)),
                new Statement("DELETE FROM regrade WHERE learner_id = $1", List.of(learner)),
                new Statement("DELETE FROM regrade_again WHERE learner_id = $1", List.of(learner)),
                new Statement("UPDATE regrade SET by_id = NULL WHERE by_id = $1", List.of(learner)));
    }

    @Override
    public Optional<Closing> closing(UUID guest, UUID learner, Instant now) {
        return Optional.of(new Closing(surplus(guest, learner, now), surplus -> ending(surplus, learner, now)));
    }

    private static Statement surplus(UUID guest, UUID learner, Instant now) {
        return new Statement(
                """
                SELECT jsonb_build_object('id', id, 'course', course, 'quiz', quiz,
                                          'expired', coalesce(deadline < $2, false))::text AS held
                FROM (SELECT id, course, quiz, deadline,
                             row_number() OVER (PARTITION BY course, quiz ORDER BY started_at DESC, id) AS place
                      FROM attempt
                      WHERE learner_id = ANY ($1::uuid[]) AND finished_at IS NULL) AS open
                WHERE place > 1
                ORDER BY id
                """,
                List.of(new UUID[] {guest, learner}, now.minus(Attempt.GRACE).atOffset(ZoneOffset.UTC)));
    }

    private static AttemptFinished ending(JsonNode surplus, UUID learner, Instant now) {
        UUID attempt = UUID.fromString(surplus.get("id").asText());
        return new AttemptFinished(
                UUID.nameUUIDFromBytes(("merged " + attempt).getBytes(StandardCharsets.UTF_8)),
                learner,
                now,
                surplus.get("course").asText(),
                surplus.get("quiz").asText(),
                attempt,
                surplus.get("expired").asBoolean(),
                Optional.empty());
    }

    /** As {@link Attempt#revealsMarks} has it. */
    @Override
    public Optional<Statement> unmarked(UUID learner, Instant now) {
        return Optional.of(
                new Statement("""
                SELECT id
                FROM attempt
                WHERE learner_id = $1 AND deferred AND finished_at IS NULL AND coalesce(deadline >= $2, true)
                """, List.of(learner, now.minus(Attempt.GRACE).atOffset(ZoneOffset.UTC))));
    }
}
