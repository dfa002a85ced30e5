package dev.crossroads.recorder;

import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Renaming;
import dev.crossroads.event.Statement;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes new names into the log and makes again what follows from it, learner by learner, each in a transaction of
 * their own: one that is cut short goes on at the next start, and two nodes may do it at once.
 */
final class RenamedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RenamedRecords.class);

    private final Pool pool;
    private final List<Projection> projections;

    RenamedRecords(Pool pool, List<Projection> projections) {
        this.pool = pool;
        this.projections = List.copyOf(projections);
    }

    /** Does it, and says in the log how many learners it was done for. Waits. */
    void apply(Renaming renaming) {
        List<UUID> learners = renaming.learners().map(this::learners).orElse(List.of());
        if (learners.isEmpty()) {
            return;
        }
        LOG.info("Questions have other names than before; what {} learners did is put under them", learners.size());
        learners.forEach(learner -> apply(renaming, learner));
        LOG.info("All of it is under the names of today");
    }

    private List<UUID> learners(Statement asked) {
        List<UUID> learners = new ArrayList<>();
        pool.preparedQuery(asked.sql())
                .execute(Tuple.wrap(new ArrayList<>(asked.parameters())))
                .await()
                .forEach(row -> learners.add(row.getUUID("learner_id")));
        return learners;
    }

    private void apply(Renaming renaming, UUID learner) {
        LearnerTransaction.run(pool, List.of(learner), transaction -> {
            List<LearnerEvent> changed = new ArrayList<>();
            for (Row row : transaction.execute(EventLog.of(learner))) {
                LearnerEvent event = EventLog.stored(row).event();
                LearnerEvent renamed = renaming.renamed(event);
                if (!renamed.equals(event)) {
                    changed.add(renamed);
                }
            }
            if (!changed.isEmpty()) {
                transaction.execute(EventLog.renamed(changed));
                transaction.empty(projections, List.of(learner));
                transaction.replay(projections, learner);
            }
        });
    }
}
