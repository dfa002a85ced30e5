package dev.crossroads.account;

import dev.crossroads.mail.Outbox;
import dev.crossroads.web.Visitor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Looks up accounts for other features: what people are called, who is an instructor, and who is still signed in.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
public final class AccountDirectory {
    private final Pool pool;
    private final String counts;
    private final InstantSource clock;

    /**
     * The accounts of this database.
     *
     * @param withSecondFactor whether roles count for those alone who have a second factor
     */
    public AccountDirectory(Pool pool, InstantSource clock, boolean withSecondFactor) {
        this.pool = pool;
        counts = RoleTable.counts(withSecondFactor);
        this.clock = clock;
    }

    /** Links by which owners of accounts set new passwords. */
    public PasswordResets resets() {
        return new PasswordResets(pool, clock);
    }

    /** The names of the owners of these accounts; learners without an account are missing. */
    public Map<UUID, String> names(List<UUID> learners) {
        Map<UUID, String> names = new HashMap<>();
        for (Row row : pool.preparedQuery("SELECT learner_id, name FROM account WHERE learner_id = ANY ($1)")
                .execute(Tuple.of((Object) learners.toArray(UUID[]::new)))
                .await()) {
            names.put(row.getUUID("learner_id"), row.getString("name"));
        }
        return names;
    }

    /** An address as it is compared and as it is written. */
    public record Address(String key, String text) {}

    /** The address that somebody typed; empty for what is none. Asks nobody. */
    public static Optional<Address> address(String typed) {
        return EmailAddress.of(typed).map(address -> new Address(address.key(), address.text()));
    }

    /** Whose accounts have these addresses, as they are compared; one without an account is missing. */
    public Map<String, UUID> owners(Collection<String> addresses) {
        Map<String, UUID> owners = new HashMap<>();
        for (Row row : pool.preparedQuery("SELECT email_key, learner_id FROM account WHERE email_key = ANY ($1)")
                .execute(Tuple.of((Object) addresses.toArray(String[]::new)))
                .await()) {
            owners.put(row.getString("email_key"), row.getUUID("learner_id"));
        }
        return owners;
    }

    /** The same of somebody's account; empty for who has none. */
    public Optional<String> addressKey(UUID learner) {
        for (Row row : pool.preparedQuery("SELECT email_key FROM account WHERE learner_id = $1")
                .execute(Tuple.of(learner))
                .await()) {
            return Optional.of(row.getString("email_key"));
        }
        return Optional.empty();
    }

    /** The instructor with this e-mail address. */
    public Optional<UUID> instructor(String email) {
        return EmailAddress.of(email).flatMap(address -> {
            for (Row row : pool.preparedQuery("""
                            SELECT a.learner_id
                            FROM account a
                            JOIN account_role r ON r.learner_id = a.learner_id AND r.role = $2%s
                            WHERE a.email_key = $1
                            """.formatted(counts))
                    .execute(Tuple.of(address.key(), Visitor.INSTRUCTOR))
                    .await()) {
                return Optional.of(row.getUUID("learner_id"));
            }
            return Optional.empty();
        });
    }

    /**
     * An account whose address is known to be its owner's.
     *
     * @param isInstructor whether it has the role
     */
    public record Reached(String address, boolean isInstructor) {}

    /** The accounts of these learners that mail can be sent to; whose address is not confirmed is missing. */
    public Map<UUID, Reached> reached(Collection<UUID> learners) {
        Map<UUID, Reached> reached = new HashMap<>();
        for (Row row : pool.preparedQuery("""
                        SELECT a.learner_id, a.email,
                               EXISTS (SELECT FROM account_role r
                                       WHERE r.learner_id = a.learner_id AND r.role = $2%s) AS instructor
                        FROM account a
                        WHERE a.learner_id = ANY ($1) AND a.email_verified_at IS NOT NULL
                        """.formatted(counts))
                .execute(Tuple.of(learners.toArray(UUID[]::new), Visitor.INSTRUCTOR))
                .await()) {
            if (Outbox.reaches(row.getString("email"))) {
                reached.put(
                        row.getUUID("learner_id"), new Reached(row.getString("email"), row.getBoolean("instructor")));
            }
        }
        return reached;
    }

    /** An identifier of the request's session that can't be used to sign in; empty for a guest. */
    public Optional<String> session(RoutingContext context) {
        return Session.of(context).map(Session::id);
    }

    /**
     * Those of these sessions that are open and whose accounts have the role of instructors.
     *
     * @param sessions as {@link #session} names them
     */
    public Set<String> present(Collection<String> sessions) {
        Instant now = clock.instant();
        Set<String> present = new HashSet<>();
        for (Row row : pool.preparedQuery("""
                        SELECT s.token_hash
                        FROM session s
                        JOIN account_role r ON r.learner_id = s.learner_id AND r.role = $4%s
                        WHERE s.token_hash = ANY ($1::bytea[]) AND s.expires_at > $2 AND s.used_at > $3
                        """.formatted(counts))
                .execute(Tuple.of(
                        sessions.stream()
                                .map(session -> Buffer.buffer(HexFormat.of().parseHex(session)))
                                .toArray(Buffer[]::new),
                        now.atOffset(ZoneOffset.UTC),
                        now.minus(SessionTable.UNUSED).atOffset(ZoneOffset.UTC),
                        Visitor.INSTRUCTOR))
                .await()) {
            present.add(HexFormat.of().formatHex(row.getBuffer("token_hash").getBytes()));
        }
        return present;
    }
}
