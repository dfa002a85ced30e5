package dev.crossroads.term;

/**
 * A lesson or a checkpoint of a course, as what dates are of.
 *
 * @param id of the lesson or the quiz
 */
public record Target(Kind kind, String id) {

    /** The kinds of targets. */
    public enum Kind {
        /** A lesson, which is to be completed. */
        LESSON,
        /** A quiz, which is to be passed. */
        QUIZ
    }

    /** The quiz of that id. */
    public static Target quiz(String id) {
        return new Target(Kind.QUIZ, id);
    }
}
