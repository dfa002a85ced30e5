package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.IncludedLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * YAML at the head of a chapter, between two lines of three dashes, or TOML between two of three plus signs, as
 * GitBook, Docusaurus, Hugo and Google's books write it. It speaks to their tools: here it is neither a rule nor a
 * heading, and what it says is not shown.
 */
final class FrontMatter {
    private static final Pattern FENCE = Pattern.compile("-{3}\\s*");
    private static final Pattern END = Pattern.compile("(?:-{3}|\\.{3})\\s*");

    /** A key, a list's item, a comment, or what belongs to the line before. */
    private static final Pattern YAML =
            Pattern.compile("[\\w.\"'/-]+\\s*:(?:\\s.*)?|\\s*-\\s.*|#.*|\\s+\\S.*|\\s*|[\\]}].*");

    /** The same in TOML, as Hugo and Zola have it. */
    private static final Pattern TOML_FENCE = Pattern.compile("\\+{3}\\s*");

    private static final Pattern TOML_KEY = Pattern.compile("[\\w.\"'-]+\\s*=.*");

    private FrontMatter() {}

    /** The same lines with those of the front matter empty, so that every other line keeps its number. */
    static List<Line> without(List<Line> lines, String file, Findings findings) {
        int end = endOf(lines);
        if (end < 0) {
            return lines;
        }
        List<Line> rest = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            rest.add(i <= end ? new Line(lines.get(i).number(), "") : lines.get(i));
        }
        findings.warnOnce(
                "front matter",
                new Place(file, 1),
                "The front matter at the head of the file isn't used and isn't shown. "
                        + "Write what readers need below it.");
        return List.copyOf(rest);
    }

    private static int endOf(List<Line> lines) {
        if (lines.isEmpty()) {
            return -1;
        }
        if (TOML_FENCE.matcher(lines.getFirst().text()).matches()) {
            return endOfToml(lines);
        }
        if (!FENCE.matcher(lines.getFirst().text()).matches()) {
            return -1;
        }
        boolean hasKey = false;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).text();
            if (END.matcher(line).matches()) {
                return hasKey || i == 1 ? i : -1;
            }
            if (!YAML.matcher(line).matches()) {
                return -1;
            }
            hasKey |= line.matches("[\\w.\"'/-]+\\s*:.*");
        }
        return -1;
    }

    private static int endOfToml(List<Line> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (TOML_FENCE.matcher(lines.get(i).text()).matches()) {
                return lines.subList(1, i).stream()
                                .anyMatch(line -> TOML_KEY.matcher(line.text()).matches())
                        ? i
                        : -1;
            }
        }
        return -1;
    }
}
