package dev.crossroads.quiz;

import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.Attempt.Ending;
import dev.crossroads.quiz.answer.Key;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attempts, read; the projections write them. */
final class AttemptTable {
    private static final String COLUMNS = """
        learner_id, id, course, quiz, number, deferred, questions, out_of, pass_points, started_at, deadline,
        retry_of, finished_at, expired, points, shown_revisions::text AS shown_revisions,
        CASE WHEN regraded THEN (
            SELECT jsonb_agg(jsonb_build_object(
                'question', question, 'rule', rule, 'key', key, 'revision', revision,
                'firstCorrect', first_correct, 'firstPoints', first_points, 'firstOutOf', first_out_of,
                'correct', g.correct, 'points', g.points, 'outOf', g.out_of, 'why', why, 'at', regraded_at))::text
            FROM regraded g
            WHERE g.learner_id = attempt.learner_id AND g.attempt_id = attempt.id
        ) END AS corrections
        """;

    private final Pool pool;

    AttemptTable(Pool pool) {
        this.pool = pool;
    }

    /** The key of an attempt. */
    record Key(UUID learner, UUID attempt) {

        static Key of(Attempt attempt) {
            return new Key(attempt.learner(), attempt.id());
        }

        /** The attempt that a row of another table belongs to. */
        static Key of(Row row) {
            return new Key(row.getUUID("learner_id"), row.getUUID("attempt_id"));
        }

        /** Two parameters for a statement that unnests them. */
        static Tuple columns(List<Key> keys) {
            return Tuple.tuple()
                    .addArrayOfUUID(keys.stream().map(Key::learner).toArray(UUID[]::new))
                    .addArrayOfUUID(keys.stream().map(Key::attempt).toArray(UUID[]::new));
        }
    }

    /** A learner's attempts at a quiz. */
    record OfQuiz(UUID learner, String course, String quiz) {

        static OfQuiz of(Attempt attempt) {
            return new OfQuiz(attempt.learner(), attempt.course(), attempt.quiz());
        }
    }

    /** Those of these attempts that there are, without their responses. */
    Future<Map<Key, Attempt>> find(List<Key> keys) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
             FROM unnest($1::uuid[], $2::uuid[]) AS asked (learner_id, id)
            JOIN attempt USING (learner_id, id)
            """)
                .execute(Key.columns(keys))
                .map(rows -> all(rows).stream().collect(Collectors.toMap(Key::of, Function.identity(), (a, _) -> a)));
    }

    /** All attempts of learners at quizzes without their responses, of each the latest first. */
    Future<Map<OfQuiz, List<Attempt>>> ofQuizzes(List<OfQuiz> asked) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
             FROM unnest($1::uuid[], $2::text[], $3::text[]) AS asked (learner, of_course, of_quiz)
            CROSS JOIN LATERAL (
                SELECT * FROM attempt
                WHERE learner_id = learner AND course = of_course AND quiz = of_quiz
                OFFSET 0
            ) AS attempt
            ORDER BY number DESC
            """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(asked.stream().map(OfQuiz::learner).toArray(UUID[]::new))
                        .addArrayOfString(asked.stream().map(OfQuiz::course).toArray(String[]::new))
                        .addArrayOfString(asked.stream().map(OfQuiz::quiz).toArray(String[]::new)))
                .map(rows -> all(rows).stream().collect(Collectors.groupingBy(OfQuiz::of)));
    }

    /** All attempts of learners in a course without their responses, by learner; of each quiz the latest first. */
    Future<Map<UUID, List<Attempt>>> ofCourse(UUID[] learners, String course) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
             FROM attempt
            WHERE learner_id = ANY ($1) AND course = $2
            ORDER BY learner_id, quiz, number DESC
            """)
                .execute(Tuple.of(learners, course))
                .map(rows -> all(rows).stream().collect(Collectors.groupingBy(Attempt::learner)));
    }

    /** The same at those quizzes alone whose ids begin so. */
    Future<Map<UUID, List<Attempt>>> ofQuizzes(UUID[] learners, String course, String beginning) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
                         FROM attempt
                        WHERE learner_id = ANY ($1) AND course = $2 AND starts_with(quiz, $3)
                        ORDER BY learner_id, quiz, number DESC
                        """)
                .execute(Tuple.of(learners, course, beginning))
                .map(rows -> all(rows).stream().collect(Collectors.groupingBy(Attempt::learner)));
    }

    /**
     * A learner's attempts in a course, some of which are known.
     *
     * @param unknown the others, without their responses; of each quiz the latest first
     * @param all how many there are, known or not
     * @param marks a text that is another one once anything of theirs was marked again
     */
    record Besides(List<Attempt> unknown, int all, String marks) {}

    /** All attempts of a learner in a course but those, at one moment. */
    Future<Besides> besides(Set<UUID> known, UUID learner, String course) {
        return pool.preparedQuery("SELECT there.all_attempts, there.marks, " + COLUMNS + """
             FROM (SELECT (SELECT count(*)::int FROM attempt
                           WHERE learner_id = $1 AND course = $2) AS all_attempts,
                          (SELECT coalesce(sum(hashtextextended(mark::text, 0)::numeric), 0)::text
                           FROM regraded mark WHERE learner_id = $1) AS marks) there
            LEFT JOIN attempt ON learner_id = $1 AND course = $2 AND id NOT IN (SELECT unnest($3::uuid[]))
            ORDER BY quiz, number DESC
            """)
                .execute(Tuple.of(learner, course, known.toArray(UUID[]::new)))
                .map(rows -> {
                    Row first = rows.iterator().next();
                    OneCopy copies = new OneCopy();
                    return new Besides(
                            rows.stream()
                                    .filter(row -> row.getUUID("id") != null)
                                    .map(row -> from(row, copies))
                                    .toList(),
                            first.getInteger("all_attempts"),
                            first.getString("marks"));
                });
    }

    /** Attempts of learners in a course that are not recorded as ended, without their responses. */
    Future<List<Attempt>> inProgress(List<UUID> learners, String course) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
             FROM attempt
            WHERE learner_id = ANY ($1) AND course = $2 AND finished_at IS NULL
            """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course))
                .map(AttemptTable::all);
    }

    /** Attempts in progress whose deadlines are at that moment or later, the earliest first. */
    Future<List<Attempt>> limited(Instant from, int most) {
        return pool.preparedQuery("SELECT " + COLUMNS + """
             FROM attempt
            WHERE deadline >= $1 AND finished_at IS NULL
            ORDER BY deadline
            LIMIT $2
            """)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), most))
                .map(AttemptTable::all);
    }

    private static List<Attempt> all(RowSet<Row> rows) {
        OneCopy copies = new OneCopy();
        return rows.stream().map(row -> from(row, copies)).toList();
    }

    private static Attempt from(Row row, OneCopy copies) {
        return new Attempt(
                row.getUUID("id"),
                row.getUUID("learner_id"),
                copies.of(row.getString("course")),
                copies.of(row.getString("quiz")),
                row.getInteger("number"),
                row.getBoolean("deferred"),
                Stream.of(row.getArrayOfStrings("questions")).map(copies::of).toList(),
                row.getInteger("out_of"),
                row.getInteger("pass_points"),
                instant(row, "started_at").orElseThrow(),
                instant(row, "deadline"),
                Optional.ofNullable(row.getUUID("retry_of")),
                instant(row, "finished_at")
                        .map(at -> new Ending(at, row.getBoolean("expired"), row.getInteger("points"))),
                Map.of(),
                Map.of(),
                shown(row.getString("shown_revisions")),
                Correction.ofAttempt(row.getString("corrections")),
                false);
    }

    private static Map<String, String> shown(String revisions) {
        return revisions == null
                ? Map.of()
                : StoredJson.tree(revisions).properties().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, one -> one.getValue().textValue()));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
