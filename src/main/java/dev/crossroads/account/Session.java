package dev.crossroads.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is signed in, as one browser's request shows it.
 *
 * @param learner whose account it is
 * @param tokenHash names the session; its token is not known here
 * @param name of the account
 * @param roles of the account
 * @param isStale whether its last use is worth noting again
 * @param confirmedAt when its owner last showed at a provider that they are there
 */
record Session(
        UUID learner,
        Buffer tokenHash,
        String name,
        Set<String> roles,
        boolean isStale,
        Optional<Instant> confirmedAt) {
    /** Enough to read what is about to be deleted, and too short for who finds the browser open after lunch. */
    private static final Duration CONFIRMED = Duration.ofMinutes(10);

    private static final String KEY = Session.class.getName();

    /** The session of this request; empty for a guest. */
    static Optional<Session> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    /** Whether its owner has shown just now that they are there. */
    boolean isConfirmed(Instant now) {
        return confirmedAt.filter(at -> at.plus(CONFIRMED).isAfter(now)).isPresent();
    }

    /** Names the session, without being good for signing in: the hash of its token. */
    String id() {
        return HexFormat.of().formatHex(tokenHash.getBytes());
    }

    /** Makes this the session of the request. */
    void attach(RoutingContext context) {
        context.put(KEY, this);
    }
}
