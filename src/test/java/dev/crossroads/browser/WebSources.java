package dev.crossroads.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts and styles of the pages as tools see them: laid out by Prettier, read by TypeScript's compiler and by the
 * browser's own style engine. The tools come as WebJars and run in the browser of the tests, without a server: nothing
 * that the page asks for leaves this process.
 */
public final class WebSources implements AutoCloseable {
    private static final String HOST = "http://localhost";
    private static final Path ROOT = Path.of("webroot");
    private static final Path TESTS = Path.of("src/test/js");
    private static final String WEBJAR = "META-INF/resources/webjars/%s/%s/%s";

    private final Playwright playwright = Chromium.playwright();
    private final Browser browser = playwright.chromium().launch(Chromium.launch());
    private final Page page = browser.newPage();

    WebSources() {
        page.route("**/*", WebSources::answer);
        page.navigate(HOST + "/");
    }

    /**
     * Lays out every script and style sheet in place and names those that changed; nothing where there is no browser.
     */
    public static void formatAll() throws IOException {
        if (Chromium.lacking().isPresent()) {
            System.out.println("Scripts and styles are left as they are: "
                    + Chromium.lacking().orElseThrow());
            return;
        }
        try (WebSources sources = new WebSources()) {
            for (Path file : sources.otherwiseFormatted()) {
                Files.writeString(file, sources.formatted(file));
                System.out.println("formatted " + file);
            }
        }
    }

    /** The files that Prettier would lay out in another way. */
    List<Path> otherwiseFormatted() {
        return Stream.of(below(ROOT, ".js"), below(ROOT, ".css"), below(TESTS, ".js"))
                .flatMap(List::stream)
                .filter(file -> !formatted(file).equals(text(file)))
                .toList();
    }

    /** The mistakes in the scripts, one per line. */
    List<String> complaintsOfScripts() {
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl("/webjars/typescript/lib/typescript.js"));
        Map<String, String> texts = texts(below(ROOT.resolve("js"), ".js"));
        texts.put("/js/dom.d.ts", text(TESTS.resolve("dom.d.ts")));
        return lines(page.evaluate("""
                async (texts) => (await import("/test/lint-scripts.js")).complaints(ts, texts)""", texts));
    }

    /** The mistakes in the styles, one per line. */
    List<String> complaintsOfStyles() {
        String words = Stream.of(
                        below(Path.of("src/main/resources/templates"), ".hbs"),
                        below(ROOT, ".js"),
                        below(Path.of("src/main/java"), ".java"))
                .flatMap(List::stream)
                .map(WebSources::text)
                .collect(Collectors.joining("\n"));
        Map<String, Object> asked = Map.of("texts", texts(below(ROOT.resolve("css"), ".css")), "words", words);
        return lines(page.evaluate("""
                async ({ texts, words }) => (await import("/test/lint-styles.js")).complaints(texts, words)""", asked));
    }

    /** The sentences that a file of tests tries, in its order. */
    List<String> sentencesOf(Path tests) {
        return lines(page.evaluate("""
                async (path) => Object.keys((await import(path)).sentences)""", "/test/" + tests.getFileName()));
    }

    /** Tries one of them on a page of somebody who was never here; throws what the test throws. */
    void attempt(Path tests, String sentence) {
        try (BrowserContext context = browser.newContext()) {
            context.route("**/*", WebSources::answer);
            Page stranger = context.newPage();
            stranger.navigate(HOST + "/");
            stranger.evaluate("""
                    async ([path, sentence]) => (await import(path)).sentences[sentence]()""", List.of("/test/" + tests.getFileName(), sentence));
        }
    }

    /** The files of tests. */
    static List<Path> tests() {
        return below(TESTS, ".test.js");
    }

    @Override
    public void close() {
        playwright.close();
    }

    private String formatted(Path file) {
        return (String) page.evaluate("""
                async ([path, text]) => (await import("/test/format.js")).formatted(path, text)""", List.of(file.toString(), text(file)));
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!DOCTYPE html><html lang=en><body data-visitor=v><p id=unsent></p></body>"));
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setContentType(path.endsWith(".d.ts") ? "text/plain" : "text/javascript")
                .setBody(path.startsWith("/webjars/") ? webjar(path) : text(own(path))));
    }

    private static Path own(String path) {
        return path.startsWith("/test/") ? TESTS.resolve(path.substring("/test/".length())) : ROOT.resolve("." + path);
    }

    private static String webjar(String path) {
        String[] parts = path.split("/", 4);
        Properties about = new Properties();
        try (InputStream properties = resource("META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(parts[2]));
                InputStream file = resource(WEBJAR.formatted(parts[2], version(about, properties), parts[3]))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(Properties about, InputStream properties) throws IOException {
        about.load(properties);
        return about.getProperty("version");
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = WebSources.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new IOException("No " + name + " on the class path");
        }
        return found;
    }

    /** The content of each file, by the path under which pages load it. */
    private static Map<String, String> texts(List<Path> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        file -> "/" + ROOT.relativize(file), WebSources::text, (one, other) -> one, TreeMap::new));
    }

    private static List<Path> below(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Object evaluated) {
        return ((List<?>) evaluated).stream().map(Object::toString).toList();
    }
}
