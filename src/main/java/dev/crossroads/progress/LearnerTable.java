package dev.crossroads.progress;

import dev.crossroads.event.Columns;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.Statement;
import java.util.List;
import java.util.UUID;

/** The SQL of table {@code learner}: who there is, and the lock under which each one's events are decided. */
final class LearnerTable {
    private LearnerTable() {}

    /**
     * Creates the learners of a batch who are new and locks all of them, in the order of their ids so that two
     * recorders never wait for each other. Rows: {@code (id uuid, created boolean)}.
     */
    static Statement lock(List<LearnerEvent> batch) {
        return Columns.of(batch)
                .uuid(LearnerEvent::learner)
                .time(LearnerEvent::at)
                .statement("""
                INSERT INTO learner AS known (id, created_at, last_seen_at)
                SELECT id, at, at
                FROM unnest($1::uuid[], $2::timestamptz[]) AS seen (id, at)
                ORDER BY id
                ON CONFLICT (id) DO UPDATE
                    SET last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)
                RETURNING id, xmax = 0 AS created
                """);
    }

    /** Takes back learners whom this transaction created, for none of their events was accepted. */
    static Statement forget(List<UUID> learners) {
        return Columns.of(learners).uuid(id -> id).statement("DELETE FROM learner WHERE id = ANY ($1::uuid[])");
    }
}
