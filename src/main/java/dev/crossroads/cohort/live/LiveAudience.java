package dev.crossroads.cohort.live;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The members of a cohort and the viewers who may still look at it, as the database has them now: asked for all streams
 * of a cohort at once. The methods wait for the database: call them from virtual threads.
 */
public final class LiveAudience {
    private final Pool pool;
    private final Presence presence;

    public LiveAudience(Pool pool, Presence presence) {
        this.pool = pool;
        this.presence = presence;
    }

    /** The cohort's members: those whose doings its live pages show. */
    Set<UUID> members(UUID cohort) {
        return learners("SELECT learner_id FROM membership WHERE cohort_id = $1", cohort);
    }

    /** Those of these viewers who may still see the cohort; none once it is archived. */
    Set<LiveViewer> stillAdmitted(UUID cohort, Collection<LiveViewer> viewers) {
        if (viewers.isEmpty()) {
            return Set.of();
        }
        Set<UUID> instructors = learners("""
                SELECT i.learner_id
                FROM cohort_instructor i
                JOIN cohort c ON c.id = i.cohort_id
                WHERE i.cohort_id = $1 AND c.archived_at IS NULL
                """, cohort);
        return presence.present(viewers).stream()
                .filter(viewer -> instructors.contains(viewer.learner()))
                .collect(Collectors.toSet());
    }

    private Set<UUID> learners(String sql, UUID cohort) {
        return pool.preparedQuery(sql)
                .mapping(row -> row.getUUID("learner_id"))
                .execute(Tuple.of(cohort))
                .map(rows -> rows.stream().collect(Collectors.toSet()))
                .await();
    }
}
