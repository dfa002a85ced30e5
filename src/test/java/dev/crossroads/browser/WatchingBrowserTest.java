package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is open in the browser of whoever writes the course. */
@InChromium
class WatchingBrowserTest {
    private static final String WORD = "/courses/workshop" + Workshop.EXAM + "?question=exam-word";

    @TempDir
    private Path folder;

    @Test
    void itComesAgainByItselfWithWhatWasTypedAndInItsPlaceAndTellsOfMistakes() throws IOException {
        Workshop.copyTo(folder);
        try (Browsing browsing = new Browsing(RunningServer.watching(List.of(folder)));
                BrowserContext author = browsing.stranger()) {
            Page page = author.newPage();
            page.setViewportSize(600, 300);
            page.navigate("/courses/workshop" + Workshop.EXAM);
            page.locator(".quiz-intro form button").click();
            page.navigate(WORD);
            page.locator("#text").fill("an oak");
            page.evaluate("scrollTo(0, 150)");

            save("quizzes/memory/exam.toml", "\"Name it.\"", "\"Name the tree.\"");
            assertThat(page.locator(".question-prompt")).hasText("Name the tree.");
            assertThat(page.locator("#text")).hasValue("an oak");
            page.waitForFunction("() => scrollY === 150");

            save("book.toml", "title = \"Workshop\"", "title = Workshop");
            assertThat(page.locator("#watching code").first()).hasText("book.toml:2");
            assertThat(page.locator("#text")).hasValue("an oak");
            save("book.toml", "title = Workshop", "title = \"Workshop\"");
            assertThat(page.locator("#watching")).isEmpty();
            assertThat(page.locator("#text")).hasValue("an oak");

            Look look = new Look(page);
            page.navigate("/courses/workshop/preview/memory/types");
            assertThat(page.locator(".reviewed").first()).isVisible();
            look.at("preview");
            save("book.toml", "title = \"Workshop\"", "title = Workshop");
            page.navigate("/courses/workshop/preview");
            assertThat(page.locator("#watching code").first()).isVisible();
            look.at("previews-mistakes");
            look.assertNoFault();
        }
    }

    private void save(String name, String before, String after) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
