package dev.crossroads.account;

import dev.crossroads.event.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code account_email_check} and {@code account_email_change}. */
final class EmailTable {
    private final Pool pool;

    EmailTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * The statement that gives an account a link to show that its address is its owner's, in the place of one before.
     */
    static Statement check(Account account, Buffer hash, Instant now, Instant until) {
        return new Statement(
                """
                INSERT INTO account_email_check (learner_id, token_hash, email_key, made_at, expires_at)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (learner_id) DO UPDATE
                    SET token_hash = excluded.token_hash, email_key = excluded.email_key, made_at = excluded.made_at,
                        expires_at = excluded.expires_at
                """,
                List.of(
                        account.learner(),
                        hash,
                        account.email().key(),
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)));
    }

    /** The statement that begins a change of address, in the place of one before. */
    static Statement change(
            UUID learner, EmailAddress to, Optional<Buffer> old, Buffer fresh, Instant now, Instant until) {
        return new Statement(
                """
                INSERT INTO account_email_change (learner_id, email, email_key, old_hash, new_hash, made_at, expires_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (learner_id) DO UPDATE
                    SET email = excluded.email, email_key = excluded.email_key, old_hash = excluded.old_hash,
                        new_hash = excluded.new_hash, made_at = excluded.made_at, expires_at = excluded.expires_at
                """,
                Arrays.asList(
                        learner,
                        to.text(),
                        to.key(),
                        old.orElse(null),
                        fresh,
                        now.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC)));
    }

    /**
     * A change of address that is under way.
     *
     * @param old whether the link to the old address is still to be used
     * @param fresh the same of the new one
     */
    record Change(UUID learner, EmailAddress to, boolean old, boolean fresh) {}

    /** The change of an account. */
    Future<Optional<Change>> of(UUID learner, Instant now) {
        return pool.preparedQuery("""
                        SELECT learner_id, email, old_hash IS NOT NULL AS old, new_hash IS NOT NULL AS fresh
                        FROM account_email_change
                        WHERE learner_id = $1 AND expires_at > $2
                        """)
                .execute(Tuple.of(learner, now.atOffset(ZoneOffset.UTC)))
                .map(EmailTable::first);
    }

    /** The change that a link belongs to. */
    Future<Optional<Change>> changeOf(Buffer hash, Instant now) {
        return pool.preparedQuery("""
                        SELECT learner_id, email, old_hash IS NOT NULL AS old, new_hash IS NOT NULL AS fresh
                        FROM account_email_change
                        WHERE (old_hash = $1 OR new_hash = $1) AND expires_at > $2
                        """)
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(EmailTable::first);
    }

    /** The account whose address a link shows to be its owner's. */
    Future<Optional<UUID>> checkOf(Buffer hash, Instant now) {
        return pool.preparedQuery("""
                        SELECT learner_id FROM account_email_check WHERE token_hash = $1 AND expires_at > $2
                        """)
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).findFirst());
    }

    /** The address is the owner's; unless it is another one by now. */
    Future<Boolean> checked(Buffer hash, Instant now) {
        return pool.preparedQuery("""
                        WITH used AS (
                            DELETE FROM account_email_check WHERE token_hash = $1 AND expires_at > $2
                            RETURNING learner_id, email_key
                        )
                        UPDATE account a SET email_verified_at = $2 FROM used u
                        WHERE a.learner_id = u.learner_id AND a.email_key = u.email_key
                        """)
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Uses one link of a change up; with the last one the account has its new address. Empty where the link leads
     * nowhere; a failure where the address is another account's by now.
     */
    Future<Optional<Change>> agreed(Buffer hash, Instant now) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery("""
                        UPDATE account_email_change
                        SET old_hash = CASE WHEN old_hash <> $1 THEN old_hash END,
                            new_hash = CASE WHEN new_hash <> $1 THEN new_hash END
                        WHERE (old_hash = $1 OR new_hash = $1) AND expires_at > $2
                        RETURNING learner_id, email, old_hash IS NOT NULL AS old, new_hash IS NOT NULL AS fresh
                        """)
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(EmailTable::first)
                .compose(change ->
                        change.isEmpty() || change.get().old() || change.get().fresh()
                                ? Future.succeededFuture(change)
                                : InOneGo.run(transaction, move(change.get(), now))
                                        .map(change)));
    }

    /** Links to the old address lead nowhere then. */
    private static List<Statement> move(Change change, Instant now) {
        return List.of(
                new Statement("DELETE FROM account_email_change WHERE learner_id = $1", List.of(change.learner())),
                new Statement("DELETE FROM account_email_check WHERE learner_id = $1", List.of(change.learner())),
                new Statement("DELETE FROM account_reset WHERE learner_id = $1", List.of(change.learner())),
                new Statement(
                        """
                        UPDATE account SET email = $2, email_key = $3, email_verified_at = $4 WHERE learner_id = $1
                        """,
                        List.of(
                                change.learner(),
                                change.to().text(),
                                change.to().key(),
                                now.atOffset(ZoneOffset.UTC))));
    }

    private static Optional<Change> first(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new Change(
                        row.getUUID("learner_id"),
                        new EmailAddress(row.getString("email")),
                        row.getBoolean("old"),
                        row.getBoolean("fresh")))
                .findFirst();
    }
}
