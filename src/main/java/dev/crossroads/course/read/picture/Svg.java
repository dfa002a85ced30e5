package dev.crossroads.course.read.picture;

import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * An SVG as it is drawn: shapes have classes and no colours of their own, so that the page's style and its light or
 * dark scheme apply, and no style that a strict content policy would refuse.
 */
final class Svg {
    /** The width of a character of the fixed-width font at the size that pictures are drawn in. */
    static final double CHARACTER = 7.3;

    private final Element root = new Element("svg").attr("role", "img").addClass("drawing");

    void text(double x, double y, String name, String text) {
        shape("text", name).attr("x", number(x)).attr("y", number(y)).text(text);
    }

    void box(double x, double y, double width, double height, String name) {
        shape("rect", name)
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("width", number(width))
                .attr("height", number(height))
                .attr("rx", "3");
    }

    void dot(double x, double y, String name) {
        shape("circle", name).attr("cx", number(x)).attr("cy", number(y)).attr("r", "3");
    }

    /** An arrow that points to the right, all at one height. */
    void arrow(double x, double toX, double y, String name) {
        shape("path", name + " line").attr("d", "M%s L%s".formatted(at(x, y), at(toX, y)));
        head(toX, y, true, name);
    }

    /**
     * A pointer's line: down from its cell, level along the band below it, over to the height of what it points to, and
     * level again.
     *
     * @param x the middle of its cell
     * @param y the height of its cell's middle
     * @param band the height at which nothing else is drawn below its row
     * @param leaves where it leaves the column, and may begin to change its height
     * @param bend how far over it swings meanwhile
     * @param arrives where it has to be at its new height
     * @param toX the side of what it points to
     * @param toY the height of its middle
     */
    void pointer(
            double x,
            double y,
            double band,
            double leaves,
            double bend,
            double arrives,
            double toX,
            double toY,
            String name) {
        double corner = leaves < x ? -4 : 4;
        shape("path", name + " line")
                .attr(
                        "d",
                        "M%s L%s Q%s %s L%s C%s %s %s L%s"
                                .formatted(
                                        at(x, y),
                                        at(x, band - 4),
                                        at(x, band),
                                        at(x + corner, band),
                                        at(leaves, band),
                                        at(bend, band),
                                        at(bend, toY),
                                        at(arrives, toY),
                                        at(toX, toY)));
        head(toX, toY, bend < toX, name);
    }

    private void head(double x, double y, boolean isToTheRight, String name) {
        double tail = isToTheRight ? x - 7 : x + 7;
        shape("path", name + " head").attr("d", "M%s L%s L%s Z".formatted(at(x, y), at(tail, y - 4), at(tail, y + 4)));
    }

    /** The drawing in that size, for whoever can't see it under that name. */
    Element finished(double width, double height, String label) {
        root.attributes().put("viewBox", "0 0 " + number(width) + " " + number(height));
        return root.attr("width", number(width)).attr("height", number(height)).attr("aria-label", label);
    }

    private Element shape(String tag, String name) {
        return root.appendElement(tag).attr("class", name);
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
