package dev.crossroads.account;

import dev.crossroads.event.Statement;
import dev.crossroads.web.Label;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The SQL of table {@code account_sign_up}. */
final class SignUpTable {
    private final Pool pool;

    SignUpTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * An account that somebody asked for.
     *
     * @param next the page to go to then; empty for the usual one
     */
    record Asked(EmailAddress email, Label name, PasswordHash password, String next) {}

    /** The statements that keep one until its link is used; those that expired go. */
    static List<Statement> put(Buffer hash, Asked asked, Instant now, Instant until) {
        return List.of(
                new Statement(
                        "DELETE FROM account_sign_up WHERE expires_at <= $1", List.of(now.atOffset(ZoneOffset.UTC))),
                new Statement(
                        """
                        INSERT INTO account_sign_up (token_hash, email, email_key, name, password, next, made_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                        """,
                        List.of(
                                hash,
                                asked.email().text(),
                                asked.email().key(),
                                asked.name().text(),
                                asked.password().text(),
                                asked.next(),
                                now.atOffset(ZoneOffset.UTC),
                                until.atOffset(ZoneOffset.UTC))));
    }

    /** What a link is of; empty where it leads nowhere any more. */
    Future<Optional<Asked>> of(Buffer hash, Instant now) {
        return pool.preparedQuery("""
                        SELECT email, name, password, next FROM account_sign_up
                        WHERE token_hash = $1 AND expires_at > $2
                        """)
                .execute(Tuple.of(hash, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .map(row -> new Asked(
                                new EmailAddress(row.getString("email")),
                                new Label(row.getString("name")),
                                PasswordHash.parse(row.getString("password")),
                                row.getString("next")))
                        .findFirst());
    }

    /** Forgets whatever was asked for of an address, as it has an account now. */
    Future<?> drop(EmailAddress email) {
        return pool.preparedQuery("DELETE FROM account_sign_up WHERE email_key = $1")
                .execute(Tuple.of(email.key()));
    }
}
