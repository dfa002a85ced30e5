package dev.crossroads.term;

import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * More than others have, for a learner whose circumstances ask for it.
 *
 * @param timePercent of the time limit, 100 for no more than others
 * @param extraTime on top of that, never negative
 * @param attempts on top of those that everybody has, at least 0
 * @param days by which each day and each closing is put off, at least 0
 * @param due a day before which nothing of theirs is late
 * @param closes a time before which nothing closes for them
 */
@Pure
public record Allowance(
        int timePercent,
        Duration extraTime,
        int attempts,
        int days,
        Optional<LocalDate> due,
        Optional<LocalDateTime> closes) {
    private static final int ALL = 100;

    /** Whether it allows nothing. */
    public boolean isNothing() {
        return timePercent == ALL
                && extraTime.isZero()
                && attempts == 0
                && days == 0
                && due.isEmpty()
                && closes.isEmpty();
    }

    /** The time limit that it makes of that one. */
    Duration of(Duration limit) {
        return limit.multipliedBy(timePercent).dividedBy(ALL).plus(extraTime);
    }
}
