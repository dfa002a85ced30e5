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

    /** Locks learners whatever is recorded of them, in the order of their ids; who is not there yet is created. */
    static Statement lockAll(List<UUID> learners) {
        return Columns.of(learners).uuid(id -> id).statement("""
                INSERT INTO learner AS known (id, created_at, last_seen_at)
                SELECT id, now(), 'epoch'
                FROM unnest($1::uuid[]) AS asked (id)
                ORDER BY id
                ON CONFLICT (id) DO UPDATE SET last_seen_at = known.last_seen_at
                """);
    }

    /** Makes one learner of a guest and an account's, both of them locked. */
    static List<Statement> merge(UUID guest, UUID learner) {
        return List.of(
                new Statement("""
                        UPDATE learner
                        SET created_at = least(learner.created_at, guest.created_at),
                            last_seen_at = greatest(learner.last_seen_at, guest.last_seen_at)
                        FROM learner guest
                        WHERE learner.id = $1 AND guest.id = $2
                        """, List.of(learner, guest)),
                forget(List.of(guest)),
                new Statement("DELETE FROM learner WHERE id = $1 AND last_seen_at = 'epoch'", List.of(learner)));
    }
}
