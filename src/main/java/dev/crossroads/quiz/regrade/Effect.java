package dev.crossroads.quiz.regrade;

import dev.crossroads.pure.Pure;

/**
 * What a decision did, once it was carried out.
 *
 * @param answers how many it marked again, those included whose mark stayed, and those of sealed quizzes not
 * @param gaining learners who got more points by it
 * @param losing learners who got fewer
 * @param passing learners of whom an attempt at a checkpoint passes by it
 * @param failing learners of whom an attempt passes no longer
 */
@Pure
public record Effect(int answers, int gaining, int losing, int passing, int failing) {
    /** Nothing, as of a decision that concerned no answer. */
    public static final Effect NONE = new Effect(0, 0, 0, 0, 0);
}
