package dev.crossroads.digest;

import dev.crossroads.pure.Pure;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody gets their digest, by the clocks where they are. An hour that a day does not have, as clocks are put
 * forward, is the moment when they are; one that it has twice is the first of both.
 *
 * @param weekday the one day of the week on which they get it; empty for every day
 * @param hour 0 to 23
 */
@Pure
record Schedule(Optional<DayOfWeek> weekday, int hour, ZoneId zone) {
    /** A week, and a day for where clocks are put forward over midnight. */
    private static final int DAYS = 9;

    /** So late in the day it is still tried for a while. */
    private static final Duration LEAST = Duration.ofHours(1);

    /** Checks the hour. */
    Schedule {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("A day has the hours 0 to 23, not " + hour);
        }
    }

    /** Their day. */
    LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The moment of a day's digest; empty where none comes on that day. */
    private Optional<Instant> on(LocalDate day) {
        return Optional.of(day)
                .filter(_ -> weekday.isEmpty() || weekday.get() == day.getDayOfWeek())
                .map(date -> date.atTime(hour, 0).atZone(zone).toInstant());
    }

    /**
     * The day whose digest is to be written: theirs, where its hour has come; else, of one that comes once a week, the
     * last one's where nobody was there to write it. What a day of every day missed comes with the next.
     *
     * @param planned the moment that was to be its
     */
    Optional<LocalDate> due(Instant planned, Instant now) {
        LocalDate today = day(now);
        return on(today)
                .filter(at -> !now.isBefore(at))
                .map(_ -> today)
                .or(() -> weekday.filter(_ -> !now.isBefore(planned))
                        .map(day -> today.with(TemporalAdjusters.previous(day))));
    }

    /** The next moment after this one at which a digest is due. */
    Instant next(Instant now) {
        return Stream.iterate(day(now), day -> day.plusDays(1))
                .limit(DAYS)
                .flatMap(day -> on(day).stream())
                .filter(now::isBefore)
                .findFirst()
                .orElseThrow();
    }

    /** How long a digest is of use: until its day ends. */
    Duration useful(Instant now) {
        Duration left =
                Duration.between(now, day(now).plusDays(1).atStartOfDay(zone).toInstant());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
