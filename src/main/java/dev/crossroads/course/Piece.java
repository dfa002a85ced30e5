package dev.crossroads.course;

import java.io.Serializable;

/**
 * A piece of a lesson's text. The HTML of all its pieces, one after the other, is the lesson as a whole; that of one
 * need not be well-formed by itself, as a checkpoint may stand in a list. Sanitized, like the lesson.
 */
public sealed interface Piece extends Serializable {
    /** The piece as it is shown; of a checkpoint, a link to its quiz. */
    String html();

    /**
     * Where a section begins: its first tag and its heading.
     *
     * @param section its id
     */
    record Heading(String section, String html) implements Piece {}

    /** Text, lists, tables and whatever else is no piece of another kind; the end of a section, too. */
    record Prose(String html) implements Piece {}

    /**
     * A program or another piece of code, framed.
     *
     * @param text its caption, its lines and what came of it, without what is put around them
     */
    record Program(String text, String html) implements Piece {}

    /**
     * A picture of memory or of time.
     *
     * @param text what it says in words and as a table
     */
    record Picture(String text, String html) implements Piece {}

    /**
     * The place of a quiz.
     *
     * @param quiz its id
     */
    record Checkpoint(String quiz, String html) implements Piece {}

    /** Footnotes, below the last section. */
    record Notes(String html) implements Piece {}
}
