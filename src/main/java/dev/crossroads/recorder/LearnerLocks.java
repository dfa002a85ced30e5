package dev.crossroads.recorder;

import dev.crossroads.event.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The locks under which learners' events are decided, on all nodes that work on one database. They are advisory
 * (PostgreSQL manual, section 13.3.5) and end with their transaction: what they guard need not be there yet, and they
 * write nothing, as a lock on a row does.
 */
final class LearnerLocks {
    private LearnerLocks() {}

    /**
     * Waits until nobody else decides about these learners, and keeps others waiting until the transaction ends. They
     * are taken in one order everywhere, so that two transactions never wait for each other; only what is read by later
     * statements is sure to be what the other one left.
     */
    static Statement take(Collection<UUID> learners) {
        Long[] keys =
                learners.stream().map(LearnerLocks::key).distinct().sorted().toArray(Long[]::new);
        return new Statement(
                "SELECT count(pg_advisory_xact_lock(key)) FROM unnest($1::bigint[]) AS learner (key)",
                List.of((Object) keys));
    }

    /** Half of an id's bits are enough: two learners who share them wait for each other, no more. */
    private static Long key(UUID learner) {
        return learner.getMostSignificantBits() ^ learner.getLeastSignificantBits();
    }
}
