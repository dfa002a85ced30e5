package dev.crossroads.web;

import java.util.List;

/**
 * The design system as {@code web/design} shows it.
 *
 * @param groups the tokens, in the order in which the style sheet has them
 */
public record DesignPage(Chrome chrome, List<Group> groups) {
    /** The kind of a token, which decides how it is shown. */
    public enum Kind {
        /** A colour, or one each for light and dark. */
        COLOUR,
        /** A list of typefaces. */
        TYPEFACE,
        /** A size of type. */
        SIZE,
        /** A distance. */
        SPACE,
        /** Anything else. */
        OTHER
    }

    /**
     * One custom property.
     *
     * @param name without the two dashes
     * @param value as it is declared, on one line
     * @param light the colour in the light theme; empty for what has none
     * @param dark the same in the dark theme
     */
    public record Token(String name, Kind kind, String value, String light, String dark) {
        /** Whether a swatch shows it. */
        public boolean isColour() {
            return kind == Kind.COLOUR;
        }

        /** Whether a line of text shows it. */
        public boolean isTypeface() {
            return kind == Kind.TYPEFACE;
        }

        /** Whether letters show it. */
        public boolean isSize() {
            return kind == Kind.SIZE;
        }

        /** Whether a bar shows it. */
        public boolean isSpace() {
            return kind == Kind.SPACE;
        }
    }

    /**
     * Tokens that are used for the same.
     *
     * @param title what for
     */
    public record Group(String title, List<Token> tokens) {}
}
