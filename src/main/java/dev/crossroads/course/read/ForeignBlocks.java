package dev.crossroads.course.read;

import dev.crossroads.course.read.ChapterText.Assembly;
import dev.crossroads.course.read.Findings.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private static final Pattern DEFINITION = Pattern.compile("^ {0,3}:[ \\t]{1,3}(?<text>\\S.*)$");
    private static final Pattern QUOTE = Pattern.compile("^ {0,3}>[ >]*");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");

    /** Lines that can't be the term of a definition, as they begin something else. */
    private static final Pattern NO_TERM = Pattern.compile("^\\s*(?:[#>|<`~]|[-*+] |\\d+[.)] |---|===|:).*");

    private final ChapterText text;
    private final Findings findings;
    private final List<Line> out = new ArrayList<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private boolean hasOpenList;

    private record Line(String text, Place place) {}

    /**
     * A block that is not closed yet.
     *
     * @param end what closes it: a name, a run of colons, or an indentation
     */
    private record Block(End end, String indent) {}

    private sealed interface End {
        /** A directive of that name, such as {@code endhint}. */
        record Named(String name) implements End {}

        /** At least so many colons, alone on their line. */
        record Colons(int count) implements End {}

        /** The first line that is indented less than so many columns. */
        record Indented(int columns) implements End {}

        /** As that; and a line that goes on with the one before belongs to it, however it is indented. */
        record Defined(int columns) implements End {}

        /** A fence of that kind and at least that length. */
        record Fenced(String fence) implements End {}
    }

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
                || whole.contains("\n:");
        return mayHaveSome ? new ForeignBlocks(text, findings).rewritten() : text;
    }

    private ChapterText rewritten() {
        List<String> lines = text.text().lines().toList();
        Optional<String> fence = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            Place place = text.origin(i + 1);
            String line = dedented(lines.get(i), place);
            if (fence.isPresent()) {
                out.add(new Line(line, place));
                fence = isEndOf(fence.get(), line) ? Optional.empty() : fence;
            } else if (!isTaken(line, place)) {
                if (!line.isBlank() && !isInDefinition()) {
                    closeDefinitions(place);
                }
                Matcher opening = FENCE.matcher(line);
                if (opening.matches()) {
                    fence = Optional.of(opening.group(2));
                }
                out.add(new Line(line, place));
            }
        }
        while (!open.isEmpty()) {
            close(text.origin(lines.size()));
        }
        closeDefinitions(text.origin(lines.size()));
        Assembly assembly = new Assembly();
        for (Line line : out) {
            assembly.add(line.text(), line.place());
            assembly.endLine(line.place());
        }
        ChapterText made = assembly.finished(text.origin(lines.size()));
        return new ChapterText(made.text(), made.origins(), text.placed());
    }

    private static boolean isEndOf(String fence, String line) {
        String end = line.replaceFirst("^[ >]*", "").strip();
        return end.length() >= fence.length() && end.chars().allMatch(character -> character == fence.charAt(0));
    }

    /** Takes the indentation of an indented block off its lines, and closes it at the first line that has none. */
    private String dedented(String line, Place place) {
        while (open.peek() instanceof Block block) {
            switch (block.end()) {
                case End.Indented(int columns) -> {
                    if (line.isBlank()) {
                        return line;
                    }
                    if (blanksOf(line) >= columns) {
                        return block.indent() + line.substring(columns);
                    }
                }
                case End.Defined(int columns) -> {
                    if (line.isBlank()) {
                        return line;
                    }
                    if (blanksOf(line) >= Math.min(2, columns)) {
                        return line.substring(Math.min(columns, blanksOf(line)));
                    }
                    if (!out.getLast().text().isBlank()
                            && !NO_TERM.matcher(line).matches()) {
                        return line;
                    }
                }
                case End.Named _, End.Colons _, End.Fenced _ -> {
                    return line;
                }
            }
            close(place);
        }
        return line;
    }

    private static int blanksOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    private boolean isInDefinition() {
        return open.peek() instanceof Block block && block.end() instanceof End.Defined;
    }

    private boolean isTaken(String line, Place place) {
        if (open.peek() instanceof Block block
                && block.end() instanceof End.Fenced(String fence)
                && isEndOf(fence, line)) {
            close(place);
            return true;
        }
        Matcher gitbook = GITBOOK.matcher(line);
        Matcher tabs = TABS.matcher(line);
        Matcher listing = LISTING.matcher(line);
        if (gitbook.matches()) {
            gitbook(gitbook.group(1), gitbook.group("name"), gitbook.group("rest"), place);
        } else if (tabs.matches()) {
            gitbook(tabs.group(1), tabs.group("name"), tabs.group("rest"), place);
        } else if (listing.matches()) {
            listing(listing, place);
        } else {
            return isAdmonition(line, place) || isDefinition(line, place);
        }
        return true;
    }

    private void gitbook(String indent, String name, String rest, Place place) {
        Map<String, String> said = attributes(rest);
        switch (name) {
            case "hint" ->
                openBlock(
                        indent, "admonition", said.getOrDefault("style", "info"), "", new End.Named("endhint"), place);
            case "tabs" -> openBlock(indent, "tabs", "", "", new End.Named("endtabs"), place);
            case "tab" ->
                openBlock(
                        indent,
                        "tab",
                        "",
                        said.getOrDefault("title", said.getOrDefault("name", "")),
                        new End.Named("endtab"),
                        place);
            case "code" ->
                openBlock(indent, "code", "", said.getOrDefault("title", ""), new End.Named("endcode"), place);
            case "embed", "file" ->
                said.values().stream()
                        .findFirst()
                        .ifPresent(url -> addAlone(indent + "[" + url + "](" + url + ")", place));
            case "page-ref" ->
                said.values().stream()
                        .findFirst()
                        .ifPresent(page -> addAlone(indent + "[" + page + "](" + page + ")", place));
            case "stepper", "step", "columns", "column", "endstepper", "endstep", "endcolumns", "endcolumn" -> {}
            case "content-ref", "endcontent-ref", "endembed", "endfile", "raw", "endraw" -> {}
            default -> {
                if (name.startsWith("end")) {
                    closeNamed(name, place);
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

    private void closeNamed(String name, Place place) {
        if (open.stream().noneMatch(block -> block.end().equals(new End.Named(name)))) {
            return;
        }
        while (!open.peek().end().equals(new End.Named(name))) {
            close(place);
        }
        close(place);
    }

    private void listing(Matcher listing, Place place) {
        if (!listing.group("end").isEmpty()) {
            closeNamed("/Listing", place);
            return;
        }
        Map<String, String> said = attributes(listing.group("rest"));
        String caption = said.getOrDefault("caption", "");
        String number = said.getOrDefault("number", "");
        openBlock(
                listing.group(1),
                "listing",
                number + "\n" + caption,
                said.getOrDefault("file-name", ""),
                new End.Named("/Listing"),
                place);
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
            openBlock(
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
            openBlock(indent, "tab", "", tab.group("title"), new End.Indented(indent.length() + 4), place);
            return true;
        }
        return false;
    }

    private void admonish(String indent, String fence, String info, Place place) {
        Map<String, String> said = attributes(info);
        String kind = info.strip().split("[\\s\"=.]+", 2)[0];
        String title = said.getOrDefault("title", quoted(info));
        openBlock(
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
            boolean isEnd = open.peek() instanceof Block block
                    && block.end() instanceof End.Colons(int needed)
                    && count >= needed;
            if (isEnd) {
                close(place);
            }
            return isEnd;
        }
        Matcher words = Pattern.compile("^\\{?[.#]?(?<kind>[A-Za-z][\\w-]*)}?\\s*(?<title>.*)$")
                .matcher(rest);
        if (!words.matches()) {
            return false;
        }
        String title =
                words.group("title").replaceAll("^\\[(.*)]$|^\\{.*}$|:+$", "$1").strip();
        openBlock(colons.group(1), "admonition", words.group("kind"), title, new End.Colons(count), place);
        return true;
    }

    /** A definition, or the next one of a term; what was read last is the term. */
    private boolean isDefinition(String line, Place place) {
        Matcher definition = DEFINITION.matcher(line);
        if (!definition.matches()) {
            return false;
        }
        int last = lastWithText();
        boolean isNext = last >= 0 && out.get(last).text().equals("</dd>");
        if (last < 0 || !isNext && NO_TERM.matcher(out.get(last).text()).matches()) {
            return false;
        }
        if (!isNext) {
            Line term = out.get(last);
            out.subList(last, out.size()).clear();
            openDefinitions(term);
        }
        addAlone("<dd>", place);
        out.add(new Line(definition.group("text"), place));
        open.push(new Block(new End.Defined(definition.start("text")), ""));
        return true;
    }

    private void openDefinitions(Line term) {
        addAlone("<dl>", term.place());
        addAlone("<dt>", term.place());
        out.add(term);
        addAlone("</dt>", term.place());
        hasOpenList = true;
    }

    /** The list ends with the first line that is no definition; the next term begins one that is joined to it. */
    private void closeDefinitions(Place place) {
        if (hasOpenList) {
            addAlone("</dl>", place);
            hasOpenList = false;
        }
    }

    private int lastWithText() {
        int last = out.size() - 1;
        while (last >= 0 && out.get(last).text().isBlank()) {
            last--;
        }
        return last;
    }

    private void openBlock(String indent, String block, String kind, String title, End end, Place place) {
        closeDefinitions(place);
        addAlone(
                "%s<div data-block=\"%s\" data-kind=\"%s\" data-title=\"%s\">"
                        .formatted(indent, block, escaped(kind), escaped(title)),
                place);
        open.push(new Block(end, indent));
    }

    private void close(Place place) {
        if (isInDefinition()) {
            open.pop();
            out.add(new Line("", place));
            out.add(new Line("</dd>", place));
            return;
        }
        closeDefinitions(place);
        Block closed = open.pop();
        addAlone(closed.indent() + "</div>", place);
    }

    /** A line between blank ones, so that raw HTML ends where it ends. */
    private void addAlone(String line, Place place) {
        String before = QUOTE.matcher(line).find() ? line.replaceFirst("[^ >].*$", "") : "";
        out.add(new Line(before.isEmpty() ? line.replaceFirst("\\S.*$", "") : before, place));
        out.add(new Line(line, place));
        out.add(new Line(before, place));
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace("\n", "&#10;");
    }
}
