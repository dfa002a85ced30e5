package dev.crossroads.progress;

import java.util.Optional;

/**
 * A quiz as it is offered beside its lesson, with what the learner made of it.
 *
 * @param href its page, or the question that is next where an attempt is in progress
 * @param questions how many it has
 * @param state how far the learner is with it
 * @param best the best result in words, such as {@code 5 of 6}; empty before the first finished attempt
 * @param attempts how many were started
 */
public record QuizCard(String title, String href, int questions, State state, Optional<String> best, int attempts) {

    /** How far a learner is with a quiz. */
    public enum State {
        /** No attempt was started. */
        NEW,
        /** An attempt is in progress. */
        IN_PROGRESS,
        /** The best attempt passed. */
        PASSED,
        /** Attempts were finished and none passed. */
        NOT_PASSED
    }

    /** Whether the best attempt passed. */
    public boolean passed() {
        return state == State.PASSED;
    }

    /** The state in words. */
    public String words() {
        return switch (state) {
            case NEW -> "Not tried yet";
            case IN_PROGRESS -> "In progress";
            case PASSED -> "Passed";
            case NOT_PASSED -> "Not passed yet";
        };
    }

    /** What following the link does. */
    public String invitation() {
        return switch (state) {
            case NEW -> "Start the checkpoint";
            case IN_PROGRESS -> "Continue the checkpoint";
            case PASSED, NOT_PASSED -> "Open the checkpoint";
        };
    }

    /** How many questions, in words. */
    public String length() {
        return questions == 1 ? "1 question" : questions + " questions";
    }

    /** How many attempts, in words. */
    public String tries() {
        return attempts == 1 ? "1 attempt" : attempts + " attempts";
    }
}
