package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code account_totp} and {@code account_recovery_code}. */
final class SecondFactorTable {
    private final Pool pool;

    /**
     * The app of an account.
     *
     * @param isConfirmed whether it has shown that it has the key
     */
    record App(byte[] key, boolean isConfirmed) {}

    SecondFactorTable(Pool pool) {
        this.pool = pool;
    }

    /** The app of an account; empty where it has none. */
    Future<Optional<App>> of(UUID learner) {
        return pool.preparedQuery(
                        "SELECT key, confirmed_at IS NOT NULL AS confirmed FROM account_totp WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream()
                        .map(row -> new App(row.getBuffer("key").getBytes(), row.getBoolean("confirmed")))
                        .findFirst());
    }

    /** Gives an account a key that is to be confirmed; one that is confirmed stays. */
    Future<?> begin(UUID learner, byte[] key, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO account_totp AS stored (learner_id, key, made_at)
                        VALUES ($1, $2, $3)
                        ON CONFLICT (learner_id) DO UPDATE SET key = excluded.key, made_at = excluded.made_at
                            WHERE stored.confirmed_at IS NULL
                        """).execute(Tuple.of(learner, Buffer.buffer(key), now.atOffset(ZoneOffset.UTC)));
    }

    /** Takes the code of a step; false where that one, or a later one, was taken before. */
    Future<Boolean> take(UUID learner, long step) {
        return pool.preparedQuery("UPDATE account_totp SET last_step = $2 WHERE learner_id = $1 AND last_step < $2")
                .execute(Tuple.of(learner, step))
                .map(rows -> rows.rowCount() == 1);
    }

    /** From now on the account asks for codes. */
    Future<?> confirm(UUID learner, Instant now) {
        return pool.preparedQuery("UPDATE account_totp SET confirmed_at = $2 WHERE learner_id = $1")
                .execute(Tuple.of(learner, now.atOffset(ZoneOffset.UTC)));
    }

    /** Gives an account recovery codes in the place of those that it had. */
    Future<?> setCodes(UUID learner, List<Buffer> hashes) {
        return pool.preparedQuery("""
                        WITH gone AS (DELETE FROM account_recovery_code WHERE learner_id = $1)
                        INSERT INTO account_recovery_code (learner_id, code_hash) SELECT $1, unnest($2::bytea[])
                        """).execute(Tuple.from(new Object[] {learner, hashes.toArray(Buffer[]::new)}));
    }

    /** The number of recovery codes left. */
    Future<Integer> codesLeft(UUID learner) {
        return pool.preparedQuery("SELECT count(*)::int AS left FROM account_recovery_code WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.iterator().next().getInteger("left"));
    }

    /** Uses up a recovery code; false where it is none. */
    Future<Boolean> use(UUID learner, Buffer hash) {
        return pool.preparedQuery("DELETE FROM account_recovery_code WHERE learner_id = $1 AND code_hash = $2")
                .execute(Tuple.of(learner, hash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** From now on the account asks for its password alone; false where it did before. */
    Future<Boolean> remove(UUID learner) {
        return pool.preparedQuery("""
                        WITH codes AS (DELETE FROM account_recovery_code WHERE learner_id = $1)
                        DELETE FROM account_totp WHERE learner_id = $1
                        """).execute(Tuple.of(learner)).map(rows -> rows.rowCount() == 1);
    }
}
