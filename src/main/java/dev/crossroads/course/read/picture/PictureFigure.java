package dev.crossroads.course.read.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A picture as it stands in its chapter. */
public final class PictureFigure extends Element {
    private final List<Element> words = new ArrayList<>();

    PictureFigure() {
        super("figure");
        addClass("picture");
    }

    /** Its words and tables, without the drawings, which say the same. */
    public String said() {
        return words.stream().map(Element::text).collect(Collectors.joining("\n"));
    }

    /** Counts a part of it as words. */
    void say(Element part) {
        words.add(part);
    }
}
