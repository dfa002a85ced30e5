package dev.crossroads.course.read;

import dev.crossroads.course.Lesson;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Divides a chapter into the sections that a learner's reading is recorded by. */
final class Sections {
    private Sections() {}

    /** A section as it stands in its chapter; its first child is its heading. */
    static final class Section extends Element {
        private Section() {
            super("section");
            attr("id", "").attr("data-section", true);
        }
    }

    /**
     * Wraps what stands before the first second-level heading, and each such heading with what follows it, into a
     * {@code <section>} that has its heading's id. Footnotes stay outside, at the end. Every heading has an id already.
     */
    static List<Lesson.Section> divide(Element body, CourseWords words) {
        List<Node> nodes = List.copyOf(body.childNodes());
        Element footnotes = body.selectFirst(Queries.of("> section.footnotes"));
        body.empty();
        List<Section> sections = new ArrayList<>();
        for (Node node : nodes) {
            if (sections.isEmpty() || node instanceof Element element && element.nameIs("h2")) {
                sections.add(new Section());
            }
            if (node != footnotes) {
                sections.getLast().appendChild(node);
            }
        }
        sections.forEach(Sections::trim);
        List<Lesson.Section> named = sections.stream().map(Sections::name).toList();
        body.appendChildren(sections);
        if (footnotes != null) {
            body.appendChild(footnotes);
        }
        body.select(Queries.of("h1, h2, h3, h4, h5, h6")).forEach(heading -> addAnchor(heading, words));
        return named;
    }

    /** Its first child is its heading, without white space before it. */
    private static void trim(Section section) {
        while (section.firstChild() instanceof TextNode text && text.isBlank()) {
            text.remove();
        }
    }

    private static Lesson.Section name(Section section) {
        Element heading = section.selectFirst(Queries.of("> h1, > h2"));
        if (heading == null) {
            throw new IllegalStateException("A section without a heading: " + section.text());
        }
        section.id(heading.id());
        heading.removeAttr("id");
        return new Lesson.Section(section.id(), Headings.words(heading));
    }

    private static void addAnchor(Element heading, CourseWords words) {
        String id = heading.id().isEmpty() ? heading.parent().id() : heading.id();
        String title = Headings.words(heading);
        heading.appendText(" ");
        heading.appendElement("a")
                .addClass("anchor")
                .attr("href", "#" + id)
                .attr("aria-label", words.linkTo(title))
                .text("#");
    }
}
