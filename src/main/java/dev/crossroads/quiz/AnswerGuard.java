package dev.crossroads.quiz;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The rules of answers that only the recorded state can decide: only to what is asked, none after the deadline or the
 * end, in immediate mode none twice, and none over one that it did not know of. Apart from {@link AttemptGuard}, as
 * most events are answers and need half of what that one asks the database.
 */
public final class AnswerGuard implements Guard {
    private static final String SQL = """
            WITH judged AS (
                SELECT asked.id,
                       CASE
                           WHEN attempt.id IS NULL THEN 'NO_ATTEMPT'
                           WHEN attempt.finished_at IS NOT NULL THEN 'FINISHED'
                           WHEN NOT asked.question = ANY (attempt.questions) THEN 'NOT_ASKED'
                           WHEN %s THEN 'LATE'
                           WHEN response.question IS NOT NULL AND NOT attempt.deferred THEN 'ANSWERED'
                           WHEN asked.replaces <> coalesce(response.version, 0) THEN 'CHANGED'
                       END AS verdict
                FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::int[])
                     AS asked (id, learner_id, attempt_id, question, at, replaces)
                LEFT JOIN attempt ON attempt.learner_id = asked.learner_id AND attempt.id = asked.attempt_id
                LEFT JOIN response ON response.learner_id = asked.learner_id
                      AND response.attempt_id = asked.attempt_id AND response.question = asked.question
            )
            """.formatted(AttemptRefusal.LATE_BY) + AttemptRefusal.REFUSALS;

    @Override
    public Optional<Statement> refusals(List<LearnerEvent> batch) {
        List<QuestionAnswered> answered = QuizProjections.Sorted.of(batch).answered();
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Columns.<QuestionAnswered>of(answered)
                .uuid(QuestionAnswered::id)
                .uuid(QuestionAnswered::learner)
                .uuid(QuestionAnswered::attempt)
                .text(QuestionAnswered::question)
                .time(QuestionAnswered::at)
                .optionalInteger(QuestionAnswered::replaces)
                .statement(SQL));
    }
}
