package dev.crossroads.web;

import dev.crossroads.pure.Pure;
import dev.crossroads.typed.ShownLine;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of text that people gave something or somebody as its name, in any script.
 *
 * @param text as it is shown, without the space around it
 */
@Pure
public record Label(String text) {
    /** In characters as people count them, nearly: Unicode code points. */
    public static final int LONGEST = 80;

    /** Ends of lines. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    /**
     * The line, without signs that nobody sees; empty where nothing is left to see, or it is too long or not one line.
     */
    public static Optional<Label> of(String typed) {
        String text = ShownLine.of(typed.strip());
        boolean isFit = !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST
                && !UNFIT.matcher(text).find();
        return isFit ? Optional.of(new Label(text)) : Optional.empty();
    }
}
