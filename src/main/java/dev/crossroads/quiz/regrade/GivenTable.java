package dev.crossroads.quiz.regrade;

import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.regrade.Given.Answered;
import dev.crossroads.quiz.regrade.Given.Marked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Attempts that asked a question and whose marks may be told, read from the projections of quizzes. */
final class GivenTable {
    private static final String COLUMNS = """
            SELECT a.learner_id, a.id, a.number, a.quiz, q.question, a.finished_at IS NOT NULL AS finished,
                   coalesce(a.points, 0) AS earned, a.out_of AS attempt_out_of, a.pass_points,
                   coalesce(a.plain_out_of, a.out_of) AS plain_out_of,
                   coalesce(a.plain_pass_points, a.pass_points) AS plain_pass_points,
                   r.revision, r.answer::text AS answer, coalesce(r.correct, false) AS correct,
                   coalesce(r.points, g.points, 0) AS points, coalesce(r.out_of, g.out_of, 0) AS out_of,
                   coalesce(g.first_correct, r.correct) AS first_correct, coalesce(g.first_points, r.points) AS first_points,
                   coalesce(g.first_out_of, r.out_of) AS first_out_of,
                   CASE WHEN g.question IS NOT NULL THEN (
                       SELECT array_agg(e.regrade_id ORDER BY e.place)
                       FROM regrade_effect e
                       WHERE e.learner_id = a.learner_id AND e.attempt_id = a.id AND e.question = q.question
                   ) END AS reached_by
            """;

    private static final String JOINS = """
            LEFT JOIN response r ON r.learner_id = a.learner_id AND r.attempt_id = a.id AND r.question = q.question
            LEFT JOIN regraded g ON g.learner_id = a.learner_id AND g.attempt_id = a.id AND g.question = q.question
            WHERE a.course = $1 AND q.question = ANY (a.questions)
              AND (a.finished_at IS NOT NULL OR NOT a.deferred AND r.question IS NOT NULL)
            """;

    private static final String OF_ONE =
            COLUMNS + "FROM (VALUES ($2::text)) AS q (question) CROSS JOIN attempt a " + JOINS;

    private final Pool pool;
    private final ToIntFunction<String> worth;

    /** @param worth of a question that was left open, in points */
    GivenTable(Pool pool, ToIntFunction<String> worth) {
        this.pool = pool;
        this.worth = worth;
    }

    /** Of these learners, all attempts that asked one of these questions. */
    Future<List<Given>> of(List<UUID> learners, String course, List<String> questions) {
        return pool.preparedQuery(COLUMNS + """
                        FROM unnest($3::uuid[]) AS asked (learner_id)
                        JOIN attempt a ON a.learner_id = asked.learner_id
                        CROSS JOIN unnest($2::text[]) AS q (question)
                        """ + JOINS + "ORDER BY a.learner_id, a.id, q.question")
                .execute(Tuple.of(course, questions.toArray(String[]::new), learners.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(this::given).toList());
    }

    /** Of these attempts those that asked one of these questions. */
    Future<List<Given>> of(List<UUID> learners, List<UUID> attempts, String course, List<String> questions) {
        return pool.preparedQuery(COLUMNS + """
                        FROM unnest($3::uuid[], $4::uuid[]) AS asked (learner_id, id)
                        JOIN attempt a ON a.learner_id = asked.learner_id AND a.id = asked.id
                        CROSS JOIN unnest($2::text[]) AS q (question)
                        """ + JOINS + "ORDER BY a.learner_id, a.id, q.question")
                .execute(Tuple.of(
                        course,
                        questions.toArray(String[]::new),
                        learners.toArray(UUID[]::new),
                        attempts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(this::given).toList());
    }

    /** Of everybody, those after a learner and an attempt, in the order of ids. */
    Future<List<Given>> after(UUID learner, UUID attempt, int most, String course, String question) {
        return pool.preparedQuery(OF_ONE + "AND (a.learner_id, a.id) > ($3, $4) ORDER BY a.learner_id, a.id LIMIT $5")
                .execute(Tuple.of(course, question, learner, attempt, most))
                .map(rows -> rows.stream().map(this::given).toList());
    }

    /** A question left open counts its worth, and so does an open one that was marked again. */
    private Given given(Row row) {
        boolean isAnswered = row.getString("answer") != null;
        Integer firstOutOf = row.getInteger("first_out_of");
        UUID[] reachedBy = row.getArrayOfUUIDs("reached_by");
        String question = row.getString("question");
        return new Given(
                row.getUUID("learner_id"),
                row.getUUID("id"),
                row.getInteger("number"),
                row.getString("quiz"),
                question,
                row.getBoolean("finished"),
                row.getInteger("earned"),
                row.getInteger("attempt_out_of"),
                row.getInteger("pass_points"),
                row.getInteger("plain_out_of"),
                row.getInteger("plain_pass_points"),
                isAnswered
                        ? Optional.of(new Answered(row.getString("revision"), StoredJson.tree(row.getString("answer"))))
                        : Optional.empty(),
                new Marked(
                        row.getBoolean("correct"),
                        row.getInteger("points"),
                        isAnswered || firstOutOf != null ? row.getInteger("out_of") : worth.applyAsInt(question)),
                firstOutOf == null
                        ? Optional.empty()
                        : Optional.of(new Marked(
                                row.getBoolean("first_correct"), row.getInteger("first_points"), firstOutOf)),
                reachedBy == null ? List.of() : List.of(reachedBy));
    }
}
