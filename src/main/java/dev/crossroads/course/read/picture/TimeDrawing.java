package dev.crossroads.course.read.picture;

import dev.crossroads.course.read.picture.Picture.Cell;
import dev.crossroads.course.read.picture.Picture.Look;
import dev.crossroads.course.read.picture.Picture.Panel;
import dev.crossroads.course.read.picture.Picture.Row;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** A lane for each thread, goroutine or task; time goes from left to right. */
final class TimeDrawing {
    private static final double MARGIN = 8;
    private static final double LANE = 34;
    private static final double CELL = 26;

    private TimeDrawing() {}

    static Element of(Panel panel, String time, String label) {
        Svg svg = new Svg();
        int columns =
                panel.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        double names = panel.rows().stream()
                .mapToDouble(row -> row.name().length() * Svg.CHARACTER)
                .max()
                .orElse(0);
        double left = MARGIN + names + 10;
        double wide = panel.rows().stream()
                .flatMap(row -> row.cells().stream())
                .mapToDouble(cell -> Math.max(30, cell.text().length() * Svg.CHARACTER + 10))
                .max()
                .orElse(30);
        double y = MARGIN;
        for (Row row : panel.rows()) {
            svg.text(MARGIN, y + 17, "name", row.name());
            double x = left;
            for (Cell cell : row.cells()) {
                if (cell.look() != Look.EMPTY) {
                    svg.box(x + 1, y, wide - 2, CELL, "cell " + look(cell));
                    svg.text(x + wide / 2, y + 17, "cell-text", cell.text());
                }
                x += wide;
            }
            y += LANE;
        }
        double end = left + columns * wide;
        svg.text(left, y + 12, "note", time);
        svg.arrow(left + time.length() * Svg.CHARACTER + 8, end, y + 8, "time");
        return svg.finished(end + MARGIN, y + 20, label);
    }

    private static String look(Cell cell) {
        return cell.look() == Look.STUCK ? "waits wrong" : cell.look().name().toLowerCase(Locale.ROOT);
    }
}
