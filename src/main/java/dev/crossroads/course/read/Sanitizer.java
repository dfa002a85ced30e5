package dev.crossroads.course.read;

import dev.crossroads.course.read.Markdown.Remarks;
import dev.crossroads.course.read.Mistake.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Lets through the HTML that a lesson needs and nothing that runs, asks, frames or restyles. It works before Crossroads
 * adds its own structure, so nothing an author writes can pass for that structure.
 */
final class Sanitizer {
    /** Relative links are judged as if they stood here; the address is never asked for. */
    static final String BASE = "https://course.invalid/";

    /** Classes that mean something on our pages, and are given by us alone. */
    private static final Set<String> OUR_CLASSES = Set.of(
            "admonition",
            "admonition-title",
            "anchor",
            "code",
            "side-by-side",
            "table",
            "tab",
            "tabs",
            "tab-title",
            "code-more",
            "listing",
            "listing-caption",
            "formula",
            "formula-displayed",
            "formula-set",
            "checked",
            "term",
            "code-mark",
            "code-marks",
            "code-run",
            "code-came",
            "line-numbers",
            "numbered",
            "picture",
            "drawing");

    private static final String[] TEXT_TAGS = """
            a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption \
            figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span \
            strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var video source wbr""".strip().split(" ");

    private static final Safelist SAFE = new Safelist()
            .addTags(TEXT_TAGS)
            .addAttributes(":all", "class", "id", "title", "lang", "dir", SourceLines.ATTRIBUTE)
            .addAttributes("a", "href", "aria-label")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("pre", Callouts.TITLE, CodeFigures.WHOLE)
            .addAttributes("div", Callouts.BLOCK, Callouts.KIND, Callouts.TITLE)
            .addAttributes("audio", "src", "controls")
            .addAttributes("video", "src", "controls", "width", "height", "poster")
            .addAttributes("source", "src", "type")
            .addAttributes("input", "type", "checked", "disabled")
            .addAttributes("ol", "start", "reversed")
            .addAttributes("li", "value")
            .addAttributes("details", "open")
            .addAttributes("td", "align", "colspan", "rowspan")
            .addAttributes("th", "align", "colspan", "rowspan", "scope")
            .addAttributes("col", "span")
            .addAttributes("blockquote", "cite")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addProtocols("img", "src", "http", "https")
            .addProtocols("audio", "src", "http", "https")
            .addProtocols("video", "src", "http", "https")
            .addProtocols("video", "poster", "http", "https")
            .addProtocols("source", "src", "http", "https")
            .addProtocols("blockquote", "cite", "http", "https")
            .preserveRelativeLinks(true);

    private Sanitizer() {}

    /** The body of the document without what isn't allowed; the remarks hear of each thing that is left out. */
    static Element clean(Document dirty, CourseWords words, Remarks remarks) {
        ForeignElements.settle(dirty.body(), words, remarks);
        for (Element element : dirty.body().getAllElements()) {
            if (element != dirty.body()) {
                judge(element, remarks);
            }
        }
        Document clean = new Cleaner(SAFE).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        clean.select(Queries.of("img:not([src])")).remove();
        return clean.body();
    }

    private static void judge(Element element, Remarks remarks) {
        int line = Math.max(1, SourceLines.of(element));
        String tag = element.normalName();
        if (!SAFE.isSafeTag(tag) || isOtherField(element)) {
            remarks.note(Severity.WARNING, line, "<" + tag + "> isn't allowed in a course and was left out.");
            if (isOtherField(element)) {
                element.remove();
            }
            return;
        }
        for (Attribute attribute : List.copyOf(element.attributes().asList())) {
            if (!SAFE.isSafeAttribute(tag, element, attribute) && !isOfFootnote(attribute)) {
                remarks.note(
                        Severity.WARNING,
                        line,
                        "%s=\"%s\" isn't allowed on <%s> and was left out."
                                .formatted(attribute.getKey(), shorten(attribute.getValue()), tag));
            }
        }
        dropForeignClasses(element, line, remarks);
    }

    /** The tick boxes of a task list are shown; a field that takes input would be a trap. */
    private static boolean isOtherField(Element element) {
        return element.nameIs("input")
                && !(element.attr("type").equalsIgnoreCase("checkbox") && element.hasAttr("disabled"));
    }

    /** Attributes that the footnotes extension adds for scripts we don't have. */
    private static boolean isOfFootnote(Attribute attribute) {
        return attribute.getKey().startsWith("data-footnote");
    }

    private static void dropForeignClasses(Element element, int line, Remarks remarks) {
        if (!element.hasAttr("class")) {
            return;
        }
        List<String> kept = Stream.of(element.className().strip().split("\\s+"))
                .filter(name -> name.matches("[\\w-]+"))
                .filter(name ->
                        !OUR_CLASSES.contains(name) && !name.startsWith("checkpoint") && !name.startsWith("picture-"))
                .toList();
        Stream.of(element.className().strip().split("\\s+"))
                .filter(name -> !name.isEmpty() && !name.matches("language-.*") && !kept.contains(name))
                .forEach(name -> remarks.note(
                        Severity.WARNING,
                        line,
                        "The class \"" + shorten(name) + "\" belongs to the page and was left out."));
        List<String> language = Stream.of(element.className().strip().split("\\s+"))
                .filter(name -> name.matches("language-[\\w+#.-]+"))
                .toList();
        String names = String.join(
                " ", Stream.concat(kept.stream(), language.stream()).distinct().toList());
        if (names.isEmpty()) {
            element.removeAttr("class");
        } else {
            element.attr("class", names);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
