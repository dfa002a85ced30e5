package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.crossroads.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas and diagrams of a book, which the reader's browser sets and draws under our policy. */
@InChromium
class FormulasBrowserTest {
    @TempDir
    static Path folder;

    private static Browsing browsing;

    @BeforeAll
    static void open() throws IOException {
        Path book = folder.resolve("maths");
        Files.createDirectories(book.resolve("src"));
        Files.writeString(book.resolve("book.toml"), "[preprocessor.katex]\n[preprocessor.mermaid]\n");
        Files.writeString(book.resolve("src/SUMMARY.md"), "- [One](one.md)\n");
        Files.writeString(book.resolve("src/one.md"), """
                # One

                It is $E = mc^2$, and $\\unknown{x}$, and $\\href{javascript:alert(1)}{x}$.

                ```mermaid
                graph LR
                  A[Über] --> B[Ende]
                ```

                ```mermaid
                no diagram
                ```
                """);
        browsing = new Browsing(RunningServer.serving(List.of(book)));
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @Test
    void theyAreSetAndDrawnAndWhatCanNotBeStaysAsItIsWritten() {
        for (String address : List.of("/courses/maths/lessons/one", "/courses/maths/print")) {
            try (BrowserContext ada = browsing.stranger()) {
                Page page = ada.newPage();
                page.navigate(address);

                assertThat(page.locator(".formula math")).hasCount(1);
                assertThat(page.locator(".formula").nth(1)).hasText("\\unknown{x}");
                assertThat(page.locator(".formula").nth(2)).hasText("\\href{javascript:alert(1)}{x}");
                assertThat(page.locator("img.diagram")).hasCount(1);
                assertThat(page.locator("img.diagram")).not().hasJSProperty("naturalWidth", 0);
                assertThat(page.locator("details[open] code")).containsText("no diagram");
            }
        }
    }
}
