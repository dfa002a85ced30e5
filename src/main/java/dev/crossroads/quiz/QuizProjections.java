package dev.crossroads.quiz;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.Asked;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.LessonEvent;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.LearnerEvent.RecommendationEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Statement;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The projections of quizzes: attempts with their endings, responses, released hints, what was marked again. */
public final class QuizProjections {
    private QuizProjections() {}

    /** All of them. */
    public static List<Projection> all() {
        // Answers marked again are looked up as they were marked before, and then summed up.
        return List.of(new Regraded(), new Responses(), new Attempts(), new ReleasedHints());
    }

    /** The quiz events among others, by kind. */
    record Sorted(
            List<AttemptStarted> started,
            List<QuestionAnswered> answered,
            List<HintReleased> hints,
            List<AttemptFinished> finished,
            List<DeadlineMoved> moved,
            List<AnswerRegraded> regraded,
            List<QuestionsShown> shown) {

        static Sorted of(List<? extends LearnerEvent> events) {
            Sorted sorted = new Sorted(
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
            events.forEach(sorted::add);
            return sorted;
        }

        private void add(LearnerEvent event) {
            switch (event) {
                case AttemptStarted e -> started.add(e);
                case QuestionAnswered e -> answered.add(e);
                case HintReleased e -> hints.add(e);
                case AttemptFinished e -> finished.add(e);
                case DeadlineMoved e -> moved.add(e);
                case AnswerRegraded e -> regraded.add(e);
                case QuestionsShown e -> shown.add(e);
                case LessonEvent _, RecommendationEvent _ -> {}
            }
        }
    }

    /**
     * The mark of an answer that was marked again, beside its first one; and what each decision made of it, whether it
     * {@link Attempts passes} now excepted.
     */
    private static final class Regraded implements Projection {
        private static final String SQL = """
                WITH t AS (
                    SELECT *
                    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                                $8::boolean[], $9::int[], $10::int[], $11::int[], $12::text[], $13::uuid[],
                                $14::timestamptz[])
                         AS t (learner_id, attempt_id, question, regrade_id, rule, key, revision, correct, points, out_of,
                               counted, why, by_id, at)
                ),
                effect AS (
                    INSERT INTO regrade_effect (learner_id, attempt_id, question, regrade_id, place, before_points,
                                                before_out_of, points, out_of, passed, passes)
                    SELECT t.learner_id, t.attempt_id, t.question, t.regrade_id,
                           1 + (SELECT coalesce(max(e.place), 0) FROM regrade_effect e
                                WHERE e.learner_id = t.learner_id AND e.attempt_id = t.attempt_id
                                  AND e.question = t.question),
                           coalesce(r.points, g.points, 0), coalesce(r.out_of, g.out_of, t.counted), t.points, t.out_of,
                           coalesce(a.finished_at IS NOT NULL AND a.points >= a.pass_points, false), false
                    FROM t
                    LEFT JOIN attempt a ON a.learner_id = t.learner_id AND a.id = t.attempt_id
                    LEFT JOIN response r
                      ON r.learner_id = t.learner_id AND r.attempt_id = t.attempt_id AND r.question = t.question
                    LEFT JOIN regraded g
                      ON g.learner_id = t.learner_id AND g.attempt_id = t.attempt_id AND g.question = t.question
                    ON CONFLICT (learner_id, attempt_id, question, regrade_id) DO UPDATE
                    SET place = excluded.place, points = excluded.points, out_of = excluded.out_of
                )
                INSERT INTO regraded (learner_id, attempt_id, question, regrade_id, rule, key, revision, first_correct,
                                      first_points, first_out_of, correct, points, out_of, why, by_id, regraded_at)
                SELECT t.learner_id, t.attempt_id, t.question, t.regrade_id, t.rule, t.key::jsonb, t.revision,
                       coalesce(r.correct, false), coalesce(r.points, 0), coalesce(r.out_of, t.counted),
                       t.correct, t.points, t.out_of, t.why, t.by_id, t.at
                FROM t
                LEFT JOIN response r
                  ON r.learner_id = t.learner_id AND r.attempt_id = t.attempt_id AND r.question = t.question
                ON CONFLICT (learner_id, attempt_id, question) DO UPDATE
                SET regrade_id = excluded.regrade_id, rule = excluded.rule, key = excluded.key,
                    revision = excluded.revision, correct = excluded.correct, points = excluded.points,
                    out_of = excluded.out_of, why = excluded.why, by_id = excluded.by_id,
                    regraded_at = excluded.regraded_at
                """;

        @Override
        public List<String> tables() {
            return List.of("regraded", "regrade_effect");
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            List<AnswerRegraded> regraded = Sorted.of(batch).regraded();
            if (regraded.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(Columns.<AnswerRegraded>of(regraded)
                    .uuid(AnswerRegraded::learner)
                    .uuid(AnswerRegraded::attempt)
                    .text(AnswerRegraded::question)
                    .uuid(AnswerRegraded::regrade)
                    .text(e -> e.rule().name())
                    .optionalText(e -> e.key().map(Object::toString))
                    .optionalText(AnswerRegraded::revision)
                    .bool(AnswerRegraded::correct)
                    .integer(AnswerRegraded::points)
                    .integer(AnswerRegraded::outOf)
                    .integer(AnswerRegraded::counted)
                    .text(AnswerRegraded::why)
                    .optionalUuid(AnswerRegraded::by)
                    .time(AnswerRegraded::at)
                    .statement(SQL));
        }
    }

    /**
     * Attempts begin and end, and their deadlines are moved. The points of one that ends are summed from its responses
     * in the same transaction, so that they cannot disagree with what is stored. The events of a batch are of different
     * learners, so one statement does all of it.
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

        /**
         * Points, maximum and what passes, worked out anew from what the attempt asked at first and all that was marked
         * again since, so that one regrade after another comes to the same as the last alone.
         */
        private static final String AGAIN = """
                WITH again AS (
                    UPDATE attempt
                    SET regraded = true,
                        plain_out_of = now.plain_out_of,
                        plain_pass_points = now.plain_pass_points,
                        out_of = coalesce(now.out_of, attempt.out_of),
                        pass_points = CASE
                            WHEN now.out_of IS NULL THEN attempt.pass_points
                            WHEN now.out_of = now.plain_out_of THEN now.plain_pass_points
                            ELSE ceil(now.pass_mark * now.out_of)::int
                        END,
                        points = CASE WHEN now.out_of IS NULL THEN attempt.points
                                      ELSE least(now.points, now.out_of) END
                    FROM (
                        SELECT a.learner_id, a.id, t.pass_mark::numeric AS pass_mark, ended.plain_out_of,
                               ended.plain_pass_points, ended.points::int AS points,
                               (ended.plain_out_of
                                   + (SELECT coalesce(sum(g.out_of - g.first_out_of), 0) FROM regraded g
                                      WHERE g.learner_id = a.learner_id AND g.attempt_id = a.id))::int AS out_of
                        FROM unnest($20::uuid[], $21::uuid[], $22::text[]) AS t (learner_id, id, pass_mark)
                        JOIN attempt a ON a.learner_id = t.learner_id AND a.id = t.id
                        LEFT JOIN LATERAL (
                            SELECT coalesce(a.plain_out_of, a.out_of) AS plain_out_of,
                                   coalesce(a.plain_pass_points, a.pass_points) AS plain_pass_points,
                                   (SELECT coalesce(sum(r.points), 0) FROM response r
                                    WHERE r.learner_id = a.learner_id AND r.attempt_id = a.id
                                      AND r.question = ANY (a.questions))
                                   + (SELECT coalesce(sum(g.points), 0) FROM regraded g
                                      WHERE g.learner_id = a.learner_id AND g.attempt_id = a.id
                                        AND g.question = ANY (a.questions)
                                        AND NOT EXISTS (SELECT 1 FROM response r
                                                        WHERE r.learner_id = a.learner_id AND r.attempt_id = a.id
                                                          AND r.question = g.question)) AS points
                            WHERE a.finished_at IS NOT NULL
                        ) ended ON true
                    ) AS now
                    WHERE attempt.learner_id = now.learner_id AND attempt.id = now.id
                    RETURNING attempt.learner_id, attempt.id,
                              attempt.finished_at IS NOT NULL AND attempt.points >= attempt.pass_points AS passes
                ),
                effect AS (
                    UPDATE regrade_effect
                    SET passes = again.passes
                    FROM again
                    JOIN unnest($20::uuid[], $21::uuid[], $23::text[], $24::uuid[])
                         AS t (learner_id, id, question, regrade_id) USING (learner_id, id)
                    WHERE regrade_effect.learner_id = t.learner_id AND regrade_effect.attempt_id = t.id
                      AND regrade_effect.question = t.question AND regrade_effect.regrade_id = t.regrade_id
                ),
                """;

        private static final String MOVED = """
                moved AS (
                    UPDATE attempt
                    SET deadline = t.deadline
                    FROM unnest($25::uuid[], $26::uuid[], $27::timestamptz[]) AS t (learner_id, id, deadline)
                    WHERE attempt.learner_id = t.learner_id AND attempt.id = t.id
                ),
                """;

        /** What was shown last and left open is what was asked, whatever became of the course. */
        private static final String SHOWN = """
                shown AS (
                    UPDATE attempt
                    SET shown_revisions = coalesce(attempt.shown_revisions, '{}') || t.revisions::jsonb
                    FROM unnest($28::uuid[], $29::uuid[], $30::text[]) AS t (learner_id, id, revisions)
                    WHERE attempt.learner_id = t.learner_id AND attempt.id = t.id
                ),
                """;

        private static final String ALL = AGAIN + MOVED + SHOWN + SQL.replaceFirst("WITH ", "");

        @Override
        public List<String> tables() {
            return List.of("attempt");
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            Sorted sorted = Sorted.of(batch);
            if (sorted.started().isEmpty()
                    && sorted.finished().isEmpty()
                    && sorted.moved().isEmpty()
                    && sorted.regraded().isEmpty()
                    && sorted.shown().isEmpty()) {
                return Optional.empty();
            }
            Columns<?> columns = Columns.<AttemptStarted>of(sorted.started())
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
                    .optionalInteger(e -> e.asked().map(Asked::passPoints));
            return Optional.of(
                    sorted.regraded().isEmpty()
                                    && sorted.moved().isEmpty()
                                    && sorted.shown().isEmpty()
                            ? columns.statement(SQL)
                            : columns.<AnswerRegraded>andOf(sorted.regraded())
                                    .uuid(AnswerRegraded::learner)
                                    .uuid(AnswerRegraded::attempt)
                                    .text(e -> e.passMark().toPlainString())
                                    .text(AnswerRegraded::question)
                                    .uuid(AnswerRegraded::regrade)
                                    .<DeadlineMoved>andOf(sorted.moved())
                                    .uuid(DeadlineMoved::learner)
                                    .uuid(DeadlineMoved::attempt)
                                    .optionalTime(DeadlineMoved::deadline)
                                    .<QuestionsShown>andOf(sorted.shown())
                                    .uuid(QuestionsShown::learner)
                                    .uuid(QuestionsShown::attempt)
                                    .text(Attempts::revisions)
                                    .statement(ALL));
        }

        /** By question, the last that was shown of it. */
        private static String revisions(QuestionsShown shown) {
            JsonObject last = new JsonObject();
            shown.shown().forEach(one -> last.put(one.question(), one.revision()));
            return last.encode();
        }
    }

    /**
     * The latest answer to each question of an attempt, with when it was shown before the first; only deferred attempts
     * have more than one.
     */
    private static final class Responses implements Projection {
        private static final String SQL = """
                INSERT INTO response (learner_id, attempt_id, question, course, quiz, revision, answer, confidence,
                                      explanation, correct, points, out_of, first_answered_at, answered_at, version,
                                      shown_at, untimed)
                SELECT learner_id, attempt_id, question, course, quiz, revision, answer::jsonb, confidence,
                       explanation, correct, points, out_of, answered_at, answered_at, 1, shown_at, untimed
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::boolean[], $11::int[], $12::int[], $13::timestamptz[],
                            $14::timestamptz[], $15::text[])
                     AS t (learner_id, attempt_id, question, course, quiz, revision, answer, confidence,
                           explanation, correct, points, out_of, answered_at, shown_at, untimed)
                ON CONFLICT (learner_id, attempt_id, question) DO UPDATE
                SET revision = excluded.revision, answer = excluded.answer, confidence = excluded.confidence,
                    explanation = excluded.explanation, correct = excluded.correct, points = excluded.points,
                    out_of = excluded.out_of, answered_at = excluded.answered_at,
                    version = response.version + 1
                """;

        private static final String WITH_REGRADED = """
                WITH again AS (
                    UPDATE response
                    SET correct = t.correct, points = t.points, out_of = t.out_of
                    FROM unnest($16::uuid[], $17::uuid[], $18::text[], $19::boolean[], $20::int[], $21::int[])
                         AS t (learner_id, attempt_id, question, correct, points, out_of)
                    WHERE response.learner_id = t.learner_id AND response.attempt_id = t.attempt_id
                      AND response.question = t.question
                )
                """ + SQL;

        @Override
        public List<String> tables() {
            return List.of("response");
        }

        @Override
        public List<String> kept() {
            return List.of(EndedTable.NAME);
        }

        @Override
        public Optional<Statement> project(List<? extends LearnerEvent> batch) {
            Sorted sorted = Sorted.of(batch);
            List<QuestionAnswered> answered = sorted.answered();
            if (answered.isEmpty() && sorted.regraded().isEmpty()) {
                return Optional.empty();
            }
            Columns<?> columns = Columns.<QuestionAnswered>of(answered)
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
                    .optionalTime(QuestionAnswered::shown)
                    .optionalText(e -> e.untimed().map(Enum::name));
            return Optional.of(
                    sorted.regraded().isEmpty()
                            ? columns.statement(SQL)
                            : columns.<AnswerRegraded>andOf(sorted.regraded())
                                    .uuid(AnswerRegraded::learner)
                                    .uuid(AnswerRegraded::attempt)
                                    .text(AnswerRegraded::question)
                                    .bool(AnswerRegraded::correct)
                                    .integer(AnswerRegraded::points)
                                    .integer(AnswerRegraded::outOf)
                                    .statement(WITH_REGRADED));
        }
    }

    /** The number of hints released for each question of an attempt. */
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
