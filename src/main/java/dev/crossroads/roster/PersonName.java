package dev.crossroads.roster;

import dev.crossroads.pure.Pure;
import dev.crossroads.typed.ShownLine;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as lists write them, as people are called. */
@Pure
final class PersonName {
    /** They stand behind a comma and are no first names. */
    private static final Set<String> SUFFIXES = Set.of(
            "jr", "sr", "ii", "iii", "iv", "v", "phd", "md", "ma", "ba", "msc", "bsc", "mba", "esq", "dr", "prof");

    private static final Set<UnicodeScript> FAMILY = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL);

    /** Those who are from elsewhere are written in Katakana alone, in their own order. */
    private static final Set<UnicodeScript> GIVEN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HANGUL,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.COMMON);

    /** In front of a line of a list that was counted: "12. Ada Lovelace". */
    private static final Pattern NUMBERING = Pattern.compile("^[0-9]{1,4}[.)]\\s+(?=\\p{L})");

    private PersonName() {}

    /** A whole name; "Last, First" is turned round. */
    static String of(String cell) {
        String name = cleaned(cell);
        int comma = name.indexOf(',');
        if (comma < 0) {
            comma = name.indexOf('，');
        }
        if (comma < 0) {
            return name;
        }
        String last = name.substring(0, comma).strip();
        String first = name.substring(comma + 1).strip();
        if (first.isEmpty() || last.isEmpty()) {
            return (last + first).strip();
        }
        int second = first.indexOf(',');
        if (second >= 0) {
            // "King, Martin Luther, Jr."
            String behind = first.substring(second + 1).strip();
            return isSuffix(behind) ? first.substring(0, second).strip() + " " + last + ", " + behind : name;
        }
        return isSuffix(first) ? name : whole(first, last);
    }

    /**
     * A whole name under a heading that says that the last name comes first. Without a comma it is the words in
     * capitals, or the first of two words.
     */
    static String lastFirst(String cell) {
        String name = cleaned(cell);
        if (name.indexOf(',') >= 0) {
            return of(name);
        }
        String[] words = name.split(" ");
        int capitals = 0;
        while (capitals < words.length && isCapitals(words[capitals])) {
            capitals++;
        }
        int last = capitals > 0 && capitals < words.length ? capitals : words.length == 2 ? 1 : 0;
        return last == 0 ? name : whole(joined(words, last, words.length), joined(words, 0, last));
    }

    /** First and last names that stand in columns of their own. */
    static String of(String first, String last) {
        return whole(cleaned(first), cleaned(last));
    }

    /** In the scripts of China, Korea and Japan the family's name comes first, without a space. */
    private static String whole(String first, String last) {
        return isOf(FAMILY, last) && isOf(GIVEN, first) ? last + first : (first + " " + last).strip();
    }

    private static boolean isOf(Set<UnicodeScript> scripts, String name) {
        return !name.isEmpty()
                && name.codePoints().allMatch(c -> Character.isLetter(c) && scripts.contains(UnicodeScript.of(c)));
    }

    /** Without the quotation marks, apostrophes and separators around it that are none of it. */
    static String cleaned(String cell) {
        String name = NUMBERING.matcher(ShownLine.of(cell)).replaceFirst("");
        String before;
        do {
            before = name;
            name = name.replaceAll("^[\\s,;:|=*•–-]+|[\\s,;:|=–-]+$", "");
            if (name.length() > 1 && (isAround(name, '"', '"') || isAround(name, '\'', '\''))) {
                name = name.substring(1, name.length() - 1);
            }
        } while (!name.equals(before));
        // One quotation mark alone was a stray one.
        return name.chars().filter(c -> c == '"').count() == 1 ? ShownLine.of(name.replace("\"", "")) : name;
    }

    private static boolean isAround(String name, char first, char last) {
        return name.charAt(0) == first
                && name.charAt(name.length() - 1) == last
                && name.indexOf(first, 1) == name.length() - 1;
    }

    private static boolean isSuffix(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .map(word -> word.replace(".", ""))
                .allMatch(SUFFIXES::contains);
    }

    private static boolean isCapitals(String word) {
        return word.codePoints().filter(Character::isLetter).count() > 1
                && word.codePoints().noneMatch(Character::isLowerCase)
                && word.codePoints().anyMatch(Character::isUpperCase);
    }

    private static String joined(String[] words, int from, int to) {
        return Arrays.stream(words, from, to).collect(Collectors.joining(" "));
    }
}
