package dev.crossroads.cohort;

import dev.crossroads.pure.Pure;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds people by parts of their names or of the number their institution gives them, in every script: without marks
 * and case, so that "lodz" finds "Łódź" and "ali" finds "عَلِي" only where it is written so. Each word of what was
 * typed has to be found somewhere; names of scripts without spaces are found by any of their signs.
 *
 * @param words folded; empty finds everybody
 */
@Pure
record NameSearch(List<String> words) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+|\\p{Cf}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Signs within a name that not everybody types: "oneill" finds O'Neill, and "jeanluc" Jean-Luc. */
    private static final Pattern WITHIN = Pattern.compile("(?<=\\p{L})['’ʼ`\\p{Pd}](?=\\p{L})");

    private static final Map<Character, String> SPELLED = Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'å', "aa", 'ø', "oe");

    /** Letters that Unicode does not take apart, though everybody without them on the keyboard does. */
    private static final Map<Character, String> APART = Map.ofEntries(
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('ø', "o"),
            Map.entry('Ø', "O"),
            Map.entry('đ', "d"),
            Map.entry('Đ', "D"),
            Map.entry('ħ', "h"),
            Map.entry('Ħ', "H"),
            Map.entry('ŧ', "t"),
            Map.entry('Ŧ', "T"),
            Map.entry('ı', "i"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('Æ', "Ae"),
            Map.entry('œ', "oe"),
            Map.entry('Œ', "Oe"),
            Map.entry('þ', "th"),
            Map.entry('Þ', "Th"),
            Map.entry('ð', "d"),
            Map.entry('Ð', "D"));

    /** The text in the field. */
    static NameSearch of(String typed) {
        return new NameSearch(Stream.of(BETWEEN.split(folded(typed)))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether it finds them. */
    boolean finds(Membership member) {
        return finds(member.name() + " " + member.number().orElse(""));
    }

    /** Whether all words are found in a text, be it no name. */
    boolean finds(String text) {
        if (words.isEmpty()) {
            return true;
        }
        String written = folded(text);
        if (words.stream().allMatch(written::contains)) {
            return true;
        }
        String spelled = spelled(text);
        String joined = WITHIN.matcher(written).replaceAll("");
        return words.stream()
                .allMatch(word -> written.contains(word) || spelled.contains(word) || joined.contains(word));
    }

    /** As who has no such letters spells them: Mueller for Müller, Soeren for Søren, Aase for Åse. */
    private static String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .chars()
                .forEach(letter -> spelled.append(SPELLED.getOrDefault((char) letter, String.valueOf((char) letter))));
        return folded(spelled.toString());
    }

    private static String folded(String text) {
        String lower = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        // Lower case of İ is an i with a dot of its own.
        return taken(MARKS.matcher(lower).replaceAll(""));
    }

    /** A name with such letters taken apart, as collation rules have no place for them. */
    static String taken(String name) {
        StringBuilder taken = new StringBuilder(name.length());
        name.chars().forEach(letter -> {
            String apart = APART.get((char) letter);
            if (apart == null) {
                taken.append((char) letter);
            } else {
                taken.append(apart);
            }
        });
        return taken.toString();
    }
}
