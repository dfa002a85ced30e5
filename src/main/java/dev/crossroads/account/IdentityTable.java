package dev.crossroads.account;

import dev.crossroads.account.OidcProvider.Identity;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

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
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("learner_id"))
                        .findFirst());
    }

    /** Whether an account is opened by any identity. */
    Future<Boolean> isLinked(UUID learner) {
        return pool.preparedQuery("SELECT FROM account_identity WHERE learner_id = $1 LIMIT 1")
                .execute(Tuple.of(learner))
                .map(rows -> rows.size() > 0);
    }

    /** Lets an identity open an account; one that opens another already goes on to open that one. */
    Future<?> link(Identity identity, UUID learner, Instant now) {
        return pool.preparedQuery("""
                        INSERT INTO account_identity (issuer, subject, learner_id, linked_at)
                        VALUES ($1, $2, $3, $4)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(identity.issuer(), identity.subject(), learner, now.atOffset(ZoneOffset.UTC)));
    }
}
