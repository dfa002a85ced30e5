package dev.crossroads.cohort;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How each learner stands with each quiz. It reads the points of attempts that end from table {@code attempt}, so it
 * has to be kept after the projections of quizzes. Beginnings and endings of a batch are of different learners, so one
 * statement does both.
 */
final class QuizStandingProjection implements Projection {
    private static final String SQL = """
            WITH begun AS (
                INSERT INTO quiz_standing AS known
                    (learner_id, course, quiz, attempts, failed_since_pass, last_at, open_since, open_deadline)
                SELECT learner_id, course, quiz, 1, 0, at, at, deadline
                FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
                     AS t (learner_id, course, quiz, at, deadline)
                ON CONFLICT (learner_id, course, quiz) DO UPDATE
                SET attempts = known.attempts + 1,
                    last_at = greatest(known.last_at, excluded.last_at),
                    open_since = excluded.open_since,
                    open_deadline = excluded.open_deadline
            ), ended AS (
                SELECT a.learner_id, a.course, a.quiz, a.points, a.out_of, a.points >= a.pass_points AS passed, t.at,
                       a.retry_of IS NULL AS is_whole
                FROM unnest($6::uuid[], $7::uuid[], $8::timestamptz[]) AS t (learner_id, attempt, at)
                JOIN attempt a ON a.learner_id = t.learner_id AND a.id = t.attempt
            ), ranked AS (
                SELECT ended.*,
                       is_whole AND (best_points IS NULL
                                     OR points::bigint * best_out_of > best_points::bigint * out_of
                                     OR best_out_of = 0) AS is_best
                FROM ended JOIN quiz_standing USING (learner_id, course, quiz)
            )
            UPDATE quiz_standing AS known
            SET failed_since_pass = CASE WHEN passed THEN 0 ELSE known.failed_since_pass + 1 END,
                best_points = CASE WHEN is_best THEN points ELSE known.best_points END,
                best_out_of = CASE WHEN is_best THEN out_of ELSE known.best_out_of END,
                best_passed = CASE WHEN is_best THEN passed ELSE known.best_passed END,
                last_points = points,
                last_out_of = out_of,
                last_passed = passed,
                last_at = greatest(known.last_at, at),
                open_since = NULL,
                open_deadline = NULL
            FROM ranked
            WHERE known.learner_id = ranked.learner_id
              AND known.course = ranked.course
              AND known.quiz = ranked.quiz
            """;

    @Override
    public List<String> tables() {
        return List.of("quiz_standing");
    }

    @Override
    public Optional<Statement> project(List<? extends LearnerEvent> batch) {
        List<AttemptStarted> started = new ArrayList<>();
        List<AttemptFinished> finished = new ArrayList<>();
        for (LearnerEvent event : batch) {
            switch (event) {
                case AttemptStarted e -> started.add(e);
                case AttemptFinished e -> finished.add(e);
                case HintReleased _, QuestionAnswered _, LessonEvent _, RecommendationEvent _ -> {}
            }
        }
        return started.isEmpty() && finished.isEmpty() ? Optional.empty() : Optional.of(statement(started, finished));
    }

    private static Statement statement(List<AttemptStarted> started, List<AttemptFinished> finished) {
        return Columns.<AttemptStarted>of(started)
                .uuid(AttemptStarted::learner)
                .text(AttemptStarted::course)
                .text(AttemptStarted::quiz)
                .time(AttemptStarted::at)
                .optionalTime(AttemptStarted::deadline)
                .<AttemptFinished>andOf(finished)
                .uuid(AttemptFinished::learner)
                .uuid(AttemptFinished::attempt)
                .time(AttemptFinished::at)
                .statement(SQL);
    }
}
