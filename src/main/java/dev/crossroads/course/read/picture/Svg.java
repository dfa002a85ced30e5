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

    /** The beginning of a pointer's line, down out of its cell, so that the cells beside it can be read. */
    void stem(double x, double y, double toY, String name) {
        shape("path", name + " line")
                .attr("d", "M%s %s L%s %s".formatted(number(x), number(y), number(x), number(toY)));
    }

    /** A line from one place to another that leaves to the right and arrives from that side of the other. */
    void arrow(double x, double y, double toX, double toY, boolean fromLeft, String name) {
        double bend = fromLeft ? Math.max(24, (toX - x) / 2) : 28;
        double before = fromLeft ? toX - bend : toX + bend;
        shape("path", name + " line")
                .attr(
                        "d",
                        "M%s %s C%s %s %s %s %s %s"
                                .formatted(
                                        number(x),
                                        number(y),
                                        number(fromLeft ? x + bend : Math.max(x, toX) + bend),
                                        number(y),
                                        number(fromLeft ? before : Math.max(x, toX) + bend),
                                        number(toY),
                                        number(toX),
                                        number(toY)));
        double tail = fromLeft ? toX - 7 : toX + 7;
        shape("path", name + " head")
                .attr(
                        "d",
                        "M%s %s L%s %s L%s %s Z"
                                .formatted(
                                        number(toX),
                                        number(toY),
                                        number(tail),
                                        number(toY - 4),
                                        number(tail),
                                        number(toY + 4)));
    }

    /** The drawing in that size, for whoever can't see it under that name. */
    Element finished(double width, double height, String label) {
        root.attributes().put("viewBox", "0 0 " + number(width) + " " + number(height));
        return root.attr("width", number(width)).attr("height", number(height)).attr("aria-label", label);
    }

    private Element shape(String tag, String name) {
        return root.appendElement(tag).attr("class", name);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
