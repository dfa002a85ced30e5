package dev.crossroads.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with named places such as {@code {count}}, read once. Braces have no other meaning and can't be written. */
final class TextPattern {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    /** Words as they are, or the name of what goes there. */
    private record Piece(String text, boolean isArgument) {}

    private final List<Piece> pieces;

    private TextPattern(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException where a brace belongs to no place
     */
    static TextPattern of(String source) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(source);
        int end = 0;
        while (place.find()) {
            addWords(pieces, source.substring(end, place.start()));
            pieces.add(new Piece(place.group(1), true));
            end = place.end();
        }
        addWords(pieces, source.substring(end));
        return new TextPattern(List.copyOf(pieces));
    }

    private static void addWords(List<Piece> pieces, String words) {
        if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
            throw new IllegalArgumentException("A brace that belongs to no {name}: " + words);
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, false));
        }
    }

    /** The names of its places. */
    Set<String> arguments() {
        Set<String> names = new LinkedHashSet<>();
        pieces.stream().filter(Piece::isArgument).forEach(piece -> names.add(piece.text()));
        return names;
    }

    /**
     * The text with its places filled.
     *
     * @param words how what is written between the places is shown
     * @param arguments what goes to the place of a name
     */
    String fill(Function<String, ? extends CharSequence> words, Function<String, ? extends CharSequence> arguments) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append((piece.isArgument() ? arguments : words).apply(piece.text()));
        }
        return text.toString();
    }
}
