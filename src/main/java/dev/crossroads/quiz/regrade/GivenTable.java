package dev.crossroads.quiz.regrade;

import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.regrade.Given.Answered;
import dev.crossroads.quiz.regrade.Given.Marked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attempts that asked a question and whose marks may be told, read from the projections of quizzes. */
final class GivenTable {
    private static final String SELECT = """
            SELECT a.learner_id, a.id, a.number, a.quiz, a.finished_at IS NOT NULL AS finished, coalesce(a.points, 0) AS earned,
                   a.out_of AS attempt_out_of, a.pass_points, coalesce(a.plain_out_of, a.out_of) AS plain_out_of,
                   coalesce(a.plain_pass_points, a.pass_points) AS plain_pass_points,
                   r.revision, r.answer::text AS answer, coalesce(r.correct, false) AS correct,
                   coalesce(r.points, g.points, 0) AS points, coalesce(r.out_of, g.out_of, 0) AS out_of,
                   coalesce(g.first_out_of, r.out_of) AS counted, g.regraded_at
            FROM attempt a
            LEFT JOIN response r ON r.learner_id = a.learner_id AND r.attempt_id = a.id AND r.question = $2
            LEFT JOIN regraded g ON g.learner_id = a.learner_id AND g.attempt_id = a.id AND g.question = $2
            WHERE a.course = $1 AND $2 = ANY (a.questions)
              AND (a.finished_at IS NOT NULL OR NOT a.deferred AND r.question IS NOT NULL)
            """;

    private final Pool pool;

    GivenTable(Pool pool) {
        this.pool = pool;
    }

    /** Of these learners. */
    Future<List<Given>> of(List<UUID> learners, String course, String question, int points) {
        return pool.preparedQuery(SELECT + "AND a.learner_id = ANY ($3) ORDER BY a.learner_id, a.id")
                .execute(Tuple.of(course, question, learners.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> given(row, points)).toList());
    }

    /** Of everybody, those after a learner and an attempt, in the order of ids. */
    Future<List<Given>> after(UUID learner, UUID attempt, int most, String course, String question, int points) {
        return pool.preparedQuery(SELECT + "AND (a.learner_id, a.id) > ($3, $4) ORDER BY a.learner_id, a.id LIMIT $5")
                .execute(Tuple.of(course, question, learner, attempt, most))
                .map(rows -> rows.stream().map(row -> given(row, points)).toList());
    }

    /** A question left open counts its worth, and so does an open one that was marked again. */
    private static Given given(Row row, int points) {
        boolean isAnswered = row.getString("answer") != null;
        Optional<OffsetDateTime> regraded = Optional.ofNullable(row.getOffsetDateTime("regraded_at"));
        return new Given(
                row.getUUID("learner_id"),
                row.getUUID("id"),
                row.getInteger("number"),
                row.getString("quiz"),
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
                        isAnswered || regraded.isPresent() ? row.getInteger("out_of") : points),
                Optional.ofNullable(row.getInteger("counted")),
                regraded.map(OffsetDateTime::toInstant));
    }
}
