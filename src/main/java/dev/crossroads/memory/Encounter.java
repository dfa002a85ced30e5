package dev.crossroads.memory;

import java.time.Instant;

/**
 * A learner met an item: by answering it, or by seeing its key.
 *
 * <p>Items are named as their course names them.
 */
public sealed interface Encounter {
    String item();

    Instant at();

    /** The learner answered it. */
    record Answer(String item, Instant at, Rating rating) implements Encounter {}

    /** The learner could see its key from then on, whether they had answered it or not. */
    record KeyShown(String item, Instant at) implements Encounter {}
}
