package dev.crossroads.account;

import dev.crossroads.hash.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Codes that an owner keeps on paper, to set a new password by themselves where no mail comes; and the SQL of table
 * {@code account_password_code}. They stand in for the password alone: a second factor is asked for as before. Methods
 * wait and are for virtual threads.
 */
final class PasswordCodes {
    private static final int CODES = 5;

    /** 120 bits: from 112 on a fast hash of it is enough (OWASP ASVS 5.0.0, 6.5.2). */
    private static final int LENGTH = 24;

    private final Pool pool;

    PasswordCodes(Pool pool) {
        this.pool = pool;
    }

    /** The number an account has left. */
    int left(UUID learner) {
        return pool.preparedQuery("SELECT count(*)::int AS left FROM account_password_code WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .await()
                .iterator()
                .next()
                .getInteger("left");
    }

    /** Codes in the place of those that there were; nobody sees them again. */
    List<String> renew(UUID learner) {
        List<AccountCode> codes =
                Stream.generate(() -> AccountCode.fresh(LENGTH)).limit(CODES).toList();
        pool.preparedQuery("""
                        WITH gone AS (DELETE FROM account_password_code WHERE learner_id = $1)
                        INSERT INTO account_password_code (learner_id, code_hash) SELECT $1, unnest($2::bytea[])
                        """)
                .execute(Tuple.from(new Object[] {
                    learner, codes.stream().map(PasswordCodes::hash).toArray(Buffer[]::new)
                }))
                .await();
        return codes.stream().map(AccountCode::spaced).toList();
    }

    /** Whose code that is; the same one question whether there is such an address or not. */
    Optional<UUID> owner(EmailAddress email, String typed) {
        return AccountCode.typed(typed, LENGTH)
                .flatMap(code -> pool.preparedQuery("""
                                SELECT a.learner_id
                                FROM account a
                                JOIN account_password_code c ON c.learner_id = a.learner_id AND c.code_hash = $2
                                WHERE a.email_key = $1
                                """).execute(Tuple.of(email.key(), hash(code))).await().stream()
                        .map(row -> row.getUUID("learner_id"))
                        .findFirst());
    }

    /** Uses a code up: sets the password and ends all sessions; false where somebody was faster. */
    boolean use(UUID learner, String typed, PasswordHash password) {
        return AccountCode.typed(typed, LENGTH)
                .filter(code -> pool.preparedQuery("""
                                        WITH used AS (
                                            DELETE FROM account_password_code WHERE learner_id = $1 AND code_hash = $2
                                            RETURNING learner_id
                                        ), links AS (
                                            DELETE FROM account_reset r USING used u WHERE r.learner_id = u.learner_id
                                        ), ended AS (
                                            DELETE FROM session s USING used u WHERE s.learner_id = u.learner_id
                                        )
                                        UPDATE account a SET password = $3 FROM used u WHERE a.learner_id = u.learner_id
                                        """)
                                .execute(Tuple.of(learner, hash(code), password.text()))
                                .await()
                                .rowCount()
                        == 1)
                .isPresent();
    }

    private static Buffer hash(AccountCode code) {
        return Buffer.buffer(Sha256.of(code.text()));
    }
}
