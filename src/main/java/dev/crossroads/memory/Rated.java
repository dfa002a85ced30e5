package dev.crossroads.memory;

import java.time.LocalDate;

/**
 * An answer to an item that counts for its memory.
 *
 * @param day in the learner's zone; of an item no two are on one day
 */
public record Rated(LocalDate day, Rating rating) {
    /** Whether the item was recalled. */
    public boolean isRecalled() {
        return rating != Rating.AGAIN;
    }
}
