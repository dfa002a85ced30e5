package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * A quiz of which no attempt is in progress, with the attempts so far: {@code quiz/quiz}.
 *
 * @param lesson the lesson it belongs to
 * @param counts whether it is a checkpoint, which one passes or not
 * @param questions how many it has
 * @param deferred whether answers are marked at the end rather than at once
 * @param timeLimit in words, such as {@code 10 minutes}
 * @param grace in words, how long after the time what arrives still counts, such as {@code 5 seconds}
 * @param attemptsLeft in words, such as {@code 2 of 3 attempts left}; empty where there is no limit
 * @param extended whether its learner was allowed more time or more attempts than others
 * @param passMark in words, such as {@code 70 %}
 * @param dates what cohorts say of when it is to be done, in words
 * @param startable whether another attempt may be started
 * @param closed why none may be started
 * @param action where the form that starts an attempt is sent
 * @param event the id of the event that form asks to record
 * @param past finished attempts, the last one first
 */
public record QuizPage(
        Chrome chrome,
        Optional<Link> lesson,
        String title,
        boolean counts,
        int questions,
        boolean deferred,
        Optional<String> timeLimit,
        String grace,
        Optional<String> attemptsLeft,
        boolean extended,
        String passMark,
        List<String> dates,
        boolean startable,
        String closed,
        String action,
        String event,
        List<PastAttempt> past) {

    /**
     * A finished attempt; a retry of missed questions is named as such.
     *
     * @param answered how its questions were answered; empty of a checkpoint, which tells its points
     */
    public record PastAttempt(
            int number,
            String when,
            int points,
            int outOf,
            Optional<Tally> answered,
            boolean passed,
            boolean retry,
            String href) {}
}
