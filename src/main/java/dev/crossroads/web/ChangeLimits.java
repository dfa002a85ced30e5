package dev.crossroads.web;

import dev.crossroads.limit.Limit;
import dev.crossroads.limit.LocalLimits;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The limit on changes by one learner, and by everybody behind one address of the network: everything that is stored is
 * stored because somebody asked for a change. Counted in memory by each node, as an answer to a question must not cost
 * a further statement.
 */
public final class ChangeLimits {
    private static final Set<HttpMethod> CHANGES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final String COUNTED = ChangeLimits.class.getName();

    /** So much of a rate may come at once. */
    private static final int MINUTES = 5;

    private final Optional<LocalLimits<UUID>> learners;
    private final Optional<LocalLimits<String>> addresses;

    /**
     * Limits of so many changes a minute.
     *
     * @param perLearner 0 for any number
     * @param perAddress 0 for any number
     */
    public ChangeLimits(int perLearner, int perAddress, InstantSource clock) {
        this.learners = limits("changes of a learner", perLearner, clock);
        this.addresses = limits("changes from an address", perAddress, clock);
    }

    /** No limits. */
    public static ChangeLimits none() {
        return new ChangeLimits(0, 0, InstantSource.system());
    }

    private static <S> Optional<LocalLimits<S>> limits(String kind, int perMinute, InstantSource clock) {
        return perMinute == 0
                ? Optional.empty()
                : Optional.of(
                        new LocalLimits<>(new Limit(kind, perMinute * MINUTES, Duration.ofMinutes(MINUTES)), clock));
    }

    /** Counts a change for where it comes from, and for who asks where that is known by now. */
    void countAtOnce(RoutingContext context) {
        if (CHANGES.contains(context.request().method())) {
            ClientAddress from = ClientAddress.of(context);
            addresses.filter(_ -> !isMany(context, from)).ifPresent(limits -> count(context, limits, from.digits()));
            if (Visitor.isIdentified(context)) {
                countLearner(context);
            }
        }
        context.next();
    }

    /**
     * Whether it is this machine, where it may be a proxy: a program here, or a proxy that doesn't say for whom it
     * asks, is not one stranger.
     */
    private static boolean isMany(RoutingContext context, ClientAddress from) {
        return from.isThisMachine() && TrustedProxies.of(context).trustsThisMachine();
    }

    /** Counts a change for who asks, where that was not known before. */
    void countIdentified(RoutingContext context) {
        if (CHANGES.contains(context.request().method()) && context.get(COUNTED) == null) {
            countLearner(context);
        }
        context.next();
    }

    private void countLearner(RoutingContext context) {
        context.put(COUNTED, true);
        learners.ifPresent(limits -> count(context, limits, Visitor.of(context).learner()));
    }

    private static <S> void count(RoutingContext context, LocalLimits<S> limits, S subject) {
        Optional<Duration> wait = limits.count(subject, 1);
        if (wait.isPresent()) {
            AuditLog.of(context).noteSeldom("changes-throttled");
            long seconds = wait.get().plusMillis(999).toSeconds();
            throw Problem.of(429, "Too many requests", new Message("web.problem.too-many", Map.of("count", seconds)))
                    .with("retryAfter", seconds);
        }
    }
}
