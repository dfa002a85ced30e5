package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * A finished attempt: {@code quiz/results}.
 *
 * @param href where it is
 * @param number of the attempt, from 1
 * @param answered how its questions were answered, for what is no checkpoint
 * @param passMark in words, such as {@code 70 %}
 * @param expired whether the deadline ended it
 * @param practice whether it is one that stands after a section
 * @param counts whether it is a checkpoint, which one passes or not
 * @param late what came after the end and does not count
 * @param countedBy what cohorts count of it, where it was late, in words
 * @param warmth the key of what is said to who passed, or not
 * @param summary the attempt at a glance
 * @param calibration how often being sure went with being right, in a sentence
 * @param retryMissed starts an attempt with only the questions that were missed
 * @param retryAll starts an attempt with all of them
 * @param ahead what is left of the day's review, and what comes after it; of a review alone
 * @param next HTML of the way on; may be empty
 */
public record ResultsPage(
        Chrome chrome,
        Link quiz,
        Optional<Link> lesson,
        boolean practice,
        boolean counts,
        String href,
        int number,
        int points,
        int outOf,
        Tally answered,
        boolean passed,
        String passMark,
        boolean expired,
        Optional<Late> late,
        List<String> countedBy,
        String warmth,
        AttemptSummary summary,
        Optional<String> calibration,
        List<Reviewed> questions,
        Optional<Retry> retryMissed,
        Optional<Retry> retryAll,
        Optional<ReviewAhead> ahead,
        String next) {

    /**
     * An answer that came after the end.
     *
     * @param why why it does not count, in a sentence
     * @param words what it was, as it was typed
     */
    public record Late(String why, String words) {}

    /** The share of points earned, 0 to 100. */
    public int percent() {
        return outOf == 0 ? 0 : Math.round(100f * points / outOf);
    }

    /**
     * A question of the attempt with its feedback.
     *
     * @param number from 1
     * @param id the question's, for links within the page
     * @param what the beginning of its prompt, plain; empty where it has none
     * @param context HTML of the group it belongs to
     * @param prompt HTML
     * @param answered whether there was an answer at all
     * @param report the form that reports it
     * @param leaveOut leaves it out of reviews, in one
     */
    public record Reviewed(
            int number,
            String id,
            String what,
            Optional<String> context,
            Optional<String> prompt,
            boolean answered,
            Feedback feedback,
            ReportForm report,
            Optional<LeaveOut> leaveOut) {}

    /**
     * A form that starts another attempt.
     *
     * @param action where it is sent
     * @param event the id of the event it asks to record
     * @param retryOf the attempt whose missed questions it repeats, sent as {@code retryOf}; empty for all questions
     * @param questions how many it will have
     */
    public record Retry(String action, String event, Optional<String> retryOf, int questions) {}
}
