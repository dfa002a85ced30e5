package dev.crossroads.search;

import dev.crossroads.pure.Pure;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the word of a text that somebody meant who slipped.
 *
 * <p>Distance: letters added, left out, replaced, or two neighbours exchanged (Damerau 1964, who found four in five
 * misspellings to be one of these).
 */
@Pure
final class NearWord {
    /** Words shorter than this have too many neighbours. */
    private static final int SHORTEST = 4;

    /** From so many letters on, two slips still name one word. */
    private static final int LONG = 7;

    private NearWord() {}

    /** The nearest of the words that are there; empty where the word is one of them, or none is near. */
    static Optional<String> meant(String word, Collection<String> there) {
        if (word.length() < SHORTEST || there.contains(word)) {
            return Optional.empty();
        }
        int most = word.length() < LONG ? 1 : 2;
        return there.stream()
                .filter(other -> Math.abs(other.length() - word.length()) <= most)
                .filter(other -> distance(word, other) <= most)
                .min(Comparator.<String>comparingInt(other -> distance(word, other))
                        .thenComparing(other -> other.charAt(0) != word.charAt(0))
                        // A letter is left out more often than one too many is typed.
                        .thenComparing(Comparator.comparingInt(String::length).reversed())
                        .thenComparing(Comparator.naturalOrder()));
    }

    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, replaced);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
