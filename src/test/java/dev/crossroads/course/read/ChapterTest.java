package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChapterTest {
    @TempDir
    private Path temporary;

    private Path root;

    private BookFolder book;

    @BeforeEach
    void startABook() {
        root = temporary.resolve("course");
        book = new BookFolder(root)
                .with("book.toml", "[crossroads]\nid = \"c\"\n")
                .with("src/SUMMARY.md", "- [One](one.md)\n- [Two](deep/two.md)\n- [Index](deep/README.md)\n")
                .with("src/one.md", "# One\n")
                .with("src/deep/two.md", "# Two\n\n## Part *of* two\n\n### Smaller\n")
                .with("src/deep/README.md", "# Index\n");
    }

    @Test
    void aSectionIsWhatStandsBeforeTheFirstSecondLevelHeadingAndEachSuchHeading() {
        write("# Title\n\nA\n\n## Same\n\nB\n\n### Same\n\n## Same\n\n## Own words {#own .wide}\n");

        assertThat(book.course().lessons().get("one").sections())
                .containsExactly(
                        new Lesson.Section("title", "Title"),
                        new Lesson.Section("same", "Same"),
                        new Lesson.Section("same-2", "Same"),
                        new Lesson.Section("own", "Own words"));
        assertThat(book.course().lessons().get("one").html())
                .startsWith("<section id=\"title\" data-section><h1>Title <a class=\"anchor\" href=\"#title\""
                        + " aria-label=\"Link to “Title”\">#</a></h1>\n<p>A</p>\n</section>"
                        + "<section id=\"same\" data-section><h2>Same <a")
                .contains("<h3 id=\"same-1\">Same <a class=\"anchor\" href=\"#same-1\"")
                .contains("<section id=\"own\" data-section><h2 class=\"wide\">Own words <a");
    }

    @Test
    void anAuthorsOwnIdMayBeOfAnyScript() {
        write("# One\n\n## Überschrift {#über-uns}\n\n## 題 {#題}\n");

        assertThat(book.course().lessons().get("one").sections())
                .containsExactly(
                        new Lesson.Section("one", "One"),
                        new Lesson.Section("über-uns", "Überschrift"),
                        new Lesson.Section("題", "題"));
    }

    @Test
    void anAuthorsOwnIdGoesBeforeTheIdsThatAreMade() {
        write("# One\n\n## Part\n\n## Other {#part}\n\n## Third {#part}\n");

        assertThat(book.course().lessons().get("one").sections())
                .extracting(Lesson.Section::id)
                .containsExactly("one", "part-1", "part", "third");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .startsWith("src/one.md:7: warning: The id \"part\" is used twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What's `new` in 1.22?|whats-new-in-122",
                "Über & under|über--under",
                "snake_case - dash|snake_case---dash",
                "日本語|日本語",
                "!!!|section",
            })
    void headingsAreNamedAsMdBookNamesThem(String heading, String id) {
        write("# " + heading);

        assertThat(book.course().lessons().get("one").sections())
                .extracting(Lesson.Section::id)
                .containsExactly(id);
    }

    @Test
    void aChapterWithoutATitleIsHeadedByWhatTheSummaryCallsIt() {
        write("Just text.\n");
        assertThat(book.lesson("one").selectFirst("section#one > h1").ownText()).isEqualTo("One");
        write("");
        assertThat(book.course().lessons().get("one").sections()).containsExactly(new Lesson.Section("one", "One"));
        write("## First\n\n## Second\n");
        assertThat(book.course().lessons().get("one").sections())
                .extracting(Lesson.Section::id)
                .containsExactly("one", "first", "second");
    }

    @Test
    void footnotesStandAfterTheSections() {
        write("# One\n\nA claim[^a].\n\n## Last\n\n[^a]: Its source, <https://go.dev/ref/mem>.\n");

        Element body = book.lesson("one");
        assertThat(body.children()).extracting(Element::tagName).containsExactly("section", "section", "section");
        assertThat(body.lastElementChild().hasAttr("data-section")).isFalse();
        assertThat(body.select("#fn-a a[href=https://go.dev/ref/mem]").attr("rel"))
                .isEqualTo("noopener");
        assertThat(book.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "deep/two.md, /courses/c/lessons/deep/two",
        "deep/two.md#smaller, /courses/c/lessons/deep/two#smaller",
        "./deep/../deep/two.md#part-of-two, /courses/c/lessons/deep/two#part-of-two",
        "deep/two.html, /courses/c/lessons/deep/two",
        "deep/README.md, /courses/c/lessons/deep/index",
        "deep/index.html, /courses/c/lessons/deep/index",
        "deep/, /courses/c/lessons/deep/index",
        "#one, #one",
        "/progress, /progress",
        "mailto:ada@example.org, mailto:ada@example.org",
    })
    void linksBetweenChaptersBecomeLinksBetweenLessons(String written, String shown) {
        write("# One\n\n[x](" + written + ")\n");

        assertThat(book.lesson("one").selectFirst("p a").attr("href")).isEqualTo(shown);
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void linksThatLeadNowhereAreWarningsAtTheirLines() {
        write("# One\n\n[a](nowhere.md)\nand [b](#nowhere)\n\n- [c](deep/two.md#nowhere)\n- [d](SUMMARY.md)\n"
                + "- ![e](nowhere.png)\n\n<a href='nowhere.md'>f</a>\n");

        assertThat(book.mistakes())
                .zipSatisfy(
                        List.of("3: warning", "4: warning", "6: warning", "7: warning", "8: warning", "10: warning"),
                        (mistake, place) -> assertThat(mistake).startsWith("src/one.md:" + place));
        assertThat(book.lesson("one").select("p a, li a"))
                .extracting(a -> a.attr("href"))
                .containsExactly("/courses/c/lessons/deep/two");
        assertThat(book.lesson("one").text()).contains("a and b", "c d e f");
    }

    @Test
    void imagesAndOtherFilesAreServedFromTheCourse() {
        book.with("src/img/a b.png", "x").with("src/deep/data.csv", "x");
        write("# One\n\n![A](img/a%20b.png) [data](deep/data.csv)\n\n<video src=\"img/a b.png\" controls></video>\n");

        assertThat(book.course().files()).containsOnlyKeys("img/a b.png", "deep/data.csv");
        assertThat(book.lesson("one").selectFirst("img").attr("src")).isEqualTo("/courses/c/files/img/a%20b.png");
        assertThat(book.lesson("one").selectFirst("video").attr("src")).isEqualTo("/courses/c/files/img/a%20b.png");
        assertThat(book.lesson("one").selectFirst("p a").attr("href")).isEqualTo("/courses/c/files/deep/data.csv");
        assertThat(book.mistakes()).isEmpty();
    }

    @Test
    void keysAndProgramsAreNotServed() {
        book.with("quizzes/a.toml", BookFolder.QUIZ.formatted("a"))
                .with("src/x.html", "x")
                .with("src/x.js", "x");
        write("# One\n\n[a](../quizzes/a.toml) [b](../book.toml) [c](x.html) [d](x.js)\n\n{{#quiz ../quizzes/a.toml}}");

        assertThat(book.course().files()).isEmpty();
        assertThat(book.lesson("one").select("p a")).isEmpty();
        assertThat(book.mistakes()).hasSize(4).allMatch(mistake -> mistake.startsWith("src/one.md:3: warning"));
    }

    @Test
    void keysAreNotServedWhereTheChaptersLieAtTheTop() throws IOException {
        Path flat = Files.createDirectory(root.resolve("flat"));
        BookFolder top = new BookFolder(flat)
                .with("SUMMARY.md", "- [One](one.md)")
                .with(
                        "one.md",
                        "[a](quizzes/a.toml) [b](recommendation.toml) [c](example.toml)\n\n{{#quiz quizzes/a.toml}}")
                .with("quizzes/a.toml", BookFolder.QUIZ.formatted("a"))
                .with("example.toml", "x = 1");

        assertThat(top.course().files()).isEmpty();
    }

    @Test
    void aFileOutsideOfTheCourseOrTooLargeIsAnError() throws IOException {
        Files.write(root.resolve("src/large.png"), new byte[5_000_001]);
        Path outside = Files.writeString(temporary.resolve("secret.png"), "secret");
        Files.createSymbolicLink(root.resolve("src/link.png"), outside);
        write("# One\n\n![a](../../a.png)\n\n![b](large.png)\n\n![c](link.png)\n");

        assertThat(book.mistakes())
                .zipSatisfy(
                        List.of("src/one.md:3: error", "src/one.md:5: error", "src/one.md:7: error"),
                        (mistake, place) -> assertThat(mistake).startsWith(place));
    }

    @Test
    void anAuthorCanNotForgeWhatCrossroadsMakes() {
        write(
                "# One\n\n<section id=\"x\" data-section>a</section>\n\n<div class=\"checkpoint\" data-quiz=\"q\">b</div>\n\n"
                        + "<a class=\"anchor\" href=\"javascript:alert(1)\" onclick=\"x\">c</a>\n\n\uFDD00\uFDD1 <img src=\"\uFDD00\uFDD1\">\n");

        Element body = book.lesson("one");
        assertThat(body.select("[data-section]")).hasSize(1);
        assertThat(body.select(".checkpoint, [data-quiz], [onclick], [href^=javascript], img"))
                .isEmpty();
        assertThat(body.select("a.anchor")).hasSize(1);
        assertThat(body.select("[data-source-line]")).isEmpty();
    }

    @Test
    void nestingThatNobodyCanFollowIsAnErrorAtItsLine() {
        write("# One\n\n" + "> ".repeat(90) + "x\n");

        assertThat(book.mistakes()).singleElement().asString().startsWith("src/one.md:3: error: Lists, quotes");
    }

    @ParameterizedTest
    @CsvSource({"de-AT, Wichtig, Tabelle, Link zu „One“, 1 Frage", "fr, Important, Table, Link to “One”, 1 question"})
    void whatIsAddedToATextIsInTheLanguageOfItsCourse(
            String language, String title, String table, String anchor, String size) {
        book.with("book.toml", "[book]\nlanguage = \"" + language + "\"\n[crossroads]\nid = \"c\"\n")
                .with("quizzes/moves.toml", BookFolder.QUIZ.formatted("moves-1"));
        write("# One\n\n> [!IMPORTANT]\n> x\n\n| a |\n|---|\n| 1 |\n\n{{#quiz ../quizzes/moves.toml}}\n");

        Element body = book.lesson("one");
        assertThat(body.select(".admonition-title").text()).isEqualTo(title);
        assertThat(body.select(".table").attr("aria-label")).isEqualTo(table);
        assertThat(body.select("h1 .anchor").attr("aria-label")).isEqualTo(anchor);
        assertThat(body.select(".checkpoint-size").text()).isEqualTo(size);
    }

    private void write(String markdown) {
        book.with("src/one.md", markdown);
    }
}
