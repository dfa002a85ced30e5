package dev.crossroads.quiz.regrade;

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
            SELECT e.regrade_id, count(*)::int AS answers,
                   count(DISTINCT e.learner_id) FILTER (WHERE e.points > e.before_points)::int AS gaining,
                   count(DISTINCT e.learner_id) FILTER (WHERE e.points < e.before_points)::int AS losing,
                   count(DISTINCT e.learner_id) FILTER (WHERE e.passes AND NOT e.passed)::int AS passing,
                   count(DISTINCT e.learner_id) FILTER (WHERE e.passed AND NOT e.passes)::int AS failing
            """;

    private final Pool pool;

    EffectTable(Pool pool) {
        this.pool = pool;
    }

    /** What decisions did; one that did nothing is missing. */
    Future<Map<UUID, Effect>> of(List<UUID> decisions) {
        return pool.preparedQuery(COUNTED + """
                        FROM regrade_effect e
                        WHERE e.regrade_id = ANY ($1)
                        GROUP BY e.regrade_id
                        """)
                .execute(Tuple.of((Object) decisions.toArray(UUID[]::new)))
                .map(EffectTable::all);
    }

    /** The same of some learners alone. */
    Future<Map<UUID, Effect>> of(List<UUID> decisions, Collection<UUID> learners) {
        return pool.preparedQuery(COUNTED + """
                        FROM unnest($2::uuid[]) AS asked (learner_id)
                        JOIN regrade_effect e ON e.learner_id = asked.learner_id AND e.regrade_id = ANY ($1)
                        GROUP BY e.regrade_id
                        """)
                .execute(Tuple.of(decisions.toArray(UUID[]::new), (Object) learners.toArray(UUID[]::new)))
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
