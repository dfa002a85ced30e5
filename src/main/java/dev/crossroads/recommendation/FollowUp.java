package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The follow-up of a recommendation, as its learner reported it.
 *
 * @param answeredAt when they last answered a question of it; empty where it rests on checkpoints alone
 */
@Pure
record FollowUp(Optional<Instant> answeredAt, Optional<Start> start, Optional<Report> report) {
    /**
     * The time after the start when they are asked how it goes. "Weeks later" is meant: two are enough to be past the
     * first chapter, and few enough that somebody who stopped still comes by.
     */
    static final Duration AFTER = Duration.ofDays(14);

    /** Nothing is known. */
    static final FollowUp NONE = new FollowUp(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The language they started with.
     *
     * @param language an alternative; empty for anything else
     */
    record Start(Optional<String> language, Instant at) {}

    /**
     * A learner's report since the start.
     *
     * @param step of the path they were at, from 1, or 0 before the first; empty where they did not say
     */
    record Report(Going going, Optional<Integer> step, Instant at) {}

    /** From when on they are asked how it goes; empty before they started. */
    Optional<Instant> askedFrom() {
        return start.map(start -> start.at().plus(AFTER));
    }

    /** Whether it is time to ask how it goes. */
    boolean isDue(Instant now) {
        return askedFrom().filter(from -> !now.isBefore(from)).isPresent();
    }

    /** Whether they never said what they started with, though the recommendation is as old as a start would be. */
    boolean isStartOverdue(Instant now) {
        return start.isEmpty()
                && answeredAt.filter(at -> !now.isBefore(at.plus(AFTER))).isPresent();
    }
}
