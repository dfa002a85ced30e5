package dev.crossroads.course.read;

import dev.crossroads.course.read.Markdown.Remarks;
import dev.crossroads.course.read.Mistake.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

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
            // Readmes centre their pictures and titles with it.
            .addAttributes("p", "align")
            .addAttributes("div", "align", Callouts.BLOCK, Callouts.KIND, Callouts.TITLE)
            .addAttributes("audio", "src", "controls")
            .addAttributes("video", "src", "controls", "width", "height", "poster")
            .addAttributes("source", "src", "type")
            .addAttributes("input", "type", "checked", "disabled")
            .addAttributes("ol", "start", "reversed")
            .addAttributes("li", "value")
            .addAttributes("details", "open")
            .addAttributes("h1", "align")
            .addAttributes("h2", "align")
            .addAttributes("h3", "align")
            .addAttributes("h4", "align")
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

    private static final Pattern CLASS = Pattern.compile("[\\w-]+");
    private static final Pattern LANGUAGE = Pattern.compile("language-[\\w+#.-]+");

    private Sanitizer() {}

    /**
     * The body of the document without what isn't allowed; the remarks hear of each thing that is left out. Most
     * chapters hold nothing that isn't: they are judged and left as they are, and only the others are taken apart.
     */
    static Element clean(Document dirty, Remarks remarks) {
        Judging judging = new Judging(remarks);
        NodeTraversor.traverse(judging, dirty.body());
        judging.leftOut.forEach(Node::remove);
        Document clean = judging.isClean ? dirty : new Cleaner(SAFE).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        clean.body().clearAttributes();
        clean.select(Queries.of("img:not([src])")).remove();
        return clean.body();
    }

    /** Walks through a document and finds whatever isn't allowed in it, by the same list as the cleaner. */
    private static final class Judging implements NodeVisitor {
        private final Remarks remarks;
        private final List<Node> leftOut = new ArrayList<>();
        private boolean isClean = true;

        Judging(Remarks remarks) {
            this.remarks = remarks;
        }

        @Override
        public void head(Node node, int depth) {
            if (depth == 0 || node.getClass() == TextNode.class) {
                return;
            }
            switch (node) {
                case Element element -> judge(element);
                case Comment comment -> leftOut.add(comment);
                default -> isClean = false;
            }
        }

        private void judge(Element element) {
            String tag = element.normalName();
            if (!SAFE.isSafeTag(tag) || isOtherField(element)) {
                note(element, "<" + tag + "> isn't allowed in a course and was left out.");
                isClean = false;
                if (isOtherField(element)) {
                    leftOut.add(element);
                }
                return;
            }
            isClean &= element.tag().namespace().equals(Parser.NamespaceHtml);
            for (Attribute attribute : element.attributes()) {
                if (!SAFE.isSafeAttribute(tag, element, attribute)) {
                    isClean = false;
                    if (!isOfFootnote(attribute)) {
                        note(
                                element,
                                "%s=\"%s\" isn't allowed on <%s> and was left out."
                                        .formatted(attribute.getKey(), shorten(attribute.getValue()), tag));
                    }
                }
            }
            if (element.hasAttr("class")) {
                dropForeignClasses(element);
            }
        }

        private void dropForeignClasses(Element element) {
            List<String> names = List.of(element.className().strip().split("\\s+"));
            List<String> kept = names.stream().filter(Sanitizer::isOfAuthor).toList();
            if (kept.size() == names.size()) {
                return;
            }
            names.stream()
                    .filter(name -> !name.isEmpty() && !name.startsWith("language-") && !kept.contains(name))
                    .forEach(name ->
                            note(element, "The class \"" + shorten(name) + "\" belongs to the page and was left out."));
            if (kept.isEmpty()) {
                element.removeAttr("class");
            } else {
                element.attr("class", String.join(" ", kept));
            }
        }

        private void note(Element element, String what) {
            remarks.note(Severity.WARNING, Math.max(1, SourceLines.of(element)), what);
        }
    }

    /** Whether a class means nothing on our pages, or is the language of a program. */
    private static boolean isOfAuthor(String name) {
        if (name.startsWith("language-")) {
            return LANGUAGE.matcher(name).matches();
        }
        return CLASS.matcher(name).matches()
                && !OUR_CLASSES.contains(name)
                && !name.startsWith("checkpoint")
                && !name.startsWith("picture-");
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

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
