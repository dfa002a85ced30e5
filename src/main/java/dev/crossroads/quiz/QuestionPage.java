package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * One question of an attempt in progress, before or after it was marked: {@code quiz/question}.
 *
 * @param quiz the quiz's own page
 * @param deferred whether answers are marked at the end; until then they may be changed
 * @param strip every question of the attempt, in order
 * @param number of this question in the strip, from 1
 * @param recorded whether an answer to this question is recorded
 * @param version which answer to the question is recorded, 0 for none: what is sent from here replaces that one alone
 * @param shown says when the question was first shown, to be sent with the answer
 * @param trouble why what was sent is not recorded
 * @param placing whether it asks what one knows already, where "I don't know" is an answer
 * @param unknown whether that is the recorded answer
 * @param feedback what was marked; empty before, and in deferred mode until the end
 * @param report the form that reports it, beside its feedback
 * @param leaveOut leaves it out of reviews, in one
 * @param follows what a day's review asks of other courses after this attempt
 * @param answerAction where the answer is sent
 * @param answerEvent the id of the event it asks to record
 * @param hint the next hint, where there is one
 * @param previous the question before
 * @param next the next question without an answer
 * @param unanswered how many questions have no answer yet, this one included
 * @param submission how to finish the attempt
 * @param results where the results are once it has ended
 */
public record QuestionPage(
        Chrome chrome,
        Link quiz,
        boolean deferred,
        List<Step> strip,
        int number,
        QuestionForm question,
        boolean recorded,
        int version,
        String shown,
        Optional<Trouble> trouble,
        Optional<Deadline> deadline,
        boolean placing,
        boolean unknown,
        Optional<Feedback> feedback,
        Optional<ReportForm> report,
        Optional<LeaveOut> leaveOut,
        List<ReviewAhead.Part> follows,
        String answerAction,
        String answerEvent,
        Optional<HintOffer> hint,
        Optional<Turn> previous,
        Optional<Turn> next,
        int unanswered,
        Submission submission,
        String results) {
    /** Whether it is to be answered still, with a form to be kept as it is filled in. */
    public boolean asking() {
        return feedback.isEmpty();
    }

    /**
     * Why what was sent is not recorded.
     *
     * @param why in a sentence
     * @param recorded what is recorded in its place, in words
     * @param typed what was sent, where no form is left to show it in
     * @param onward where to go on without it
     * @param finishing whether the attempt can be finished without it
     */
    public record Trouble(
            String why,
            Optional<String> recorded,
            Optional<String> typed,
            Optional<String> onward,
            boolean finishing) {}

    /** Another question to go to, by its id and by where it is. */
    public record Turn(String id, String href) {}

    /** The number of questions of the attempt. */
    public int of() {
        return strip.size();
    }

    /** Whether every question has an answer. */
    public boolean complete() {
        return unanswered == 0;
    }

    /** A question in the strip. */
    public record Step(int number, String href, boolean current, State state) {

        /** Its state so far. */
        public enum State {
            /** It opens once the part before it is answered. */
            CLOSED,
            /** No answer is recorded. */
            OPEN,
            /** Its learner left it out of their reviews before it was answered. */
            LEFT_OUT,
            /** An answer is recorded and not marked yet. */
            ANSWERED,
            /** It was marked right. */
            CORRECT,
            /** It was marked right in part, and earned part of the points. */
            PARTLY,
            /** It was not right, and was given all points. */
            FULL,
            /** It was marked wrong. */
            INCORRECT,
            /** The attempt ended without an answer to it. */
            UNANSWERED;

            /** The mark of an answer. */
            static State of(Attempt.Response marked) {
                if (marked.correct()) {
                    return CORRECT;
                }
                if (marked.points() == 0) {
                    return INCORRECT;
                }
                return marked.points() < marked.outOf() ? PARTLY : FULL;
            }
        }

        /** Whether the part before it has to be answered first. */
        public boolean closed() {
            return state == State.CLOSED;
        }

        /** Whether no answer is recorded. */
        public boolean open() {
            return state == State.OPEN || state == State.LEFT_OUT || state == State.UNANSWERED;
        }

        /** Whether an answer is recorded and not marked yet. */
        public boolean answered() {
            return state == State.ANSWERED;
        }

        /** Whether it was marked right, or given all points. */
        public boolean correct() {
            return state == State.CORRECT || state == State.FULL;
        }

        /** Whether it was marked right in part. */
        public boolean partly() {
            return state == State.PARTLY;
        }

        /** Whether it was marked wrong. */
        public boolean incorrect() {
            return state == State.INCORRECT;
        }

        /** The key of the state in words. */
        public String words() {
            return switch (state) {
                case CLOSED -> "quiz.state.closed";
                case OPEN -> "quiz.state.open";
                case LEFT_OUT -> "quiz.state.left-out";
                case ANSWERED -> "quiz.state.answered";
                case CORRECT -> "quiz.state.correct";
                case PARTLY -> "quiz.state.partly";
                case FULL -> "quiz.state.full";
                case INCORRECT -> "quiz.state.not-correct";
                case UNANSWERED -> "quiz.feedback.none";
            };
        }
    }

    /**
     * When the attempt ends.
     *
     * @param at an ISO 8601 instant
     * @param seconds left when the page was made, at least 0
     * @param words the same for people, such as {@code 9 minutes 40 seconds}
     * @param grace for how many seconds more what arrives counts
     */
    public record Deadline(String at, long seconds, String words, long grace) {}

    /**
     * The next hint that may be asked for.
     *
     * @param number from 1
     * @param action where the form of the answer is sent to, as far as it is filled in
     */
    public record HintOffer(int number, int of, String action) {}

    /** Whether there is another question to go to. */
    public boolean turns() {
        return previous.isPresent() || next.isPresent();
    }

    /** The form that finishes the attempt: where the form is sent, and the id of the event it asks to record. */
    public record Submission(String action, String event) {}
}
