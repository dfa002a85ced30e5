package dev.crossroads.quiz.asked;

import dev.crossroads.course.Question.ShortAnswer.Format;
import java.util.List;
import java.util.Optional;

/**
 * A question as a learner may see it before it is answered: it has no key, no rationale and no hint that was not
 * released, so nothing that is made of it can give one away. {@link Asking} alone makes it. Pure.
 */
public sealed interface AskedQuestion {

    /** Members that all types of question share. */
    Common common();

    /** Identity: the same through every edit. */
    default String id() {
        return common().id();
    }

    /**
     * Members that all types of question share.
     *
     * @param type the name the quiz file uses, such as {@code MultipleChoice}
     * @param points maximum points
     * @param partialCredit whether an answer that is right in part earns part of them
     * @param context HTML of the group it belongs to, shown above it
     * @param prompt HTML; empty where the field says it all, as in tracing a program
     * @param language the one language it is about, such as {@code rust}; empty where it is about both
     * @param asksConfidence whether the learner is asked how sure they are
     * @param asksExplanation whether the learner is asked to say why in their own words
     * @param hints HTML of those that were released
     * @param hintsAvailable how many hints there are, released or not
     */
    record Common(
            String id,
            String type,
            int points,
            boolean partialCredit,
            Optional<String> context,
            Optional<String> prompt,
            Optional<String> language,
            boolean asksConfidence,
            boolean asksExplanation,
            List<String> hints,
            int hintsAvailable) {}

    /** Something that can be picked, placed or matched. */
    record Option(String id, String html) {}

    /**
     * Pick one, or every one that applies.
     *
     * @param options in the order in which they are shown
     */
    record MultipleChoice(Common common, boolean several, List<Option> options) implements AskedQuestion {}

    /** Type a word, a line or a piece of code. */
    record ShortAnswer(Common common, Format format) implements AskedQuestion {}

    /** Say whether a program compiles, and what it prints or which line is refused. */
    record Tracing(Common common, String program, String programLanguage) implements AskedQuestion {}

    /** Give a number. */
    record Numeric(Common common, Optional<String> unit) implements AskedQuestion {}

    /**
     * Put into the right order.
     *
     * @param items in the order in which they are shown
     */
    record Ordering(Common common, List<Option> items) implements AskedQuestion {}

    /**
     * Find the partner of each.
     *
     * @param left in the author's order
     * @param right in the order in which they are shown
     */
    record Matching(Common common, List<Option> left, List<Option> right) implements AskedQuestion {}

    /**
     * A part of several that is not open yet: that there is one, and nothing of what it says.
     *
     * @param opensAfter the question that has to be answered first
     */
    record Closed(Common common, String opensAfter) implements AskedQuestion {}

    /** Point at the line of a program. */
    record Line(Common common, String program, String programLanguage) implements AskedQuestion {}
}
