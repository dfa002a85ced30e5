package dev.crossroads.quiz;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.Asked;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The projections of quizzes: attempts with their endings, responses and released hints. */
public final class QuizProjections {
    private QuizProjections() {}

    /** All of them. */
    public static List<Projection> all() {
        return List.of(new Attempts(), new Responses(), new ReleasedHints());
    }

    /** The quiz events among others, by kind. */
    record Sorted(
            List<AttemptStarted> started,
            List<QuestionAnswered> answered,
            List<HintReleased> hints,
            List<AttemptFinished> finished) {

        static Sorted of(List<? extends LearnerEvent> events) {
            Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            events.forEach(sorted::add);
            return sorted;
        }

        private void add(LearnerEvent event) {
            switch (event) {
                case AttemptStarted e -> started.add(e);
                case QuestionAnswered e -> answered.add(e);
                case HintReleased e -> hints.add(e);
                case AttemptFinished e -> finished.add(e);
                case LessonEvent _, RecommendationEvent _ -> {}
            }
        }
    }

    /**
     * Attempts begin and end. The points of one that ends are summed from its responses in the same transaction, so
     * that they cannot disagree with what is stored. Beginnings and endings of a batch are of different learners, so
     * one statement does both.
     */
    private static final class Attempts implements Projection {
        private static final String SQL = """
                WITH begun AS (
                    INSERT INTO attempt (learner_id, id, course, quiz, number, deferred, questions, out_of,
                                         pass_points, started_at, deadline, retry_of)
                    SELECT learner_id, id, course, quiz, number, deferred,
                           ARRAY(SELECT jsonb_array_elements_text(questions::jsonb)), out_of,
                           pass_points, started_at, deadline, retry_of
                    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::text[],
                                $8::int[], $9::int[], $10::timestamptz[], $11::timestamptz[], $12::uuid[])
                         AS t (learner_id, id, course, quiz, number, deferred, questions,
                               out_of, pass_points, started_at, deadline, retry_of)
                )
                UPDATE attempt
                SET finished_at = ended.at,
                    expired = ended.expired,
                    questions = coalesce(ended.questions, attempt.questions),
                    out_of = coalesce(ended.out_of, attempt.out_of),
                    pass_points = coalesce(ended.pass_points, attempt.pass_points),
                    points = (SELECT least(coalesce(sum(r.points), 0), coalesce(ended.out_of, attempt.out_of))
                              FROM response r
                              WHERE r.learner_id = attempt.learner_id AND r.attempt_id = attempt.id
                                AND (ended.questions IS NULL OR r.question = ANY (ended.questions)))
                FROM (SELECT learner_id, id, at, expired, out_of, pass_points,
                             CASE WHEN questions IS NOT NULL
                                  THEN ARRAY(SELECT jsonb_array_elements_text(questions::jsonb)) END AS questions
                      FROM unnest($13::uuid[], $14::uuid[], $15::timestamptz[], $16::boolean[], $17::text[],
                                  $18::int[], $19::int[])
                           AS t (learner_id, id, at, expired, questions, out_of, pass_points)) AS ended
                WHERE attempt.learner_id = ended.learner_id AND attempt.id = ended.id
                """;

        @Override
        public List<String> tables() {
            return List.of("attempt");
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            Sorted sorted = Sorted.of(batch);
            if (sorted.started().isEmpty() && sorted.finished().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Columns.<AttemptStarted>of(sorted.started())
                    .uuid(AttemptStarted::learner)
                    .uuid(AttemptStarted::attempt)
                    .text(AttemptStarted::course)
                    .text(AttemptStarted::quiz)
                    .integer(AttemptStarted::number)
                    .bool(AttemptStarted::deferred)
                    .text(e -> new JsonArray(e.questions()).encode())
                    .integer(AttemptStarted::outOf)
                    .integer(AttemptStarted::passPoints)
                    .time(AttemptStarted::at)
                    .optionalTime(AttemptStarted::deadline)
                    .optionalUuid(AttemptStarted::retryOf)
                    .<AttemptFinished>andOf(sorted.finished())
                    .uuid(AttemptFinished::learner)
                    .uuid(AttemptFinished::attempt)
                    .time(AttemptFinished::at)
                    .bool(AttemptFinished::expired)
                    .optionalText(e -> e.asked().map(asked -> new JsonArray(asked.questions()).encode()))
                    .optionalInteger(e -> e.asked().map(Asked::outOf))
                    .optionalInteger(e -> e.asked().map(Asked::passPoints))
                    .statement(SQL));
        }
    }

    /** The latest answer to each question of an attempt; only deferred attempts have more than one. */
    private static final class Responses implements Projection {
        private static final String SQL = """
                INSERT INTO response (learner_id, attempt_id, question, course, quiz, revision, answer, confidence,
                                      explanation, correct, points, out_of, first_answered_at, answered_at, version)
                SELECT learner_id, attempt_id, question, course, quiz, revision, answer::jsonb, confidence,
                       explanation, correct, points, out_of, answered_at, answered_at, 1
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::boolean[], $11::int[], $12::int[], $13::timestamptz[])
                     AS t (learner_id, attempt_id, question, course, quiz, revision, answer, confidence,
                           explanation, correct, points, out_of, answered_at)
                ON CONFLICT (learner_id, attempt_id, question) DO UPDATE
                SET revision = excluded.revision, answer = excluded.answer, confidence = excluded.confidence,
                    explanation = excluded.explanation, correct = excluded.correct, points = excluded.points,
                    out_of = excluded.out_of, answered_at = excluded.answered_at,
                    version = response.version + 1
                """;

        @Override
        public List<String> tables() {
            return List.of("response");
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            List<QuestionAnswered> answered = Sorted.of(batch).answered();
            if (answered.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Columns.<QuestionAnswered>of(answered)
                    .uuid(QuestionAnswered::learner)
                    .uuid(QuestionAnswered::attempt)
                    .text(QuestionAnswered::question)
                    .text(QuestionAnswered::course)
                    .text(QuestionAnswered::quiz)
                    .text(QuestionAnswered::revision)
                    .text(e -> e.answer().toString())
                    .optionalText(e -> e.confidence().map(Enum::name))
                    .optionalText(QuestionAnswered::explanation)
                    .bool(QuestionAnswered::correct)
                    .integer(QuestionAnswered::points)
                    .integer(QuestionAnswered::outOf)
                    .time(QuestionAnswered::at)
                    .statement(SQL));
        }
    }

    /** How many hints of each question of an attempt were released. */
    private static final class ReleasedHints implements Projection {
        private static final String SQL = """
                INSERT INTO released_hint (learner_id, attempt_id, question, hints)
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[])
                ON CONFLICT (learner_id, attempt_id, question) DO UPDATE SET hints = excluded.hints
                """;

        @Override
        public List<String> tables() {
            return List.of("released_hint");
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            List<HintReleased> hints = Sorted.of(batch).hints();
            if (hints.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Columns.<HintReleased>of(hints)
                    .uuid(HintReleased::learner)
                    .uuid(HintReleased::attempt)
                    .text(HintReleased::question)
                    .integer(HintReleased::hint)
                    .statement(SQL));
        }
    }
}
