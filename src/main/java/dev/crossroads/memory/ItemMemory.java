package dev.crossroads.memory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The memory of one item as a learner's answers left it.
 *
 * @param answeredOn the day of the last answer that counted, in the learner's zone
 * @param answers how many counted, at least 1
 */
public record ItemMemory(MemoryState state, LocalDate answeredOn, int answers) {

    /**
     * The memory that these answers left.
     *
     * @param reviews at least one, the earliest first
     */
    public static ItemMemory of(Fsrs fsrs, List<Rated> reviews) {
        ItemMemory memory = null;
        for (Rated review : reviews) {
            memory = memory == null
                    ? new ItemMemory(fsrs.first(review.rating()), review.day(), 1)
                    : memory.after(fsrs, review);
        }
        return Objects.requireNonNull(memory, "an answer");
    }

    /** The memory after one more answer. */
    ItemMemory after(Fsrs fsrs, Rated review) {
        long days = ChronoUnit.DAYS.between(answeredOn, review.day());
        return new ItemMemory(fsrs.after(state, review.rating(), days), review.day(), answers + 1);
    }

    /**
     * The probability that the item is recalled on a day, 0 to 1. On the day of its answer it is still in mind, whether
     * it was right or wrong, which says nothing of memory: then it is that of the day after.
     */
    public double recall(Fsrs fsrs, LocalDate day) {
        return fsrs.recall(state, Math.max(1, ChronoUnit.DAYS.between(answeredOn, day)));
    }

    /**
     * The day on which the item is recalled with that probability only, the day after its answer at the earliest.
     *
     * @param retention above 0, at most 1
     */
    public LocalDate due(Fsrs fsrs, double retention) {
        return answeredOn.plusDays(fsrs.interval(state, retention));
    }
}
