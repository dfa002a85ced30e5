package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Importance;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answers to a recommendation's questions and how much they matter, read; the projections write them. */
final class RecommendationAnswerTable {
    private final Pool pool;

    RecommendationAnswerTable(Pool pool) {
        this.pool = pool;
    }

    /** The answers of learners; those without any are missing. */
    Future<Map<UUID, Answered>> ofAll(List<UUID> learners, String course) {
        return pool.preparedQuery("""
                        SELECT learner_id, question, option, version, NULL AS importance
                          FROM recommendation_answer
                         WHERE learner_id = ANY ($1) AND course = $2
                         UNION ALL
                        SELECT learner_id, question, NULL, NULL, importance
                          FROM recommendation_weight
                         WHERE learner_id = ANY ($1) AND course = $2
                        """)
                .execute(Tuple.of(learners.toArray(UUID[]::new), course))
                .map(rows -> {
                    Map<UUID, Answered> byLearner = new HashMap<>();
                    for (Row row : rows) {
                        byLearner
                                .computeIfAbsent(
                                        row.getUUID("learner_id"), _ -> new Answered(new HashMap<>(), new HashMap<>()))
                                .put(
                                        row.getString("question"),
                                        Optional.ofNullable(row.getString("option")),
                                        Optional.ofNullable(row.getString("version")),
                                        Optional.ofNullable(row.getString("importance"))
                                                .map(Importance::valueOf));
                    }
                    return byLearner;
                });
    }

    /** A learner's answers to a course's questionnaire. */
    Future<Answered> of(UUID learner, String course) {
        return ofAll(List.of(learner), course).map(all -> all.getOrDefault(learner, Answered.NOTHING));
    }

    /** Whether a learner was given this very advice before. */
    Future<Boolean> wasGiven(UUID learner, String course, String key) {
        return pool.preparedQuery("""
                        SELECT 1
                          FROM recommendation_given
                         WHERE learner_id = $1 AND course = $2 AND key = $3
                        """).execute(Tuple.of(learner, course, key)).map(rows -> rows.size() > 0);
    }
}
