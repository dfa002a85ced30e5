package dev.crossroads.course.read;

import dev.crossroads.course.read.IncludedLines.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fences that are indented by tabs, as in lists of authors who write so. A tab goes to the next column that four
 * divides (CommonMark, section 2.2); the parser takes it for one sign where it takes the indentation off the program.
 * So the indentation of such a fence is written as blanks. Tabs behind it are the program's own and stay.
 */
final class TabbedFences {
    private static final int STOP = 4;
    private static final Pattern FENCE = Pattern.compile("^(?<indent>[ \\t]*)(?<fence>`{3,}|~{3,})(?<info>[^`]*)$");

    private TabbedFences() {}

    /** The same lines, each with its number. */
    static List<Line> spread(List<Line> lines) {
        if (lines.stream()
                .noneMatch(line -> line.text().startsWith("\t") || line.text().contains(" \t"))) {
            return lines;
        }
        List<Line> spread = new ArrayList<>();
        String fence = "";
        int width = 0;
        for (Line line : lines) {
            Matcher found = FENCE.matcher(line.text());
            if (fence.isEmpty() && found.matches()) {
                fence = found.group("fence");
                width = found.group("indent").contains("\t") ? columns(found.group("indent")) : 0;
            } else if (found.matches()
                    && found.group("fence").startsWith(fence)
                    && found.group("info").isBlank()) {
                fence = "";
            }
            spread.add(width == 0 ? line : new Line(line.number(), spread(line.text(), width)));
            width = fence.isEmpty() ? 0 : width;
        }
        return List.copyOf(spread);
    }

    private static int columns(String indent) {
        int column = 0;
        for (int i = 0; i < indent.length(); i++) {
            column = indent.charAt(i) == '\t' ? (column / STOP + 1) * STOP : column + 1;
        }
        return column;
    }

    /** The line with blanks in the place of what indents it, up to that column. */
    private static String spread(String line, int width) {
        int at = 0;
        while (at < line.length() && " \t".indexOf(line.charAt(at)) >= 0 && columns(line.substring(0, at)) < width) {
            at++;
        }
        return " ".repeat(columns(line.substring(0, at))) + line.substring(at);
    }
}
