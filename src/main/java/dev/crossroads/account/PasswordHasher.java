package dev.crossroads.account;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Hashes passwords off the event loops, at most two at once on a node: each takes a core and 19 MiB, and more at once
 * would only take both from everybody else. Nothing else runs on its threads.
 */
final class PasswordHasher {
    private static final int AT_ONCE = 2;

    /** Beyond this, two cores take longer than two seconds; a refusal is better. */
    private static final int WAITING_AT_MOST = 50;

    /** Longer than a slow machine takes for all who wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BoundedTurns turns;
    private final PasswordCost cost;

    /** Stands in for the hash of an account that is not there, so that signing in takes as long. */
    private final PasswordHash nobodys;

    PasswordHasher(Vertx vertx, PasswordCost cost) {
        this.cost = cost;
        nobodys = PasswordHash.ofNobody(cost);
        turns = new BoundedTurns(vertx, "passwords", AT_ONCE, WAITING_AT_MOST, PATIENCE);
    }

    /** The hash of a new password. Waits: for virtual threads. */
    PasswordHash hash(String password) {
        return turns.run(() -> PasswordHash.of(password, cost));
    }

    /** Whether that is the password. Waits: for virtual threads. */
    boolean matches(PasswordHash hash, String password) {
        return turns.run(() -> hash.matches(password));
    }

    /** Whether a hash was made at another cost than new ones are. */
    boolean isOutdated(PasswordHash hash) {
        return hash.isOutdated(cost);
    }

    /** Takes as long as {@link #matches}, where there is no password to compare with. */
    void matchNobody(String password) {
        turns.run(() -> nobodys.matches(password));
    }
}
