package dev.crossroads.cohort;

import dev.crossroads.limit.Limit;
import dev.crossroads.limit.SharedLimits;
import dev.crossroads.limit.Use;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The limit on guessing join codes. Only misses count, so a whole school behind one address may join at once. Each
 * visitor has a count of their own, so that whoever mistypes, or plays, locks nobody else out. That of the network is
 * there for programs that come as somebody else each time: it holds for those alone who came a moment ago.
 *
 * <p>Methods wait for the database: call them from virtual threads.
 */
final class JoinLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Limit VISITOR = new Limit("join code", 20, WINDOW);

    /**
     * A code is 40 bits: at this rate, day and night for a year, one of a hundred cohorts is found with a chance of one
     * in a hundred.
     */
    private static final Limit NETWORK = new Limit("join code network", 3_000, WINDOW);

    private final SharedLimits limits;
    private final InstantSource clock;

    JoinLimits(Pool pool, InstantSource clock) {
        limits = new SharedLimits(pool, clock);
        this.clock = clock;
    }

    /** A problem 429 where too many codes were wrong; then not even a right one is looked at. */
    void check(Visitor visitor, String address) {
        Optional<Duration> wait = limits.wait(own(visitor));
        if (wait.isEmpty() && isNew(visitor)) {
            wait = limits.wait(new Use(NETWORK, address));
        }
        wait.ifPresent(time -> {
            throw Problem.of(
                            429,
                            "Too many requests",
                            new Message(
                                    "cohort.problem.misses",
                                    Map.of("count", time.plusSeconds(59).toMinutes())))
                    .with("retryAfter", time.plusMillis(999).toSeconds());
        });
    }

    /** Counts a code that nobody gave out. */
    void miss(Visitor visitor, String address) {
        limits.count(List.of(own(visitor), new Use(NETWORK, address)));
    }

    private static Use own(Visitor visitor) {
        return new Use(VISITOR, visitor.learner().toString());
    }

    /** A guest whose cookie is older than the counts was not made for them. */
    private boolean isNew(Visitor visitor) {
        return visitor.guest()
                && TimeOrderedIds.madeAt(visitor.learner())
                        .isAfter(clock.instant().minus(WINDOW));
    }
}
