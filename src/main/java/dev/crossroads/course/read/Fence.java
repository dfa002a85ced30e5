package dev.crossroads.course.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * The info string of a fenced block, as mdBook reads it, {@code rust,editable,does_not_compile}, and as Pandoc and
 * Docusaurus write it, <code>{.rust .numberLines}</code> and {@code rust title="main.rs"}.
 *
 * @param language lower case; empty where none is named
 * @param labels the attributes as class names, such as {@code does-not-compile}
 * @param title what the program is called; empty where it has no name
 * @param hidden what lines begin with that are not shown at first, by the fence itself; empty where it doesn't say
 */
record Fence(String language, List<String> labels, String title, String hidden) {
    private static final Map<String, String> SHORT_NAMES = Map.of("rs", "rust", "golang", "go");

    /** Attributes that only Rust has: a fence that begins with one is Rust, as rustdoc has it. */
    private static final Set<String> RUST_ATTRIBUTES =
            Set.of("editable", "ignore", "no_run", "should_panic", "compile_fail", "does_not_compile");

    private static final Pattern SETTING = Pattern.compile("([\\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\\s,\"'}]+))");

    /** Lines that a page marks elsewhere, such as <code>{1,3-4}</code>. */
    private static final Pattern MARKED_LINES = Pattern.compile("\\{[\\d,\\s-]*}");

    private static final Pattern GAPS = Pattern.compile("[,\\s{}]+");
    private static final Pattern PANDOC = Pattern.compile("\\.[A-Za-z].*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_+#.-]+");
    private static final Pattern LABEL = Pattern.compile("\\w[\\w-]*");

    static Fence of(String info) {
        String written = info == null ? "" : info;
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher setting = SETTING.matcher(written);
        while (setting.find()) {
            settings.putIfAbsent(
                    setting.group(1),
                    Stream.of(setting.group(2), setting.group(3), setting.group(4))
                            .filter(value -> value != null)
                            .findFirst()
                            .orElse(""));
        }
        String plain =
                MARKED_LINES.matcher(SETTING.matcher(written).replaceAll(" ")).replaceAll(" ");
        List<String> words = GAPS.splitAsStream(plain)
                .map(word -> PANDOC.matcher(word).matches() ? word.substring(1) : word)
                .filter(WORD.asMatchPredicate())
                .toList();
        String title = settings.getOrDefault("title", "");
        String hidden = settings.getOrDefault("hidelines", "");
        if (words.isEmpty()) {
            return new Fence("", List.of(), title, hidden);
        }
        boolean unnamed = RUST_ATTRIBUTES.contains(words.getFirst());
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        return new Fence(
                unnamed ? "rust" : SHORT_NAMES.getOrDefault(name, name),
                words.stream()
                        .skip(unnamed ? 0 : 1)
                        .filter(LABEL.asMatchPredicate())
                        .map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .distinct()
                        .toList(),
                title,
                hidden);
    }

    /**
     * The code as it is shown at first.
     *
     * @param prefixes by language, what lines begin with that are not shown
     */
    String shown(String code, Map<String, String> prefixes) {
        String prefix = prefix(prefixes);
        if (language.equals("rust") && prefix.isEmpty()) {
            return eachLine(code.lines().filter(line -> !isHidden(line.strip())).map(Fence::unescaped));
        }
        return prefix.isEmpty()
                ? code
                : eachLine(code.lines().filter(line -> !line.stripLeading().startsWith(prefix)));
    }

    /** The code with all its lines, without what marks those that are not shown at first. */
    String whole(String code, Map<String, String> prefixes) {
        String prefix = prefix(prefixes);
        if (language.equals("rust") && prefix.isEmpty()) {
            return eachLine(
                    code.lines().map(line -> isHidden(line.strip()) ? line.replaceFirst("# ?", "") : unescaped(line)));
        }
        return prefix.isEmpty()
                ? code
                : eachLine(code.lines()
                        .map(line -> line.stripLeading().startsWith(prefix)
                                ? line.replaceFirst(Pattern.quote(prefix), "")
                                : line));
    }

    private String prefix(Map<String, String> prefixes) {
        return hidden.isEmpty() ? prefixes.getOrDefault(language, "") : hidden;
    }

    private static String eachLine(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    /** As rustdoc has it: a line that begins with {@code # } is compiled and not shown. */
    private static boolean isHidden(String line) {
        return line.equals("#") || line.startsWith("# ");
    }

    /** As rustdoc has it: two hash marks stand for one that is shown. */
    private static String unescaped(String line) {
        return line.strip().startsWith("##") ? line.replaceFirst("##", "#") : line;
    }

    /**
     * Renders fences so that the attributes survive as classes of the {@code <pre>}, and the lines that are not shown
     * at first as an attribute that {@link CodeFigures} takes off again.
     *
     * @param hidden by language, what lines begin with that are not shown at first
     */
    record Renderer(HtmlNodeRendererContext context, Map<String, String> hidden) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            Fence fence = of(block.getInfo());
            String shown = fence.shown(block.getLiteral(), hidden);
            String whole = fence.whole(block.getLiteral(), hidden);
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("class", String.join(" ", fence.labels()));
            attributes.put(SourceLines.ATTRIBUTE, Integer.toString(SourceLines.of(block)));
            if (!fence.title().isEmpty()) {
                attributes.put(Callouts.TITLE, fence.title());
            }
            if (!whole.equals(shown)) {
                attributes.put(CodeFigures.WHOLE, whole);
            }
            HtmlWriter html = context.getWriter();
            html.line();
            html.tag("pre", attributes);
            html.tag("code", fence.language().isEmpty() ? Map.of() : Map.of("class", "language-" + fence.language()));
            html.text(shown);
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }
    }
}
