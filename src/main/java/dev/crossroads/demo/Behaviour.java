package dev.crossroads.demo;

import dev.crossroads.pure.Pure;
import java.time.Duration;

/** The way a simulated learner goes about a course. Each shows an instructor something else. */
@Pure
public enum Behaviour {
    /** Comes every day, reads all, knows much. */
    KEEN(1.4, Duration.ofHours(20), 3),
    /** Comes every other day and gets along. */
    STEADY(0.5, Duration.ofHours(40), 2),
    /** Gets along until one checkpoint, and then fails it again and again. */
    STUCK(0.3, Duration.ofHours(30), 1),
    /** Reads little, picks what looks good, and is often sure of it. */
    GUESSING(-1.0, Duration.ofHours(30), 2),
    /** Begins like the steady and is not seen again. */
    GONE(0.2, Duration.ofHours(30), 1);

    private final double ability;
    private final Duration betweenSittings;
    private final int lessonsInASitting;

    Behaviour(double ability, Duration betweenSittings, int lessonsInASitting) {
        this.ability = ability;
        this.betweenSittings = betweenSittings;
        this.lessonsInASitting = lessonsInASitting;
    }

    /** The middle of their abilities, in logits: 0 has an even chance at a question of middle difficulty. */
    public double ability() {
        return ability;
    }

    /** The middle of the times from one sitting to the next. */
    Duration betweenSittings() {
        return betweenSittings;
    }

    /** Lessons that they read at a time, with their checkpoints. */
    int lessonsInASitting() {
        return lessonsInASitting;
    }
}
