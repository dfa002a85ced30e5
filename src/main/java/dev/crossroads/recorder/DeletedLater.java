package dev.crossroads.recorder;

import dev.crossroads.event.LearnerRecords;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Learners of an earlier state of a database who were deleted since, seen from a later one. Events never leave the log
 * but with everything of their learner, and keep their place in it when a guest becomes part of an account; so who was
 * deleted has no event left, under whichever learner. Waits: for plain or virtual threads.
 */
final class DeletedLater {
    private static final int ROUND = 20_000;

    private final Pool earlier;
    private final Pool later;

    /** Compares two states of one database. */
    DeletedLater(Pool earlier, Pool later) {
        this.earlier = earlier;
        this.later = later;
    }

    /**
     * Deletes them from the earlier state too.
     *
     * @param records of the earlier state
     * @return how many
     */
    int deleteFrom(LearnerRecords records) {
        Set<UUID> deleted = new LinkedHashSet<>(closedWithoutEvents());
        suspects().stream().filter(learner -> !isAnyThere(eventsOf(learner))).forEach(deleted::add);
        deleted.forEach(records::delete);
        return deleted.size();
    }

    /** Looks at the first event of each learner only, which is gone of few. */
    private Set<UUID> suspects() {
        Set<UUID> suspects = new LinkedHashSet<>();
        UUID after = new UUID(0, 0);
        while (true) {
            RowSet<Row> rows =
                    earlier.preparedQuery("""
                            SELECT learner_id, min(seq) AS seq FROM event
                            WHERE learner_id > $1 GROUP BY learner_id ORDER BY learner_id LIMIT $2
                            """).execute(Tuple.of(after, ROUND)).await();
            if (rows.size() == 0) {
                return suspects;
            }
            Long[] places = new Long[rows.size()];
            int next = 0;
            for (Row row : rows) {
                places[next++] = row.getLong("seq");
                after = row.getUUID("learner_id");
            }
            Set<Long> there = there(places);
            for (Row row : rows) {
                if (!there.contains(row.getLong("seq"))) {
                    suspects.add(row.getUUID("learner_id"));
                }
            }
        }
    }

    private Long[] eventsOf(UUID learner) {
        return rows(earlier, "SELECT array_agg(seq) AS places FROM event WHERE learner_id = $1", learner)
                .iterator()
                .next()
                .getArrayOfLongs("places");
    }

    private boolean isAnyThere(Long[] places) {
        return !there(places).isEmpty();
    }

    private Set<Long> there(Long[] places) {
        Set<Long> there = new HashSet<>();
        for (Row row : rows(later, "SELECT seq FROM event WHERE seq = ANY($1)", (Object) places)) {
            there.add(row.getLong("seq"));
        }
        return there;
    }

    /** Accounts that were deleted before anything was recorded of them. */
    private Set<UUID> closedWithoutEvents() {
        Set<UUID> closed = closed(later);
        closed.removeAll(closed(earlier));
        closed.removeIf(learner -> rows(
                        earlier, "SELECT EXISTS (SELECT 1 FROM event WHERE learner_id = $1) AS has_events", learner)
                .iterator()
                .next()
                .getBoolean("has_events"));
        return closed;
    }

    private static Set<UUID> closed(Pool state) {
        Set<UUID> closed = new LinkedHashSet<>();
        for (Row row :
                state.query("SELECT learner_id FROM closed_learner").execute().await()) {
            closed.add(row.getUUID("learner_id"));
        }
        return closed;
    }

    private static RowSet<Row> rows(Pool state, String sql, Object parameter) {
        return state.preparedQuery(sql).execute(Tuple.of(parameter)).await();
    }
}
