package dev.crossroads.limit;

import java.time.Duration;

/**
 * At most so many at once, and after that one more each time a share of the window is over: a bucket of {@code most}
 * that runs out evenly within {@code window}. The rule is the generic cell rate algorithm of ITU-T I.371, which knows
 * of a bucket only when it will be empty; what was refused is not counted, so whoever goes on trying gets in as soon as
 * whoever waits.
 *
 * @param kind what is counted, such as {@code sign-in account}: the same subject counts apart under each kind
 * @param most how many fit at once, at least 1
 * @param window how long a full bucket takes to be empty, at least a millisecond for each of them
 */
public record Limit(String kind, int most, Duration window) {
    /** Refuses what could never count. */
    public Limit {
        if (most < 1 || window.toMillis() < most) {
            throw new IllegalArgumentException("At most %d within %s is no limit.".formatted(most, window));
        }
    }

    /** The time for which one of them takes up its place, in milliseconds. */
    long eachMillis() {
        return window.toMillis() / most;
    }

    /** The time a full bucket takes to empty, in milliseconds: a whole number of places. */
    long fullMillis() {
        return eachMillis() * most;
    }

    /**
     * When the bucket will be empty once these are in it, in milliseconds since 1970.
     *
     * @param emptyAt when it would have been without them; in the past where it is empty
     * @param now the time
     * @param units how many are added
     */
    long emptyAfter(long emptyAt, long now, int units) {
        return Math.max(emptyAt, now) + units * eachMillis();
    }

    /** The wait until these fit, in milliseconds; 0 or less where they fit now. */
    long waitMillis(long emptyAt, long now, int units) {
        return emptyAfter(emptyAt, now, units) - fullMillis() - now;
    }
}
