package dev.crossroads.quiz;

/** An answer that is not of the form its question asks for; the message says what was wrong and what would be right. */
public final class MalformedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An answer refused with a sentence or two for the person who sent it. */
    public MalformedAnswer(String message) {
        super(message, null, false, false);
    }
}
