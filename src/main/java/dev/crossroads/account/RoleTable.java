package dev.crossroads.account;

import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code account_role}. There is one role so far: instructor. */
final class RoleTable {
    private final Pool pool;

    RoleTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Makes a learner an instructor.
     *
     * @param by the instructor who did; empty for the command line
     * @return false where they were one already
     */
    Future<Boolean> grant(UUID learner, Optional<UUID> by, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO account_role (learner_id, role, granted_at, granted_by)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(learner, Visitor.INSTRUCTOR, now.atOffset(ZoneOffset.UTC), by.orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Makes a learner an instructor no more; false where they were none. */
    Future<Boolean> revoke(UUID learner) {
        return pool.preparedQuery("DELETE FROM account_role WHERE learner_id = $1 AND role = $2")
                .execute(Tuple.of(learner, Visitor.INSTRUCTOR))
                .map(rows -> rows.rowCount() == 1);
    }
}
