package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Attributes that authors write behind what they describe, and that Markdown leaves as text: {@code {: .lead}} of
 * kramdown, <code>{width=50%}</code> and <code>[words]{.smallcaps}</code> of Pandoc. The width of an image is kept, ids
 * are kept, and everything else is left out and said. With them go the lines that ask other tools for a table of
 * contents, and the imports of MDX. Headings take theirs themselves ({@link Headings}).
 */
final class WrittenAttributes {
    private static final String ATTRIBUTE =
            "(?:[#.][\\p{L}\\w:.-]++|=\\w++|[\\w:-]++=(?:\"[^\"\\n]*+\"|'[^'\\n]*+'|[^\\s\"'{}]++))";

    /** In braces, with nothing but attributes between them; kramdown also has bare names behind its colon. */
    private static final String LIST =
            "\\{(?:\\s*+%1$s(?:\\s++%1$s)*+\\s*+|:\\s*+(?:[\\w-]++|%1$s)(?:\\s++(?:[\\w-]++|%1$s))*+\\s*+)\\}"
                    .formatted(ATTRIBUTE);

    private static final Pattern BEHIND = Pattern.compile("^" + LIST);
    private static final Pattern AT_END = Pattern.compile("(?:^|(?<=\\s))\\{:[^{}\\n]++}\\s*$");
    private static final Pattern SPAN = Pattern.compile("\\[(?<words>[^\\[\\]\\n]{1,200}+)](?<list>" + LIST + ")");
    private static final Pattern WIDTH =
            Pattern.compile("\\bwidth=[\"']?(?<width>\\d{1,4})(?:\\.\\d++)?(?<unit>%|px)?[\"']?(?=[\\s}])");
    private static final Pattern ID = Pattern.compile("[\\s{:]#(?<id>[\\p{L}\\w:.-]++)");
    private static final Pattern CONTENTS =
            Pattern.compile("\\s*(?:\\[TOC]|\\[\\[_?TOC_?]])\\s*", Pattern.CASE_INSENSITIVE);
    /** In the place of the block that it describes, kramdown shows a table of contents. */
    private static final Pattern TOC = Pattern.compile("\\{:\\s*toc\\b");

    private static final Pattern IMPORT =
            Pattern.compile("(?:import\\s+(?:[\\w*{}\\s,$]+\\s+from\\s+)?(?<quote>[\"'])[^\"'\\n]+\\k<quote>;?\\s*)+");

    /** Marks a block that may be empty now. */
    private static final String TAKEN = "data-taken";

    private final Findings findings;
    private final Function<Element, Place> placeOf;

    private WrittenAttributes(Findings findings, Function<Element, Place> placeOf) {
        this.findings = findings;
        this.placeOf = placeOf;
    }

    /** Takes them out of a chapter that is clean already; what stands in code stays. */
    static void take(Element body, ChapterText text, Findings findings, Function<Element, Place> placeOf) {
        String written = text.text();
        boolean mayHaveSome = written.contains("{:")
                || written.contains("){")
                || written.contains("]{")
                || written.contains("`{")
                || written.contains("*{")
                || written.contains("import ")
                || written.contains("TOC")
                || written.contains("[toc]");
        if (mayHaveSome) {
            WrittenAttributes attributes = new WrittenAttributes(findings, placeOf);
            for (Element element : List.copyOf(body.getAllElements())) {
                attributes.takeFrom(element);
            }
        }
    }

    private void takeFrom(Element element) {
        if (element.nameIs("code") || element.nameIs("pre")) {
            return;
        }
        for (TextNode node : List.copyOf(element.textNodes())) {
            if (node.previousSibling() instanceof Element described) {
                takeBehind(described, node);
            }
            takeSpans(element, node);
            if (element.lastChild() == node) {
                takeAtEnd(element, node);
            }
        }
        if (element.nameIs("p") && element.children().stream().allMatch(child -> child.nameIs("em"))) {
            takeLine(element);
        }
        if (element.hasAttr(TAKEN)) {
            element.removeAttr(TAKEN);
            removeIfEmpty(element);
        }
    }

    private void takeBehind(Element described, TextNode node) {
        Matcher list = BEHIND.matcher(node.getWholeText());
        if (list.find()) {
            give(described, list.group());
            node.text(node.getWholeText().substring(list.end()));
        }
    }

    private void takeSpans(Element around, TextNode node) {
        String words = node.getWholeText();
        if (words.indexOf("]{") < 0) {
            return;
        }
        Matcher span = SPAN.matcher(words);
        String rest = span.replaceAll(found -> {
            note(around, span.group("list"));
            return Matcher.quoteReplacement(span.group("words"));
        });
        if (!rest.equals(words)) {
            node.text(rest);
        }
    }

    /** A list of kramdown's at the end of a block is the block's. */
    private void takeAtEnd(Element block, TextNode node) {
        Matcher list = AT_END.matcher(node.getWholeText());
        if (list.find() && block.isBlock()) {
            boolean isAlone = list.start() == 0 && node.previousSibling() == null;
            Element described = isAlone ? block.previousElementSibling() : block;
            give(described == null ? block : described, list.group().strip());
            block.attr(TAKEN, true);
            boolean isContents = TOC.matcher(list.group()).find();
            node.text(
                    isContents
                            ? ""
                            : node.getWholeText().substring(0, list.start()).stripTrailing());
        }
    }

    private static void removeIfEmpty(Element block) {
        Element around = block.parent();
        if (around != null && block.childrenSize() == 0 && block.text().isBlank()) {
            block.remove();
            if (around.nameIs("li") || around.nameIs("ul") || around.nameIs("ol")) {
                removeIfEmpty(around);
            }
        }
    }

    private void takeLine(Element paragraph) {
        String words = paragraph.wholeText();
        if (CONTENTS.matcher(words).matches()) {
            findings.warnOnce(
                    "[TOC]",
                    placeOf.apply(paragraph),
                    "\"" + words.strip() + "\" asks another tool for a table of contents. It was left out: every "
                            + "lesson shows its sections beside it. Remove it.");
            paragraph.text("").attr(TAKEN, true);
        } else if (IMPORT.matcher(words).matches()) {
            findings.warnOnce(
                    "import",
                    placeOf.apply(paragraph),
                    "\"" + words.strip().lines().findFirst().orElse("")
                            + "\" is MDX's, and was left out. Put it into code to show it.");
            paragraph.text("").attr(TAKEN, true);
        }
    }

    private void give(Element described, String list) {
        Matcher width = WIDTH.matcher(list);
        if (described.nameIs("img") && width.find()) {
            described.attr("width", width.group("width") + ("%".equals(width.group("unit")) ? "%" : ""));
            return;
        }
        Matcher id = ID.matcher(list);
        if (id.find() && described.id().isEmpty()) {
            described.id(id.group("id"));
            return;
        }
        note(described, list);
    }

    private void note(Node described, String list) {
        findings.warnOnce(
                "attributes",
                placeOf.apply(described instanceof Element element ? element : described.parentElement()),
                "\"" + list + "\" gives attributes that mean nothing on these pages, and was left out. "
                        + "Put it into code to show it.");
    }
}
