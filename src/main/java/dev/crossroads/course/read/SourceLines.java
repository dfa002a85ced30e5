package dev.crossroads.course.read;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Carries the line of the Markdown through the HTML, as an attribute that is erased before anybody sees it: links and
 * headings are judged in the HTML, and an author looks for them in the Markdown.
 */
final class SourceLines {
    /** The attribute; an author who writes it into raw HTML misleads nobody but their own report. */
    static final String ATTRIBUTE = "data-source-line";

    private static final Pattern MARKER = Pattern.compile("source line (\\d{1,8})");

    private static final String RAW = "<!--source line ";

    private static final Pattern LINE = Pattern.compile("\\d{1,8}");

    private SourceLines() {}

    /** Marks what a node is rendered as. */
    static void mark(Node node, String tag, Map<String, String> attributes) {
        int line = of(node);
        if (line > 0 && !tag.equals("code")) {
            attributes.put(ATTRIBUTE, Integer.toString(line));
        }
    }

    /** The line at which a node begins, from 1, or 0 where that isn't known. */
    static int of(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 0
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    /** The line an element comes from, or 0 where that isn't known. */
    static int of(Element element) {
        String line = element.attr(ATTRIBUTE);
        return LINE.matcher(line).matches() ? Integer.parseInt(line) : 0;
    }

    /** Whether rendered Markdown has HTML of its author's in it; all else is what the renderer writes. */
    static boolean holdRawHtml(String html) {
        return html.contains(RAW);
    }

    /** Gives every element a line: its own, or what the nearest mark before it says. */
    static void spread(Element body) {
        NodeTraversor.traverse(new Spreading(), body);
    }

    /** Takes all marks away. */
    static void erase(Element body) {
        body.getAllElements().forEach(element -> element.removeAttr(ATTRIBUTE));
    }

    /** Walks through a document and hands on the last mark it met. */
    private static final class Spreading implements NodeVisitor {
        private int line;
        /** The line of the HTML at which the last raw piece began; raw HTML keeps its own line ends. */
        private int rawFrom = Integer.MAX_VALUE;

        @Override
        public void head(org.jsoup.nodes.Node node, int depth) {
            if (node instanceof Comment comment) {
                Matcher marker = MARKER.matcher(comment.getData());
                if (marker.matches()) {
                    line = Integer.parseInt(marker.group(1));
                    rawFrom = comment.sourceRange().end().lineNumber();
                }
            } else if (node instanceof Element element && depth > 0) {
                if (of(element) > 0) {
                    line = of(element);
                    rawFrom = Integer.MAX_VALUE;
                } else {
                    element.attr(ATTRIBUTE, Integer.toString(line + linesSince(element.sourceRange())));
                }
            }
        }

        private int linesSince(Range range) {
            return range.isTracked() ? Math.max(0, range.start().lineNumber() - rawFrom) : 0;
        }
    }

    /** Puts a mark before raw HTML, which passes the renderer as it is. */
    record RawHtml(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(HtmlBlock.class, HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            HtmlWriter html = context.getWriter();
            String mark = RAW + of(node) + "-->";
            if (node instanceof HtmlBlock block) {
                html.line();
                html.raw(mark + block.getLiteral());
                html.line();
            } else if (node instanceof HtmlInline inline) {
                html.raw(mark + inline.getLiteral());
            }
        }
    }
}
