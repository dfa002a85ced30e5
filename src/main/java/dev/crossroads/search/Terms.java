package dev.crossroads.search;

import dev.crossroads.pure.Pure;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of a text as it is searched beside the words that Postgres finds in it: words without their accents, the
 * parts of names in programs, such as {@code NewRecorder} of {@code httptest.NewRecorder}, and every two neighbouring
 * characters of scripts that part no words. A text and what is looked for in it go through the same rule.
 */
@Pure
final class Terms {
    /** Longer than any word that somebody looks for; in characters. What is longer is data. */
    private static final int LONGEST = 60;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+");

    /** Where a name in a program goes on: from a small letter to a large one, and before the last of several large. */
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|_+");

    private Terms() {}

    /** The terms of a text that is to be found, each once. */
    static Set<String> of(String text) {
        Set<String> terms = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            if (found.length() <= LONGEST && seen.add(found)) {
                add(found, terms);
            }
        }
        return terms;
    }

    /** The terms that what somebody looks for must all have, in order; a name of several parts is one of them. */
    static List<String> asked(String text) {
        List<String> terms = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            if (found.length() > LONGEST) {
                continue;
            }
            if (isUnparted(found)) {
                terms.addAll(pairs(folded(found)));
            } else {
                String plain = folded(found.replace("_", ""));
                if (!plain.isEmpty()) {
                    terms.add(plain);
                }
            }
        }
        return terms.stream().distinct().toList();
    }

    /** A text in small letters without accents, as terms are compared. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        plain.codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK || isIndic(character))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static void add(String word, Set<String> terms) {
        if (isUnparted(word)) {
            String plain = folded(word);
            terms.addAll(pairs(plain));
            plain.codePoints().forEach(character -> terms.add(Character.toString(character)));
            return;
        }
        String whole = folded(word.replace("_", ""));
        if (!whole.isEmpty()) {
            terms.add(whole);
        }
        String[] parts = HUMP.split(word);
        if (parts.length > 1) {
            for (String part : parts) {
                if (!part.isEmpty()) {
                    terms.add(folded(part));
                }
            }
        }
    }

    /** Vowel signs of India's scripts are letters to their readers. */
    private static boolean isIndic(int character) {
        return character >= 0x0900 && character <= 0x0DFF || character >= 0x0E00 && character <= 0x0EFF;
    }

    private static boolean isUnparted(String word) {
        return word.codePoints()
                .anyMatch(character -> character > 0x0DFF
                        && switch (UnicodeScript.of(character)) {
                            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                            default -> false;
                        });
    }

    /** Every two neighbouring characters; the one alone where there is but one. */
    private static List<String> pairs(String word) {
        int[] characters = word.codePoints().toArray();
        if (characters.length == 1) {
            return List.of(word);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }
}
