package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of tables {@code account_passkey} and {@code account_passkey_challenge}. */
final class PasskeyTable {
    private static final String COLUMNS =
            "id, learner_id, credential_id, name, attested, sign_count, may_be_copied, added_at, used_at";

    private final Pool pool;

    PasskeyTable(Pool pool) {
        this.pool = pool;
    }

    /** Those of an account, the first added first. */
    Future<List<Passkey>> of(UUID learner) {
        return pool.preparedQuery(
                        "SELECT " + COLUMNS + " FROM account_passkey WHERE learner_id = $1 ORDER BY added_at, id")
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream().map(PasskeyTable::from).toList());
    }

    /** The one that an authenticator calls so. */
    Future<Optional<Passkey>> of(byte[] credential) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM account_passkey WHERE credential_id = $1")
                .execute(Tuple.of(Buffer.buffer(credential)))
                .map(rows -> rows.stream().map(PasskeyTable::from).findFirst());
    }

    /** Adds one to an account that has fewer than so many; false where it has not, or somebody has this one. */
    Future<Boolean> add(Passkey passkey, int most) {
        return pool.preparedQuery("""
            INSERT INTO account_passkey (id, learner_id, credential_id, name, attested, sign_count,
                                         may_be_copied, added_at)
            SELECT $1, learner_id, $3, $4, $5, $6, $7, $8
            FROM account a
            WHERE learner_id = $2
              AND (SELECT count(*) FROM account_passkey p WHERE p.learner_id = a.learner_id) < $9
            ON CONFLICT DO NOTHING
            """)
                .execute(Tuple.of(
                        passkey.id(),
                        passkey.learner(),
                        Buffer.buffer(passkey.credential()),
                        passkey.name(),
                        Buffer.buffer(passkey.attested()),
                        passkey.signCount(),
                        passkey.mayBeCopied(),
                        utc(passkey.addedAt()),
                        most))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes that one has signed; false where it was used or removed meanwhile. */
    Future<Boolean> use(Passkey passkey, long signCount, Instant now) {
        return pool.preparedQuery("""
            UPDATE account_passkey SET sign_count = $3, used_at = $4
            WHERE credential_id = $1 AND sign_count = $2
            """)
                .execute(Tuple.of(Buffer.buffer(passkey.credential()), passkey.signCount(), signCount, utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Gives one of an account another name; false where it is none of theirs. */
    Future<Boolean> rename(UUID learner, UUID id, String name) {
        return pool.preparedQuery("UPDATE account_passkey SET name = $3 WHERE learner_id = $1 AND id = $2")
                .execute(Tuple.of(learner, id, name))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Removes one of an account; false where it is none of theirs. */
    Future<Boolean> remove(UUID learner, UUID id) {
        return pool.preparedQuery("DELETE FROM account_passkey WHERE learner_id = $1 AND id = $2")
                .execute(Tuple.of(learner, id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Uses a challenge up, and forgets those that are over; false where it was used before. */
    Future<Boolean> take(byte[] challenge, Instant expires, Instant now) {
        return pool.preparedQuery("DELETE FROM account_passkey_challenge WHERE expires_at < $1")
                .execute(Tuple.of(utc(now)))
                .compose(_ -> pool.preparedQuery("""
                    INSERT INTO account_passkey_challenge (challenge, expires_at) VALUES ($1, $2)
                    ON CONFLICT DO NOTHING
                    """).execute(Tuple.of(Buffer.buffer(challenge), utc(expires))))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Passkey from(Row row) {
        return new Passkey(
                row.getUUID("id"),
                row.getUUID("learner_id"),
                row.getBuffer("credential_id").getBytes(),
                row.getString("name"),
                row.getBuffer("attested").getBytes(),
                row.getLong("sign_count"),
                row.getBoolean("may_be_copied"),
                row.getOffsetDateTime("added_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("used_at")).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
