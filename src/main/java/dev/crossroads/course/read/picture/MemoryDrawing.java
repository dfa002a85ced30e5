package dev.crossroads.course.read.picture;

import dev.crossroads.course.read.picture.Picture.Cell;
import dev.crossroads.course.read.picture.Picture.Look;
import dev.crossroads.course.read.picture.Picture.Panel;
import dev.crossroads.course.read.picture.Picture.Place;
import dev.crossroads.course.read.picture.Picture.Row;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * The stack on the left, the heap on the right, an arrow for each pointer. An arrow leaves its cell downwards, runs
 * along the empty band below its row, and changes its height only beside a column, so that none crosses a text.
 */
final class MemoryDrawing {
    private static final double MARGIN = 8;
    private static final double GAP = 48;
    private static final double LABEL = 16;
    private static final double CELL = 24;
    private static final double BELOW = 14;
    private static final double BEND = 28;
    private static final double SMALLEST_CELL = 26;

    /** A letter of a note, which is smaller than the others and not monospaced: about its widest mean. */
    private static final double NOTE_CHARACTER = 6.2;

    private final Svg svg = new Svg();
    private final Map<String, Spot> spots = new HashMap<>();

    /** By the row itself: variables of two functions may have one name. */
    private final Map<Row, Spot> spotsOfRows = new IdentityHashMap<>();

    /** Where a row was drawn, and where its column begins and ends. */
    private record Spot(
            double left, double right, double middle, double columnRight, boolean isOnHeap, boolean isGone) {}

    private MemoryDrawing() {}

    static Element of(Panel panel, String stack, String heap, String label) {
        return new MemoryDrawing().draw(panel, stack, heap, label);
    }

    private Element draw(Panel panel, String stack, String heap, String label) {
        List<Row> left = panel.rows().stream().filter(row -> !row.isOnHeap()).toList();
        List<Row> right = panel.rows().stream().filter(Row::isOnHeap).toList();
        double stackWidth = Math.max(90, widest(left));
        double heapLeft = MARGIN + stackWidth + GAP;
        double heapWidth = right.isEmpty() ? 0 : Math.max(60, widest(right));
        svg.text(MARGIN, 14, "head-text", stack);
        if (!right.isEmpty()) {
            svg.text(heapLeft, 14, "head-text", heap);
        }
        double height = Math.max(column(left, MARGIN, stackWidth), column(right, heapLeft, heapWidth));
        panel.rows().forEach(this::pointers);
        List<Row> last = right.isEmpty() ? left : right;
        double beside = last.stream().anyMatch(this::isPointing) ? BEND : 0;
        return svg.finished(
                (right.isEmpty() ? MARGIN + stackWidth : heapLeft + heapWidth) + beside + MARGIN, height, label);
    }

    private boolean isPointing(Row row) {
        return row.cells().stream()
                .anyMatch(cell -> cell.target().filter(spots::containsKey).isPresent());
    }

    private double column(List<Row> rows, double left, double width) {
        double y = 26;
        for (Row row : rows) {
            if (row.place() == Place.FRAME) {
                svg.text(left, y + 12, "frame-text", row.name());
                y += 20;
                continue;
            }
            svg.text(left, y + 11, row.isGone() ? "name gone" : "name", row.name());
            if (!row.note().isEmpty()) {
                svg.text(left + row.name().length() * Svg.CHARACTER + 10, y + 11, "note", row.note());
            }
            y += LABEL;
            double x = left;
            for (Cell cell : row.cells()) {
                double wide = width(cell);
                svg.box(x, y, wide, CELL, look(row, cell));
                if (cell.look() == Look.PLAIN) {
                    svg.text(x + wide / 2, y + 16, row.isGone() ? "cell-text gone" : "cell-text", cell.text());
                }
                x += wide;
            }
            Spot spot = new Spot(left, x, y + CELL / 2, left + width, row.isOnHeap(), row.isGone());
            spots.put(row.name(), spot);
            spotsOfRows.put(row, spot);
            y += CELL + BELOW;
        }
        return y;
    }

    private void pointers(Row row) {
        Spot from = spotsOfRows.get(row);
        if (from == null) {
            return;
        }
        double x = from.left();
        double band = from.middle() + CELL / 2 + 5;
        for (Cell cell : row.cells()) {
            double middle = x + width(cell) / 2;
            x += width(cell);
            Spot to = cell.target().map(spots::get).orElse(null);
            if (to == null) {
                continue;
            }
            String name = row.isGone() ? "pointer gone" : to.isGone() ? "pointer wrong" : "pointer";
            svg.dot(middle, from.middle(), name);
            if (to.isOnHeap() == from.isOnHeap()) {
                double edge = Math.max(from.columnRight(), to.columnRight());
                svg.pointer(middle, from.middle(), band, edge, edge + BEND - 4, edge, to.right(), to.middle(), name);
            } else {
                double leaves = to.isOnHeap() ? from.columnRight() : from.left();
                double arrives = to.isOnHeap() ? to.left() : to.columnRight();
                double target = to.isOnHeap() ? to.left() : to.right();
                svg.pointer(
                        middle,
                        from.middle(),
                        band,
                        leaves,
                        (leaves + arrives) / 2,
                        arrives,
                        target,
                        to.middle(),
                        name);
            }
            band += 4;
        }
    }

    private static String look(Row row, Cell cell) {
        return (row.isOnHeap() ? "cell heap" : "cell stack")
                + (row.isGone() ? " gone" : "")
                + (cell.text().startsWith("(") ? " free" : "");
    }

    private static double widest(List<Row> rows) {
        return rows.stream()
                .mapToDouble(row -> Math.max(
                        row.cells().stream().mapToDouble(MemoryDrawing::width).sum(),
                        row.name().length() * Svg.CHARACTER + 10 + row.note().length() * NOTE_CHARACTER))
                .max()
                .orElse(0);
    }

    private static double width(Cell cell) {
        return Math.max(SMALLEST_CELL, cell.text().length() * Svg.CHARACTER + 12);
    }
}
