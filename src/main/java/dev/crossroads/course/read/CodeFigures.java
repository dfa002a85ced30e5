package dev.crossroads.course.read;

import dev.crossroads.course.Fingerprint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Gives code and tables the shape our pages style: captioned figures, two languages side by side, room to scroll. */
final class CodeFigures {
    private static final Map<String, String> DISPLAY_NAMES = Map.ofEntries(
            Map.entry("rust", "Rust"),
            Map.entry("go", "Go"),
            Map.entry("bash", "Shell"),
            Map.entry("c", "C"),
            Map.entry("console", "Terminal"),
            Map.entry("cpp", "C++"),
            Map.entry("css", "CSS"),
            Map.entry("html", "HTML"),
            Map.entry("java", "Java"),
            Map.entry("javascript", "JavaScript"),
            Map.entry("json", "JSON"),
            Map.entry("python", "Python"),
            Map.entry("sh", "Shell"),
            Map.entry("shell", "Shell"),
            Map.entry("sql", "SQL"),
            Map.entry("toml", "TOML"),
            Map.entry("typescript", "TypeScript"),
            Map.entry("yaml", "YAML"));

    /** The languages that are compared: a piece of one directly beside a piece of the other is one comparison. */
    private static final Set<String> COMPARED = Set.of("rust", "go");

    private static final String LANGUAGE = "data-language";
    private static final String NUMBERED = "numbered";
    private static final int TAB_DIGITS = 8;

    private static final String PLAYGROUND = "https://play.rust-lang.org/?version=stable&mode=debug&edition=2021&code=";

    private static final String GO_PLAYGROUND = "https://go.dev/play/";

    /** Holds a program with all its lines where some are not shown at first, until it has its place on the page. */
    static final String WHOLE = "data-whole";

    private CodeFigures() {}

    /** Code in its frame. Its texts are read when they are asked for, as directives in them are settled late. */
    static final class Program extends Element {
        private final String language;
        private final List<Element> said = new ArrayList<>();
        private Element lines;
        private int shownLines;

        private Program(String language) {
            super("figure");
            this.language = language;
            addClass("code");
            if (!language.isEmpty()) {
                attr(LANGUAGE, language);
            }
        }

        /** Lower case; empty where none is named. */
        String language() {
            return language;
        }

        /** The number of lines that are shown at first. */
        int shownLines() {
            return shownLines;
        }

        /** All its lines, those included that are not shown at first. */
        String whole() {
            return lines.wholeText();
        }

        /** Its caption, its lines and what came of it, without line numbers, marks and links. */
        String said() {
            return said.stream().map(Element::wholeText).collect(Collectors.joining("\n"));
        }

        /** Adds what came of it. */
        void addOutput(String text, String kind, String title) {
            Element shown = appendElement("div").addClass("code-came").addClass("code-" + kind);
            shown.appendElement("p").text(title);
            shown.appendElement("pre")
                    .attr("tabindex", "0")
                    .appendElement("samp")
                    .text(text.stripTrailing());
            said.add(shown);
        }
    }

    /**
     * Frames all code and tables.
     *
     * @param isChapter whether this is a chapter's text, which says of a program what becomes of it; in a question that
     *     would give the answer away
     */
    static void arrange(Element body, CourseWords words, boolean isChapter) {
        List<Program> programs = body.select(Queries.of("pre")).stream()
                .map(pre -> frame(pre, words, isChapter))
                .toList();
        programs.forEach(program -> compareWithNext(program, words));
        List.copyOf(body.select(Queries.of("table"))).forEach(table -> makeScrollable(table, words));
    }

    private static Program frame(Element pre, CourseWords words, boolean isChapter) {
        String title = pre.attr(Callouts.TITLE);
        String whole = pre.attr(WHOLE);
        pre.removeAttr(Callouts.TITLE).removeAttr(WHOLE);
        pre.attr("tabindex", "0");
        Element code = pre.selectFirst(Queries.of("> code"));
        Program figure = new Program(languageOf(pre));
        figure.lines = code == null ? pre : code;
        figure.shownLines = (int) figure.whole().stripTrailing().lines().count();
        pre.replaceWith(figure);
        String name = DISPLAY_NAMES.getOrDefault(figure.language(), "");
        if (!name.isEmpty() || !title.isEmpty()) {
            String caption = name.isEmpty() || title.isEmpty() ? name + title : name + " · " + title;
            figure.said.add(figure.appendElement("figcaption").text(caption));
        }
        if (COMPARED.contains(figure.language()) && code != null) {
            if (isChapter) {
                mark(figure, pre, whole.isEmpty() ? figure.whole() : whole, words);
            }
            number(pre, code);
        }
        if (!isChapter) {
            pre.classNames(pre.hasClass(NUMBERED) ? Set.of(NUMBERED) : Set.of());
        }
        if (pre.className().isEmpty()) {
            pre.removeAttr("class");
        }
        if (figure.language().equals("mermaid")) {
            fold(figure, pre, words.diagram());
        } else {
            figure.appendChild(pre);
        }
        if (!whole.isEmpty()) {
            Element all = pre.clone();
            figure.lines = all.selectFirst(Queries.of("code")).text(whole);
            fold(figure, all, words.wholeProgram());
        }
        figure.said.add(figure.lines);
        return figure;
    }

    /** Says what becomes of a program, and leads to where it can be run; Go's playground takes no program along. */
    private static void mark(Program figure, Element pre, String program, CourseWords words) {
        Element marks = new Element("p").addClass("code-marks");
        if (pre.hasClass("does-not-compile") || pre.hasClass("compile-fail")) {
            marks.appendElement("span").addClass("code-mark").text(words.doesNotCompile());
        } else if (pre.hasClass("should-panic")) {
            marks.appendElement("span").addClass("code-mark").text(words.panics());
        }
        if (figure.language().equals("rust") && !pre.hasClass("ignore") && program.contains("fn main")) {
            run(
                    marks,
                    PLAYGROUND + URLEncoder.encode(program.strip() + "\n", StandardCharsets.UTF_8),
                    words.playground());
        } else if (runsInGosPlayground(figure, pre, program)) {
            run(marks, GO_PLAYGROUND, words.goPlayground());
        }
        if (marks.childrenSize() > 0) {
            figure.appendChild(marks);
        }
    }

    /** It has no C compiler. */
    private static boolean runsInGosPlayground(Program figure, Element pre, String program) {
        return figure.language().equals("go")
                && !pre.hasClass("ignore")
                && program.contains("func main()")
                && !program.contains("import \"C\"");
    }

    private static void run(Element marks, String address, String text) {
        marks.appendText(" ")
                .appendElement("a")
                .addClass("code-run")
                .attr("href", address)
                .text(text);
    }

    private static void number(Element pre, Element code) {
        long lines = code.wholeText().stripTrailing().lines().count();
        if (lines > 2) {
            Element numbers = new Element("span").addClass("line-numbers").attr("aria-hidden", "true");
            numbers.text(
                    LongStream.rangeClosed(1, lines).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
            code.before(numbers);
            pre.addClass(NUMBERED);
        }
    }

    /** Behind a line that opens it, with and without scripts. */
    private static void fold(Element figure, Element pre, String summary) {
        Element details = figure.appendElement("details").addClass("code-more");
        details.appendElement("summary").text(summary);
        details.appendChild(pre);
    }

    private static String languageOf(Element pre) {
        Element code = pre.selectFirst(Queries.of("> code[class]"));
        return code == null
                ? ""
                : code.classNames().stream()
                        .filter(name -> name.startsWith("language-"))
                        .map(name -> name.substring("language-".length()))
                        .findFirst()
                        .orElse("");
    }

    private static void compareWithNext(Program figure, CourseWords words) {
        if (!(figure.nextElementSibling() instanceof Program next)
                || !isCompared(figure, next)
                || !isBesideEachOther(figure, next)) {
            return;
        }
        Element pair = new Element("div").addClass("side-by-side");
        figure.replaceWith(pair);
        pair.appendChild(tabs(figure, next, words)).appendChild(figure).appendChild(next);
    }

    /** Chooses one of two programs where there is no room for both; style sheets do the rest. */
    private static Element tabs(Program one, Program other, CourseWords words) {
        Element tabs = new Element("fieldset").addClass("code-tabs").attr("aria-label", words.language());
        String name = "shown-" + Fingerprint.of(List.of(one.whole(), other.whole()), TAB_DIGITS);
        for (Program program : List.of(one, other)) {
            String id = name + "-" + program.language();
            tabs.appendElement("input")
                    .attr("type", "radio")
                    .addClass("code-tab")
                    .attr("id", id)
                    .attr("name", name)
                    .attr("value", program.language())
                    .attr("checked", program == one);
            tabs.appendElement("label").attr("for", id).text(DISPLAY_NAMES.get(program.language()));
        }
        return tabs;
    }

    private static boolean isCompared(Program one, Program other) {
        return COMPARED.contains(one.language())
                && COMPARED.contains(other.language())
                && !one.language().equals(other.language());
    }

    /** A figure that is already compared has left its old place, and so stands beside nothing any more. */
    private static boolean isBesideEachOther(Element figure, Element next) {
        if (figure.parent() == null || figure.parent().hasClass("side-by-side")) {
            return false;
        }
        for (Node node = figure.nextSibling(); node != next; node = node.nextSibling()) {
            if (!(node instanceof TextNode text && text.isBlank())) {
                return false;
            }
        }
        return true;
    }

    private static void makeScrollable(Element table, CourseWords words) {
        Element region = new Element("div")
                .addClass("table")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-label", words.table());
        table.replaceWith(region);
        region.appendChild(table);
    }
}
