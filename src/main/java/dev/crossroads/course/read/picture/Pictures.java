package dev.crossroads.course.read.picture;

import dev.crossroads.course.read.picture.Picture.Cell;
import dev.crossroads.course.read.picture.Picture.Kind;
import dev.crossroads.course.read.picture.Picture.Panel;
import dev.crossroads.course.read.picture.Picture.Place;
import dev.crossroads.course.read.picture.Picture.Row;
import dev.crossroads.course.read.picture.Picture.Step;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Draws the pictures of memory and of time that authors write as text. Each is a figure whose steps are shown one at a
 * time by links, a drawing for every side of a step, and the same as a table for whoever would rather read it.
 */
public final class Pictures {
    private static final Map<String, Kind> KINDS = Map.of("memory", Kind.MEMORY, "timeline", Kind.TIMELINE);
    private static final Map<String, String> NAMES = Map.of("rust", "Rust", "go", "Go");

    /** Looks up a word that is put into the course's text, by its key. */
    private final Function<String, String> words;

    private Pictures(Function<String, String> words) {
        this.words = words;
    }

    /** Whether a fence of that language is a picture. */
    public static boolean isPicture(String language) {
        return KINDS.containsKey(language);
    }

    /**
     * A picture from what its fence holds.
     *
     * @param language one that {@link #isPicture(String)} knows
     * @param id what the ids of its steps begin with, unique on its page
     * @param words by their keys, in the language of the course
     * @param mistakes hears of what can't be read, with its line in the text, from 1
     */
    public static PictureFigure draw(
            String language, String text, String id, Function<String, String> words, ObjIntConsumer<String> mistakes) {
        Picture picture = PictureReader.read(KINDS.get(language), text, mistakes);
        return new Pictures(words).figure(picture, id);
    }

    private PictureFigure figure(Picture picture, String id) {
        PictureFigure figure = new PictureFigure();
        if (!picture.title().isEmpty()) {
            Element caption = figure.appendElement("figcaption");
            inline(caption, picture.title());
            figure.say(caption);
        }
        int count = picture.steps().size();
        for (int i = 0; i < count; i++) {
            Element step = figure.appendElement("div").addClass("picture-step").id(id + "-" + (i + 1));
            fill(figure, step, picture.kind(), picture.steps().get(i));
            if (count > 1) {
                step.appendChild(turns(id, i + 1, count));
            }
        }
        return figure;
    }

    private void fill(PictureFigure figure, Element step, Kind kind, Step shown) {
        Element says = step.appendElement("p").addClass("picture-says");
        inline(says, shown.says());
        figure.say(says);
        Element panels = step.appendElement("div").addClass("picture-panels");
        for (Panel panel : shown.panels()) {
            Element side = panels.appendElement("div").addClass("picture-panel");
            if (!panel.name().isEmpty()) {
                side.attr("data-language", panel.name());
            }
            if (!panel.name().isEmpty() || !panel.code().isEmpty()) {
                Element head = side.appendElement("p").addClass("picture-head");
                head.appendElement("b").text(NAMES.getOrDefault(panel.name(), panel.name()));
                if (!panel.code().isEmpty()) {
                    head.appendText(" ").appendElement("code").text(panel.code());
                }
                figure.say(head);
            }
            String label = plain(shown.says());
            side.appendElement("div")
                    .addClass("picture-frame")
                    .appendChild(
                            kind == Kind.MEMORY
                                    ? MemoryDrawing.of(
                                            panel,
                                            words.apply("course.picture.stack"),
                                            words.apply("course.picture.heap"),
                                            label)
                                    : TimeDrawing.of(panel, words.apply("course.picture.time"), label));
        }
        Element details = step.appendElement("details").addClass("picture-table");
        details.appendElement("summary").text(words.apply("course.picture.table"));
        shown.panels().forEach(panel -> details.appendChild(table(kind, panel)));
        figure.say(details);
    }

    private Element table(Kind kind, Panel panel) {
        Element table = new Element("table");
        if (!panel.name().isEmpty()) {
            table.appendElement("caption").text(NAMES.getOrDefault(panel.name(), panel.name()));
        }
        if (kind == Kind.MEMORY) {
            row(
                    table,
                    "th",
                    List.of(
                            words.apply("course.picture.place"),
                            words.apply("course.picture.name"),
                            words.apply("course.picture.holds")));
            for (Row row : panel.rows()) {
                if (row.place() != Place.FRAME) {
                    String holds = row.cells().stream().map(this::said).collect(Collectors.joining(", "));
                    String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
                    row(table, "td", List.of(place(row), row.name(), holds + note));
                }
            }
            return table;
        }
        List<String> lanes = panel.rows().stream().map(Row::name).toList();
        row(
                table,
                "th",
                IntStream.rangeClosed(0, lanes.size())
                        .mapToObj(i -> i == 0 ? words.apply("course.picture.moment") : lanes.get(i - 1))
                        .toList());
        int moments =
                panel.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int moment = 0; moment < moments; moment++) {
            int at = moment;
            row(
                    table,
                    "td",
                    IntStream.rangeClosed(0, lanes.size())
                            .mapToObj(i -> i == 0
                                    ? String.valueOf(at + 1)
                                    : saidAt(panel.rows().get(i - 1), at))
                            .toList());
        }
        return table;
    }

    private String saidAt(Row lane, int moment) {
        return moment < lane.cells().size() ? said(lane.cells().get(moment)) : "";
    }

    private String said(Cell cell) {
        return switch (cell.look()) {
            case PLAIN -> cell.text();
            case POINTER ->
                words.apply("course.picture.points")
                        .replace("{name}", cell.target().orElse(""));
            case EMPTY -> "";
            case WAITS -> waiting(cell);
            case WRONG -> cell.text() + wrong();
            case STUCK -> waiting(cell) + wrong();
        };
    }

    private String waiting(Cell cell) {
        return words.apply("course.picture.waits") + (cell.text().isEmpty() ? "" : ": " + cell.text());
    }

    private String wrong() {
        return " (" + words.apply("course.picture.wrong") + ")";
    }

    private String place(Row row) {
        return words.apply(
                switch (row.place()) {
                    case HEAP -> "course.picture.heap";
                    case FREED -> "course.picture.freed";
                    case MOVED -> "course.picture.moved";
                    case FRAME, STACK, LANE -> "course.picture.stack";
                });
    }

    private static void row(Element table, String tag, List<String> cells) {
        Element row = table.appendElement("tr");
        for (String cell : cells) {
            Element made = row.appendElement(tag).text(cell);
            if (tag.equals("th")) {
                made.attr("scope", "col");
            }
        }
    }

    private Element turns(String id, int step, int count) {
        Element turns = new Element("p").addClass("picture-turns");
        turn(turns, id, step - 1, count, "previous", words.apply("course.picture.previous"));
        turns.appendElement("span")
                .text(words.apply("course.picture.step")
                        .replace("{number}", String.valueOf(step))
                        .replace("{count}", String.valueOf(count)));
        turn(turns, id, step + 1, count, "next", words.apply("course.picture.next"));
        return turns;
    }

    private static void turn(Element turns, String id, int to, int count, String way, String word) {
        if (to >= 1 && to <= count) {
            turns.appendElement("a")
                    .addClass("picture-turn")
                    .attr("href", "#" + id + "-" + to)
                    .attr("data-turn", way)
                    .text(word);
        }
    }

    /** A line of text with code between backticks. */
    private static void inline(Element element, String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                element.appendElement("code").text(parts[i]);
            } else {
                element.appendText(parts[i]);
            }
        }
    }

    private static String plain(String text) {
        return text.replace("`", "");
    }
}
