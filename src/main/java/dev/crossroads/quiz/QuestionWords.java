package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.answer.PlainText;

/** A question in a line of a list. */
@Pure
public final class QuestionWords {
    /** Characters of a prompt that name its question: about two lines on a phone. */
    private static final int BEGINNING = 90;

    private QuestionWords() {}

    /**
     * As much as names a question in a line or two, plain.
     *
     * @param prompt HTML
     */
    public static String beginning(String prompt) {
        String text = PlainText.of(prompt);
        if (text.length() <= BEGINNING) {
            return text;
        }
        int end = text.lastIndexOf(' ', BEGINNING);
        // Neither languages without spaces nor characters beyond the basic plane are cut in the middle of one.
        int cut = end > 0 ? end : text.offsetByCodePoints(0, text.codePointCount(0, BEGINNING));
        return text.substring(0, cut) + "…";
    }
}
