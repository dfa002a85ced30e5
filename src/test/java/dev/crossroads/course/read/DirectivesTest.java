package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {
    @TempDir
    private Path temporary;

    private Path root;

    private BookFolder book;

    @BeforeEach
    void startABook() {
        root = temporary.resolve("course");
        book = BookFolder.withChapter(root, "").with("src/code.rs", """
                one
                // ANCHOR: middle
                two
                three
                // ANCHOR_END: middle
                # hidden
                four
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "code.rs, one|two|three|four",
        "code.rs:3, two",
        "code.rs:3:4, two|three",
        "code.rs::3, one|two",
        "code.rs:4:, three|four",
        "code.rs:middle, two|three",
        "./code.rs:middle, two|three",
    })
    void includesTakeLinesOrRegionsAndLeaveTheirMarksOut(String what, String lines) {
        book.with(
                "src/one.md",
                "# One\n\n```rust\n{{#include " + what + "}}\n```\n\n```rust\n{{#rustdoc_include " + what
                        + "}}\n```\n");

        assertThat(book.lesson("one").select("figure > pre code"))
                .extracting(code -> code.wholeText().strip().replace("\n", "|"))
                .containsOnly(lines);
    }

    @Test
    void includedMarkdownIncludesFromItsOwnFolder() {
        book.with("src/one.md", "# One\n\nBefore {{#include parts/a.md}} after.\n")
                .with("src/parts/a.md", "A {{#include b.md}}\n")
                .with("src/parts/b.md", "B\n");

        assertThat(book.lesson("one").selectFirst("p").text()).isEqualTo("Before A B after.");
    }

    @Test
    void aPlaygroundIsACodeBlockWithItsAttributes() {
        book.with("src/one.md", "# One\n\n{{#playground code.rs editable}}\n");

        assertThat(book.lesson("one")
                        .selectFirst("figure.code[data-language=rust] > pre.editable > code")
                        .wholeText())
                .startsWith("one\n");
    }

    @Test
    void theTitleOfThePageCanBeSet() {
        book.with("src/one.md", "{{#title A page of its own}}\n# One\n");

        assertThat(book.course().lessons().get("one").title()).isEqualTo("A page of its own");
        assertThat(book.lesson("one").text()).doesNotContain("own");
    }

    @Test
    void anEscapedDirectiveIsShownAsItIs() {
        book.with("src/one.md", "# One\n\nWrite `\\{{#include file}}` or \\{{#quiz x}}.\n");

        assertThat(book.lesson("one").selectFirst("p").text()).isEqualTo("Write {{#include file}} or {{#quiz x}}.");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void anUnknownDirectiveIsLeftOutWithAWarningAndKeptInCode() {
        book.with("src/one.md", "# One\n\na {{#magic x}}b `{{#each y}}`\n\n```text\n{{#if z}}\n```\n");

        assertThat(book.lesson("one").selectFirst("p").text()).isEqualTo("a b {{#each y}}");
        assertThat(book.lesson("one").selectFirst("pre").wholeText()).isEqualTo("{{#if z}}\n");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .startsWith("src/one.md:3: warning: \"{{#magic x}}\" is not a directive of Crossroads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../secret.txt",
                "/etc/passwd",
                "..\\\\secret.txt",
                "../../../../../../../../etc/passwd",
                "link.txt",
                "linked/secret.txt",
                "parts",
            })
    void whatCanNotBeIncludedIsAnErrorAtTheLineThatNamesIt(String path) throws Exception {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("src/link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("src/linked"), outside);
        Files.createDirectories(root.resolve("src/parts"));
        book.with("src/one.md", "# One\n\nHere: {{#include " + path + "}}\n");

        assertThat(book.read().course()).isEmpty();
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/one.md:3: error: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code.rs:nowhere", "code.rs:99"})
    void aRegionThatIsMissingIsEmptyAsInMdBookAndAWarningSaysSo(String path) {
        book.with("src/one.md", "# One\n\nHere: {{#include " + path + "}}\n");

        assertThat(book.lesson("one").select("p").text()).isEqualTo("Here:");
        assertThat(book.mistakes()).singleElement().asString().startsWith("src/one.md:3: warning: \"" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#", "\\\\{{#", "{{ ", "{{#a ", "{{#a }", "}}{{#"})
    void strangeLinesAreReadOnceAndInNoTime(String piece) {
        book.with("src/one.md", "# One\n\n" + piece.repeat(100_000) + "\n");

        assertTimeout(Duration.ofSeconds(8), book::read);
    }

    @Test
    void aCircleOfIncludesIsNamed() {
        book.with("src/one.md", "# One\n\n{{#include a.md}}\n")
                .with("src/a.md", "a\n{{#include b.md}}\n")
                .with("src/b.md", "{{#include a.md}}\n");

        assertThat(book.mistakes())
                .containsExactly("src/b.md:1: error: The file includes itself: src/a.md → src/b.md → src/a.md. "
                        + "Break the circle.");
    }

    @Test
    void includesThatMultiplyEndWithAnError() {
        for (int i = 0; i < 30; i++) {
            book.with("src/bomb" + i + ".md", "{{#include bomb%1$d.md}}{{#include bomb%1$d.md}}".formatted(i + 1));
        }
        book.with("src/bomb30.md", "").with("src/one.md", "# One\n\n{{#include bomb0.md}}\n");

        assertThat(book.mistakes()).anyMatch(mistake -> mistake.contains("includes more than 5000 files"));
    }

    @Test
    void includesThatGrowEndWithAnError() {
        book.with("src/big.md", "x".repeat(1_500_000))
                .with("src/one.md", "# One\n\n{{#include big.md}}\n{{#include big.md}}\n");

        assertThat(book.mistakes()).singleElement().asString().startsWith("src/big.md:1: error: With all it includes");
    }

    @Test
    void aMistakeInAnIncludedFileIsReportedThere() {
        book.with("src/one.md", "# One\n\nx\n\n{{#include part.md}}\n\n<script>1</script>\n")
                .with("src/part.md", "a\n\nb <blink>c</blink>\n");

        assertThat(book.mistakes())
                .extracting(mistake -> mistake.substring(0, mistake.indexOf(" isn't")))
                .containsExactly("src/one.md:7: warning: <script>", "src/part.md:3: warning: <blink>");
    }
}
