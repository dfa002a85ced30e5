package dev.crossroads.course.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which lines of a file are included: {@code file}, {@code file:5}, {@code file:5:10}, {@code file:5:},
 * {@code file::10} or {@code file:NAME} for what stands between {@code ANCHOR: NAME} and {@code ANCHOR_END: NAME}.
 *
 * @param path of the file, as written
 * @param first the first line, from 1
 * @param last the last line, included
 * @param anchor the region's name, in place of lines
 */
record IncludedLines(String path, int first, int last, Optional<String> anchor) {
    private static final Pattern ANCHOR = Pattern.compile("ANCHOR:\\s*([\\w-]+)");
    private static final Pattern ANCHOR_END = Pattern.compile("ANCHOR_END:\\s*([\\w-]+)");

    /** A line of a file. */
    record Line(int number, String text) {}

    /** Reads what a directive names. */
    static IncludedLines of(String written) {
        String[] parts = written.split(":", -1);
        if (parts.length == 1 || parts.length == 2 && parts[1].isBlank()) {
            return new IncludedLines(parts[0], 1, Integer.MAX_VALUE, Optional.empty());
        }
        if (!parts[1].isEmpty() && number(parts[1]).isEmpty()) {
            return new IncludedLines(parts[0], 1, Integer.MAX_VALUE, Optional.of(parts[1]));
        }
        int first = number(parts[1]).orElse(1);
        int last = parts.length == 2 ? first : number(parts[2]).orElse(Integer.MAX_VALUE);
        return new IncludedLines(parts[0], Math.max(1, first), last, Optional.empty());
    }

    /**
     * The lines it names, without the marks of regions.
     *
     * @return empty where the file has no such lines
     */
    List<Line> of(List<Line> file) {
        return (anchor.isPresent() ? region(file, anchor.get()) : range(file))
                .stream().filter(line -> !isMark(line.text())).toList();
    }

    /** All lines of the file but the marks of regions, those that it does not name marked as rustdoc hides them. */
    List<Line> hidingOthers(List<Line> file) {
        Set<Integer> named = of(file).stream().map(Line::number).collect(Collectors.toSet());
        return file.stream()
                .filter(line -> !isMark(line.text()))
                .map(line -> named.contains(line.number()) ? line : new Line(line.number(), hidden(line.text())))
                .toList();
    }

    private static String hidden(String line) {
        return line.isEmpty() ? "#" : line.matches("\\s*#(?:\\s.*)?") ? line : "# " + line;
    }

    private List<Line> range(List<Line> file) {
        return file.stream()
                .filter(line -> line.number() >= first && line.number() <= last)
                .toList();
    }

    private static List<Line> region(List<Line> file, String name) {
        List<Line> region = new ArrayList<>();
        boolean isInside = false;
        for (Line line : file) {
            Matcher start = ANCHOR.matcher(line.text());
            Matcher end = ANCHOR_END.matcher(line.text());
            if (isInside && end.find() && end.group(1).equals(name)) {
                return region;
            }
            if (isInside) {
                region.add(line);
            }
            isInside |= start.find() && start.group(1).equals(name);
        }
        return region;
    }

    private static boolean isMark(String line) {
        return ANCHOR.matcher(line).find() || ANCHOR_END.matcher(line).find();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
