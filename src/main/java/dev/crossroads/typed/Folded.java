package dev.crossroads.typed;

import dev.crossroads.typed.Spelling.Manner;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A text without what makes no difference in it. Where a sign may stand for more or fewer of another, as a dash for one
 * hyphen or two and a tab for any blanks, it holds a mark with how many they may be.
 *
 * @param text with {@link #HYPHENS} or {@link #BLANKS} for every run of these
 * @param runs how long each run may be, in order
 */
record Folded(String text, List<Run> runs) {
    /** Marks a run of hyphens; these two are private in Unicode, and one that was typed is {@link #OTHER} here. */
    private static final char HYPHENS = '\uE000';

    private static final char BLANKS = '\uE001';
    private static final char OTHER = '\uE002';

    private static final int ANY = 1_000_000;

    /** The most hyphens or blanks there may be. */
    record Run(int least, int most) {
        boolean overlaps(Run other) {
            return least <= other.most && other.least <= most;
        }

        Run and(int moreAtLeast, int moreAtMost) {
            return new Run(least + moreAtLeast, Math.min(ANY, most + moreAtMost));
        }
    }

    private static final Run NONE = new Run(0, 0);

    static Folded of(Manner manner, String text) {
        return of(manner, text, manner == Manner.WORDS);
    }

    /** A text folded for its manner. */
    static Folded of(Manner manner, String text, boolean caseFolded) {
        String plain = Signs.plain(Signs.visible(text));
        List<String> lines = lines(caseFolded ? Spelling.caseFolded(plain) : plain);
        return switch (manner) {
            case WORDS, CODE -> folded(manner, List.of(String.join(" ", lines)));
            case INDENTED_CODE -> indented(lines);
            case OUTPUT -> folded(manner, lines);
        };
    }

    boolean matches(Folded other) {
        return text.equals(other.text)
                && IntStream.range(0, runs.size()).allMatch(i -> runs.get(i).overlaps(other.runs.get(i)));
    }

    /** The text written out, with so many hyphens for a dash that may stand for one or two. */
    String text(int hyphens) {
        StringBuilder written = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == HYPHENS || c == BLANKS) {
                Run run = runs.get(next++);
                int count =
                        c == HYPHENS ? Math.clamp((long) run.least() * hyphens, run.least(), run.most()) : run.least();
                written.repeat(c == HYPHENS ? '-' : ' ', count);
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    /** The same without the full stop after its last word, if it has one. */
    Optional<Folded> withoutFullStop() {
        int last = text.length() - 1;
        return last > 0 && Signs.isFullStop(text.charAt(last)) && Character.isLetter(text.codePointBefore(last))
                ? Optional.of(new Folded(text.substring(0, last), runs))
                : Optional.empty();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Signs.isLineEnd(c)) {
                line.append(c);
            } else {
                lines.add(line.toString());
                line.setLength(0);
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Joined lines, without those around the whole that say nothing. */
    private static Folded folded(Manner manner, List<String> lines) {
        int first = 0;
        int end = lines.size();
        while (first < end && Spelling.isEmpty(lines.get(first))) {
            first++;
        }
        while (end > first && Spelling.isEmpty(lines.get(end - 1))) {
            end--;
        }
        Writer writer = new Writer(manner);
        for (int i = first; i < end; i++) {
            writer.line(lines.get(i), i == first);
        }
        return writer.folded();
    }

    /** Every line that says something, with how deep it stands: only the order of depths counts. */
    private static Folded indented(List<String> lines) {
        Deque<Integer> depths = new ArrayDeque<>(List.of(0));
        Writer writer = new Writer(Manner.INDENTED_CODE);
        boolean first = true;
        for (String line : lines) {
            if (!Spelling.isEmpty(line)) {
                int depth = first ? 0 : depth(line);
                while (depths.peek() > depth) {
                    depths.pop();
                }
                if (depths.peek() < depth) {
                    depths.push(depth);
                }
                writer.line("\t".repeat(depths.size() - 1), line, first);
                first = false;
            }
        }
        return writer.folded();
    }

    private static int depth(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            int c = line.charAt(i);
            if (Signs.isBlank(c)) {
                depth = c == '\t' ? depth / 8 * 8 + 8 : depth + 1; // as Python counts tabs
            } else {
                break;
            }
        }
        return depth;
    }

    /** Writes the signs of lines, one after the other. */
    private static final class Writer {
        private final Manner manner;
        private final StringBuilder text = new StringBuilder();
        private final List<Run> runs = new ArrayList<>();
        private Run blanks = NONE;
        private Run hyphens = NONE;
        private boolean inQuotes;
        private int dots;

        Writer(Manner manner) {
            this.manner = manner;
        }

        void line(String line, boolean first) {
            line("", line, first);
        }

        /** A line; blanks before the first one do not count. */
        void line(String depth, String line, boolean first) {
            if (!first) {
                text.append('\n');
            }
            text.append(depth);
            boolean atStart = first || manner == Manner.INDENTED_CODE;
            int[] signs = line.codePoints().toArray();
            for (int i = 0; i < signs.length; i++) {
                int c = Signs.digit(signs[i]);
                if (Signs.isBlank(c)) {
                    if (!atStart && !isSetBetweenQuotes(signs, i)) {
                        endHyphens();
                        blanks = c == '\t' ? blanks.and(1, ANY) : blanks.and(1, 1);
                    }
                } else if (c != '`' || manner != Manner.WORDS || isApostrophe(signs, i)) {
                    atStart = false;
                    sign(c == '`' && manner == Manner.WORDS ? '\'' : c);
                }
            }
            endHyphens();
            blanks = NONE; // at the end of a line
            inQuotes = false;
        }

        private void sign(int c) {
            boolean dash = Signs.isDash(c);
            if (dash || Signs.isHyphen(c)) {
                endBlanks();
                hyphens = hyphens.and(1, dash ? 2 : 1);
                return;
            }
            endHyphens();
            endBlanks();
            int several = c == '.' ? 1 : Signs.dots(c);
            if (several > 0) {
                dots(several);
                return;
            }
            dots = 0;
            if (Signs.isDoubleQuote(c)) {
                inQuotes = !inQuotes;
                text.append('"');
            } else if (Signs.isSingleQuote(c)) {
                text.append('\'');
            } else {
                text.appendCodePoint(c >= HYPHENS && c <= OTHER ? OTHER : c);
            }
        }

        /** In words three dots or more are an ellipsis. */
        private void dots(int several) {
            for (int i = 0; i < several; i++) {
                dots++;
                if (manner != Manner.WORDS || dots <= 3) {
                    text.append('.');
                }
            }
        }

        /**
         * Whether a backtick between words' signs is one; other backticks mark code, and words are read without them.
         */
        private static boolean isApostrophe(int[] signs, int i) {
            return i > 0
                    && i + 1 < signs.length
                    && Character.isLetter(signs[i - 1])
                    && Character.isLetter(signs[i + 1]);
        }

        /** French keyboards set a narrow blank inside of « and ». */
        private static boolean isSetBetweenQuotes(int[] signs, int i) {
            return signs[i] != ' '
                    && signs[i] != '\t'
                    && (i > 0 && signs[i - 1] == 0x00AB || i + 1 < signs.length && signs[i + 1] == 0x00BB);
        }

        private void endHyphens() {
            if (hyphens != NONE) {
                text.append(HYPHENS);
                runs.add(hyphens);
                hyphens = NONE;
                dots = 0;
            }
        }

        private void endBlanks() {
            if (blanks == NONE) {
                return;
            }
            dots = 0;
            if (manner == Manner.OUTPUT || manner != Manner.WORDS && inQuotes) {
                text.append(BLANKS);
                runs.add(blanks);
            } else {
                text.append(' ');
            }
            blanks = NONE;
        }

        Folded folded() {
            // An accent may have found its letter where a sign between them was left out.
            return new Folded(Normalizer.normalize(text, Normalizer.Form.NFC), List.copyOf(runs));
        }
    }
}
