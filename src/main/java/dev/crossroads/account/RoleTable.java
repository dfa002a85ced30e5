package dev.crossroads.account;

import dev.crossroads.web.Visitor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    /**
     * The condition for a role {@code r} that requires a second factor.
     *
     * @param withSecondFactor whether the operator wants that
     */
    static String counts(boolean withSecondFactor) {
        return withSecondFactor
                ? " AND EXISTS (SELECT FROM account_totp t WHERE t.learner_id = r.learner_id"
                        + " AND t.confirmed_at IS NOT NULL)"
                : "";
    }

    /** Whether a learner was made an instructor. */
    Future<Boolean> isGranted(UUID learner) {
        return pool.preparedQuery("SELECT FROM account_role WHERE learner_id = $1 AND role = $2")
                .execute(Tuple.of(learner, Visitor.INSTRUCTOR))
                .map(rows -> rows.size() == 1);
    }

    /** Somebody who was made an instructor. */
    record Made(UUID learner, String name) {}

    /** The people an instructor gave the role to, by name. */
    Future<List<Made>> grantedBy(UUID instructor) {
        return pool.preparedQuery("""
                        SELECT a.learner_id, a.name
                        FROM account_role r
                        JOIN account a USING (learner_id)
                        WHERE r.granted_by = $1 AND r.role = $2
                        ORDER BY a.name, a.learner_id
                        """)
                .execute(Tuple.of(instructor, Visitor.INSTRUCTOR))
                .map(rows -> rows.stream()
                        .map(row -> new Made(row.getUUID("learner_id"), row.getString("name")))
                        .toList());
    }

    /** Makes a learner an instructor no more; false where they were none. */
    Future<Boolean> revoke(UUID learner) {
        return pool.preparedQuery("DELETE FROM account_role WHERE learner_id = $1 AND role = $2")
                .execute(Tuple.of(learner, Visitor.INSTRUCTOR))
                .map(rows -> rows.rowCount() == 1);
    }
}
