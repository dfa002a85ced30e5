package dev.crossroads.typed;

import java.text.Normalizer;

/**
 * A line that others are shown, such as a name or an address, as it was meant: with nothing in it that nobody sees. The
 * one rule of it. Pure.
 */
public final class ShownLine {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int TATWEEL = 0x0640;
    private static final int FLAG = 0x1F3F4;
    private static final int TAG_END = 0xE007F;

    /** Those of a subdivision's code and their end: five or six letters are the most there are. */
    private static final int LONGEST_TAGS = 8;

    private ShownLine() {}

    /**
     * The line: blanks of any kind are one plain blank and none at its ends, invisible signs are gone, letters are
     * composed (NFC). A joiner stays between letters of a script that is spelled with it, and what makes up an emoji
     * stays whole. Marks that stand on no letter, at the beginning, would stand on whatever is before it and are gone
     * too. Ends of lines stay, for whoever takes one line alone to refuse.
     *
     * @return empty where there is nothing to see
     */
    public static String of(String typed) {
        int[] signs =
                Normalizer.normalize(typed, Normalizer.Form.NFC).codePoints().toArray();
        StringBuilder line = new StringBuilder();
        boolean isParted = false;
        for (int i = 0; i < signs.length; i++) {
            int c = signs[i];
            if (Signs.isBlank(c)) {
                isParted = true;
            } else if ((!line.isEmpty() || !isMark(c))
                    && (!Signs.isInvisible(c) || c == TATWEEL || isMeant(signs, i))) {
                if (isParted && !line.isEmpty()) {
                    line.append(' ');
                }
                isParted = false;
                line.appendCodePoint(c);
            }
        }
        return Spelling.isEmpty(line.toString()) ? "" : line.toString().strip();
    }

    /**
     * A line that tells things apart, such as an address: the same, without joiners and with one sign for those that
     * look alike in several widths (NFKC), so that two that look the same are the same.
     */
    public static String identifier(String typed) {
        StringBuilder visible = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Signs.isInvisible(c) || c == TATWEEL)
                .map(c -> Signs.isBlank(c) ? ' ' : c)
                .forEach(visible::appendCodePoint);
        return visible.toString().strip();
    }

    private static boolean isMeant(int[] signs, int at) {
        int before = at == 0 ? 0 : signs[at - 1];
        int after = at + 1 == signs.length ? 0 : signs[at + 1];
        return switch (signs[at]) {
            case ZWNJ -> isJoined(before) && isJoined(after);
            case ZWJ -> isJoined(before) && isJoined(after) || isPicture(before) && Character.isEmoji(after);
            case 0xFE0F -> Character.isEmoji(before);
            default -> isTag(signs[at]) && isOfFlag(signs, at);
        };
    }

    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    /** Whether tags are those of a flag, such as Scotland's: of anything else they hide a text. */
    private static boolean isOfFlag(int[] signs, int at) {
        int flag = at - 1;
        while (flag >= 0 && isTag(signs[flag]) && signs[flag] != TAG_END) {
            flag--;
        }
        return flag >= 0 && signs[flag] == FLAG && at - flag <= LONGEST_TAGS;
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    private static boolean isPicture(int c) {
        return c == 0xFE0F || c > 0x7F && Character.isEmoji(c) || Character.isEmojiModifier(c);
    }

    /** Letters and marks of scripts in which a joiner changes what is read. */
    private static boolean isJoined(int c) {
        return (Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                && switch (Character.UnicodeScript.of(c)) {
                    case ARABIC,
                            SYRIAC,
                            MONGOLIAN,
                            NKO,
                            DEVANAGARI,
                            BENGALI,
                            GURMUKHI,
                            GUJARATI,
                            ORIYA,
                            TAMIL,
                            TELUGU,
                            KANNADA,
                            MALAYALAM,
                            SINHALA,
                            KHMER,
                            MYANMAR,
                            TIBETAN -> true;
                    default -> false;
                };
    }
}
