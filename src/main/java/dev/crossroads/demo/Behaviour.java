package dev.crossroads.demo;

import dev.crossroads.pure.Pure;
import java.time.Duration;

/** The way a simulated learner goes about a course. Each shows an instructor something else. */
@Pure
public enum Behaviour {
    /** Comes every day, reads all, knows much. */
    KEEN(1.4, Duration.ofHours(20), 3, Duration.ofDays(2)),
    /** Comes every other day and gets along. */
    STEADY(0.5, Duration.ofHours(40), 2, Duration.ofDays(4)),
    /** Gets along until one checkpoint, and then fails it again and again. */
    STUCK(0.3, Duration.ofHours(30), 1, Duration.ZERO),
    /** Reads little, picks what looks good, and is often sure of it. */
    GUESSING(-1.0, Duration.ofHours(30), 2, Duration.ofDays(9)),
    /** Begins like the steady and is not seen again. */
    GONE(0.2, Duration.ofHours(30), 1, Duration.ZERO);

    private final double ability;
    private final Duration betweenSittings;
    private final int lessonsInASitting;
    private final Duration betweenReviews;

    Behaviour(double ability, Duration betweenSittings, int lessonsInASitting, Duration betweenReviews) {
        this.ability = ability;
        this.betweenSittings = betweenSittings;
        this.lessonsInASitting = lessonsInASitting;
        this.betweenReviews = betweenReviews;
    }

    /** The middle of their abilities, in logits: 0 has an even chance at a question of middle difficulty. */
    public double ability() {
        return ability;
    }

    /** The middle of the times from one sitting to the next. */
    Duration betweenSittings() {
        return betweenSittings;
    }

    /** The middle of the times from one review to the next, once they have finished the course. */
    Duration betweenReviews() {
        return betweenReviews;
    }

    /** Whether they ever come back to what they had. */
    boolean reviews() {
        return !betweenReviews.isZero();
    }

    /** Lessons that they read at a time, with their checkpoints. */
    int lessonsInASitting() {
        return lessonsInASitting;
    }
}
