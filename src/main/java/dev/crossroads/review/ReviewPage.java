package dev.crossroads.review;

import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.quiz.ReviewWishes;
import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * A learner's day of reviews: {@code review/review}.
 *
 * @param answered whether they ever answered a question that can be reviewed
 * @param most how many a day they may choose
 * @param chose whether they chose it
 * @param leftOut what they leave out, the latest first
 */
public record ReviewPage(
        Chrome chrome,
        ReviewAhead ahead,
        boolean answered,
        List<Most> most,
        boolean chose,
        List<LeftOutQuestion> leftOut) {

    /** A number of questions a day. */
    public record Most(int questions, boolean chosen) {}

    /**
     * A question that is left out.
     *
     * @param course its id
     * @param courseTitle where several courses are served; else empty
     * @param language of its course
     * @param what the beginning of its prompt, plain, or what it is about
     * @param left how long it is left out, in a sentence
     */
    public record LeftOutQuestion(
            String course, String question, Optional<String> courseTitle, String language, String what, String left) {}

    /** Of all that may be chosen, and what was chosen before it could not be any more. */
    static List<Most> choices(int chosen) {
        return ReviewWishes.A_DAY.stream()
                .map(most -> new Most(most, most == chosen))
                .toList();
    }
}
