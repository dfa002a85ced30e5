package dev.crossroads.account;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code account_reset}. */
final class ResetTable {
    private final Pool pool;

    ResetTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * The statements that give an account a link that somebody hands over; one that was handed over before leads
     * nowhere any more. What has expired goes with it.
     */
    static List<Statement> set(UUID learner, Buffer hash, Optional<UUID> by, Instant now, Instant until) {
        return List.of(
                new Statement("DELETE FROM account_reset WHERE learner_id = $1 AND NOT by_mail", List.of(learner)),
                expired(learner, now),
                insert(learner, hash, by, false, now, until));
    }

    /** The statements that give an account a link that goes by mail, beside whatever it has. */
    static List<Statement> mailed(UUID learner, Buffer hash, Instant now, Instant until) {
        return List.of(expired(learner, now), insert(learner, hash, Optional.empty(), true, now, until));
    }

    private static Statement expired(UUID learner, Instant now) {
        return new Statement(
                "DELETE FROM account_reset WHERE learner_id = $1 AND expires_at <= $2",
                List.of(learner, now.atOffset(ZoneOffset.UTC)));
    }

    private static Statement insert(
            UUID learner, Buffer hash, Optional<UUID> by, boolean byMail, Instant now, Instant until) {
        return new Statement(
                """
                INSERT INTO account_reset (learner_id, token_hash, made_by, by_mail, made_at, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                Arrays.asList(
                        learner,
                        hash,
                        by.orElse(null),
                        byMail,
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)));
    }

    /** Whose link it is; empty where there is none, or it has expired. */
    Future<Optional<UUID>> owner(Buffer hash, Instant now) {
        return pool.preparedQuery("SELECT learner_id FROM account_reset WHERE token_hash = $1 AND expires_at > $2")
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).findFirst());
    }

    /**
     * Uses a link up: sets the password and ends all sessions and all other links; who came by mail has shown that the
     * address is theirs. False where somebody was faster or it has expired.
     *
     * @param then in the same transaction, where it was not
     */
    Future<Boolean> use(Buffer hash, PasswordHash password, Instant now, List<Statement> then) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        WITH used AS (
                            DELETE FROM account_reset WHERE token_hash = $1 AND expires_at > $3
                            RETURNING learner_id, by_mail
                        ), others AS (
                            DELETE FROM account_reset r USING used u
                            WHERE r.learner_id = u.learner_id AND r.token_hash <> $1
                        ), ended AS (
                            DELETE FROM session s USING used u WHERE s.learner_id = u.learner_id
                        )
                        UPDATE account a
                        SET password = $2,
                            email_verified_at = CASE WHEN u.by_mail THEN coalesce(a.email_verified_at, $3)
                                                     ELSE a.email_verified_at END
                        FROM used u
                        WHERE a.learner_id = u.learner_id
                        """)
                .execute(Tuple.of(hash, password.text(), now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.rowCount() == 1
                        ? InOneGo.run(transaction, then).map(true)
                        : Future.succeededFuture(false)));
    }
}
