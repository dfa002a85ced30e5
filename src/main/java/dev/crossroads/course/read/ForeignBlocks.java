package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import dev.crossroads.course.read.OpenBlocks.End;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns blocks that other tools read, and Markdown does not, into {@code <div data-block>}s around their Markdown,
 * which {@link Callouts} gives their final shape: GitBook's {@code {% hint %}}, {@code {% tabs %}} and {@code {% code
 * %}}, mdbook-tabs, mdbook-admonish, {@code :::} of Docusaurus and Pandoc, {@code !!!} of MkDocs, the Rust book's
 * {@code <Listing>}, and definition lists. A block keeps the indentation it was written with, so it stays in its list.
 * Nothing inside of code is touched.
 */
final class ForeignBlocks {
    private static final Pattern FENCE = Pattern.compile("^([ >]*)(`{3,}|~{3,})(.*)$");
    private static final Pattern GITBOOK =
            Pattern.compile("^([\\s>]*)\\{%-?\\s*(?<name>[\\w-]+)(?<rest>[^%]*)-?%}\\s*$");
    private static final Pattern TABS =
            Pattern.compile("^([\\s>]*)\\{\\{#(?<name>tabs|tab|endtab|endtabs)\\b(?<rest>[^}]*)}}\\s*$");
    private static final Pattern COLONS = Pattern.compile("^(\\s*)(?<colons>:{3,})\\s*(?<rest>\\S.*)?$");
    private static final Pattern BANGS =
            Pattern.compile("^(\\s*)(?:!!!|\\?\\?\\?\\+?)\\s+(?<kind>[\\w-]+)(?<rest>.*)$");
    private static final Pattern MATERIAL_TAB = Pattern.compile("^(\\s*)===[!+]*\\s+\"(?<title>[^\"]*)\"\\s*$");
    private static final Pattern LISTING =
            Pattern.compile("^([\\s>]*)<(?<end>/?)Listing\\b(?<rest>[^>]*(?:>[^>]*)*)>\\s*$");
    private static final Pattern DOCUSAURUS =
            Pattern.compile("^([\\s>]*)<(?<end>/?)(?<name>Tabs|TabItem)\\b(?<rest>.*)>\\s*$");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");

    private final ChapterText text;
    private final Findings findings;
    private final OpenBlocks blocks = new OpenBlocks();

    private ForeignBlocks(ChapterText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** The same chapter with its foreign blocks as HTML around Markdown. */
    static ChapterText rewrite(ChapterText text, Findings findings) {
        String whole = text.text();
        boolean mayHaveSome = whole.contains("{%")
                || whole.contains("{{#tab")
                || whole.contains(":::")
                || whole.contains("!!!")
                || whole.contains("???")
                || whole.contains("=== \"")
                || whole.contains("admonish")
                || whole.contains("<Listing")
                || whole.contains("<Tab")
                || whole.contains("\n:");
        return mayHaveSome ? new ForeignBlocks(text, findings).rewritten() : text;
    }

    private ChapterText rewritten() {
        List<String> lines = text.text().lines().toList();
        Optional<String> fence = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            Place place = text.origin(i + 1);
            String line = blocks.dedented(lines.get(i), place);
            if (fence.isPresent()) {
                blocks.add(line, place);
                fence = OpenBlocks.isEndOf(fence.get(), line) ? Optional.empty() : fence;
            } else if (!isTaken(line, place)) {
                Matcher opening = FENCE.matcher(line);
                if (opening.matches()) {
                    fence = Optional.of(opening.group(2));
                }
                blocks.addText(line, place);
            }
        }
        ChapterText made = blocks.finished(text.origin(lines.size()));
        return new ChapterText(made.text(), made.origins(), text.placed());
    }

    private boolean isTaken(String line, Place place) {
        if (blocks.isFenceClosedBy(line, place)) {
            return true;
        }
        Matcher gitbook = GITBOOK.matcher(line);
        Matcher tabs = TABS.matcher(line);
        Matcher listing = LISTING.matcher(line);
        Matcher docusaurus = DOCUSAURUS.matcher(line);
        if (gitbook.matches()) {
            gitbook(gitbook.group(1), gitbook.group("name"), gitbook.group("rest"), place);
        } else if (tabs.matches()) {
            gitbook(tabs.group(1), tabs.group("name"), tabs.group("rest"), place);
        } else if (listing.matches()) {
            listing(listing, place);
        } else if (docusaurus.matches()) {
            docusaurus(docusaurus, place);
        } else {
            return isAdmonition(line, place) || blocks.isDefinition(line, place);
        }
        return true;
    }

    private void gitbook(String indent, String name, String rest, Place place) {
        Map<String, String> said = attributes(rest);
        switch (name) {
            case "hint" ->
                blocks.open(
                        indent, "admonition", said.getOrDefault("style", "info"), "", new End.Named("endhint"), place);
            case "tabs" -> blocks.open(indent, "tabs", "", "", new End.Named("endtabs"), place);
            case "tab" ->
                blocks.open(
                        indent,
                        "tab",
                        "",
                        said.getOrDefault("title", said.getOrDefault("name", "")),
                        new End.Named("endtab"),
                        place);
            case "code" ->
                blocks.open(indent, "code", "", said.getOrDefault("title", ""), new End.Named("endcode"), place);
            case "embed", "file" ->
                said.values().stream()
                        .findFirst()
                        .ifPresent(url -> blocks.addAlone(indent + "[" + url + "](" + url + ")", place));
            case "page-ref" ->
                said.values().stream()
                        .findFirst()
                        .ifPresent(page -> blocks.addAlone(indent + "[" + page + "](" + page + ")", place));
            case "stepper", "step", "columns", "column", "endstepper", "endstep", "endcolumns", "endcolumn" -> {}
            case "content-ref", "endcontent-ref", "endembed", "endfile", "raw", "endraw" -> {}
            default -> {
                if (name.startsWith("end")) {
                    blocks.closeNamed(name, place);
                } else {
                    findings.warnOnce(
                            "gitbook " + name,
                            place,
                            "{%% %s %%} is GitBook's, and Crossroads doesn't know it: it was left out. Write what it shows as Markdown."
                                    .formatted(name));
                }
            }
        }
    }

    private void listing(Matcher listing, Place place) {
        if (!listing.group("end").isEmpty()) {
            blocks.closeNamed("/Listing", place);
            return;
        }
        Map<String, String> said = attributes(listing.group("rest"));
        String caption = said.getOrDefault("caption", "");
        String number = said.getOrDefault("number", "");
        blocks.open(
                listing.group(1),
                "listing",
                number + "\n" + caption,
                said.getOrDefault("file-name", ""),
                new End.Named("/Listing"),
                place);
    }

    private void docusaurus(Matcher tag, Place place) {
        boolean isItem = tag.group("name").equals("TabItem");
        String end = isItem ? "/TabItem" : "/Tabs";
        if (!tag.group("end").isEmpty()) {
            blocks.closeNamed(end, place);
            return;
        }
        Map<String, String> said = attributes(tag.group("rest"));
        String title = isItem ? said.getOrDefault("label", said.getOrDefault("value", "")) : "";
        blocks.open(tag.group(1), isItem ? "tab" : "tabs", "", title, new End.Named(end), place);
    }

    private boolean isAdmonition(String line, Place place) {
        Matcher fence = FENCE.matcher(line);
        if (fence.matches() && fence.group(3).strip().matches("admonish\\b.*")) {
            admonish(fence.group(1), fence.group(2), fence.group(3).strip().substring("admonish".length()), place);
            return true;
        }
        Matcher colons = COLONS.matcher(line);
        if (colons.matches()) {
            return isColonBlock(colons, place);
        }
        Matcher bangs = BANGS.matcher(line);
        if (bangs.matches()) {
            String indent = bangs.group(1);
            blocks.open(
                    indent,
                    "admonition",
                    bangs.group("kind"),
                    quoted(bangs.group("rest")),
                    new End.Indented(indent.length() + 4),
                    place);
            return true;
        }
        Matcher tab = MATERIAL_TAB.matcher(line);
        if (tab.matches()) {
            String indent = tab.group(1);
            blocks.open(indent, "tab", "", tab.group("title"), new End.Indented(indent.length() + 4), place);
            return true;
        }
        return false;
    }

    private void admonish(String indent, String fence, String info, Place place) {
        Map<String, String> said = attributes(info);
        String kind = info.strip().split("[\\s\"=.]+", 2)[0];
        String title = said.getOrDefault("title", quoted(info));
        blocks.open(
                indent,
                "admonition",
                said.getOrDefault("type", said.isEmpty() || !info.strip().startsWith("title") ? kind : "note"),
                title,
                new End.Fenced(fence),
                place);
    }

    private boolean isColonBlock(Matcher colons, Place place) {
        int count = colons.group("colons").length();
        String rest = colons.group("rest");
        if (rest == null) {
            return blocks.areColonsClosedBy(count, place);
        }
        Matcher words = Pattern.compile("^\\{?[.#]?(?<kind>[A-Za-z][\\w-]*)}?\\s*(?<title>.*)$")
                .matcher(rest);
        if (!words.matches()) {
            return false;
        }
        String title =
                words.group("title").replaceAll("^\\[(.*)]$|^\\{.*}$|:+$", "$1").strip();
        blocks.open(colons.group(1), "admonition", words.group("kind"), title, new End.Colons(count), place);
        return true;
    }

    private static Map<String, String> attributes(String text) {
        return ATTRIBUTE
                .matcher(text)
                .results()
                .collect(Collectors.toMap(ForeignBlocks::nameOf, ForeignBlocks::valueOf, (first, _) -> first));
    }

    private static String nameOf(MatchResult attribute) {
        return attribute.group(1);
    }

    private static String valueOf(MatchResult attribute) {
        for (int group = 2; group <= 4; group++) {
            if (attribute.group(group) != null) {
                return attribute.group(group);
            }
        }
        return "";
    }

    private static String quoted(String text) {
        Matcher quoted = Pattern.compile("(?<![=\\w])\"([^\"]*)\"").matcher(text);
        return quoted.find() ? quoted.group(1) : "";
    }
}
