package dev.crossroads.cohort;

import dev.crossroads.progress.Standing;
import dev.crossroads.pure.Pure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Until when a lesson or a quiz is to be done.
 *
 * @param cohort the title of the cohort that says so
 * @param target the id of the lesson or the quiz
 * @param day the last day for it
 * @param zone where that day ends
 */
@Pure
public record Due(String cohort, Kind kind, String target, LocalDate day, ZoneId zone) {

    /** The kinds of due items. */
    public enum Kind {
        /** A lesson is to be completed. */
        LESSON,
        /** A quiz is to be passed. */
        QUIZ
    }

    /**
     * Whether somebody can mean that day: browsers make the year 26 of two digits, and a slip of the hand 20226.
     *
     * @param opened when the cohort was opened
     */
    static boolean canBeMeant(LocalDate day, LocalDate opened, LocalDate today) {
        return !day.isBefore(opened.minusYears(10)) && !day.isAfter(today.plusYears(10));
    }

    /** The moment when it is late: the day's last one has passed. */
    public Instant end() {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether the day is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    /** Whether who stands there has done it. */
    boolean isDoneBy(Standing standing) {
        return switch (kind) {
            case LESSON ->
                standing.course()
                        .lesson(target)
                        .filter(lesson -> standing.mark(lesson).completed())
                        .isPresent();
            case QUIZ ->
                standing.course()
                        .quiz(target)
                        .filter(quiz -> standing.quiz(quiz).isPassed())
                        .isPresent();
        };
    }
}
