package dev.crossroads.event;

import dev.crossroads.pure.Pure;

/**
 * The version of everything that follows from the log of a learner. It is another one as soon as an event of theirs is
 * stored, events of a guest become theirs, or projections are made anew; never is an earlier one true again.
 *
 * @param madeAnew how often all projections were made anew
 * @param events how many events the log has of the learner: it only grows, until all of them go
 */
@Pure
public record LearnerVersion(long madeAnew, long events) {}
