package dev.crossroads.course.read;

import dev.crossroads.course.read.ChapterText.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the formulas of a book that has some whole: what stands between their marks is TeX, and an underscore in it is
 * no emphasis. They are shown as they are written, as there is nothing here that sets them.
 *
 * <p>MathJax's marks are {@code \\(…\\)}, {@code \\[…\\]} and {@code $$…$$}, as mdBook has them; KaTeX's also
 * {@code $…$}.
 */
final class Formulas {
    /** The longest that is taken for one formula; a mark that is never closed must not swallow a chapter. */
    private static final int LONGEST = 4_000;

    private static final String CODE =
            "(?<code>(?m:^[ >]*(?<fence>`{3,}|~{3,})[^\\n]*\\n(?s:.*?)(?:^[ >]*\\k<fence>[`~]*[ \\t]*$|\\z))"
                    + "|(?<ticks>`+)(?!`)(?s:.*?)(?<!`)\\k<ticks>(?!`))";
    private static final String DISPLAYED =
            "(?<displayed>\\$\\$(?s:.{1,%1$d}?)\\$\\$|\\\\\\\\\\[(?s:.{1,%1$d}?)\\\\\\\\\\])".formatted(LONGEST);
    private static final String INLINE = "(?<inline>\\\\\\\\\\((?s:.{1,%1$d}?)\\\\\\\\\\))".formatted(LONGEST);
    private static final String DOLLARS =
            "|(?<dollars>(?<![\\\\$\\w])\\$(?=[^\\s$])[^$\\n]{1,300}?(?<=[^\\s\\\\])\\$(?![\\d$]))";

    private static final Pattern MATHJAX = Pattern.compile(CODE + "|" + DISPLAYED + "|" + INLINE);
    private static final Pattern KATEX = Pattern.compile(CODE + "|" + DISPLAYED + "|" + INLINE + DOLLARS);

    /** Which marks a book uses. */
    enum Marks {
        NONE,
        MATHJAX,
        KATEX
    }

    private Formulas() {}

    /** The same chapter with a token in the place of each formula; its lines stay where they are. */
    static ChapterText keep(ChapterText text, Marks marks) {
        if (marks == Marks.NONE) {
            return text;
        }
        List<Placed> placed = new ArrayList<>(text.placed());
        Matcher found = (marks == Marks.KATEX ? KATEX : MATHJAX).matcher(text.text());
        StringBuilder kept = new StringBuilder();
        int line = 1;
        int counted = 0;
        while (found.find()) {
            if (found.group("code") != null) {
                continue;
            }
            line += (int) text.text()
                    .substring(counted, found.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = found.start();
            String written = found.group();
            boolean isDisplayed = found.group("displayed") != null;
            found.appendReplacement(kept, "");
            kept.append(ChapterText.TOKEN_START).append(placed.size()).append(ChapterText.TOKEN_END);
            written.chars().filter(c -> c == '\n').forEach(_ -> kept.append('\n'));
            placed.add(new Placed.Formula(written, text.origin(line), tex(written), isDisplayed));
        }
        found.appendTail(kept);
        return new ChapterText(kept.toString(), text.origins(), List.copyOf(placed));
    }

    private static String tex(String written) {
        int mark = written.startsWith("\\\\") ? 3 : written.startsWith("$$") ? 2 : 1;
        return written.substring(mark, written.length() - mark).strip();
    }
}
