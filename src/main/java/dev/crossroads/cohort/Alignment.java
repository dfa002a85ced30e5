package dev.crossroads.cohort;

import dev.crossroads.quiz.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Lets the deadlines of attempts in progress follow what their learners' cohorts say. That a cohort's terms were
 * changed is stored with the change, and forgotten when all deadlines are moved, so that nothing that cuts it short
 * leaves one behind. Also the SQL of table {@code cohort_unaligned}.
 *
 * <p>Methods wait for the database, if they return no future: call them from virtual threads.
 */
final class Alignment {
    private final Pool pool;
    private final MembershipTable members;
    private final Deadlines deadlines;
    private final InstantSource clock;

    Alignment(Pool pool, Deadlines deadlines, InstantSource clock) {
        this.pool = pool;
        this.members = new MembershipTable(pool);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A cohort whose terms were changed. */
    private record Changed(UUID cohort, String course, Instant at) {}

    /** Says, in the transaction that changes them, that a cohort's terms are others now. */
    Future<Void> note(SqlClient transaction, UUID cohort) {
        return transaction
                .preparedQuery("""
                        INSERT INTO cohort_unaligned (cohort_id, changed_at) VALUES ($1, $2)
                        ON CONFLICT (cohort_id) DO UPDATE
                            SET changed_at = greatest(excluded.changed_at,
                                                      cohort_unaligned.changed_at + interval '1 millisecond')
                        """)
                .execute(Tuple.of(
                        cohort, clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Moves the deadlines of all cohorts that were changed. */
    void run() {
        for (Changed one : changed()) {
            List<UUID> learners = members.of(one.cohort()).await().stream()
                    .map(Membership::learner)
                    .toList();
            deadlines.align(learners, one.course());
            pool.preparedQuery("DELETE FROM cohort_unaligned WHERE cohort_id = $1 AND changed_at = $2")
                    .execute(Tuple.of(one.cohort(), one.at().atOffset(ZoneOffset.UTC)))
                    .await();
        }
    }

    private List<Changed> changed() {
        return pool.query("""
                        SELECT u.cohort_id, c.course, u.changed_at
                        FROM cohort_unaligned u
                        JOIN cohort c ON c.id = u.cohort_id
                        """).execute().await().stream()
                .map(row -> new Changed(
                        row.getUUID("cohort_id"),
                        row.getString("course"),
                        row.get(OffsetDateTime.class, "changed_at").toInstant()))
                .toList();
    }
}
