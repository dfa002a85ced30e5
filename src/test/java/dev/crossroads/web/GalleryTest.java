package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.web.SamplePages.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in every state that samples know. They are left in {@code target/gallery} to be looked at. */
class GalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final Map<String, Sample> SAMPLES = samples();
    private static final Pages PAGES = new Pages();

    private static Map<String, Sample> samples() {
        Map<String, Sample> all = new TreeMap<>(SamplePages.all());
        all.putAll(SampleQuizPages.all());
        all.putAll(SampleAdvicePages.all());
        all.putAll(BundledLessonPages.all());
        return all;
    }

    static Stream<String> names() {
        return SAMPLES.keySet().stream();
    }

    static String resource(String path) {
        try (InputStream in = GalleryTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(String name) {
        Sample sample = SAMPLES.get(name);
        return PAGES.render(sample.template(), sample.page());
    }

    private static Document page(String name) {
        return Jsoup.parse(html(name));
    }

    @BeforeAll
    static void hangUpThePictures() throws IOException {
        for (StaticFile file : StaticFiles.read().values()) {
            write(
                    GALLERY.resolve(SamplePages.ASSETS).resolve(file.path()),
                    file.content().getBytes());
        }
        for (String name : SAMPLES.keySet()) {
            write(GALLERY.resolve(name + ".html"), html(name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLeftUnresolved(String name) {
        Document page = page(name);
        // Authors may write braces.
        page.select(".prose").remove();

        assertThat(page.html()).doesNotContain("{{", "}}", "Optional[", "Optional.empty", "dev.crossroads.", "null");
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextElementIsEmpty(String name) {
        List<String> empty =
                page(name).select("h1, h2, h3, h4, p, li, a, button, legend, label, dt, dd, title").stream()
                        .filter(element -> !element.hasAttr("role")
                                && !element.hasText()
                                && element.select("input, img").isEmpty())
                        .filter(element -> !element.hasClass("tags"))
                        .map(Element::outerHtml)
                        .toList();

        assertThat(empty).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void idsAreUnique(String name) {
        assertThat(page(name).select("[id]").eachAttr("id"))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyInputHasALabelWithText(String name) {
        Document page = page(name);
        List<String> unlabelled = page.select("input:not([type=hidden]), select, textarea").stream()
                .filter(input -> page.select("label[for]").stream()
                        .noneMatch(label -> label.attr("for").equals(input.id()) && label.hasText()))
                .map(Element::outerHtml)
                .toList();

        assertThat(unlabelled).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void headingsDoNotSkipALevel(String name) {
        int last = 0;
        for (Element heading : page(name).select("h1, h2, h3, h4")) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as("%s in %s", heading.text(), name).isLessThanOrEqualTo(last + 1);
            last = level;
        }
        assertThat(page(name).select("h1")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingRunsOrStylesInline(String name) {
        Document page = page(name);

        assertThat(page.select("script:not([src]), style, [style]")).isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingOnItIsAskedOfAnotherServer(String name) {
        assertThat(page(name)
                        .select(
                                "[src], [srcset], [poster], [data], [action], [formaction], [ping], link[href], base, use")
                        .stream()
                        .flatMap(element -> Stream.of(
                                        "src", "srcset", "poster", "data", "action", "formaction", "ping", "href")
                                .map(element::attr)))
                .allSatisfy(address ->
                        assertThat(address).doesNotContainPattern("^\\s*(?:[a-z]+:)?//|,\\s*(?:[a-z]+:)?//"));
    }

    @Test
    void noStyleOrScriptOfOursAsksAnotherServer() {
        List<StaticFile> asking = StaticFiles.read().values().stream()
                .filter(file -> file.path().startsWith("css/") || file.path().startsWith("js/"))
                .toList();

        assertThat(asking)
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(file.content().toString(StandardCharsets.UTF_8))
                        .as(file.path())
                        .doesNotContainPattern(
                                "(?:url\\(|@import|fetch\\(|import|EventSource\\()\\s*[\"'`]?(?:https?:)?//"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyReferenceWithinThePageLeadsSomewhere(String name) {
        Document page = page(name);
        List<String> ids = page.select("[id]").eachAttr("id");

        assertThat(page.select("use[href], a[href^=#]:not([href=#fn1])").eachAttr("href"))
                .allMatch(reference -> ids.contains(reference.substring(1)));
        assertThat(page.select("[aria-labelledby], [aria-describedby]").stream()
                        .flatMap(e -> Stream.of(e.attr("aria-labelledby"), e.attr("aria-describedby")))
                        .filter(id -> !id.isEmpty()))
                .allMatch(ids::contains);
    }

    @Test
    void aQuizStandsWhereTheLessonPlacesIt() {
        Document page = page("lesson-new");

        assertThat(page.select("#checkpoint .quiz-card")).hasSize(1);
        assertThat(page.select(".quiz-card")).hasSize(1);
    }

    @Test
    void everyBundledLessonShowsItsCheckpointOnceAndInItsPlace() {
        for (String name : BundledLessonPages.all().keySet()) {
            Document page = page(name);

            assertThat(page.select(".quiz-card"))
                    .as(name)
                    .hasSize(page.select("section .quiz-card").size());
            assertThat(page.select(".quiz-card a").eachAttr("href")).as(name).doesNotHaveDuplicates();
            assertThat(page.select(".checkpoint")).as(name).isEmpty();
        }
        assertThat(page("bundled-data-races").select("section .quiz-card")).hasSize(1);
    }

    @Test
    void whatPeopleNamedThemselvesIsEscaped() {
        Chrome chrome = SamplePages.chrome("<script>alert(1)</script>", Chrome.Place.ELSEWHERE);

        String html = PAGES.render(
                "web/error",
                new ErrorPage(chrome, 404, "<b>", "\"'&", "en", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(html).doesNotContain("<script>alert", "<b>").contains("&lt;b&gt;");
    }

    @Test
    void aTemplateThatAsksForWhatThePageDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> PAGES.render("progress/lesson", new Link("a", "b")))
                .isInstanceOf(RuntimeException.class)
                .hasStackTraceContaining("does not have");
    }
}
