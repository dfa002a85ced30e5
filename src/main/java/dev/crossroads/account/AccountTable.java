package dev.crossroads.account;

import dev.crossroads.web.Label;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code account}. */
final class AccountTable {
    private static final String SELECT =
            "SELECT learner_id, email, name, password, created_at, email_verified_at FROM account ";

    /** The SQLSTATE of a row that is there already. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool pool;

    AccountTable(Pool pool) {
        this.pool = pool;
    }

    /** Adds an account; false where its e-mail address has one already. */
    Future<Boolean> add(Account account) {
        return pool.preparedQuery("""
                        INSERT INTO account (learner_id, email, email_key, name, password, created_at,
                                             email_verified_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)
                        ON CONFLICT (email_key) DO NOTHING
                        """)
                .execute(Tuple.of(
                        account.learner(),
                        account.email().text(),
                        account.email().key(),
                        account.name().text(),
                        account.password().map(PasswordHash::text).orElse(null),
                        account.createdAt().atOffset(ZoneOffset.UTC),
                        account.verifiedAt()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The account of an e-mail address. */
    Future<Optional<Account>> of(EmailAddress email) {
        return ofKey(email.key());
    }

    /** The account that an address opens as it was typed; one that is kept under exactly these signs comes first. */
    Future<Optional<Account>> ofTyped(String typed) {
        String former = EmailAddress.formerKey(typed);
        Optional<String> key = EmailAddress.of(typed).map(EmailAddress::key);
        if (key.filter(former::equals).isPresent()) {
            return ofKey(former);
        }
        return ofKey(former)
                .compose(found ->
                        found.isPresent() || key.isEmpty() ? Future.succeededFuture(found) : ofKey(key.orElseThrow()));
    }

    private Future<Optional<Account>> ofKey(String key) {
        return pool.preparedQuery(SELECT + "WHERE email_key = $1")
                .execute(Tuple.of(key))
                .map(AccountTable::first);
    }

    /** The account of a learner. */
    Future<Optional<Account>> of(UUID learner) {
        return pool.preparedQuery(SELECT + "WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .map(AccountTable::first);
    }

    /** Changes what its owner is called. */
    Future<?> rename(UUID learner, Label name) {
        return pool.preparedQuery("UPDATE account SET name = $2 WHERE learner_id = $1")
                .execute(Tuple.of(learner, name.text()));
    }

    /**
     * Gives an account another address, of which nobody knows yet whether it is the owner's; links to it that are under
     * way lead nowhere then. False where another account has that address.
     */
    Future<Boolean> setEmail(UUID learner, EmailAddress email) {
        return pool.preparedQuery("""
                        WITH dropped AS (DELETE FROM account_reset WHERE learner_id = $1)
                        UPDATE account
                        SET email = $2, email_key = $3,
                            email_verified_at = CASE WHEN email_key = $3 THEN email_verified_at END
                        WHERE learner_id = $1
                        """)
                .execute(Tuple.of(learner, email.text(), email.key()))
                .map(rows -> rows.rowCount() == 1)
                .recover(failure -> isTaken(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    /** Whether a statement failed as another account has that address. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    /** Changes its password. */
    Future<?> setPassword(UUID learner, PasswordHash password) {
        return pool.preparedQuery("UPDATE account SET password = $2 WHERE learner_id = $1")
                .execute(Tuple.of(learner, password.text()));
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(from(rows.iterator().next()));
    }

    private static Account from(Row row) {
        return new Account(
                row.getUUID("learner_id"),
                new EmailAddress(row.getString("email")),
                new Label(row.getString("name")),
                Optional.ofNullable(row.getString("password")).map(PasswordHash::parse),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("email_verified_at")).map(OffsetDateTime::toInstant));
    }
}
