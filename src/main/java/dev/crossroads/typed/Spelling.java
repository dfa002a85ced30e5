package dev.crossroads.typed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two texts that people typed say the same, whatever their keyboards put there. The one place of this rule:
 * marking, "the same answer again", statistics and the author's keys all ask it. {@code SpellingTest} is its table of
 * examples.
 *
 * <ul>
 *   <li><b>Everywhere</b>: signs that nobody sees do not count; nor does the kind of a blank, of a quote (single and
 *       double stay two things), of a hyphen or minus, and an ellipsis is its dots; an en or em dash stands for one
 *       hyphen or for two, as keyboards make it of both; digits of any script are digits; letters are alike however
 *       they are composed and however wide they are. Blanks at the ends of the whole do not count.
 *   <li><b>{@link Manner#WORDS}</b>: a line end is a blank, and how many blanks stand between words does not count; nor
 *       does case, by full case folding (ß is ss, ς is σ; all four of Turkish's i are one, as a phone set to Turkish
 *       writes them where others write i), a full stop after the last word, and a backtick, unless it is an apostrophe.
 *   <li><b>{@link Manner#CODE}</b>: case counts, and so do blanks in a text between double quotes; elsewhere how many
 *       there are does not, nor where lines end.
 *   <li><b>{@link Manner#INDENTED_CODE}</b>: the same, but lines count, and so does which line stands deeper than
 *       which; by how much does not.
 *   <li><b>{@link Manner#OUTPUT}</b>: what a program prints, sign by sign: case, lines, and blanks within and before
 *       them count. A tab, which no phone has a key for, is as good as any blanks. Blanks at the ends of lines don't
 *       count.
 * </ul>
 */
public final class Spelling {
    /** The kind of text that is typed, which decides what makes a difference in it. */
    public enum Manner {
        WORDS,
        CODE,
        INDENTED_CODE,
        OUTPUT
    }

    /** Languages in which a line that stands deeper means something else. */
    private static final Set<String> INDENTED = Set.of(
            "python",
            "py",
            "yaml",
            "yml",
            "haskell",
            "hs",
            "fsharp",
            "f#",
            "nim",
            "elm",
            "coffeescript",
            "makefile",
            "make",
            "gdscript",
            "mojo");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:lt|gt|amp|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");

    /** In words; in code all of these are signs of some language. */
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*])(\\*\\*|\\*)(?![*\\s])([^*]*[^*\\s])\\1(?![\\w*])");

    private Spelling() {}

    /** The spelling of a language's code; an unknown one is read like those with braces. */
    public static Manner codeIn(String language) {
        return INDENTED.contains(language.toLowerCase(Locale.ROOT)) ? Manner.INDENTED_CODE : Manner.CODE;
    }

    /** Whether two texts say the same. */
    public static boolean isSame(Manner manner, String one, String other) {
        return one.equals(other) || meant(manner, one).matches(meant(manner, other));
    }

    /**
     * Whether a text says what a key says. A full stop that the key does not have does not count after words, and a key
     * that was written with markup counts as it reads on a page too.
     */
    public static boolean isRight(Manner manner, String key, String given) {
        List<Folded> readings = readings(manner, given);
        return keys(manner, key).stream()
                .map(right -> Folded.of(manner, right))
                .anyMatch(right -> readings.stream().anyMatch(right::matches));
    }

    /** Whether a text says nothing: there is no sign in it that anybody sees. */
    public static boolean isEmpty(String text) {
        return text.codePoints().allMatch(c -> Signs.isInvisible(c) || Signs.isBlank(c) || Signs.isLineEnd(c));
    }

    /**
     * A text without all that makes no difference, the same for texts that are the same but for a dash that stands for
     * two hyphens. For grouping, never to be shown.
     */
    public static String folded(Manner manner, String text) {
        return meant(manner, text).text(1);
    }

    private static Folded meant(Manner manner, String text) {
        Folded whole = Folded.of(manner, text);
        return manner == Manner.WORDS ? whole.withoutFullStop().orElse(whole) : whole;
    }

    /**
     * The texts that a pattern of the author's is held against: as they were typed but for what makes no difference.
     */
    static Set<String> spellings(Manner manner, String given) {
        Set<String> spellings = new LinkedHashSet<>();
        for (Folded reading : readings(manner, given)) {
            for (int hyphens = 1; hyphens <= 2; hyphens++) {
                spellings.add(reading.text(hyphens));
            }
        }
        if (manner == Manner.WORDS) {
            // With its letters as they were typed: a pattern knows small and capital ones, but not that ß is ss.
            Folded cased = Folded.of(manner, given, false);
            spellings.add(cased.text(1));
            spellings.add(cased.text(2));
        }
        return spellings;
    }

    /** The ways in which a text that was typed may be meant. */
    private static List<Folded> readings(Manner manner, String given) {
        Folded whole = Folded.of(manner, given);
        List<Folded> readings = new ArrayList<>(List.of(whole));
        if (manner == Manner.WORDS) {
            whole.withoutFullStop().ifPresent(readings::add);
        }
        return readings;
    }

    /** The texts a key stands for: as it is written, and as a page shows it, where the author wrote markup. */
    static Set<String> keys(Manner manner, String key) {
        Set<String> keys = new LinkedHashSet<>(List.of(key));
        if (manner != Manner.OUTPUT) {
            keys.add(unmarked(manner, key));
        }
        return keys;
    }

    /**
     * A key as it reads on a page: without Markdown's emphasis, the backticks around it, and the names of HTML's signs.
     */
    static String unmarked(Manner manner, String key) {
        String text = ENTITY.matcher(key).replaceAll(entity -> Matcher.quoteReplacement(decoded(entity.group())));
        String inner = text.strip();
        if (manner == Manner.WORDS) {
            text = EMPHASIS.matcher(text).replaceAll("$2").replace("`", "");
        } else if (inner.length() > 2 && inner.startsWith("`") && inner.indexOf('`', 1) == inner.length() - 1) {
            text = inner.substring(1, inner.length() - 1);
        }
        return text;
    }

    private static String decoded(String entity) {
        String name = entity.substring(1, entity.length() - 1);
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> {
                boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
                int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
                yield Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF)
                        ? Character.toString(point)
                        : entity;
            }
        };
    }

    /**
     * The letters of words, with no regard to case: Unicode's full case folding (chapter 3.13), by way of the JDK's
     * full mappings to small and capital letters, which a test holds against every letter there is. Arabic and Persian
     * keyboards have two letters for one yeh and one kaf.
     */
    static String caseFolded(String text) {
        if (Signs.isPrintableAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String folded = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(folded.length());
        Normalizer.normalize(folded, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (c) {
                case 'ς' -> letters.append('σ');
                case 'ı' -> letters.append('i');
                case 0x0307 -> {
                    if (letters.isEmpty() || letters.charAt(letters.length() - 1) != 'i') {
                        letters.append('\u0307');
                    }
                }
                case 0x06CC -> letters.append('\u064A');
                case 0x06A9 -> letters.append('\u0643');
                default -> letters.appendCodePoint(c);
            }
        });
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }
}
