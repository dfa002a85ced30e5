package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A learner's wishes for their reviews.
 *
 * @param perDay at most so many questions are reviewed on a day, all courses together
 * @param leftOut questions that are not to come, now or at the time they were left out for
 */
@Pure
public record ReviewWishes(int perDay, List<LeftOut> leftOut) {
    /** How many a day somebody may choose: from a glance to half an hour. */
    public static final List<Integer> A_DAY = List.of(5, 10, 15, 20, 30, 50);

    /** Of somebody who said nothing: about five minutes a day, at half a minute for a question. */
    public static final ReviewWishes STANDARD = new ReviewWishes(10, List.of());

    /** Copies the list. */
    public ReviewWishes {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A question that is left out.
     *
     * @param until the first day on which it may come again; empty where it is left out for good
     */
    public record LeftOut(String course, String question, Optional<LocalDate> until) {
        /** Whether it is left out on that day. */
        public boolean isOn(LocalDate day) {
            return until.filter(back -> !day.isBefore(back)).isEmpty();
        }
    }

    /** The wish that a question is left out on that day, where there is one. */
    public Optional<LeftOut> leavesOut(String course, String question, LocalDate day) {
        return leftOut.stream()
                .filter(one -> one.question().equals(question) && one.course().equals(course) && one.isOn(day))
                .findFirst();
    }
}
