package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Names the headings of a chapter: by what the author says, {@code ## Title {#id .class}}, or by their words, as mdBook
 * does. Every name is used once; the author's own come first.
 */
final class Headings {
    /** Letters of every script: authors write in their own language, and so are the ids made from headings. */
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "#[\\w:.-]++|[.][\\w-]++|[\\w-]++=(?:\"[^\"]*+\"|[^\\s\"]*+)", Pattern.UNICODE_CHARACTER_CLASS);

    private final Findings findings;
    private final Function<Element, Place> placeOf;
    private final Set<String> used = new LinkedHashSet<>();

    private Headings(Findings findings, Function<Element, Place> placeOf) {
        this.findings = findings;
        this.placeOf = placeOf;
    }

    /**
     * Gives every heading an id of its own and takes the attributes out of its text.
     *
     * @return every id in the chapter, so that links can be checked
     */
    static Set<String> name(Element body, Findings findings, Function<Element, Place> placeOf) {
        Headings headings = new Headings(findings, placeOf);
        List<Element> all = body.select(Queries.of("h1, h2, h3, h4, h5, h6"));
        all.forEach(Headings::takeAttributes);
        headings.keepFirstOfEach(body);
        Map<String, Integer> repeated = new HashMap<>();
        for (Element heading : all) {
            if (heading.id().isEmpty()) {
                heading.id(headings.unused(CourseAddresses.slug(words(heading)), repeated));
            }
        }
        return headings.used;
    }

    /** The words of a heading as a list of contents shows them: without the number of a note it refers to. */
    static String words(Element heading) {
        if (heading.selectFirst(Queries.of("sup.footnote-ref")) == null) {
            return heading.text();
        }
        Element copy = heading.clone();
        copy.select(Queries.of("sup.footnote-ref")).remove();
        return copy.text();
    }

    private static void takeAttributes(Element heading) {
        if (!(heading.lastChild() instanceof TextNode text)) {
            return;
        }
        String words = text.getWholeText().stripTrailing();
        int start = words.lastIndexOf('{');
        if (start < 0 || !words.endsWith("}")) {
            return;
        }
        String inside = words.substring(start + 1, words.length() - 1).strip();
        List<String> attributes =
                ATTRIBUTE.matcher(inside).results().map(MatchResult::group).toList();
        if (!attributes.isEmpty() && ATTRIBUTE.matcher(inside).replaceAll("").isBlank()) {
            text.text(words.substring(0, start).stripTrailing());
            attributes.forEach(attribute -> give(heading, attribute));
        }
    }

    private static void give(Element heading, String attribute) {
        if (attribute.startsWith("#")) {
            heading.id(attribute.substring(1));
        } else if (attribute.startsWith(".")) {
            heading.addClass(attribute.substring(1));
        }
    }

    private void keepFirstOfEach(Element body) {
        for (Element element : body.select(Queries.of("[id]"))) {
            String id = element.id();
            if (id.isBlank() || !used.add(id)) {
                element.removeAttr("id");
                findings.warning(
                        placeOf.apply(element),
                        "The id \"" + id + "\" is used twice in this chapter and was left out here. "
                                + "Give one of the two another id.");
            }
        }
    }

    private String unused(String slug, Map<String, Integer> repeated) {
        String id = slug;
        while (!used.add(id)) {
            id = slug + "-" + repeated.merge(slug, 1, Integer::sum);
        }
        return id;
    }
}
