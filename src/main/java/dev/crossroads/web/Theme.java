package dev.crossroads.web;

import java.util.Arrays;
import java.util.Optional;

/** Whether pages are light or dark. */
public enum Theme {
    /** As the reader's system is, also when that changes while a page is open. */
    SYSTEM("light dark"),
    /** Dark on light. */
    LIGHT("light"),
    /** Light on dark. */
    DARK("dark");

    private final String colorScheme;

    Theme(String colorScheme) {
        this.colorScheme = colorScheme;
    }

    /** Its name in the cookie, the form and the page, such as {@code dark}. */
    public String tag() {
        return Word.of(this);
    }

    /** The value of CSS {@code color-scheme}. */
    public String colorScheme() {
        return colorScheme;
    }

    /** The theme of exactly this name, if there is one. */
    public static Optional<Theme> tagged(String tag) {
        return Arrays.stream(values()).filter(theme -> theme.tag().equals(tag)).findFirst();
    }
}
