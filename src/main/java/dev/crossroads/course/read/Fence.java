package dev.crossroads.course.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * What stands behind the three backticks, as mdBook reads it: {@code rust,editable,does_not_compile}.
 *
 * @param language lower case; empty where none is named
 * @param labels the attributes as class names, such as {@code does-not-compile}
 */
record Fence(String language, List<String> labels) {
    private static final Map<String, String> SHORT_NAMES = Map.of("rs", "rust", "golang", "go");

    /** Attributes that only Rust has: a fence that begins with one is Rust, as rustdoc has it. */
    private static final Set<String> RUST_ATTRIBUTES =
            Set.of("editable", "ignore", "no_run", "should_panic", "compile_fail", "does_not_compile");

    static Fence of(String info) {
        List<String> words = Stream.of((info == null ? "" : info).split("[,\\s{}]+"))
                .filter(word -> word.matches("[A-Za-z0-9_+#.-]+"))
                .toList();
        if (words.isEmpty()) {
            return new Fence("", List.of());
        }
        boolean unnamed = RUST_ATTRIBUTES.contains(words.getFirst());
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        return new Fence(
                unnamed ? "rust" : SHORT_NAMES.getOrDefault(name, name),
                words.stream()
                        .skip(unnamed ? 0 : 1)
                        .filter(word -> word.matches("\\w[\\w-]*"))
                        .map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .distinct()
                        .toList());
    }

    /**
     * The code without the lines that rustdoc compiles and doesn't show: those that begin with {@code # }. Two hash
     * marks stand for one that is shown.
     */
    String shown(String code) {
        if (!language.equals("rust")) {
            return code;
        }
        return code.lines()
                .filter(line -> !isHidden(line.strip()))
                .map(line -> line.strip().startsWith("##") ? line.replaceFirst("##", "#") : line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static boolean isHidden(String line) {
        return line.equals("#") || line.startsWith("# ");
    }

    /** Renders fences so that the attributes survive as classes of the {@code <pre>}. */
    record Renderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            FencedCodeBlock block = (FencedCodeBlock) node;
            Fence fence = of(block.getInfo());
            HtmlWriter html = context.getWriter();
            html.line();
            html.tag(
                    "pre",
                    Map.of(
                            "class",
                            String.join(" ", fence.labels()),
                            SourceLines.ATTRIBUTE,
                            Integer.toString(SourceLines.of(block))));
            html.tag("code", fence.language().isEmpty() ? Map.of() : Map.of("class", "language-" + fence.language()));
            html.text(fence.shown(block.getLiteral()));
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }
    }
}
