package dev.crossroads.web;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of text that people gave something or somebody as its name, in any script. Pure.
 *
 * @param text without the space around it
 */
public record Label(String text) {
    /** In characters as people count them, nearly: Unicode code points. */
    public static final int LONGEST = 80;

    /** Ends of lines and other controls, and what turns the text around it over. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    /** The line; empty where it is blank, too long, or would disturb the text around it. */
    public static Optional<Label> of(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        boolean isFit = !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST
                && !UNFIT.matcher(text).find();
        return isFit ? Optional.of(new Label(text)) : Optional.empty();
    }
}
