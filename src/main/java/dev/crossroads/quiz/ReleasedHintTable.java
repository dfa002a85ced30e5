package dev.crossroads.quiz;

import dev.crossroads.quiz.Results.Hinted;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The released hints, read; the projections write them. */
final class ReleasedHintTable {
    private final Pool pool;

    ReleasedHintTable(Pool pool) {
        this.pool = pool;
    }

    /** The same of many learners, by learner; those whom none was released are left out. */
    Future<Map<UUID, Set<Hinted>>> ofLearners(List<UUID> learners) {
        return pool.preparedQuery("""
            SELECT learner_id, attempt_id, question FROM released_hint WHERE learner_id = ANY ($1)
            """)
                .execute(Tuple.of((Object) learners.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("learner_id"),
                                Collectors.mapping(
                                        row -> new Hinted(row.getUUID("attempt_id"), row.getString("question")),
                                        Collectors.toUnmodifiableSet()))));
    }

    /** The questions of these attempts of a learner that had a hint released. */
    Future<Set<Hinted>> ofAttempts(UUID learner, UUID[] attempts) {
        return pool.preparedQuery("""
            SELECT attempt_id, question FROM released_hint WHERE learner_id = $1 AND attempt_id = ANY ($2)
            """)
                .execute(Tuple.of(learner, (Object) attempts))
                .map(rows -> rows.stream()
                        .map(row -> new Hinted(row.getUUID("attempt_id"), row.getString("question")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The number of hints released for each question of attempts; questions and attempts with none are left out. */
    Future<Map<AttemptTable.Key, Map<String, Integer>>> ofAttempts(List<AttemptTable.Key> keys) {
        return pool.preparedQuery("""
            SELECT hint.learner_id, hint.attempt_id, hint.question, hint.hints
            FROM unnest($1::uuid[], $2::uuid[]) AS asked (learner, attempt)
            CROSS JOIN LATERAL (
                SELECT * FROM released_hint WHERE learner_id = learner AND attempt_id = attempt OFFSET 0
            ) AS hint
            """)
                .execute(AttemptTable.Key.columns(keys))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> AttemptTable.Key.of(row),
                                Collectors.toUnmodifiableMap(
                                        row -> row.getString("question"), row -> row.getInteger("hints")))));
    }
}
