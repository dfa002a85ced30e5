package dev.crossroads.course;

import dev.crossroads.typed.KeyPattern;
import dev.crossroads.typed.Spelling;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One item of a quiz with its key. All text is sanitized HTML, programs are plain text. Never leaves the server whole.
 */
public sealed interface Question extends Serializable {

    /** Members that all types of question share. */
    Common common();

    /** Identity: the same through every edit. */
    default String id() {
        return common().id();
    }

    /** The prompt; empty for a program to trace, where the field says it all. */
    default Optional<String> asks() {
        return switch (this) {
            case MultipleChoice q -> Optional.of(q.prompt());
            case ShortAnswer q -> Optional.of(q.prompt());
            case Numeric q -> Optional.of(q.prompt());
            case Ordering q -> Optional.of(q.prompt());
            case Matching q -> Optional.of(q.prompt());
            case Line q -> Optional.of(q.prompt());
            case Tracing _ -> Optional.empty();
        };
    }

    /**
     * Members that all types of question share.
     *
     * @param id unique in the course; where the author gave none, the hash of what learners see of the question
     * @param former what a question without an id of its author's was called in earlier releases; no learner may see it
     * @param revision the hash of the question's normalized content, its key included: it changes when the question
     *     does, and who has not earned the key may not see it
     * @param type the name the quiz file uses, such as {@code MultipleChoice}
     * @param concepts ids of the course's concepts it tests
     * @param language the one language it is about, such as {@code rust}; empty where it is about both
     * @param hints HTML, released one at a time in this order
     * @param points what a right answer earns, at least 1
     * @param partialCredit whether an answer that is right in part earns part of the points
     * @param asksConfidence whether the learner is asked how sure they are
     * @param asksExplanation whether the learner is asked to say why in their own words
     * @param explanation HTML shown once the question is marked
     * @param context HTML of the group a multi-part question belongs to, shown above it
     * @param group that group among those of all quizzes; a part opens once the part before it is answered
     * @param typos typing errors of earlier revisions with what is meant: an edit that only puts them right asks the
     *     same
     * @param sibling what it shares with questions that stand in its place when it is reviewed; empty where it has none
     */
    record Common(
            String id,
            Optional<Former> former,
            String revision,
            String type,
            List<String> concepts,
            Optional<String> language,
            List<String> hints,
            int points,
            boolean partialCredit,
            boolean asksConfidence,
            boolean asksExplanation,
            Optional<String> explanation,
            Optional<String> context,
            Optional<String> group,
            Map<String, String> typos,
            Optional<String> sibling)
            implements Serializable {
        /** A question that was stored before typing errors and siblings were named has none. */
        public Common {
            typos = typos == null ? Map.of() : Map.copyOf(typos);
            sibling = sibling == null ? Optional.empty() : sibling;
        }
    }

    /**
     * The names of a question that its author gave no id, up to the release that made them anew: they were hashes of
     * the key too, and whoever guessed the key could see that the guess was right.
     *
     * @param options the former id of each option, with what it is now
     */
    record Former(String id, Map<String, String> options) implements Serializable {}

    /**
     * Something that can be picked, placed or matched.
     *
     * @param id stable, unique in its question, and silent about which option is right
     * @param html what the learner sees
     * @param why what is said about it once the question is marked
     */
    record Option(String id, String html, Optional<String> why) implements Serializable {}

    /**
     * Pick one, or every one that applies.
     *
     * @param options in the author's order where {@code fixedOrder}, otherwise in an order that says nothing
     * @param correct ids of the right options, at least one
     * @param several whether more than one may be picked
     * @param fixedOrder whether the author chose the order (answerIndex, sortAnswers)
     */
    record MultipleChoice(
            Common common,
            String prompt,
            List<Option> options,
            Set<String> correct,
            boolean several,
            boolean fixedOrder)
            implements Question {}

    /**
     * Type a word, a line or a piece of code.
     *
     * @param alternatives that are right too
     * @param pattern fits whatever else is right
     */
    record ShortAnswer(
            Common common,
            String prompt,
            Format format,
            String answer,
            List<String> alternatives,
            Optional<KeyPattern> pattern)
            implements Question {
        /** The manner in which typed text is read. */
        public Spelling.Manner manner() {
            return format == Format.CODE ? Spelling.codeIn(common.language().orElse("")) : Spelling.Manner.WORDS;
        }

        /** The kind of field the learner types into. */
        public enum Format {
            SHORT,
            LONG,
            CODE
        }
    }

    /**
     * Say whether a program compiles, and what it prints or which line is refused.
     *
     * @param program plain text
     * @param programLanguage what to highlight it as
     * @param stdout what it prints, where it compiles
     * @param line the line the compiler refuses, from 1, where it does not; empty when any line counts
     */
    record Tracing(
            Common common, String program, String programLanguage, boolean compiles, String stdout, OptionalInt line)
            implements Question {}

    /**
     * Give a number.
     *
     * @param tolerance how far from the value still counts, absolute, at least 0
     */
    record Numeric(Common common, String prompt, Optional<String> unit, BigDecimal value, BigDecimal tolerance)
            implements Question {}

    /**
     * Put into the right order.
     *
     * @param order the options in the right order, at least two
     */
    record Ordering(Common common, String prompt, List<Option> order) implements Question {}

    /**
     * Find the partner of each.
     *
     * @param left what stands fixed, in the author's order
     * @param right every choice, distractors included, in an order that says nothing
     * @param key for each left id the right id that belongs to it
     */
    record Matching(Common common, String prompt, List<Option> left, List<Option> right, Map<String, String> key)
            implements Question {}

    /**
     * Point at the line of a program.
     *
     * @param lines every line that counts as right, from 1
     */
    record Line(Common common, String prompt, String program, String programLanguage, Set<Integer> lines)
            implements Question {}
}
