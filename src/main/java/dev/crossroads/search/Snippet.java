package dev.crossroads.search;

import java.util.ArrayList;
import java.util.List;

/** Turns what the database marked in a text into pieces, so that the text itself never has to be markup. Pure. */
public final class Snippet {
    /** Before a match; a private character that no indexed text has. */
    static final char START = '\uE000';

    /** After a match. */
    static final char STOP = '\uE001';

    private Snippet() {}

    /**
     * A piece of a snippet.
     *
     * @param marked whether it matches what was asked for
     */
    public record Piece(String text, boolean marked) {}

    /** The pieces of a text with marks, in order; empty ones are left out. */
    static List<Piece> pieces(String marked) {
        List<Piece> pieces = new ArrayList<>();
        boolean isMatch = false;
        int from = 0;
        for (int i = 0; i <= marked.length(); i++) {
            if (i == marked.length() || marked.charAt(i) == START || marked.charAt(i) == STOP) {
                if (i > from) {
                    pieces.add(new Piece(marked.substring(from, i), isMatch));
                }
                isMatch = i < marked.length() && marked.charAt(i) == START;
                from = i + 1;
            }
        }
        return List.copyOf(pieces);
    }
}
