package dev.crossroads.quiz.regrade;

import dev.crossroads.course.Courses;
import dev.crossroads.course.Quiz;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL of table {@code regrade_effect}, read; a projection writes it. */
final class EffectTable {
    private static final String COUNTED = """
        WITH counting AS (SELECT * FROM unnest($2::text[], $3::text[]) AS checkpoint (course, quiz))
        SELECT e.regrade_id, count(*)::int AS answers,
               count(DISTINCT e.learner_id) FILTER (WHERE e.points > e.before_points)::int AS gaining,
               count(DISTINCT e.learner_id) FILTER (WHERE e.points < e.before_points)::int AS losing,
               count(DISTINCT e.learner_id) FILTER (WHERE e.passes AND NOT e.passed AND c.quiz IS NOT NULL)::int AS passing,
               count(DISTINCT e.learner_id) FILTER (WHERE e.passed AND NOT e.passes AND c.quiz IS NOT NULL)::int AS failing
        """;

    /** Answers in sealed quizzes are told of nobody. */
    private static final String JOINS = """
        JOIN attempt a ON a.learner_id = e.learner_id AND a.id = e.attempt_id
        LEFT JOIN counting c ON c.course = a.course AND c.quiz = a.quiz
        WHERE NOT starts_with(a.quiz, $4) AND NOT starts_with(a.quiz, $5)
        """;

    private final Pool pool;
    private final Courses courses;

    /** @param courses whose checkpoints are passed or not; other quizzes are not */
    EffectTable(Pool pool, Courses courses) {
        this.pool = pool;
        this.courses = courses;
    }

    private Tuple parameters(List<UUID> decisions) {
        List<Map.Entry<String, String>> counting = courses.all().stream()
                .flatMap(course -> course.quizzes().keySet().stream().map(quiz -> Map.entry(course.id(), quiz)))
                .toList();
        return Tuple.tuple()
                .addArrayOfUUID(decisions.toArray(UUID[]::new))
                .addArrayOfString(counting.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .addArrayOfString(counting.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .addString(Quiz.PLACEMENT)
                .addString(Quiz.GAIN);
    }

    /** What decisions did; one that did nothing is missing. */
    Future<Map<UUID, Effect>> of(List<UUID> decisions) {
        return pool.preparedQuery(COUNTED + """
            FROM regrade_effect e
            """ + JOINS + """
              AND e.regrade_id = ANY ($1)
            GROUP BY e.regrade_id
            """)
                .execute(parameters(decisions))
                .map(EffectTable::all);
    }

    /** The same of some learners alone. */
    Future<Map<UUID, Effect>> of(List<UUID> decisions, Collection<UUID> learners) {
        return pool.preparedQuery(COUNTED + """
            FROM unnest($6::uuid[]) AS asked (learner_id)
            JOIN regrade_effect e ON e.learner_id = asked.learner_id AND e.regrade_id = ANY ($1)
            """ + JOINS + "GROUP BY e.regrade_id")
                .execute(parameters(decisions).addArrayOfUUID(learners.toArray(UUID[]::new)))
                .map(EffectTable::all);
    }

    private static Map<UUID, Effect> all(RowSet<Row> rows) {
        Map<UUID, Effect> effects = new HashMap<>();
        for (Row row : rows) {
            effects.put(
                    row.getUUID("regrade_id"),
                    new Effect(
                            row.getInteger("answers"),
                            row.getInteger("gaining"),
                            row.getInteger("losing"),
                            row.getInteger("passing"),
                            row.getInteger("failing")));
        }
        return effects;
    }
}
