package dev.crossroads.typed;

import java.text.Normalizer;
import java.util.function.IntPredicate;

/**
 * Signs that keyboards, phones, word processors and clipboards put in the place of others, or where nothing was typed.
 * The one table of them; {@link Spelling} says where which of them counts for what.
 */
final class Signs {
    private Signs() {}

    /**
     * Whether nobody sees it: Unicode's Default_Ignorable_Code_Point (joiners, direction marks, soft hyphen, byte order
     * mark, variation selectors, fillers), the marks around annotations between lines, control characters but for
     * blanks, the place of an object that was not copied, and the Arabic lengthening stroke, which is for looks alone.
     */
    static boolean isInvisible(int c) {
        return c == 0x00AD
                || c == 0x034F
                || c == 0x061C
                || c == 0x0640
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c == 0xFFA0
                || c >= 0xFFF0 && c <= 0xFFFB
                || c == 0xFFFC
                || c >= 0x1BCA0 && c <= 0x1BCA3
                || c >= 0x1D173 && c <= 0x1D17A
                || c >= 0xE0000 && c <= 0xE0FFF
                || Character.isISOControl(c) && !isBlank(c) && !isLineEnd(c);
    }

    /**
     * Whether there is nothing in a text but what most keyboards write, and blanks and line ends: most texts are so.
     */
    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || c < ' ' && c != '\t' && !isLineEnd(c)) {
                return false;
            }
        }
        return true;
    }

    /** The text without the signs that nobody sees. */
    static String visible(String text) {
        if (isPrintableAscii(text) || text.codePoints().noneMatch(Signs::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /**
     * Whether it is a blank within a line, of whichever width: Unicode's space separators, tab, and the empty Braille
     * sign.
     */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == 0x2800 || c > 0x7F && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Whether it ends a line: those of all systems, Unicode's own two, and vertical tab and form feed. */
    static boolean isLineEnd(int c) {
        return c >= '\n' && c <= '\r' || c == 0x0085 || c == 0x2028 || c == 0x2029;
    }

    /**
     * Whether it stands for an apostrophe or a single quote: curly, low, reversed, primes, accents that stand alone,
     * guillemets.
     */
    static boolean isSingleQuote(int c) {
        return switch (c) {
            case '\'', 0x00B4, 0x02B9, 0x02BB, 0x02BC, 0x02BD, 0x02C8, 0x055A, 0x05F3, 0x2018, 0x2019, 0x201A, 0x201B ->
                true;
            case 0x2032, 0x2035, 0x2039, 0x203A, 0x275B, 0x275C, 0xA78C -> true;
            default -> false;
        };
    }

    /** Whether it stands for a double quote. */
    static boolean isDoubleQuote(int c) {
        return switch (c) {
            case '"', 0x00AB, 0x00BB, 0x02BA, 0x05F4, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036, 0x275D, 0x275E ->
                true;
            case 0x301D, 0x301E, 0x301F -> true;
            default -> false;
        };
    }

    /** Whether it stands for exactly one hyphen or minus. */
    static boolean isHyphen(int c) {
        return switch (c) {
            case '-', 0x02D7, 0x058A, 0x05BE, 0x2010, 0x2011, 0x2012, 0x2043, 0x2212, 0x2796, 0xFE63 -> true;
            default -> false;
        };
    }

    /** Whether it is a dash, which keyboards put for one hyphen and for two. */
    static boolean isDash(int c) {
        return c >= 0x2013 && c <= 0x2015 || c == 0xFE58;
    }

    /** The dots that a sign stands for; 0 for none. */
    static int dots(int c) {
        return switch (c) {
            case 0x2024 -> 1;
            case 0x2025 -> 2;
            case 0x2026, 0x22EF -> 3;
            default -> 0;
        };
    }

    /** Whether it ends a sentence; some keyboards put it for two blanks. */
    static boolean isFullStop(int c) {
        return c == '.' || c == 0x3002 || c == 0x06D4 || c == 0x0964;
    }

    /**
     * Letters and signs in the form in which they are alike: composed (NFC), and where a script has the same sign in
     * several widths or shapes (full and half width, ligatures, the shapes of Arabic letters), in its plain one. Unlike
     * NFKC it leaves alone what says something: x² is not x2.
     */
    static String plain(String text) {
        if (isPrintableAscii(text)) {
            return text;
        }
        String wide = map(text, Signs::isShape, Normalizer.Form.NFKC);
        return Normalizer.isNormalized(wide, Normalizer.Form.NFC)
                ? wide
                : Normalizer.normalize(wide, Normalizer.Form.NFC);
    }

    private static boolean isShape(int c) {
        return c >= 0xFF01 && c <= 0xFFEF
                || c >= 0xFB00 && c <= 0xFB17
                || c >= 0xFB50 && c <= 0xFDFF
                || c >= 0xFE70 && c <= 0xFEFC;
    }

    private static String map(String text, IntPredicate which, Normalizer.Form form) {
        if (text.codePoints().noneMatch(which)) {
            return text;
        }
        StringBuilder mapped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (which.test(c)) {
                mapped.append(Normalizer.normalize(Character.toString(c), form));
            } else {
                mapped.appendCodePoint(c);
            }
        });
        return mapped.toString();
    }

    /** A digit of any script as one of 0 to 9; anything else as it is. */
    static int digit(int c) {
        return c > 0x7F && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(c, 10) : c;
    }
}
