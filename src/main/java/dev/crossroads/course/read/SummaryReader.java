package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.Summary.Item;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads SUMMARY.md by mdBook's grammar: an optional title; links before the numbered chapters; parts, each a heading
 * and nested lists of links; links after them. A link without a target is a draft, a rule is a separator.
 *
 * @see <a href="https://rust-lang.github.io/mdBook/format/summary.html">mdBook: SUMMARY.md</a>
 */
final class SummaryReader {
    /** Lists inside one another; a number such as 1.1.1.1.1.1 is already more than a reader can use. */
    private static final int DEEPEST = 40;

    private final String file;
    private final Findings findings;
    private final List<Item> items = new ArrayList<>();
    private Stage stage = Stage.TITLE;
    private int topNumber;

    /** The position in the grammar; it never goes back. */
    private enum Stage {
        TITLE,
        PREFIX,
        NUMBERED,
        SUFFIX
    }

    private SummaryReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Reads the text of a SUMMARY.md. */
    static Summary read(String file, String text, Findings findings) {
        Parser parser = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(2 * DEEPEST + 20)
                .maxInlineNesting(DEEPEST)
                .build();
        SummaryReader reader = new SummaryReader(file, findings);
        for (Node block = parser.parse(text).getFirstChild(); block != null; block = block.getNext()) {
            reader.readBlock(block);
        }
        return new Summary(List.copyOf(reader.items));
    }

    private void readBlock(Node block) {
        switch (block) {
            case Heading heading -> readHeading(heading);
            case ThematicBreak _ -> {
                leaveTitle();
                items.add(new Item.Separator());
            }
            case ListBlock list -> readNumbered(list);
            case Paragraph paragraph -> readAffix(paragraph);
            case HtmlBlock _ -> {}
            default ->
                warning(
                        block,
                        "SUMMARY.md holds only headings, links and lists of links; this was ignored. Remove it.");
        }
    }

    private void readHeading(Heading heading) {
        boolean isGitBooks = heading.getLevel() == 2 && stage != Stage.SUFFIX && !holdsLink(heading);
        if (isGitBooks) {
            stage = Stage.NUMBERED;
            items.add(new Item.Part(textOf(heading)));
        } else if (heading.getLevel() != 1) {
            warning(
                    heading,
                    "\"" + textOf(heading) + "\" was ignored: a part's title is a heading with one #. "
                            + "If --- should be a separator here, leave a blank line before it.");
        } else if (stage == Stage.TITLE) {
            stage = Stage.PREFIX;
        } else if (stage == Stage.SUFFIX) {
            error(heading, "A part can't follow the chapters after the numbered ones. Move them to the end.");
        } else {
            stage = Stage.NUMBERED;
            items.add(new Item.Part(textOf(heading)));
        }
    }

    /** As a paragraph of links has that stands right above a line of dashes. */
    private static boolean holdsLink(Heading heading) {
        for (Node node = heading.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private void leaveTitle() {
        if (stage == Stage.TITLE) {
            stage = Stage.PREFIX;
        }
    }

    private void readAffix(Paragraph paragraph) {
        leaveTitle();
        boolean hasOtherText = false;
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Link link) {
                if (stage == Stage.NUMBERED) {
                    stage = Stage.SUFFIX;
                }
                addLink(link, "", 0);
            } else {
                hasOtherText |= !(node instanceof HtmlInline) && !textOf(node).isBlank();
            }
        }
        if (hasOtherText) {
            warning(paragraph, "Only links count in SUMMARY.md; the other text here was ignored. Remove it.");
        }
    }

    private void readNumbered(ListBlock list) {
        if (stage == Stage.SUFFIX) {
            error(list, "Numbered chapters can't follow the chapters after them. Move those to the end.");
            return;
        }
        stage = Stage.NUMBERED;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            topNumber++;
            readItem(item, Integer.toString(topNumber), 0);
        }
    }

    private void readItem(Node item, String number, int depth) {
        if (depth >= DEEPEST) {
            error(item, "Chapters are nested deeper than " + DEEPEST + " levels. Move them up.");
            return;
        }
        Node first = item.getFirstChild();
        Node inline = first instanceof Paragraph ? first.getFirstChild() : null;
        while (inline instanceof HtmlInline
                || inline instanceof Text text && text.getLiteral().isBlank()) {
            inline = inline.getNext();
        }
        if (!(inline instanceof Link link)) {
            error(item, "A list item must be a link to a chapter, such as [Title](file.md), or a draft, [Title]().");
        } else {
            addLink(link, number, depth);
        }
        int child = 0;
        for (Node block = first; block != null; block = block.getNext()) {
            if (block instanceof ListBlock nested) {
                for (Node sub = nested.getFirstChild(); sub != null; sub = sub.getNext()) {
                    child++;
                    readItem(sub, number + "." + child, depth + 1);
                }
            }
        }
    }

    private void addLink(Link link, String number, int depth) {
        String title = textOf(link).strip();
        if (title.isEmpty()) {
            error(link, "A chapter needs a title. Write it between the square brackets.");
        } else if (link.getDestination().isBlank()) {
            items.add(new Item.Draft(title, number, depth));
        } else if (FragmentLinks.isExternal(link.getDestination())
                || link.getDestination().contains("#")) {
            items.add(new Item.Link(title, link.getDestination(), number, depth, lineOf(link)));
        } else {
            items.add(new Item.Chapter(
                    title, CourseAddresses.decode(link.getDestination()), number, depth, lineOf(link)));
        }
    }

    private void error(Node node, String what) {
        findings.error(new Place(file, lineOf(node)), what);
    }

    private void warning(Node node, String what) {
        findings.warning(new Place(file, lineOf(node)), what);
    }

    private static int lineOf(Node node) {
        Node marked = node;
        while (marked.getSourceSpans().isEmpty() && marked.getParent() instanceof Block parent) {
            marked = parent;
        }
        return SourceLines.of(marked);
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            default -> {
                StringBuilder text = new StringBuilder(node.getFirstChild() == null ? " " : "");
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    text.append(textOf(child));
                }
                yield text.toString();
            }
        };
    }
}
