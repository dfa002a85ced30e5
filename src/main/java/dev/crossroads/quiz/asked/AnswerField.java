package dev.crossroads.quiz.asked;

import dev.crossroads.quiz.answer.Program;
import java.util.List;
import java.util.Optional;

/** The field of a question. Each kind has a template of its own. */
public sealed interface AnswerField {

    /** The template that shows it. */
    String template();

    /**
     * Pick one, or all that apply: fields named {@code choice}.
     *
     * @param several whether more than one may be picked
     */
    record Choice(boolean several, List<Option> options) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-choice";
        }

        /** Radio buttons or check boxes. */
        public String inputType() {
            return several ? "checkbox" : "radio";
        }
    }

    /**
     * One thing to pick.
     *
     * @param number from 1, the key that picks it
     * @param html what it says
     */
    record Option(String id, int number, String html, boolean chosen) {}

    /** Type a word, a line or code: a field named {@code text}. */
    record Text(Format format, String value) implements AnswerField {
        /** The size of the field. */
        public enum Format {
            /** A word or a line. */
            SHORT,
            /** Some sentences. */
            LONG,
            /** Code. */
            CODE
        }

        @Override
        public String template() {
            return "quiz/field-text";
        }

        /** Whether one line is enough. */
        public boolean oneLine() {
            return format == Format.SHORT;
        }

        /** Whether it is code. */
        public boolean code() {
            return format == Format.CODE;
        }
    }

    /** Give a number: a field named {@code number}. */
    record Numeric(String value, Optional<String> unit) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-number";
        }
    }

    /**
     * Say whether a program compiles, and what it prints or which line is refused: fields {@code compiles} ({@code yes}
     * or {@code no}), {@code stdout} and {@code line}.
     *
     * @param compiles {@code yes}, {@code no}, or empty before it was said
     */
    record Tracing(Program program, String compiles, String stdout, String line) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-tracing";
        }

        /** Whether the learner said that it compiles. */
        public boolean saysYes() {
            return compiles.equals("yes");
        }

        /** Whether the learner said that it does not compile. */
        public boolean saysNo() {
            return compiles.equals("no");
        }
    }

    /** Put into order: a field {@code order.<id>} for each item, whose value is its place from 1. */
    record Ordering(List<Item> items) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-ordering";
        }
    }

    /** A thing to place, and the places it may take. */
    record Item(String id, String html, List<Place> places) {}

    /** A place in an order, from 1. */
    record Place(int number, boolean chosen) {}

    /**
     * Find partners: a field {@code match.<left id>} for each left side, whose value is a right id.
     *
     * @param cards all right sides, for scripts that let them be moved by hand
     */
    record Matching(List<Pair> pairs, List<Card> cards) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-matching";
        }
    }

    /** A left side, and the partners it may have. */
    record Pair(String id, String html, List<Partner> partners) {}

    /**
     * A right side.
     *
     * @param text plain, as lists to choose from can't hold anything else
     */
    record Partner(String id, String text, boolean chosen) {}

    /** A right side as HTML. */
    record Card(String id, String html) {}

    /** Point at the line of a program: fields named {@code line}, one for each line of the program. */
    record PointAtLine(Program program) implements AnswerField {
        @Override
        public String template() {
            return "quiz/field-line";
        }
    }
}
