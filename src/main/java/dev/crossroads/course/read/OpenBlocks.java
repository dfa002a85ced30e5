package dev.crossroads.course.read;

import dev.crossroads.course.read.ChapterText.Assembly;
import dev.crossroads.course.read.Findings.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a chapter that {@link ForeignBlocks} found and that are not closed yet, and the chapter as it is
 * written anew around them.
 */
final class OpenBlocks {
    private static final Pattern DEFINITION = Pattern.compile("^ {0,3}:[ \\t]{1,3}(?<text>\\S.*)$");
    private static final Pattern QUOTE = Pattern.compile("^ {0,3}>[ >]*");

    /** Lines that can't be the term of a definition, as they begin something else. */
    private static final Pattern NO_TERM = Pattern.compile("^\\s*(?:[#>|<`~]|[-*+] |\\d+[.)] |---|===|:).*");

    private final List<Line> out = new ArrayList<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private boolean hasOpenList;

    /** The line that ended the last definition; null before there is one. */
    private Line endOfDefinition;

    private record Line(String text, Place place) {}

    /**
     * A block that is not closed yet.
     *
     * @param end what closes it: a name, a run of colons, or an indentation
     */
    private record Block(End end, String indent) {}

    /** The tag that closes a block. */
    sealed interface End {
        /** A directive of that name, such as {@code endhint}. */
        record Named(String name) implements End {}

        /** At least so many colons, alone on their line. */
        record Colons(int count) implements End {}

        /** The first line that is indented less than so many columns. */
        record Indented(int columns) implements End {}

        /** As that; and a line that goes on with the one before belongs to it, however it is indented. */
        record Defined(int columns) implements End {}

        /** A fence of that kind and at least that length. */
        record Fenced(String fence) implements End {}
    }

    /** Adds a line as it is. */
    void add(String line, Place place) {
        out.add(new Line(line, place));
    }

    /** Adds a line that is no part of a foreign block; a list of definitions ends before it. */
    void addText(String line, Place place) {
        if (!line.isBlank() && !isInDefinition()) {
            closeDefinitions(place);
        }
        add(line, place);
    }

    /** The chapter, with all its blocks closed. */
    ChapterText finished(Place end) {
        while (!open.isEmpty()) {
            close(end);
        }
        closeDefinitions(end);
        Assembly assembly = new Assembly();
        for (Line line : out) {
            assembly.add(line.text(), line.place());
            assembly.endLine(line.place());
        }
        return assembly.finished(end);
    }

    /** Whether a line ends a block of code that a fence began. */
    static boolean isEndOf(String fence, String line) {
        String end = line.replaceFirst("^[ >]*", "").strip();
        return end.length() >= fence.length() && end.chars().allMatch(character -> character == fence.charAt(0));
    }

    /** Closes a fenced block by the fence that ends it. */
    boolean isFenceClosedBy(String line, Place place) {
        boolean isEnd = open.peek() instanceof Block block
                && block.end() instanceof End.Fenced(String fence)
                && isEndOf(fence, line);
        if (isEnd) {
            close(place);
        }
        return isEnd;
    }

    /** Closes a block of colons by a line of that many. */
    boolean areColonsClosedBy(int count, Place place) {
        boolean isEnd =
                open.peek() instanceof Block block && block.end() instanceof End.Colons(int needed) && count >= needed;
        if (isEnd) {
            close(place);
        }
        return isEnd;
    }

    /** Takes the indentation of an indented block off its lines, and closes it at the first line that has none. */
    String dedented(String line, Place place) {
        while (open.peek() instanceof Block block) {
            switch (block.end()) {
                case End.Indented(int columns) -> {
                    if (line.isBlank()) {
                        return line;
                    }
                    if (blanksOf(line) >= columns) {
                        return block.indent() + line.substring(columns);
                    }
                }
                case End.Defined(int columns) -> {
                    if (line.isBlank()) {
                        return line;
                    }
                    if (blanksOf(line) >= Math.min(2, columns)) {
                        return line.substring(Math.min(columns, blanksOf(line)));
                    }
                    if (!out.getLast().text().isBlank()
                            && !NO_TERM.matcher(line).matches()) {
                        return line;
                    }
                }
                case End.Named _, End.Colons _, End.Fenced _ -> {
                    return line;
                }
            }
            close(place);
        }
        return line;
    }

    private static int blanksOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private boolean isInDefinition() {
        return open.peek() instanceof Block block && block.end() instanceof End.Defined;
    }

    /** Closes the innermost block of that end, and those inside of it; without one, nothing happens. */
    void closeNamed(String name, Place place) {
        if (open.stream().noneMatch(block -> block.end().equals(new End.Named(name)))) {
            return;
        }
        while (!open.peek().end().equals(new End.Named(name))) {
            close(place);
        }
        close(place);
    }

    /** A definition, or the next one of a term; what was read last is the term. */
    boolean isDefinition(String line, Place place) {
        Matcher definition = DEFINITION.matcher(line);
        if (!definition.matches()) {
            return false;
        }
        int last = lastWithText();
        boolean isNext = last >= 0 && out.get(last) == endOfDefinition;
        if (last < 0 || !isNext && NO_TERM.matcher(out.get(last).text()).matches()) {
            return false;
        }
        if (!isNext) {
            Line term = out.get(last);
            out.subList(last, out.size()).clear();
            openDefinitions(term);
        }
        addAlone("<dd>", place);
        out.add(new Line(definition.group("text"), place));
        open.push(new Block(new End.Defined(definition.start("text")), ""));
        return true;
    }

    private void openDefinitions(Line term) {
        addAlone("<dl>", term.place());
        addAlone("<dt>", term.place());
        out.add(term);
        addAlone("</dt>", term.place());
        hasOpenList = true;
    }

    /** The list ends with the first line that is no definition; the next term begins one that is joined to it. */
    private void closeDefinitions(Place place) {
        if (hasOpenList) {
            addAlone("</dl>", place);
            hasOpenList = false;
        }
    }

    private int lastWithText() {
        int last = out.size() - 1;
        while (last >= 0 && out.get(last).text().isBlank()) {
            last--;
        }
        return last;
    }

    /**
     * Opens a block.
     *
     * @param block its shape, one that {@link Callouts} knows
     */
    void open(String indent, String block, String kind, String title, End end, Place place) {
        closeDefinitions(place);
        addAlone(
                "%s<div data-block=\"%s\" data-kind=\"%s\" data-title=\"%s\">"
                        .formatted(indent, block, escaped(kind), escaped(title)),
                place);
        open.push(new Block(end, indent));
    }

    private void close(Place place) {
        if (isInDefinition()) {
            open.pop();
            out.add(new Line("", place));
            endOfDefinition = new Line("</dd>", place);
            out.add(endOfDefinition);
            return;
        }
        closeDefinitions(place);
        Block closed = open.pop();
        addAlone(closed.indent() + "</div>", place);
    }

    /** Adds a line between blank ones, so that raw HTML ends where it ends. */
    void addAlone(String line, Place place) {
        String before = QUOTE.matcher(line).find() ? line.replaceFirst("[^ >].*$", "") : "";
        out.add(new Line(before.isEmpty() ? line.replaceFirst("\\S.*$", "") : before, place));
        out.add(new Line(line, place));
        out.add(new Line(before, place));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace("\n", "&#10;");
    }
}
