package dev.crossroads.recommendation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The recommendations that learners keep, read; the projection writes them. */
final class SavedRecommendationTable {
    private final Pool pool;

    SavedRecommendationTable(Pool pool) {
        this.pool = pool;
    }

    /** One of a learner's own, without what it says, which is large. */
    record Listed(UUID id, Instant at) {}

    /**
     * The whole of one.
     *
     * @param content JSON, as {@link RecommendationSnapshot} writes it
     */
    record Saved(UUID learner, Instant at, String content) {}

    /** The one that a link opens; none where it was withdrawn. */
    Future<Optional<Saved>> at(UUID recommendation, String course) {
        return pool.preparedQuery("""
                        SELECT learner_id, kept_at, content::text AS content
                          FROM recommendation_kept
                         WHERE recommendation_id = $1 AND course = $2 AND content IS NOT NULL
                        """)
                .execute(Tuple.of(recommendation, course))
                .map(rows -> rows.stream()
                        .map(row -> new Saved(
                                row.getUUID("learner_id"),
                                row.getOffsetDateTime("kept_at").toInstant(),
                                row.getString("content")))
                        .findFirst());
    }

    /** A learner's own but for those withdrawn, the newest first. */
    Future<List<Listed>> of(UUID learner, String course) {
        return pool.preparedQuery("""
                        SELECT recommendation_id, kept_at
                          FROM recommendation_kept
                         WHERE learner_id = $1 AND course = $2 AND content IS NOT NULL
                         ORDER BY kept_at DESC, recommendation_id
                        """)
                .execute(Tuple.of(learner, course))
                .map(rows -> rows.stream()
                        .map(row -> new Listed(
                                row.getUUID("recommendation_id"),
                                row.getOffsetDateTime("kept_at").toInstant()))
                        .toList());
    }

    /** Whether a learner keeps it, or did until they withdrew it. */
    Future<Boolean> wasSaved(UUID learner, String course, UUID recommendation) {
        return pool.preparedQuery("""
                        SELECT 1
                          FROM recommendation_kept
                         WHERE learner_id = $1 AND recommendation_id = $2 AND course = $3
                        """)
                .execute(Tuple.of(learner, recommendation, course))
                .map(rows -> rows.size() > 0);
    }
}
