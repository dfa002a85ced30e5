package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;

/** Why a member of a cohort needs somebody's attention now: a fact with its numbers, which pages put into words. */
@Pure
sealed interface Reason {

    /**
     * How much it counts when members are put in order of need. Who tries and does not get on comes first, since a word
     * helps at once and giving up is near; then what was agreed and is late; then an error that nobody told them of;
     * then who falls silent or back, which a look at the whole says too.
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
     */
    record Stuck(String quiz, int failed) implements Reason {}

    /**
     * Has not done what is due.
     *
     * @param due what is late the longest
     * @param days since its day ended, at least 0
     * @param count how many things are late, at least 1
     */
    record Overdue(Due due, int days, int count) implements Reason {}

    /**
     * Answered with certainty, and wrong, more often than a slip explains.
     *
     * @param wrong of the sure answers
     * @param sure items on the concept whose latest answer was sure
     */
    record SureButWrong(String concept, int wrong, int sure) implements Reason {}

    /**
     * Was not active for long.
     *
     * @param days whole days since
     */
    record Inactive(int days) implements Reason {}

    /**
     * Joined and never did anything in the course.
     *
     * @param days whole days since joining
     */
    record NeverBegan(int days) implements Reason {}

    /**
     * Has read much less than others.
     *
     * @param percent of the course read
     * @param median of the cohort
     */
    record Behind(int percent, int median) implements Reason {}
}
