package dev.crossroads.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A limit that is counted in this process alone, for what happens too often to ask the database. On many nodes each of
 * them lets as many through. Never waits; safe for use by many threads.
 *
 * @param <S> whose uses are counted; a value
 */
public final class LocalLimits<S> {
    /** So many are told apart, in some 10 MB; beyond it those are forgotten who do the least. */
    private static final int SUBJECTS = 100_000;

    private final Limit limit;
    private final InstantSource clock;
    private final Cache<S, Long> emptyAt;

    /** Counts for this limit. */
    public LocalLimits(Limit limit, InstantSource clock) {
        this.limit = limit;
        this.clock = clock;
        this.emptyAt = Caffeine.newBuilder().maximumSize(SUBJECTS).build();
    }

    /**
     * Counts these; how long to wait where they don't fit, and then they are not counted.
     *
     * @param units how many, at most what fits at all
     */
    public Optional<Duration> count(S subject, int units) {
        long now = clock.millis();
        long[] wait = new long[1];
        emptyAt.asMap().compute(subject, (_, known) -> {
            long empty = known == null ? 0 : known;
            wait[0] = limit.waitMillis(empty, now, units);
            return wait[0] > 0 ? (Long) empty : (Long) limit.emptyAfter(empty, now, units);
        });
        return wait[0] > 0 ? Optional.of(Duration.ofMillis(wait[0])) : Optional.empty();
    }
}
