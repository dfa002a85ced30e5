package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of table {@code account_reset}. */
final class ResetTable {
    private final Pool pool;

    ResetTable(Pool pool) {
        this.pool = pool;
    }

    /** Gives an account a link; one that it had before leads nowhere any more. */
    Future<?> set(UUID learner, byte[] hash, Optional<UUID> by, Instant now, Instant until) {
        return pool.preparedQuery("""
                        INSERT INTO account_reset (learner_id, token_hash, made_by, made_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (learner_id) DO UPDATE
                            SET token_hash = excluded.token_hash, made_by = excluded.made_by,
                                made_at = excluded.made_at, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(
                        learner,
                        Buffer.buffer(hash),
                        by.orElse(null),
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)));
    }

    /** Whose link it is; empty where there is none, or it has expired. */
    Future<Optional<UUID>> owner(byte[] hash, Instant now) {
        return pool.preparedQuery("SELECT learner_id FROM account_reset WHERE token_hash = $1 AND expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(hash), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("learner_id"))
                        .findFirst());
    }

    /**
     * Uses a link up: sets the password and ends all sessions, in one statement; false where somebody was faster or it
     * has expired.
     */
    Future<Boolean> use(byte[] hash, PasswordHash password, Instant now) {
        return pool.preparedQuery("""
                        WITH used AS (
                            DELETE FROM account_reset WHERE token_hash = $1 AND expires_at > $3 RETURNING learner_id
                        ), ended AS (
                            DELETE FROM session s USING used u WHERE s.learner_id = u.learner_id
                        )
                        UPDATE account a SET password = $2 FROM used u WHERE a.learner_id = u.learner_id
                        """)
                .execute(Tuple.of(Buffer.buffer(hash), password.text(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }
}
