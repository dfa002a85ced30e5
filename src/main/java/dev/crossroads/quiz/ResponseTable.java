package dev.crossroads.quiz;

import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.Attempt.Response;
import dev.crossroads.quiz.CourseResults.Given;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The responses, read; the projections write them. */
final class ResponseTable {
    /** The columns of {@link Response}; the answer as text, so that no number is rounded on its way. */
    private static final String COLUMNS = """
        r.question, r.revision, r.answer::text AS answer, r.confidence, r.explanation, r.correct, r.points,
        r.out_of, r.answered_at, r.version
        """;

    private final Pool pool;

    ResponseTable(Pool pool) {
        this.pool = pool;
    }

    /** The responses of attempts; those without any are left out. */
    Future<Map<AttemptTable.Key, List<Response>>> ofAttempts(List<AttemptTable.Key> keys) {
        return pool.preparedQuery("SELECT r.learner_id, r.attempt_id, " + COLUMNS + """
             FROM unnest($1::uuid[], $2::uuid[]) AS asked (learner, attempt)
            CROSS JOIN LATERAL (
                SELECT * FROM response WHERE learner_id = learner AND attempt_id = attempt OFFSET 0
            ) AS r
            """)
                .execute(AttemptTable.Key.columns(keys))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> AttemptTable.Key.of(row),
                                Collectors.mapping(ResponseTable::from, Collectors.toList()))));
    }

    /** The tallies of a learner's attempts, by attempt and question. */
    Future<Map<UUID, Map<String, Tally>>> tallies(UUID learner, List<UUID> attempts) {
        return pool.preparedQuery("""
            SELECT attempt_id, question, correct, points FROM response
            WHERE learner_id = $1 AND attempt_id = ANY ($2)
            """)
                .execute(Tuple.of(learner, (Object) attempts.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("attempt_id"),
                                Collectors.toMap(
                                        row -> row.getString("question"),
                                        row -> Tally.of(row.getBoolean("correct"), row.getInteger("points"))))));
    }

    /**
     * All responses of learners in a course, by learner. A learner's come as one row of arrays, since thousands of them
     * are read at a time for a large cohort.
     *
     * @param withAnswers whether to read the answers too, which are longer than all the rest
     */
    Future<Map<UUID, List<Given>>> ofCourse(UUID[] learners, String course, boolean withAnswers) {
        return read(withAnswers, "", Tuple.of(learners, course));
    }

    /** The same of these attempts of a learner alone, without answers. */
    Future<Map<UUID, List<Given>>> ofAttempts(UUID learner, String course, UUID[] attempts) {
        return read(false, "AND attempt_id = ANY ($3)", Tuple.of(new UUID[] {learner}, course, attempts));
    }

    /** The same, with answers, of a quiz's questions alone, wherever they were asked, and of whatever else it asked. */
    Future<Map<UUID, List<Given>>> ofQuiz(UUID[] learners, String course, Quiz quiz) {
        String[] questions = quiz.questions().stream().map(Question::id).toArray(String[]::new);
        return read(true, "AND (quiz = $3 OR question = ANY ($4))", Tuple.of(learners, course, quiz.id(), questions));
    }

    /** The same, without answers, of those quizzes alone whose ids begin so. */
    Future<Map<UUID, List<Given>>> ofQuizzes(UUID[] learners, String course, String beginning) {
        return read(false, "AND starts_with(quiz, $3)", Tuple.of(learners, course, beginning));
    }

    private Future<Map<UUID, List<Given>>> read(boolean withAnswers, String alone, Tuple parameters) {
        return pool.preparedQuery("""
            SELECT learner_id, array_agg(attempt_id) AS attempts, array_agg(quiz) AS quizzes,
                   array_agg(question) AS questions, array_agg(revision) AS revisions,
                   array_agg(correct) AS correct, array_agg(points) AS points,
                   array_agg(confidence) AS confidences, array_agg(first_answered_at) AS first,
                   array_agg(answered_at) AS last, array_agg(shown_at) AS shown,
                   array_agg(untimed IS NULL) AS timed, %s AS answers
            FROM response
            WHERE learner_id = ANY ($1) AND course = $2 %s
            GROUP BY learner_id
            """.formatted(withAnswers ? "array_agg(answer::text)" : "NULL::text[]", alone))
                .execute(parameters)
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID("learner_id"), ResponseTable::given)));
    }

    /** Everybody who answered a question of a course; it reads all that the course was ever answered. */
    Future<List<UUID>> learners(String course) {
        return pool.preparedQuery("SELECT DISTINCT learner_id FROM response WHERE course = $1 ORDER BY learner_id")
                .execute(Tuple.of(course))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).toList());
    }

    /** How many answers there are to each question of a course; it reads all that the course was ever answered. */
    Future<Map<String, Integer>> counts(String course) {
        return pool.preparedQuery("""
            SELECT question, count(*)::int AS given FROM response WHERE course = $1 GROUP BY question
            """)
                .execute(Tuple.of(course))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("question"), row -> row.getInteger("given"))));
    }

    /**
     * How many learners first gave which answer to which revision of a question of a course, where marks may be told.
     * It reads all that the course was ever answered, so it is for pages that are seldom asked for.
     */
    Future<List<AnswerTally.Counted>> firsts(String course) {
        return pool.preparedQuery("""
            SELECT question, revision, answer, count(*)::int AS given
            FROM (
                SELECT DISTINCT ON (r.learner_id, r.question) r.question, r.revision, r.answer::text AS answer
                FROM response r
                JOIN attempt a ON a.learner_id = r.learner_id AND a.id = r.attempt_id
                WHERE r.course = $1 AND (a.finished_at IS NOT NULL OR NOT a.deferred)
                  AND NOT starts_with(a.quiz, $2) AND NOT starts_with(a.quiz, $3)
                ORDER BY r.learner_id, r.question, r.first_answered_at, r.attempt_id
            ) AS firsts
            GROUP BY question, revision, answer
            """)
                .execute(Tuple.of(course, Quiz.PLACEMENT, Quiz.GAIN))
                .map(rows -> rows.stream()
                        .map(row -> new AnswerTally.Counted(
                                row.getString("question"),
                                row.getString("revision"),
                                row.getString("answer"),
                                row.getInteger("given")))
                        .toList());
    }

    private static List<Given> given(Row row) {
        OneCopy copies = new OneCopy();
        UUID[] attempts = row.getArrayOfUUIDs("attempts");
        String[] quizzes = row.getArrayOfStrings("quizzes");
        String[] questions = row.getArrayOfStrings("questions");
        String[] revisions = row.getArrayOfStrings("revisions");
        Boolean[] correct = row.getArrayOfBooleans("correct");
        Integer[] points = row.getArrayOfIntegers("points");
        String[] confidences = row.getArrayOfStrings("confidences");
        OffsetDateTime[] first = row.getArrayOfOffsetDateTimes("first");
        OffsetDateTime[] last = row.getArrayOfOffsetDateTimes("last");
        OffsetDateTime[] shown = row.getArrayOfOffsetDateTimes("shown");
        Boolean[] timed = row.getArrayOfBooleans("timed");
        Optional<String[]> answers = Optional.ofNullable(row.getArrayOfStrings("answers"));
        return IntStream.range(0, attempts.length)
                .mapToObj(i -> new Given(
                        attempts[i],
                        copies.of(quizzes[i]),
                        copies.of(questions[i]),
                        copies.of(revisions[i]),
                        answers.map(all -> all[i]),
                        correct[i],
                        points[i],
                        Optional.ofNullable(confidences[i]).map(Confidence::valueOf),
                        first[i].toInstant(),
                        last[i].toInstant(),
                        Optional.ofNullable(shown[i]).map(OffsetDateTime::toInstant),
                        timed[i]))
                .toList();
    }

    private static Response from(Row row) {
        return new Response(
                row.getString("question"),
                row.getString("revision"),
                StoredJson.tree(row.getString("answer")),
                Optional.ofNullable(row.getString("confidence")).map(Confidence::valueOf),
                Optional.ofNullable(row.getString("explanation")),
                row.getBoolean("correct"),
                row.getInteger("points"),
                row.getInteger("out_of"),
                row.getOffsetDateTime("answered_at").toInstant(),
                row.getInteger("version"));
    }
}
