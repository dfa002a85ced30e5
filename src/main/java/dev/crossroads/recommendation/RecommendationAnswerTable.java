package dev.crossroads.recommendation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The answers to a recommendation's questions, read; the projection writes them. */
final class RecommendationAnswerTable {
    private final Pool pool;

    RecommendationAnswerTable(Pool pool) {
        this.pool = pool;
    }

    /** The same of many learners; who answered nothing is missing. */
    Future<Map<UUID, Map<String, String>>> ofAll(List<UUID> learners, String course) {
        return pool.preparedQuery("""
                        SELECT learner_id, array_agg(question) AS questions, array_agg(option) AS options
                          FROM recommendation_answer
                         WHERE learner_id = ANY ($1) AND course = $2
                         GROUP BY learner_id
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course))
                .map(rows -> {
                    Map<UUID, Map<String, String>> byLearner = new HashMap<>();
                    for (Row row : rows) {
                        String[] questions = row.getArrayOfStrings("questions");
                        String[] options = row.getArrayOfStrings("options");
                        Map<String, String> chosen = new HashMap<>();
                        for (int i = 0; i < questions.length; i++) {
                            chosen.put(questions[i], options[i]);
                        }
                        byLearner.put(row.getUUID("learner_id"), chosen);
                    }
                    return byLearner;
                });
    }

    /** The option a learner chose for each question of a course's recommendation, by id. */
    Future<Map<String, String>> of(UUID learner, String course) {
        return pool.preparedQuery("""
                        SELECT question, option
                          FROM recommendation_answer
                         WHERE learner_id = $1 AND course = $2
                        """).execute(Tuple.of(learner, course)).map(rows -> {
            Map<String, String> chosen = new HashMap<>();
            for (Row row : rows) {
                chosen.put(row.getString("question"), row.getString("option"));
            }
            return Map.copyOf(chosen);
        });
    }
}
