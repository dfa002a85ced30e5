package dev.crossroads.quiz;

import dev.crossroads.event.Columns;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LanguageFollowedUp;
import dev.crossroads.event.LearnerEvent.LanguageStarted;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationKept;
import dev.crossroads.event.LearnerEvent.RecommendationWithdrawn;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.Outcome.Reason;
import dev.crossroads.event.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of an attempt that only the recorded state can decide, whatever raced to get there: one attempt in progress
 * per quiz, answers only to what is asked, none after the deadline or the end, and in immediate mode none twice.
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
                                   WHEN last.number IS NOT NULL AND NOT last.finished THEN 'in-progress'
                                   WHEN asked.number <> coalesce(last.number, 0) + 1 THEN 'numbered'
                               END
                           WHEN attempt.id IS NULL THEN 'no-attempt'
                           WHEN attempt.finished_at IS NOT NULL THEN 'finished'
                           WHEN asked.kind = 'finish' THEN NULL
                           WHEN NOT asked.question = ANY (attempt.questions) THEN 'not-asked'
                           WHEN asked.at > attempt.deadline THEN 'late'
                           WHEN response.question IS NOT NULL AND NOT attempt.deferred THEN 'answered'
                           WHEN asked.kind = 'hint' AND asked.number <> coalesce(hint.hints, 0) + 1 THEN 'hinted'
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
                    SELECT a.number, a.finished_at IS NOT NULL AS finished
                    FROM attempt a
                    WHERE asked.kind = 'start'
                      AND a.learner_id = asked.learner_id AND a.course = asked.course AND a.quiz = asked.quiz
                    ORDER BY a.number DESC
                    LIMIT 1
                ) last ON true
            )
            SELECT judged.id, said.reason, said.detail
            FROM (SELECT * FROM judged WHERE verdict IS NOT NULL OFFSET 0) judged
            JOIN (VALUES
                %s
            ) AS said (verdict, reason, detail) ON said.verdict = judged.verdict
            """.formatted(Stream.of(
                    said("in-progress", Reason.CONFLICT, "quiz.problem.in-progress"),
                    said("numbered", Reason.CONFLICT, "quiz.problem.numbered"),
                    said("no-attempt", Reason.UNKNOWN, "quiz.problem.no-attempt"),
                    said("finished", Reason.CONFLICT, "quiz.problem.finished"),
                    said("not-asked", Reason.UNKNOWN, "quiz.problem.not-asked"),
                    said("late", Reason.LATE, "quiz.problem.over"),
                    said("answered", Reason.CONFLICT, "quiz.problem.marked"),
                    said("hinted", Reason.CONFLICT, "quiz.problem.hinted"))
            .collect(Collectors.joining(",\n    ")));

    /** A row of what a verdict means and how it is said. */
    private static String said(String verdict, Reason reason, String key) {
        return "('%s', '%s', '%s')".formatted(verdict, reason, key);
    }

    /** What the statement needs to know of an event. */
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
                case QuestionAnswered e ->
                    Stream.of(new Asked(
                            e.id(),
                            "answer",
                            e.learner(),
                            e.attempt(),
                            e.course(),
                            e.quiz(),
                            Optional.of(e.question()),
                            0,
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
                case SectionsRead _,
                        LessonCompleted _,
                        RecommendationAnswered _,
                        RecommendationKept _,
                        RecommendationWithdrawn _,
                        LanguageStarted _,
                        LanguageFollowedUp _ -> Stream.empty();
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
