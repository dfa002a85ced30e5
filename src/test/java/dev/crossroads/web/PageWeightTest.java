package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The bytes that a browser fetches for a lesson: a phone on a slow line pays for every kilobyte. */
class PageWeightTest {
    private static final int SCRIPT_BYTES = 60 * 1024;
    private static final int STYLE_BYTES = 30 * 1024;
    private static final Pattern IMPORTED = Pattern.compile("from \"(\\./[^\"]+)\"");

    @Test
    void aPageWaitsForOneStyleSheetThatHasAllItNeeds() {
        try (RunningServer server = RunningServer.start()) {
            Learner learner = new Learner(server);
            List<String> sheets = learner.get("/")
                    .with(200)
                    .page()
                    .select("link[rel=stylesheet]")
                    .eachAttr("href");

            assertThat(sheets).hasSize(1);
            assertThat(learner.get(sheets.getFirst()).with(200).body())
                    .contains("@font-face", ".masthead", ".lesson-grid", "@media print {")
                    .doesNotContain("@import \"");
        }
    }

    @Test
    void aLessonsScriptsAndStylesAreSmall() {
        try (RunningServer server = RunningServer.start()) {
            Learner learner = new Learner(server);
            Document page = learner.get("/courses/rust-or-go/lessons/ownership-and-borrowing")
                    .with(200)
                    .page();
            int style = page.select("link[rel=stylesheet]").eachAttr("href").stream()
                    .mapToInt(href -> compressed(learner.get(href).with(200)))
                    .sum();
            String site = page.select("script[type=module]").attr("src");
            Set<String> scripts = modules(learner, site, site.replace("site.js", "lesson.js"));
            scripts.add(page.select("script[data-highlight]").attr("data-highlight"));
            int script = scripts.stream()
                    .mapToInt(href -> compressed(learner.get(href).with(200)))
                    .sum();

            assertThat(style).as("bytes of style").isBetween(1_000, STYLE_BYTES);
            assertThat(script).as("bytes of script: " + scripts).isBetween(1_000, SCRIPT_BYTES);
        }
    }

    /** These modules with everything they import statically. */
    private static Set<String> modules(Learner learner, String... first) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(first));
        while (!ahead.isEmpty()) {
            String href = ahead.remove();
            if (found.add(href)) {
                String folder = href.substring(0, href.lastIndexOf('/'));
                IMPORTED.matcher(learner.get(href).with(200).body())
                        .results()
                        .forEach(
                                imported -> ahead.add(folder + imported.group(1).substring(1)));
            }
        }
        return found;
    }

    private static int compressed(Reply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(reply.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }
}
