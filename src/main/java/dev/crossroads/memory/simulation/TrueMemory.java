package dev.crossroads.memory.simulation;

/** A simulated learner's memory of one item, which forgets by a known law. Not for use by several threads. */
public interface TrueMemory {
    /**
     * The probability that the item is recalled, 0 to 1.
     *
     * @param day since it was learned, not before the last review
     */
    double recall(double day);

    /**
     * The learner answered the item and then saw its key.
     *
     * @param day since it was learned, after the last review
     * @param recalled whether the answer was right
     */
    void review(double day, boolean recalled);
}
