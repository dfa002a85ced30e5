package dev.crossroads.account;

import dev.crossroads.account.OidcProvider.Identity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of table {@code account_identity}. */
final class IdentityTable {
    private final Pool pool;

    IdentityTable(Pool pool) {
        this.pool = pool;
    }

    /** The account that an identity opens. */
    Future<Optional<UUID>> of(Identity identity) {
        return pool.preparedQuery("SELECT learner_id FROM account_identity WHERE issuer = $1 AND subject = $2")
                .execute(Tuple.of(identity.issuer(), identity.subject()))
                .map(rows -> rows.stream().map(row -> row.getUUID("learner_id")).findFirst());
    }

    /**
     * An identity that opens an account, as its owner sees it.
     *
     * @param id names it among those of its owner
     */
    record Linked(UUID id, String issuer, Instant since) {}

    /** The identities that open an account, the first linked first. */
    Future<List<Linked>> of(UUID learner) {
        return pool.preparedQuery("""
                        SELECT issuer, subject, linked_at FROM account_identity
                        WHERE learner_id = $1
                        ORDER BY linked_at, issuer, subject
                        """)
                .execute(Tuple.of(learner))
                .map(rows -> rows.stream()
                        .map(row -> new Linked(
                                id(row.getString("issuer"), row.getString("subject")),
                                row.getString("issuer"),
                                row.getOffsetDateTime("linked_at").toInstant()))
                        .toList());
    }

    private static UUID id(String issuer, String subject) {
        return UUID.nameUUIDFromBytes((issuer + '\0' + subject).getBytes(StandardCharsets.UTF_8));
    }

    /** Lets an identity open an account; false where it opens one already, which it goes on to open. */
    Future<Boolean> link(Identity identity, UUID learner, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO account_identity (issuer, subject, learner_id, linked_at)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(identity.issuer(), identity.subject(), learner, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Lets one of its identities open an account no more; false where it is none of them. */
    Future<Boolean> unlink(UUID learner, UUID linked) {
        return pool.preparedQuery("SELECT issuer, subject FROM account_identity WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .compose(rows -> rows.stream()
                        .filter(row -> id(row.getString("issuer"), row.getString("subject"))
                                .equals(linked))
                        .findFirst()
                        .map(row -> pool.preparedQuery("""
                                        DELETE FROM account_identity
                                        WHERE learner_id = $1 AND issuer = $2 AND subject = $3
                                        """)
                                .execute(Tuple.of(learner, row.getString("issuer"), row.getString("subject")))
                                .map(gone -> gone.rowCount() == 1))
                        .orElse(Future.succeededFuture(false)));
    }
}
