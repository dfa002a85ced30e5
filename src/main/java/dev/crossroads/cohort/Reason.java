package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;

/** Why a member of a cohort needs somebody's attention now: a fact with its numbers, which pages put into words. */
@Pure
sealed interface Reason {
    /** A reason that nothing new was added to for two weeks, two meetings of a weekly class, is an old one. */
    Duration AGES_AFTER = Duration.ofDays(14);

    /** The kinds of reasons, the one that is looked at first before the others. */
    enum Kind {
        /** Tries and does not get on. */
        STUCK,
        /** Has not done what is due. */
        LATE,
        /** Believes something that is wrong. */
        SURE_BUT_WRONG,
        /** Is not heard of any more. */
        SILENT,
        /** Has read much less than the others. */
        BEHIND
    }

    /** Its kind. */
    default Kind kind() {
        return switch (this) {
            case Stuck _ -> Kind.STUCK;
            case Overdue _ -> Kind.LATE;
            case SureButWrong _ -> Kind.SURE_BUT_WRONG;
            case Inactive _, NeverBegan _ -> Kind.SILENT;
            case Behind _ -> Kind.BEHIND;
        };
    }

    /** When the newest thing happened that it rests on: an attempt failed, a day ended, a week of silence was full. */
    Instant at();

    /** Whether something new happened lately; old reasons stand behind all new ones. */
    default boolean isNew(Instant now) {
        return at().plus(AGES_AFTER).isAfter(now);
    }

    /**
     * Its weight when members are put in order of need. Those who try and do not get on come first, since a word helps
     * at once and giving up is near; then what was agreed and is late; then an error that nobody told them of; then who
     * falls silent or back, which a look at the whole says too.
     */
    default int weight() {
        return switch (this) {
            case Stuck _ -> 5;
            case Overdue _ -> 4;
            case SureButWrong _ -> 3;
            case Inactive _, NeverBegan _ -> 2;
            case Behind _ -> 2;
        };
    }

    /**
     * Failed a quiz again and again.
     *
     * @param failed attempts that ended without passing since the last that passed
     * @param at when the last of them ended
     */
    record Stuck(String quiz, int failed, Instant at) implements Reason {}

    /**
     * Has not done what is due.
     *
     * @param due what is late the longest
     * @param days since its day ended, at least 0
     * @param count how many things are late, at least 1
     * @param at when the last of them became late
     */
    record Overdue(Due due, int days, int count, Instant at) implements Reason {}

    /**
     * Answered with certainty, and wrong, more often than a slip explains.
     *
     * @param wrong of the sure answers
     * @param sure items on the concept whose latest answer was sure
     * @param at when the last of the wrong ones was given
     */
    record SureButWrong(String concept, int wrong, int sure, Instant at) implements Reason {}

    /**
     * Was not active for long.
     *
     * @param days whole days since
     * @param at when it had been a week
     */
    record Inactive(int days, Instant at) implements Reason {}

    /**
     * Joined and never did anything in the course.
     *
     * @param days whole days since joining
     * @param at when it had been a week
     */
    record NeverBegan(int days, Instant at) implements Reason {}

    /**
     * Has read much less than others.
     *
     * @param percent of the course read
     * @param median of the cohort
     * @param at when they were last active: then they were seen to be behind
     */
    record Behind(int percent, int median, Instant at) implements Reason {}
}
