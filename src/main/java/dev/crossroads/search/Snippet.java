package dev.crossroads.search;

import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns what the database marked in a text into pieces, so that the text itself never has to be markup. */
@Pure
public final class Snippet {
    /** Before a match; a private character that no indexed text has. */
    static final char START = '\uE000';

    /** After a match. */
    static final char STOP = '\uE001';

    /** Characters that are shown on each side of a word. */
    private static final int AROUND = 90;

    private Snippet() {}

    /**
     * A piece of a snippet.
     *
     * @param marked whether it matches what was asked for
     */
    public record Piece(String text, boolean marked) {}

    /**
     * A stretch of a text around the first of some words, as the database would mark it: for words that are part of
     * another, such as a name in a program, or that differ by accents.
     */
    static String around(String text, List<String> words) {
        for (String word : words) {
            int at = indexOf(text, word);
            if (at >= 0) {
                int from = Math.max(0, at - AROUND);
                int to = Math.min(text.length(), at + word.length() + AROUND);
                return wordsFrom(text, from, at)
                        + START
                        + text.substring(at, at + word.length())
                        + STOP
                        + wordsTo(text, at + word.length(), to);
            }
        }
        return text.substring(0, Math.min(text.length(), 2 * AROUND));
    }

    private static int indexOf(String text, String word) {
        String looked = Terms.folded(word);
        String folded = Terms.folded(text);
        // Where folding changes no length, places in the one are places in the other.
        return folded.length() == text.length() && looked.length() == word.length()
                ? folded.indexOf(looked)
                : text.toLowerCase(Locale.ROOT).indexOf(word.toLowerCase(Locale.ROOT));
    }

    private static String wordsFrom(String text, int from, int to) {
        int blank = from == 0 ? 0 : text.indexOf(' ', from) + 1;
        return text.substring(blank > 0 && blank <= to ? blank : from, to);
    }

    private static String wordsTo(String text, int from, int to) {
        int blank = to == text.length() ? to : text.lastIndexOf(' ', to);
        return text.substring(from, blank >= from ? blank : to);
    }

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
