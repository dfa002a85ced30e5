package dev.crossroads.course.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    private static final String PLAYGROUND = "https://play.rust-lang.org/?version=stable&mode=debug&edition=2021&code=";

    /** Holds a program with all its lines where some are not shown at first, until it has its place on the page. */
    static final String WHOLE = "data-whole";

    private CodeFigures() {}

    static void arrange(Element body, CourseWords words) {
        List.copyOf(body.select(Queries.of("pre"))).forEach(pre -> frame(pre, words));
        List.copyOf(body.select(Queries.of("figure.code"))).forEach(CodeFigures::compareWithNext);
        List.copyOf(body.select(Queries.of("table"))).forEach(table -> makeScrollable(table, words));
    }

    private static void frame(Element pre, CourseWords words) {
        String title = pre.attr(Callouts.TITLE);
        String whole = pre.attr(WHOLE);
        pre.removeAttr(Callouts.TITLE);
        pre.attr("tabindex", "0");
        Element figure = new Element("figure").addClass("code");
        pre.replaceWith(figure);
        String language = languageOf(pre);
        if (!language.isEmpty()) {
            figure.attr(LANGUAGE, language);
        }
        String name = DISPLAY_NAMES.getOrDefault(language, "");
        if (!name.isEmpty() || !title.isEmpty()) {
            String caption = name.isEmpty() || title.isEmpty() ? name + title : name + " · " + title;
            figure.appendElement("figcaption").text(caption);
        }
        mark(figure, pre, words);
        if (pre.className().isEmpty()) {
            pre.removeAttr("class");
        }
        pre.removeAttr(WHOLE);
        if (language.equals("mermaid")) {
            fold(figure, pre, words.diagram());
            return;
        }
        figure.appendChild(pre);
        if (!whole.isEmpty()) {
            Element all = pre.clone();
            all.selectFirst(Queries.of("code")).text(whole);
            fold(figure, all, words.wholeProgram());
        }
    }

    /**
     * Says what becomes of a program, numbers its lines, and leads to where Rust's can be run; Go's takes no program
     * along.
     */
    private static void mark(Element figure, Element pre, CourseWords words) {
        String language = figure.attr(LANGUAGE);
        Element code = pre.selectFirst("> code");
        if (!COMPARED.contains(language) || code == null) {
            return;
        }
        Element marks = new Element("p").addClass("code-marks");
        if (pre.hasClass("does-not-compile") || pre.hasClass("compile-fail")) {
            marks.appendElement("span").addClass("code-mark").text(words.doesNotCompile());
        } else if (pre.hasClass("should-panic")) {
            marks.appendElement("span").addClass("code-mark").text(words.panics());
        }
        String program = pre.hasAttr(WHOLE) ? pre.attr(WHOLE) : code.wholeText();
        if (language.equals("rust") && !pre.hasClass("ignore") && program.contains("fn main")) {
            marks.appendText(" ")
                    .appendElement("a")
                    .addClass("code-run")
                    .attr("href", PLAYGROUND + URLEncoder.encode(program.strip() + "\n", StandardCharsets.UTF_8))
                    .text(words.playground());
        }
        if (marks.childrenSize() > 0) {
            figure.appendChild(marks);
        }
        long lines = code.wholeText().stripTrailing().lines().count();
        if (lines > 2) {
            Element numbers = new Element("span").addClass("line-numbers").attr("aria-hidden", "true");
            numbers.text(
                    LongStream.rangeClosed(1, lines).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
            code.before(numbers);
            pre.addClass("numbered");
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

    private static void compareWithNext(Element figure) {
        Element next = figure.nextElementSibling();
        if (next == null || !next.nameIs("figure") || !isCompared(figure, next) || !isBesideEachOther(figure, next)) {
            return;
        }
        Element pair = new Element("div").addClass("side-by-side");
        figure.replaceWith(pair);
        pair.appendChild(figure).appendChild(next);
    }

    private static boolean isCompared(Element one, Element other) {
        return COMPARED.contains(one.attr(LANGUAGE))
                && COMPARED.contains(other.attr(LANGUAGE))
                && !one.attr(LANGUAGE).equals(other.attr(LANGUAGE));
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
