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

    /** In a book that names no notation: dollars alone on their lines, which nobody writes for anything else. */
    private static final Pattern ALONE = Pattern.compile(CODE
            + "|(?m:^[ ]{0,3}(?<displayed>\\$\\$[ \\t]*\\n(?s:.{1,%1$d}?)\\n[ ]{0,3}\\$\\$)[ \\t]*$)"
                    .formatted(LONGEST));

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
        List<Placed> placed = new ArrayList<>(text.placed());
        if (!text.text().contains("$$") && marks == Marks.NONE) {
            return text;
        }
        Matcher found = switch (marks) {
            case NONE -> ALONE.matcher(text.text());
            case MATHJAX -> MATHJAX.matcher(text.text());
            case KATEX -> KATEX.matcher(text.text());
        };
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
            placed.add(new Placed.Formula(written, text.origin(line), tex(written, marks), isDisplayed));
        }
        found.appendTail(kept);
        return new ChapterText(kept.toString(), text.origins(), List.copyOf(placed));
    }

    private static String tex(String written, Marks marks) {
        int mark = written.startsWith("\\\\") ? 3 : written.startsWith("$$") ? 2 : 1;
        String tex = written.substring(mark, written.length() - mark).strip();
        if (tex.length() > 2 && tex.startsWith("`") && tex.endsWith("`")) {
            return tex.substring(1, tex.length() - 1); // GitLab's way
        }
        return marks == Marks.MATHJAX ? unescaped(tex) : tex;
    }

    /**
     * What Markdown would have made of a formula before MathJax reads it: some authors write for that, some as if there
     * were no Markdown. What means the same to both is left as it is.
     */
    private static String unescaped(String tex) {
        return tex.replace("\\\\\\\\", "\\\\")
                .replaceAll("(?<!\\\\)\\\\\\\\(?=[{}|,;:!#%$])", "\\\\")
                .replaceAll("(?<!\\\\)\\\\(?=[_*])", "");
    }
}
