package dev.crossroads.recommendation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The answers to a recommendation's questions, read; the projection writes them. */
final class RecommendationAnswerTable {
    private final Pool pool;

    RecommendationAnswerTable(Pool pool) {
        this.pool = pool;
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
