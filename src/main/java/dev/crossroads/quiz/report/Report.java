package dev.crossroads.quiz.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.pure.Pure;
import dev.crossroads.typed.ShownLine;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A learner's report that something is wrong with a question.
 *
 * @param quiz that asked it, which may be one that is made of others
 * @param revision of the question as it was asked
 * @param answer as it was recorded; empty where none was given
 * @param said in the learner's words
 * @param reply to the learner; empty before there is one
 * @param repliedBy an instructor; empty where an operator replied, and where the account is deleted
 * @param isSeen whether its learner has seen the reply
 * @param version counts changes, from 1
 */
@Pure
public record Report(
        UUID id,
        UUID learner,
        UUID attempt,
        String course,
        String quiz,
        String question,
        String revision,
        Optional<JsonNode> answer,
        String said,
        Instant reportedAt,
        State state,
        String reply,
        Optional<Instant> repliedAt,
        Optional<UUID> repliedBy,
        boolean isSeen,
        int version) {
    /** A few sentences, in characters. */
    public static final int LONGEST = 500;

    /** The course of a report. */
    public enum State {
        /** Nobody has replied to it as it is. */
        OPEN,
        /** Somebody has, and left the question as it is. */
        ANSWERED,
        /** The question or its marks were put right. */
        MENDED;

        /** The key of its name. */
        public String key() {
            return switch (this) {
                case OPEN -> "quiz.report.state.open";
                case ANSWERED -> "quiz.report.state.answered";
                case MENDED -> "quiz.report.state.mended";
            };
        }
    }

    /** Whether nobody has replied to it as it is. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * The words of a report or a reply as they were typed, without what nobody sees.
     *
     * @throws Problem 400 where there are none, or more than {@link #LONGEST}
     */
    public static String words(String typed) {
        String words = ShownLine.of(typed.replace("\r\n", "\n"));
        if (words.isEmpty()) {
            throw Problem.badRequest(new Message("quiz.report.problem.empty"));
        }
        int length = words.codePointCount(0, words.length());
        if (length > LONGEST) {
            throw Problem.badRequest(new Message("quiz.report.problem.long", Map.of("count", length, "most", LONGEST)));
        }
        return words;
    }
}
