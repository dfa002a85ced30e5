package dev.crossroads.course.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Gives the blocks that {@link ForeignBlocks} found their shape: admonitions, tabs, titles of programs, listings. */
final class Callouts {
    /** Marks a block; an author who writes it gets what the block would be, and nothing else. */
    static final String BLOCK = "data-block";

    static final String KIND = "data-kind";
    static final String TITLE = "data-title";

    /** Marks tabs that were put together, until all are. */
    private static final String JOINED = "data-joined";

    /** Names of callouts in other tools, by the five kinds there are. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("tip", "tip"),
            Map.entry("hint", "tip"),
            Map.entry("success", "tip"),
            Map.entry("check", "tip"),
            Map.entry("done", "tip"),
            Map.entry("important", "important"),
            Map.entry("warning", "warning"),
            Map.entry("warn", "warning"),
            Map.entry("attention", "warning"),
            Map.entry("danger", "caution"),
            Map.entry("error", "caution"),
            Map.entry("failure", "caution"),
            Map.entry("fail", "caution"),
            Map.entry("bug", "caution"),
            Map.entry("caution", "caution"));

    private Callouts() {}

    static void arrange(Element body, CourseWords words) {
        for (Element block : List.copyOf(body.select(Queries.of("div[" + BLOCK + "]")))) {
            String kind = block.attr(KIND);
            String title = block.attr(TITLE);
            String shape = block.attr(BLOCK);
            block.removeAttr(BLOCK).removeAttr(KIND).removeAttr(TITLE);
            switch (shape) {
                case "admonition" -> admonition(block, kind.toLowerCase(Locale.ROOT), title, words);
                case "tabs" -> block.addClass("tabs");
                case "tab" -> heading(block.addClass("tab"), "tab-title", title);
                case "code" -> nameCode(block, title);
                case "listing" -> listing(block, kind, title, words);
                default -> {}
            }
        }
        for (Element tab : body.select(Queries.of("div.tab"))) {
            group(tab);
        }
        body.select(Queries.of("div[" + JOINED + "]")).removeAttr(JOINED);
        for (Element list : List.copyOf(body.select(Queries.of("dl + dl")))) {
            list.previousElementSibling().appendChildren(list.childNodesCopy());
            list.remove();
        }
        for (Element part : List.copyOf(body.select(Queries.of("dt, dd")))) {
            if (part.childrenSize() == 1 && part.child(0).nameIs("p")) {
                part.child(0).unwrap();
            }
        }
    }

    /** Tabs that stand one behind the other without a block around them, as MkDocs has them, are put into one. */
    private static void group(Element tab) {
        if (tab.parent().hasClass("tabs")) {
            return;
        }
        Element before = tab.previousElementSibling();
        if (before != null && before.hasClass("tabs") && before.hasAttr(JOINED)) {
            before.appendChild(tab);
        } else {
            Element tabs = new Element("div").addClass("tabs").attr(JOINED, true);
            tab.replaceWith(tabs);
            tabs.appendChild(tab);
        }
    }

    private static void admonition(Element block, String written, String title, CourseWords words) {
        String kind = KINDS.getOrDefault(written, "note");
        boolean isOurs =
                KINDS.containsKey(written) || List.of("note", "info", "").contains(written);
        String named = isOurs ? words.admonition(kind) : capitalized(written);
        block.addClass("admonition").addClass(kind).attr("role", "note");
        heading(block, "admonition-title", title.isBlank() ? named : title);
    }

    private static void heading(Element block, String name, String title) {
        if (!title.isBlank()) {
            block.prependElement("p").addClass(name).html(Markdown.toLine(title));
        }
    }

    private static void nameCode(Element block, String title) {
        if (!title.isBlank()) {
            block.select(Queries.of("pre")).forEach(pre -> pre.attr(TITLE, title));
        }
        block.unwrap();
    }

    /** The kind holds the listing's number and its caption, one on each line. */
    private static void listing(Element block, String kind, String file, CourseWords words) {
        String[] said = (kind + "\n").split("\n", -1);
        if (!file.isBlank()) {
            block.select(Queries.of("pre")).stream().findFirst().ifPresent(pre -> pre.attr(TITLE, file));
        }
        block.addClass("listing");
        String number = said[0].isBlank() ? "" : words.listing(said[0]);
        String caption = said[1].isBlank() ? "" : Markdown.toLine(said[1]);
        if (!number.isEmpty() || !caption.isEmpty()) {
            block.appendElement("p")
                    .addClass("listing-caption")
                    .html((number.isEmpty() ? "" : escaped(number) + (caption.isEmpty() ? "" : ": ")) + caption);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String capitalized(String word) {
        String plain = word.replace('-', ' ');
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }
}
