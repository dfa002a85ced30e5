package dev.crossroads.course.read;

import dev.crossroads.course.read.BookToml.Dialect;
import dev.crossroads.course.read.picture.Pictures;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Turns what an author writes, CommonMark with GitHub's tables, task lists, strikethrough and alerts, into HTML that is
 * safe to show. Chapters are read by the chapter reader; this is for everything shorter, such as prompts and hints.
 */
public final class Markdown {
    /**
     * Elements inside one another that are still shown. A list within a list takes two, so this is forty levels of
     * list; no reader follows that far, and what walks the tree stays far from the end of its stack.
     */
    static final int DEEPEST = 80;

    /**
     * Blocks inside one another that are still told apart. A little more than may be shown, so that what is too deep is
     * noticed and not quietly flattened.
     */
    private static final int DEEPEST_PARSED = DEEPEST + 20;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());

    /** Footnotes need ids that are unique on their page, which only a chapter can promise. */
    private static final List<Extension> CHAPTER_EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create());

    private static final Markdown FRAGMENTS = new Markdown(EXTENSIONS, Dialect.PLAIN, false);

    private final Parser parser;
    private final HtmlRenderer renderer;
    private final Dialect dialect;
    private final boolean isChapter;

    private Markdown(List<Extension> extensions, Dialect dialect, boolean isChapter) {
        this.dialect = dialect;
        this.isChapter = isChapter;
        this.parser = Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(DEEPEST_PARSED)
                .maxInlineNesting(DEEPEST_PARSED)
                .build();
        this.renderer = HtmlRenderer.builder()
                .extensions(extensions)
                .attributeProviderFactory(_ -> SourceLines::mark)
                .nodeRendererFactory(SourceLines.RawHtml::new)
                .nodeRendererFactory(context -> new Fence.Renderer(context, dialect.hidden()))
                .build();
    }

    /** For the chapters of a book that is written so. */
    static Markdown ofChapters(Dialect dialect) {
        return new Markdown(CHAPTER_EXTENSIONS, dialect, true);
    }

    /** Is told what was left out of a text, and why. */
    @FunctionalInterface
    public interface Remarks {
        /**
         * @param line in the text, from 1
         * @param what one sentence for the author
         */
        void note(Mistake.Severity severity, int line, String what);
    }

    /** Renders blocks: paragraphs, lists, code, tables. What isn't allowed is left out in silence. */
    public static String toHtml(String markdown) {
        return toHtml(markdown, (_, _, _) -> {});
    }

    /**
     * Renders blocks: paragraphs, lists, code, tables. The remarks hear of everything that is left out. What a fence
     * says of its program, such as that it does not compile, is not shown: in a question it would give an answer away.
     */
    public static String toHtml(String markdown, Remarks remarks) {
        return toHtml(markdown, Addresses.NONE, false, remarks);
    }

    /** As {@link #toHtml(String, Remarks)}, for a text of a course, whose chapters and pictures it may name. */
    static String toHtml(String markdown, Addresses addresses, boolean hasSmartPunctuation, Remarks remarks) {
        return html(fragment(markdown, addresses, hasSmartPunctuation, remarks));
    }

    private static Element fragment(
            String markdown, Addresses addresses, boolean hasSmartPunctuation, Remarks remarks) {
        Element body = FRAGMENTS.render(markdown, CourseWords.ENGLISH, remarks);
        if (hasSmartPunctuation) {
            SmartPunctuation.set(body);
        }
        FragmentLinks.settle(body, addresses, remarks);
        SourceLines.erase(body);
        return body;
    }

    private static String html(Element body) {
        return body.html().strip();
    }

    /** Renders a single paragraph without its {@code <p>}, for use inside a line. Several blocks stay blocks. */
    public static String toInlineHtml(String markdown) {
        return toInlineHtml(markdown, (_, _, _) -> {});
    }

    /** As {@link #toInlineHtml(String)}, and the remarks hear of everything that is left out. */
    public static String toInlineHtml(String markdown, Remarks remarks) {
        return toInlineHtml(markdown, Addresses.NONE, false, remarks);
    }

    /** As {@link #toHtml(String, Addresses, boolean, Remarks)}, without a paragraph around a single one. */
    static String toInlineHtml(String markdown, Addresses addresses, boolean hasSmartPunctuation, Remarks remarks) {
        Element body = fragment(markdown, addresses, hasSmartPunctuation, remarks);
        boolean isParagraph = body.childrenSize() == 1
                && body.child(0).nameIs("p")
                && body.textNodes().stream().allMatch(TextNode::isBlank);
        return isParagraph ? body.child(0).html() : html(body);
    }

    /** Renders what stands on one line, such as a title: no paragraph, however many there are. */
    static String toLine(String markdown) {
        Element body = fragment(markdown, Addresses.NONE, false, (_, _, _) -> {});
        body.select(Queries.of("p")).unwrap();
        return html(body);
    }

    /** The same chapter with its formulas kept whole, where the book has some. */
    ChapterText keepFormulas(ChapterText text) {
        return Formulas.keep(text, dialect.formulas());
    }

    /** Renders a chapter: sanitized, code and admonitions in their final shape, lines still marked. */
    Element renderChapter(String markdown, CourseWords words, Remarks remarks) {
        return render(markdown, words, remarks);
    }

    /**
     * Sets a chapter's quotes, dashes and dots as its book has them: once nothing that is written in the text to be
     * read by programs, such as the attributes of a heading, is left in it.
     */
    void typeset(Element body) {
        if (dialect.hasSmartPunctuation()) {
            SmartPunctuation.set(body);
        }
    }

    /** A title without markup, of a chapter or a concept, as the chapters of this book are set. */
    String heading(String title) {
        return dialect.hasSmartPunctuation() ? SmartPunctuation.set(title) : title;
    }

    private Element render(String markdown, CourseWords words, Remarks remarks) {
        try {
            return renderShallow(markdown, words, remarks);
        } catch (StackOverflowError _) {
            // The count below comes after the parsers, which recurse, have had their turn.
            remarks.note(Mistake.Severity.ERROR, 1, "This is nested too deeply to be read. Take it apart.");
        } catch (IllegalArgumentException e) {
            // The parser of tables gives up beyond a million cells.
            remarks.note(Mistake.Severity.ERROR, 1, "This can't be read: " + e.getMessage() + ". Make it smaller.");
        }
        return Document.createShell(Sanitizer.BASE).body();
    }

    private Element renderShallow(String markdown, CourseWords words, Remarks remarks) {
        org.commonmark.node.Node parsed = parser.parse(markdown);
        FootnoteChecks.check(parsed, remarks);
        String html = renderer.render(parsed);
        boolean hasRawHtml = SourceLines.holdRawHtml(html);
        Document document = Jsoup.parse(
                html, Sanitizer.BASE, org.jsoup.parser.Parser.htmlParser().setTrackPosition(hasRawHtml));
        Element body = document.body();
        SourceLines.spread(body);
        int tooDeep = lineBelow(body, DEEPEST);
        if (tooDeep > 0) {
            remarks.note(
                    Mistake.Severity.ERROR,
                    tooDeep,
                    "Lists, quotes or emphasis are nested deeper than 40 levels here. Take some of them apart.");
            return Document.createShell(Sanitizer.BASE).body();
        }
        if (hasRawHtml) {
            ForeignElements.settle(body, words, remarks);
        }
        Element clean = Sanitizer.clean(document, remarks);
        Admonitions.arrange(clean, words);
        if (hasRawHtml) {
            Callouts.arrange(clean, words);
        }
        drawPictures(clean, words, remarks);
        CodeFigures.arrange(clean, words, isChapter);
        DatedClaims.mark(clean, words);
        return clean;
    }

    private static void drawPictures(Element body, CourseWords words, Remarks remarks) {
        int number = 0;
        for (Element code : List.copyOf(body.select(Queries.of("code[class^=language-]")))) {
            Element pre = code.parent();
            String language = code.className().substring("language-".length());
            if (Pictures.isPicture(language) && pre != null && pre.nameIs("pre")) {
                number++;
                int line = Math.max(1, SourceLines.of(pre));
                pre.replaceWith(Pictures.draw(
                        language,
                        code.wholeText(),
                        "picture-" + number,
                        words::ofPictures,
                        (what, at) -> remarks.note(Mistake.Severity.ERROR, line + at, what)));
            }
        }
    }

    /** The line of the first element deeper than that, or 0. */
    private static int lineBelow(Element body, int deepest) {
        int[] line = {0};
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (line[0] == 0 && depth > deepest && node instanceof Element element) {
                        line[0] = Math.max(1, SourceLines.of(element));
                    }
                },
                body);
        return line[0];
    }
}
