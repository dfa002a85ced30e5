package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code account_code}: one code of an account at a time. */
final class AccountCodeTable {
    /** Long enough to be given to a colleague, and gone before it lies about. */
    static final Duration LIFETIME = Duration.ofDays(7);

    /** Forty bits: who may look codes up sees a name, and no more. */
    static final int LENGTH = 8;

    private final Pool pool;

    AccountCodeTable(Pool pool) {
        this.pool = pool;
    }

    /** Gives an account a code in the place of the one it had. */
    Future<?> put(UUID learner, AccountCode code, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO account_code (learner_id, code, expires_at)
                        VALUES ($1, $2, $3)
                        ON CONFLICT (learner_id) DO UPDATE SET code = excluded.code, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(learner, code.text(), now.plus(LIFETIME).atOffset(ZoneOffset.UTC)));
    }

    /** The code of an account, while it holds. */
    Future<Optional<AccountCode>> of(UUID learner, Instant now) {
        return pool.preparedQuery("SELECT code FROM account_code WHERE learner_id = $1 AND expires_at > $2")
                .execute(Tuple.of(learner, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .map(row -> new AccountCode(row.getString("code")))
                        .findFirst());
    }

    /** The account of a code that holds. */
    Future<Optional<UUID>> owner(AccountCode code, Instant now) {
        return pool.preparedQuery("SELECT learner_id FROM account_code WHERE code = $1 AND expires_at > $2")
                .execute(Tuple.of(code.text(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).findFirst());
    }

    /** Takes a code that was used. */
    Future<?> drop(UUID learner) {
        return pool.preparedQuery("DELETE FROM account_code WHERE learner_id = $1")
                .execute(Tuple.of(learner));
    }
}
