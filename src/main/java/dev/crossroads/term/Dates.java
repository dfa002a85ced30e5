package dev.crossroads.term;

import dev.crossroads.pure.Pure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a lesson or a checkpoint is to be done, by the clocks of a zone. Where clocks are set back, an hour that comes
 * twice is opened with its first and closed with its second; one that is left out begins with the hour after it.
 *
 * @param opens not to be begun before; empty for at any time
 * @param due the last day on which it is on time; empty where it is never late
 * @param closes not to be begun or handed in after; empty for never
 * @param latePercent the per cent of its points that each day late takes off where marks are told, 0 to 100
 */
@Pure
public record Dates(
        Optional<LocalDateTime> opens,
        Optional<LocalDate> due,
        Optional<LocalDateTime> closes,
        int latePercent,
        ZoneId zone) {
    private static final int ALL = 100;

    /** Points are told to the hundredth where days late take some off. */
    private static final int DIGITS = 2;

    /** Of something that is only due. */
    public static Dates due(LocalDate day, ZoneId zone) {
        return new Dates(Optional.empty(), Optional.of(day), Optional.empty(), 0, zone);
    }

    /** Whether anything is said. */
    public boolean areSet() {
        return opens.isPresent() || due.isPresent() || closes.isPresent();
    }

    /** From when on it may be begun; empty for at any time. */
    public Optional<Instant> opensAt() {
        return opens.map(at -> at.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }

    /** Until when it may be handed in; empty for ever. */
    public Optional<Instant> closesAt() {
        return closes.map(at -> at.atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** The moment when it is late: the last one of its day has passed, or it has closed on that day. */
    public Optional<Instant> lateFrom() {
        return due.map(day -> {
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            return closesAt().filter(end::isAfter).orElse(end);
        });
    }

    /** Days late, by the days of the zone: the day after the last one is the first. */
    public int daysLate(Instant handedIn) {
        return due.map(day -> ChronoUnit.DAYS.between(day, handedIn.atZone(zone).toLocalDate()))
                .map(days -> (int) Math.max(0, days))
                .orElse(0);
    }

    /** Whether what is handed in may count less than it earned: days late take points off, or it opens or closes. */
    public boolean mayCountLess() {
        return takesOff() || opens.isPresent() || closes.isPresent();
    }

    /**
     * Whether an attempt was taken while it was open. Only what was begun by somebody who was no member then, such as a
     * guest, is not; it counts nothing. What was under way when a closing was moved was handed in by its deadline.
     */
    public boolean isWithin(Instant begun, Instant ended, Optional<Instant> deadline) {
        return opensAt().filter(begun::isBefore).isEmpty()
                && closesAt()
                        .filter(end -> !begun.isBefore(end)
                                || ended.isAfter(deadline.filter(end::isBefore).orElse(end)))
                        .isEmpty();
    }

    /** Whether days late take points off. */
    public boolean takesOff() {
        return due.isPresent() && latePercent > 0;
    }

    /** The per cent of the points that count of what is handed in then, 0 to 100. */
    public int counting(Instant handedIn) {
        return (int) Math.max(0, ALL - (long) latePercent * daysLate(handedIn));
    }

    /** The points that count of those that were earned, to the hundredth. */
    public BigDecimal counting(int points, Instant handedIn) {
        BigDecimal exact = BigDecimal.valueOf((long) points * counting(handedIn))
                .divide(BigDecimal.valueOf(ALL), DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /**
     * The same with the latest day and the latest closing of those allowed. It never closes before a day that was put
     * off has passed.
     */
    Dates put(Collection<Allowance> off) {
        Optional<LocalDate> day = due.map(last -> off.stream()
                .flatMap(one -> Stream.concat(Stream.of(last.plusDays(one.days())), one.due().stream()))
                .filter(last::isBefore)
                .max(LocalDate::compareTo)
                .orElse(last));
        Optional<LocalDateTime> end = closes.map(last -> Stream.concat(
                        off.stream()
                                .flatMap(one ->
                                        Stream.concat(Stream.of(last.plusDays(one.days())), one.closes().stream())),
                        day
                                .filter(later -> !day.equals(due))
                                .map(later -> later.plusDays(1).atStartOfDay())
                                .stream())
                .filter(last::isBefore)
                .max(LocalDateTime::compareTo)
                .orElse(last));
        return new Dates(opens, day, end, latePercent, zone);
    }
}
