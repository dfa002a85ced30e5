package dev.crossroads.course.read.picture;

import dev.crossroads.course.read.picture.Picture.Cell;
import dev.crossroads.course.read.picture.Picture.Kind;
import dev.crossroads.course.read.picture.Picture.Look;
import dev.crossroads.course.read.picture.Picture.Panel;
import dev.crossroads.course.read.picture.Picture.Place;
import dev.crossroads.course.read.picture.Picture.Row;
import dev.crossroads.course.read.picture.Picture.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a picture from its text, line by line:
 *
 * <pre>
 * title: Where a String lives
 * == What is to be seen in the first step
 * -- rust: let name = String::from("crab");
 * frame main
 * stack name: *text | 4 | 4  {read, write}
 * heap text: c | r | a | b
 * </pre>
 *
 * In a picture of memory a row is {@code stack}, {@code heap}, {@code moved} or {@code freed}, and a cell that begins
 * with an asterisk points to the row of that name. In one of time every row is a lane by its name; a cell is what it
 * does, {@code .} for nothing, {@code ~…} where it waits, {@code !…} where something goes wrong and {@code !~…} where
 * that is its waiting.
 */
final class PictureReader {
    private static final Pattern ROW =
            Pattern.compile("(?<name>[^:|{}]{1,40}?)\\s*:\\s*(?<cells>[^{}]*?)\\s*(?:\\{(?<note>[^{}]*)})?");
    private static final Pattern PLACED = Pattern.compile("(?<place>stack|heap|moved|freed)\\s+(?<row>\\S.*)");
    private static final int MOST_CELLS = 12;

    private final Kind kind;
    private final ObjIntConsumer<String> mistakes;
    private final List<Step> steps = new ArrayList<>();
    private String title = "";
    private Optional<String> says = Optional.empty();
    private final List<Panel> panels = new ArrayList<>();
    private Optional<Panel> panel = Optional.empty();

    private PictureReader(Kind kind, ObjIntConsumer<String> mistakes) {
        this.kind = kind;
        this.mistakes = mistakes;
    }

    /**
     * Reads a picture.
     *
     * @param mistakes hears of what can't be read, with its line in the text, from 1
     */
    static Picture read(Kind kind, String text, ObjIntConsumer<String> mistakes) {
        return new PictureReader(kind, mistakes).read(text);
    }

    private Picture read(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                take(line.strip(), number);
            }
        }
        closeStep();
        if (steps.isEmpty()) {
            mistakes.accept("The picture has no step. Begin one with \"== \" and what is to be seen in it.", 1);
        }
        return new Picture(kind, title, List.copyOf(steps));
    }

    private void take(String line, int number) {
        if (line.startsWith("title:")) {
            title = line.substring("title:".length()).strip();
        } else if (line.startsWith("==")) {
            closeStep();
            says = Optional.of(line.substring(2).strip());
        } else if (says.isEmpty()) {
            mistakes.accept("\"" + line + "\" stands before the first step. Begin one with \"== \".", number);
        } else if (line.startsWith("--")) {
            closePanel();
            String[] parts = line.substring(2).strip().split(":", 2);
            panel = Optional.of(new Panel(
                    parts[0].strip().toLowerCase(Locale.ROOT),
                    parts.length == 1 ? "" : parts[1].strip(),
                    new ArrayList<>()));
        } else {
            row(line, number).ifPresent(open().rows()::add);
        }
    }

    private Panel open() {
        if (panel.isEmpty()) {
            panel = Optional.of(new Panel("", "", new ArrayList<>()));
        }
        return panel.get();
    }

    private Optional<Row> row(String line, int number) {
        if (kind == Kind.MEMORY && line.startsWith("frame ")) {
            return Optional.of(
                    new Row(Place.FRAME, line.substring("frame ".length()).strip(), List.of(), ""));
        }
        Matcher placed = PLACED.matcher(line);
        boolean isMemory = kind == Kind.MEMORY;
        if (isMemory && !placed.matches()) {
            mistakes.accept(
                    "\"" + line
                            + "\" is no row of a picture of memory. Begin it with frame, stack, heap, moved or freed.",
                    number);
            return Optional.empty();
        }
        Matcher row = ROW.matcher(isMemory ? placed.group("row") : line);
        if (!row.matches()) {
            mistakes.accept("\"" + line + "\" can't be read. Write a name, a colon and cells with | between.", number);
            return Optional.empty();
        }
        List<Cell> cells = Stream.of(row.group("cells").split("\\|", -1))
                .map(String::strip)
                .map(this::cell)
                .toList();
        if (cells.size() > MOST_CELLS) {
            mistakes.accept("A row has at most " + MOST_CELLS + " cells; here are " + cells.size() + ".", number);
        }
        Place place = isMemory ? Place.valueOf(placed.group("place").toUpperCase(Locale.ROOT)) : Place.LANE;
        String note = row.group("note") == null ? "" : row.group("note").strip();
        return Optional.of(new Row(place, row.group("name").strip(), cells, note));
    }

    private Cell cell(String text) {
        if (kind == Kind.MEMORY) {
            return text.startsWith("*")
                    ? new Cell(Look.POINTER, "", Optional.of(text.substring(1).strip()))
                    : new Cell(Look.PLAIN, text, Optional.empty());
        }
        return switch (text.isEmpty() ? '.' : text.charAt(0)) {
            case '.' -> new Cell(Look.EMPTY, "", Optional.empty());
            case '~' -> new Cell(Look.WAITS, text.substring(1).strip(), Optional.empty());
            case '!' ->
                text.startsWith("!~")
                        ? new Cell(Look.STUCK, text.substring(2).strip(), Optional.empty())
                        : new Cell(Look.WRONG, text.substring(1).strip(), Optional.empty());
            default -> new Cell(Look.PLAIN, text, Optional.empty());
        };
    }

    private void closeStep() {
        closePanel();
        says.ifPresent(words -> steps.add(new Step(words, List.copyOf(panels))));
        panels.clear();
        says = Optional.empty();
    }

    private void closePanel() {
        panel.ifPresent(open -> {
            Set<String> names = new HashSet<>();
            open.rows().forEach(row -> names.add(row.name()));
            open.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .flatMap(cell -> cell.target().stream())
                    .filter(target -> !names.contains(target))
                    .forEach(target -> mistakes.accept(
                            "A cell points to \"" + target
                                    + "\", and there is no such row beside it. Correct its name.",
                            1));
            panels.add(new Panel(open.name(), open.code(), List.copyOf(open.rows())));
        });
        panel = Optional.empty();
    }
}
