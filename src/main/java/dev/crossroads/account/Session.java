package dev.crossroads.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
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
 */
record Session(UUID learner, Buffer tokenHash, String name, Set<String> roles, boolean isStale) {
    private static final String KEY = Session.class.getName();

    /** The session of this request; empty for a guest. */
    static Optional<Session> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    /** Makes this the session of the request. */
    void attach(RoutingContext context) {
        context.put(KEY, this);
    }
}
