package dev.crossroads.quiz;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rules of how attempts begin, go on and end that only the recorded state can decide, whatever raced to get there:
 * one attempt in progress per quiz, hints in their order and only while the answer is open, no more time for what is
 * over, nothing marked again of which the mark is not told yet, nor by an earlier decision than before. Answers have
 * {@link AnswerGuard}.
 */
public final class AttemptGuard implements Guard {
    private static final String SQL = """
            WITH asked AS (
                SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                                     $8::int[], $9::timestamptz[])
                     AS t (id, kind, learner_id, attempt_id, course, quiz, question, number, at)
            ),
            judged AS (
                SELECT asked.id,
                       CASE
                           WHEN asked.kind = 'start' THEN
                               CASE
                                   WHEN last.number IS NOT NULL AND NOT last.finished THEN 'IN_PROGRESS'
                                   WHEN asked.number <> coalesce(last.number, 0) + 1 THEN 'NUMBERED'
                               END
                           WHEN attempt.id IS NULL THEN 'NO_ATTEMPT'
                           WHEN asked.kind = 'shown' THEN NULL
                           WHEN asked.kind = 'regrade' THEN
                               CASE
                                   WHEN NOT asked.question = ANY (attempt.questions) THEN 'NOT_ASKED'
                                   WHEN attempt.finished_at IS NULL AND (attempt.deferred OR response.question IS NULL)
                                       THEN 'UNMARKED'
                                   WHEN later.is_later THEN 'OUTDATED'
                               END
                           WHEN attempt.finished_at IS NOT NULL THEN 'FINISHED'
                           WHEN asked.kind = 'finish' THEN NULL
                           WHEN NOT asked.question = ANY (attempt.questions) THEN 'NOT_ASKED'
                           WHEN %s THEN 'LATE'
                           WHEN asked.kind = 'move' THEN NULL
                           WHEN response.question IS NOT NULL AND NOT attempt.deferred THEN 'ANSWERED'
                           WHEN asked.kind = 'hint' AND asked.number <> coalesce(hint.hints, 0) + 1 THEN 'HINTED'
                       END AS verdict
                FROM asked
                LEFT JOIN attempt ON attempt.learner_id = asked.learner_id AND attempt.id = asked.attempt_id
                LEFT JOIN response ON response.learner_id = asked.learner_id
                      AND response.attempt_id = asked.attempt_id AND response.question = asked.question
                LEFT JOIN LATERAL (
                    SELECT hint.hints
                    FROM released_hint hint
                    WHERE asked.kind = 'hint' AND hint.learner_id = asked.learner_id
                      AND hint.attempt_id = asked.attempt_id AND hint.question = asked.question
                ) hint ON true
                LEFT JOIN LATERAL (
                    SELECT again.regraded_at > asked.at AS is_later
                    FROM regraded again
                    WHERE asked.kind = 'regrade' AND again.learner_id = asked.learner_id
                      AND again.attempt_id = asked.attempt_id AND again.question = asked.question
                ) later ON true
                LEFT JOIN LATERAL (
                    SELECT a.number, a.finished_at IS NOT NULL AS finished
                    FROM attempt a
                    WHERE asked.kind = 'start'
                      AND a.learner_id = asked.learner_id AND a.course = asked.course AND a.quiz = asked.quiz
                    ORDER BY a.number DESC
                    LIMIT 1
                ) last ON true
            )
            """.formatted(AttemptRefusal.LATE_BY) + AttemptRefusal.REFUSALS;

    /** The columns of an event for the statement. */
    private record Asked(
            UUID id,
            String kind,
            UUID learner,
            UUID attempt,
            String course,
            String quiz,
            Optional<String> question,
            int number,
            Instant at) {

        static Stream<Asked> of(LearnerEvent event) {
            return switch (event) {
                case AttemptStarted e ->
                    Stream.of(new Asked(
                            e.id(),
                            "start",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.empty(),
                            e.number(),
                            e.at()));
                case HintReleased e ->
                    Stream.of(new Asked(
                            e.id(),
                            "hint",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.of(e.question()),
                            e.hint(),
                            e.at()));
                case AttemptFinished e ->
                    Stream.of(new Asked(
                            e.id(),
                            "finish",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.empty(),
                            0,
                            e.at()));
                case DeadlineMoved e ->
                    Stream.of(new Asked(
                            e.id(),
                            "move",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.empty(),
                            0,
                            e.at()));
                case QuestionsShown e ->
                    Stream.of(new Asked(
                            e.id(),
                            "shown",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.empty(),
                            0,
                            e.at()));
                case AnswerRegraded e ->
                    Stream.of(new Asked(
                            e.id(),
                            "regrade",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.of(e.question()),
                            0,
                            e.at()));
                case QuestionAnswered _, LessonEvent _, RecommendationEvent _ -> Stream.empty();
            };
        }
    }

    @Override
    public Optional<Statement> refusals(List<LearnerEvent> batch) {
        List<Asked> asked = batch.stream().flatMap(Asked::of).toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Columns.<Asked>of(asked)
                .uuid(Asked::id)
                .text(Asked::kind)
                .uuid(Asked::learner)
                .uuid(Asked::attempt)
                .text(Asked::course)
                .text(Asked::quiz)
                .optionalText(Asked::question)
                .integer(Asked::number)
                .time(Asked::at)
                .statement(SQL));
    }
}
