package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.RunningServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The design system on one page, for those who work on pages. */
class DesignTest {
    private static final Pattern DECLARED = Pattern.compile("(?m)^    (--[a-z0-9-]+):");

    @Test
    void everyTokenOfTheStyleSheetIsOnThePageWithWhatItIsFor() {
        List<String> declared = DECLARED.matcher(
                        new String(ClasspathTree.read("webroot/css").get("tokens.css"), StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        try (RunningServer server = RunningServer.start()) {
            Document page = new Learner(server).get("/design").with(200).page();

            assertThat(page.select(".design-name").eachText())
                    .hasSizeGreaterThan(30)
                    .containsExactlyElementsOf(declared);
            assertThat(page.select("rect[fill='var(--rust)']")).hasSize(1);
            assertThat(page.select(".design-group:has(rect[fill='var(--rust)']) h2")
                            .text())
                    .contains("two languages");
        }
    }
}
