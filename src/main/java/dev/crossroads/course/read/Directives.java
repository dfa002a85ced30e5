package dev.crossroads.course.read;

import dev.crossroads.course.read.ChapterText.Assembly;
import dev.crossroads.course.read.ChapterText.Placed;
import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.IncludedLines.Line;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Carries out the directives of one chapter, {@code {{#include …}}} and its kin, before its Markdown is read, because
 * that is how mdBook does it: an include inside a code block is code.
 *
 * @see <a href="https://rust-lang.github.io/mdBook/format/mdbook.html">mdBook-specific features</a>
 */
final class Directives {
    /** Files that include one another; more is a mistake, not a design. */
    private static final int DEEPEST = 40;

    /** Includes in one chapter, those of included files counted: files that include little can still do it forever. */
    private static final int MOST_INCLUDES = 5_000;

    /** Directives that mean something with an argument alone; without one they are text, as mdBook has it. */
    private static final Set<String> NEEDS_ARGUMENT =
            Set.of("include", "rustdoc_include", "playground", "playpen", "quiz", "title");

    /** Directives of mdbook-tabs, which {@link ForeignBlocks} reads by lines. */
    private static final Set<String> TABS = Set.of("tabs", "tab", "endtab", "endtabs");

    /** The prefix of an include, which its included lines are indented by. */
    private static final Pattern INDENT = Pattern.compile("[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?");

    private static final Pattern FENCE = Pattern.compile("[ \\t>]*(?:`{3,}|~{3,})(?<info>[^`]*)");

    /** Possessive, so that no line, however strange, is tried twice. */
    private static final Pattern DIRECTIVE = Pattern.compile(
            "\\\\\\{\\{\\s*+#[^\\n]*?}}" + "|\\{\\{\\s*+#(?<name>[A-Za-z0-9_]++)(?<argument>(?:\\s[^}\\n]*+)?+)}}");

    private final CourseFolder folder;
    private final Findings findings;
    private final Assembly out = new Assembly();
    private final Deque<Path> open = new ArrayDeque<>();
    private String title = "";
    private boolean isTooLong;
    private boolean isInRust;
    private int includes;

    private Directives(CourseFolder folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /**
     * A chapter as its file has it.
     *
     * @param title what {@code {{#title …}}} says
     */
    record Expanded(ChapterText text, Optional<String> title) {}

    /**
     * Reads a chapter's file and carries out its directives.
     *
     * @throws RefusedPath if the file itself can't be read; what it includes is noted in the findings
     */
    static Expanded expand(CourseFolder folder, Path file, Findings findings) throws RefusedPath {
        Directives directives = new Directives(folder, findings);
        List<Line> lines =
                TabbedFences.spread(FrontMatter.without(linesOf(folder.text(file)), folder.nameOf(file), findings));
        directives.addFile(file, lines, "");
        Place end = new Place(folder.nameOf(file), Math.max(1, lines.size()));
        return new Expanded(
                ForeignBlocks.rewrite(directives.out.finished(end), findings),
                Optional.of(directives.title).filter(title -> !title.isBlank()));
    }

    private static List<Line> linesOf(String text) {
        String own = text.replace(ChapterText.TOKEN_START, '\uFFFD').replace(ChapterText.TOKEN_END, '\uFFFD');
        List<Line> lines = new ArrayList<>();
        own.lines().forEach(line -> lines.add(new Line(lines.size() + 1, line)));
        return lines;
    }

    /**
     * Adds lines without the end of the last one, so that an include may stand inside a line.
     *
     * @param indent what every line but the first begins with, so that a block stays in the list or quote it is
     *     included in
     */
    private void addFile(Path file, List<Line> lines, String indent) {
        open.push(file);
        boolean isRustAround = isInRust;
        String name = folder.nameOf(file);
        for (int i = 0; i < lines.size() && !isTooLong; i++) {
            Line line = lines.get(i);
            Place place = new Place(name, line.number());
            if (i > 0) {
                out.endLine(new Place(name, lines.get(i - 1).number()));
            }
            boolean isIndented = i > 0 && !line.text().isEmpty();
            noteFence(line.text());
            addLine(file, isIndented ? indent + line.text() : line.text(), place);
            noteLength(place);
        }
        isInRust = isRustAround;
        open.pop();
    }

    /** A fence begins or ends: the text inside of one for Rust has lines that are hidden. */
    private void noteFence(String line) {
        if (!line.contains("```") && !line.contains("~~~")) {
            return;
        }
        Matcher fence = FENCE.matcher(line);
        if (fence.matches()) {
            isInRust = !isInRust && Fence.of(fence.group("info")).language().equals("rust");
        }
    }

    private void noteLength(Place place) {
        if (!isTooLong && out.length() > CourseFolder.MOST_TEXT) {
            isTooLong = true;
            findings.error(place, "With all it includes, the chapter is larger than 2 MiB. Split it.");
        }
    }

    private void addLine(Path file, String line, Place place) {
        int done = 0;
        int end = line.lastIndexOf("}}") + 2;
        if (end > 2 && line.contains("{{")) {
            Matcher directive = DIRECTIVE.matcher(line).region(0, end);
            while (!isTooLong && directive.find()) {
                out.add(line.substring(done, directive.start()), place);
                carryOut(file, directive, indentOf(line.substring(0, directive.start())), place);
                done = directive.end();
            }
        }
        out.add(line.substring(done), place);
    }

    /** White space as wide as what stands before, with the marks of quotes kept; none where text stands before. */
    private static String indentOf(String before) {
        return INDENT.matcher(before).matches() ? before.replaceAll("[^ \\t>]", " ") : "";
    }

    private void carryOut(Path file, Matcher directive, String indent, Place place) {
        String written = directive.group();
        if (written.startsWith("\\")) {
            out.add(written.substring(1), place);
            return;
        }
        String argument = directive.group("argument").strip();
        String name = directive.group("name");
        if (TABS.contains(name) || argument.isEmpty() && NEEDS_ARGUMENT.contains(name)) {
            out.add(written, place);
            return;
        }
        switch (name) {
            case "include" -> include(file, argument, indent, place, false);
            case "rustdoc_include" -> include(file, argument, indent, place, isInRust);
            case "playground", "playpen" -> addPlayground(file, argument, indent, place);
            case "quiz" -> placeQuiz(file, written, argument, place);
            case "title" -> title = argument;
            default -> out.add(new Placed.Unknown(written, place));
        }
    }

    /**
     * Includes lines of another file, whose own directives are carried out too.
     *
     * @param isWhole whether the file's other lines are there too, as lines that Rust hides at first
     */
    private void include(Path from, String argument, String indent, Place place, boolean isWhole) {
        try {
            IncludedLines excerpt = IncludedLines.of(firstWord(from, argument, place));
            Path file = folder.included(from.getParent(), excerpt.path());
            if (open.contains(file)) {
                throw RefusedPath.because("The file includes itself: " + way(file) + ". Break the circle.");
            }
            if (open.size() > DEEPEST) {
                throw RefusedPath.because("More than " + DEEPEST + " files include one another here. Join some.");
            }
            if (++includes > MOST_INCLUDES) {
                isTooLong = true;
                throw RefusedPath.because("The chapter includes more than " + MOST_INCLUDES + " files. Split it.");
            }
            List<Line> all = linesOf(folder.text(file));
            List<Line> lines = excerpt.of(all);
            if (lines.isEmpty() && !argument.equals(excerpt.path())) {
                findings.warning(
                        place,
                        "\"" + argument + "\" names no lines, and nothing is shown in its place: the file has no such "
                                + "region or is shorter. Correct what stands behind the colon.");
                return;
            }
            addFile(file, isWhole ? excerpt.hidingOthers(all) : lines, indent);
        } catch (RefusedPath refused) {
            refuse(refused, place);
        }
    }

    /** A path may hold blanks; where no such file is there, what follows the first word is ignored, as mdBook does. */
    private String firstWord(Path from, String argument, Place place) {
        String first = argument.split("\\s+", 2)[0];
        if (first.equals(argument)) {
            return argument;
        }
        try {
            folder.included(from.getParent(), IncludedLines.of(argument).path());
            return argument;
        } catch (RefusedPath _) {
            findings.warning(
                    place,
                    "\"" + argument.substring(first.length()).strip()
                            + "\" behind the path of an include means nothing " + "and was ignored. Remove it.");
            return first;
        }
    }

    private String way(Path back) {
        List<String> names = new ArrayList<>();
        for (Path file : open) {
            names.addFirst(folder.nameOf(file));
            if (file.equals(back)) {
                break;
            }
        }
        return names.stream().collect(Collectors.joining(" → ", "", " → " + folder.nameOf(back)));
    }

    private void addPlayground(Path from, String argument, String indent, Place place) {
        String[] words = argument.split("\\s+");
        try {
            List<Line> lines = linesOf(folder.text(folder.included(from.getParent(), words[0])));
            String attributes = argument.substring(words[0].length()).strip().replaceAll("\\s+", ",");
            out.add("```rust" + (attributes.isEmpty() ? "" : "," + attributes), place);
            for (Line line : lines) {
                out.endLine(place);
                out.add(line.text().isEmpty() ? "" : indent + line.text(), place);
                noteLength(place);
            }
            out.endLine(place);
            out.add(indent + "```", place);
        } catch (RefusedPath refused) {
            refuse(refused, place);
        }
    }

    /** A file that isn't there is nothing to show, as mdBook has it; one that must not be shown is an error. */
    private void refuse(RefusedPath refused, Place place) {
        if (refused.isMissing()) {
            findings.warning(place, refused.getMessage() + " Until then nothing is shown in its place.");
        } else {
            findings.error(place, refused.getMessage());
        }
    }

    private void placeQuiz(Path from, String written, String argument, Place place) {
        try {
            out.add(new Placed.PlacedQuiz(written, place, folder.file(from.getParent(), argument)));
        } catch (RefusedPath refused) {
            findings.error(place, refused.getMessage());
        }
    }
}
