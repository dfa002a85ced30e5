package dev.crossroads.quiz;

import dev.crossroads.quiz.answer.Program;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * Feedback on a marked answer; never made before the key is earned.
 *
 * @param points earned
 * @param confidence the key of how sure the learner said they were; empty where it was not said
 * @param options every option of a choice, in the attempt's order
 * @param rows each item of an order or of a matching
 * @param program for questions about a line: the program with the lines marked
 * @param yours a typed answer as it was given, plain
 * @param key the right answer to type, plain
 * @param words the learner's own explanation, plain
 * @param explanation HTML
 * @param taughtIn the sections that teach what was asked
 * @param edited the key of what is to be said where the question was changed since it was answered
 * @param corrected that it was marked again, if it was
 */
public record Feedback(
        boolean correct,
        int points,
        int outOf,
        Optional<String> confidence,
        List<MarkedOption> options,
        List<MarkedRow> rows,
        Optional<Program> program,
        Optional<String> yours,
        Optional<String> key,
        Optional<String> words,
        Optional<String> explanation,
        List<Link> taughtIn,
        Optional<String> edited,
        Optional<Corrected> corrected) {

    /** Whether it is right in part, and earned part of the points. */
    public boolean partly() {
        return !correct && points > 0 && points < outOf;
    }

    /** Whether it is not right and has all of the points nevertheless, as the question was found wrong. */
    public boolean full() {
        return !correct && outOf > 0 && points >= outOf;
    }

    /** The same with the options in another order. */
    Feedback withOptions(List<MarkedOption> ordered) {
        return new Feedback(
                correct,
                points,
                outOf,
                confidence,
                ordered,
                rows,
                program,
                yours,
                key,
                words,
                explanation,
                taughtIn,
                edited,
                corrected);
    }

    /**
     * An option with what is to be said about it.
     *
     * @param yours whether the learner picked it
     * @param correct whether it is to be picked
     */
    public record MarkedOption(String html, boolean yours, boolean correct, Optional<String> why) {}

    /**
     * An item of an order, or the left side of a matching.
     *
     * @param yours what the learner said, in plain words, such as {@code third}; empty where nothing was said
     * @param key what is right, in plain words
     */
    public record MarkedRow(String html, Optional<String> yours, String key, boolean correct, Optional<String> why) {}

    /**
     * A mark that was corrected.
     *
     * @param day when
     * @param rule the key of what says how
     * @param why in the words of whoever decided it
     * @param points of the first mark
     */
    public record Corrected(String day, String rule, String why, int points, int outOf) {}
}
