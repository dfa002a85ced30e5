package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.cohort.MemberResponses.Given;
import dev.crossroads.event.LearnerEvent.Confidence;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the projections hold of some members in a course, one query per table and one row per member. Each reads by the
 * learners' keys, so it costs as much as the members and the course are many.
 *
 * <p>What is read is held as long as a live page is open, for thousands of members: so of each name there is one copy,
 * and maps are the compact ones that can't be changed.
 */
final class MemberTables {
    private final Pool pool;

    MemberTables(Pool pool) {
        this.pool = pool;
    }

    /** When somebody was active; the days as {@link MemberProgress#activeDays}. */
    record Activity(Instant firstAt, Instant lastAt, long days) {
        private static Activity from(Row row) {
            return new Activity(
                    row.getOffsetDateTime("first_at").toInstant(),
                    row.getOffsetDateTime("last_at").toInstant(),
                    row.getLong("days"));
        }
    }

    /** When each was active; who never was is missing. */
    Future<Map<UUID, Activity>> activity(UUID[] learners, String course, LocalDate today) {
        return byLearner("""
                SELECT learner_id, min(first_at) AS first_at, max(last_at) AS last_at,
                       coalesce(bit_or(1::bigint << ($3::date - day))
                                    FILTER (WHERE day > $3::date - $4::int AND day <= $3::date), 0) AS days
                FROM activity_day
                WHERE learner_id = ANY ($1) AND course = $2
                GROUP BY learner_id
                """, Tuple.of(learners, course, today, CohortProgress.DAYS), Activity::from);
    }

    /** Per cent read by lesson, 100 for completed ones alone; who opened none is missing. */
    Future<Map<UUID, Map<String, Integer>>> lessons(UUID[] learners, String course) {
        return byLearner("""
                SELECT learner_id, array_agg(lesson) AS lessons,
                       array_agg(CASE WHEN completed_at IS NOT NULL THEN 100
                                      WHEN of > 0 THEN least(99, 100 * cardinality(sections) / of)
                                      ELSE 0 END) AS percents
                FROM lesson_progress
                WHERE learner_id = ANY ($1) AND course = $2
                GROUP BY learner_id
                """, Tuple.of(learners, course), row -> {
            String[] lessons = row.getArrayOfStrings("lessons");
            Integer[] percents = row.getArrayOfIntegers("percents");
            Map<String, Integer> byLesson = new HashMap<>();
            for (int i = 0; i < lessons.length; i++) {
                byLesson.put(lessons[i].intern(), percents[i]);
            }
            return Map.copyOf(byLesson);
        });
    }

    /** How each stands by quiz; who tried none is missing. */
    Future<Map<UUID, Map<String, QuizProgress>>> quizzes(UUID[] learners, String course) {
        return byLearner("""
                SELECT learner_id, array_agg(quiz) AS quizzes, array_agg(attempts) AS attempts,
                       array_agg(failed_since_pass) AS failed, array_agg(best_points) AS points,
                       array_agg(best_out_of) AS out_of, array_agg(best_passed) AS passed,
                       array_agg(open_since) AS open_since
                FROM quiz_standing
                WHERE learner_id = ANY ($1) AND course = $2
                GROUP BY learner_id
                """, Tuple.of(learners, course), MemberTables::quizzes);
    }

    private static Map<String, QuizProgress> quizzes(Row row) {
        String[] quizzes = row.getArrayOfStrings("quizzes");
        Integer[] attempts = row.getArrayOfIntegers("attempts");
        Integer[] failed = row.getArrayOfIntegers("failed");
        Integer[] points = row.getArrayOfIntegers("points");
        Integer[] outOf = row.getArrayOfIntegers("out_of");
        Boolean[] passed = row.getArrayOfBooleans("passed");
        OffsetDateTime[] openSince = row.getArrayOfOffsetDateTimes("open_since");
        Map<String, QuizProgress> byQuiz = new HashMap<>();
        for (int i = 0; i < quizzes.length; i++) {
            Optional<Best> best =
                    points[i] == null ? Optional.empty() : Optional.of(new Best(points[i], outOf[i], passed[i]));
            byQuiz.put(
                    quizzes[i].intern(),
                    new QuizProgress(
                            attempts[i],
                            failed[i],
                            best,
                            Optional.ofNullable(openSince[i]).map(OffsetDateTime::toInstant)));
        }
        return Map.copyOf(byQuiz);
    }

    /**
     * How each responded; who did to nothing is missing.
     *
     * <p>Learners and course are asked of both tables, as Postgres does not conclude the one from the other where there
     * are many learners, and would read all attempts there are.
     */
    Future<Map<UUID, MemberResponses>> responses(UUID[] learners, String course) {
        return byLearner("""
                SELECT r.learner_id, array_agg(r.attempt_id) AS attempts, array_agg(a.started_at) AS started,
                       array_agg(r.question) AS questions, array_agg(r.first_answered_at) AS first,
                       array_agg(r.answered_at) AS last, array_agg(r.correct) AS correct,
                       array_agg(r.confidence) AS confidences
                FROM response r
                JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
                WHERE r.learner_id = ANY ($1) AND r.course = $2 AND a.learner_id = ANY ($1) AND a.course = $2
                GROUP BY r.learner_id
                """, Tuple.of(learners, course), MemberTables::responses);
    }

    private static MemberResponses responses(Row row) {
        UUID[] attempts = row.getArrayOfUUIDs("attempts");
        OffsetDateTime[] started = row.getArrayOfOffsetDateTimes("started");
        String[] questions = row.getArrayOfStrings("questions");
        OffsetDateTime[] first = row.getArrayOfOffsetDateTimes("first");
        OffsetDateTime[] last = row.getArrayOfOffsetDateTimes("last");
        Boolean[] correct = row.getArrayOfBooleans("correct");
        String[] confidences = row.getArrayOfStrings("confidences");
        List<Given> given = new ArrayList<>(attempts.length);
        for (int i = 0; i < attempts.length; i++) {
            given.add(new Given(
                    attempts[i],
                    started[i].toInstant(),
                    questions[i],
                    first[i].toInstant(),
                    last[i].toInstant(),
                    correct[i],
                    Optional.ofNullable(confidences[i]).map(Confidence::valueOf)));
        }
        return new MemberResponses(given);
    }

    private <T> Future<Map<UUID, T>> byLearner(String sql, Tuple parameters, Function<Row, T> from) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            Map<UUID, T> byLearner = new HashMap<>();
            rows.forEach(row -> byLearner.put(row.getUUID("learner_id"), from.apply(row)));
            return byLearner;
        });
    }
}
