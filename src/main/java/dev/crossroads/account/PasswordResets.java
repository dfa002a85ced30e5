package dev.crossroads.account;

import dev.crossroads.web.AuditLog;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Links by which somebody who forgot their password sets a new one: made by an operator, or by an instructor for a
 * member, who hands it over. Each is good once and for half an hour; all sessions of the account end with it, and a
 * second factor is asked for as before. Methods wait and are for virtual threads.
 */
public final class PasswordResets {
    /** Long enough to hand it over in class, short enough to be of no use in a mailbox. */
    static final Duration GOOD_FOR = Duration.ofMinutes(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 192 bits: nobody finds one by trying, so a fast hash of it is enough. */
    private static final int BYTES = 24;

    private final ResetTable table;
    private final AccountTable accounts;
    private final RoleTable roles;
    private final InstantSource clock;

    /** Links to accounts of a database. */
    public PasswordResets(Pool pool, InstantSource clock) {
        table = new ResetTable(pool);
        accounts = new AccountTable(pool);
        roles = new RoleTable(pool);
        this.clock = clock;
    }

    /** A link by an operator, as a path of this server; empty where nobody has that address. */
    public Optional<String> byOperator(String email) {
        return accounts.ofTyped(email).await().map(account -> {
            AuditLog.ofOperator().with("learner", account.learner()).note("password-reset-made");
            return path(account.learner(), Optional.empty());
        });
    }

    /**
     * A link by an instructor, as a path of this server; empty where that learner has no account, or is an instructor
     * themselves: whose role is no member's to be had by the way.
     */
    public Optional<String> byInstructor(UUID learner, UUID instructor) {
        return accounts.of(learner)
                .await()
                .filter(account -> !roles.isGranted(account.learner()).await())
                .map(account -> path(account.learner(), Optional.of(instructor)));
    }

    private String path(UUID learner, Optional<UUID> by) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        table.set(learner, hash(token), by, clock.instant(), clock.instant().plus(GOOD_FOR))
                .await();
        return "/reset/" + token;
    }

    /** The account that a link is for; empty where it was used, or is older than half an hour. */
    Optional<Account> of(String token) {
        return table.owner(hash(token), clock.instant())
                .await()
                .flatMap(learner -> accounts.of(learner).await());
    }

    /** Uses a link up; false where it leads nowhere any more. */
    boolean use(String token, PasswordHash password) {
        return table.use(hash(token), password, clock.instant()).await();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }
}
