package dev.crossroads.quiz;

import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import dev.crossroads.web.Texts;
import java.util.Map;
import java.util.Optional;

/**
 * The form that leaves a question of a review out of those to come, or lets it come again: {@code quiz/leave-out}.
 *
 * @param course its id
 * @param back the page that comes after it
 * @param left how long it is left out, in a sentence; empty where it is not
 */
public record LeaveOut(String course, String question, String back, Optional<String> left) {
    /** Where the form is sent. */
    public static final String PATH = ReviewAhead.PATH + "/left-out";

    /** The days that "for a while" means. */
    public static final int A_WHILE = 30;

    /** Of a question of an attempt, where that is a review. */
    static Optional<LeaveOut> of(
            Attempt attempt, String question, String back, Map<String, LeftOut> leftOut, Texts texts) {
        return Quiz.isReview(attempt.quiz())
                ? Optional.of(new LeaveOut(
                        attempt.course(),
                        question,
                        back,
                        Optional.ofNullable(leftOut.get(question)).map(out -> said(out, texts))))
                : Optional.empty();
    }

    /** How long a question is left out. */
    public static String said(LeftOut out, Texts texts) {
        return out.until()
                .map(day -> texts.say("quiz.leave-out.until", Map.of("day", texts.weekday(day))))
                .orElseGet(() -> texts.say("quiz.leave-out.for-good"));
    }

    /** Where the form is sent. */
    public String path() {
        return PATH;
    }
}
