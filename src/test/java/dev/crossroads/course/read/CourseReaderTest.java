package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.Course.Entry;
import dev.crossroads.course.Lesson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseReaderTest {
    private static final String QUESTIONNAIRE = """
            version = "1"
            [[alternatives]]
            id = "rust"
            name = "Rust"
            [[alternatives]]
            id = "go"
            name = "Go"
            [[questions]]
            id = "q"
            prompt = "Which?"
            [[questions.options]]
            id = "a"
            text = "A"
            weights = { rust = 1 }
            reason = "Because."
            lesson = "one.md#one"
            [[questions.options]]
            id = "b"
            text = "B"
            weights = { rust = 1, go = 1 }
            balanced = true
            reason = "Because."
            lesson = "one.md#one"
            """;

    @TempDir
    private Path root;

    @Test
    void aBookBecomesACourseInReadingOrder() {
        Course course = new BookFolder(root)
                .with("book.toml", """
                        [book]
                        title = "Two languages"
                        authors = ["Ada", "Grace"]
                        description = "Side by side"
                        language = "de"
                        [build]
                        build-dir = "out"
                        [crossroads]
                        id = "two"
                        """)
                .with("src/SUMMARY.md", """
                        # Summary
                        [Welcome](README.md)
                        # Memory
                        - [Owning](memory/owning.md)
                            - [Moving](memory/moving.md)
                        - [Planned]()
                        ---
                        [Thanks](thanks.md)
                        """)
                .with("src/README.md", "# Hello\n\nTwo words `and code`.\n\n```go\nnot counted\n```\n")
                .with("src/memory/owning.md", "# Owning\n")
                .with("src/memory/moving.md", "# Moving\n")
                .with("src/thanks.md", "# Thanks\n")
                .course();

        assertThat(course.id()).isEqualTo("two");
        assertThat(course.title()).isEqualTo("Two languages");
        assertThat(course.authors()).containsExactly("Ada", "Grace");
        assertThat(course.language()).isEqualTo("de");
        assertThat(course.lessons().keySet()).containsExactly("index", "memory/owning", "memory/moving", "thanks");
        assertThat(course.contents())
                .containsExactly(
                        new Entry.Chapter("index", "Welcome", "", 0),
                        new Entry.Part("Memory"),
                        new Entry.Chapter("memory/owning", "Owning", "1", 0),
                        new Entry.Chapter("memory/moving", "Moving", "1.1", 1),
                        new Entry.Draft("Planned", "2", 0),
                        new Entry.Separator(),
                        new Entry.Chapter("thanks", "Thanks", "", 0));
        Lesson moving = course.lessons().get("memory/moving");
        assertThat(moving.number()).isEqualTo("1.1");
        assertThat(moving.part()).contains("Memory");
        assertThat(moving.previous()).contains("memory/owning");
        assertThat(moving.next()).contains("thanks");
        assertThat(course.lessons().get("index").extent().words()).isEqualTo(5);
        assertThat(course.lessons().get("thanks").part()).isEmpty();
        assertThat(course.lessons().get("thanks").next()).isEmpty();
    }

    @Test
    void aBookWithoutBookTomlAndWithItsSummaryAtTheTopIsReadToo() throws IOException {
        Path folder = Files.createDirectory(root.resolve("My First Book"));
        Course course = new BookFolder(folder)
                .with("SUMMARY.md", "- [One](one.md)")
                .with("one.md", "One")
                .course();

        assertThat(course.id()).isEqualTo("my-first-book");
        assertThat(course.title()).isEqualTo("My First Book");
        assertThat(course.questionnaire()).isEmpty();
    }

    @Test
    void everyChapterThatIsMissingOrListedTwiceIsAnErrorAtItsLine() {
        BookFolder book = new BookFolder(root)
                .with("src/SUMMARY.md", """
                        - [One](one.md)
                        - [Two](two.md)
                        - [One again](./one.md)
                        - [Out](../out.md)
                        - [Away](https://example.org/x.md)
                        - [Page](page.html)
                        """)
                .with("src/one.md", "# One")
                .with("out.md", "# Out");

        assertThat(book.read().course()).isEmpty();
        assertMistakesBegin(
                book,
                "src/SUMMARY.md:2: warning: There is no file \"src/two.md\" in",
                "src/SUMMARY.md:3: warning: The chapter \"./one.md\" is listed ",
                "src/SUMMARY.md:4: error: \"../out.md\" is not below the folde",
                "src/SUMMARY.md:6: error: \"page.html\" is not a chapter. Link");
    }

    @Test
    void aQuizIsPlacedWhereItsDirectiveStandsAndKnowsItsLesson() {
        BookFolder book = BookFolder.withChapter(
                        root,
                        "# One\n\n## Checkpoint {#checkpoint}\n\nTry it.\n{{#quiz ../quizzes/memory/moves.toml}}\n")
                .with("quizzes/memory/moves.toml", BookFolder.QUIZ.formatted("m1"))
                .with("quizzes/alone.toml", BookFolder.QUIZ.formatted("a1"));

        Course course = book.course();
        assertThat(course.quizzes().keySet()).containsExactly("memory/moves", "alone");
        assertThat(course.quizzes().get("memory/moves").lesson()).contains("one");
        assertThat(course.quizzes().get("alone").lesson()).isEmpty();
        assertThat(course.lessons().get("one").quizzes()).containsExactly("memory/moves");
        assertThat(course.lessons().get("one").html())
                .contains("<p>Try it.\n</p><div class=\"checkpoint\" data-quiz=\"memory/moves\">"
                        + "<a href=\"/courses/" + course.id() + "/quizzes/memory/moves\">"
                        + "<span class=\"checkpoint-title\">Moves</span> "
                        + "<span class=\"checkpoint-size\">1 question</span></a></div>");
        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .startsWith("quizzes/alone.toml: warning: No chapter places this quiz.");
    }

    @Test
    void aQuizThatCanNotBeReadAndThatNoChapterPlacesIsLeftOutOfItsBook() {
        BookFolder book = BookFolder.withChapter(root, "# One\n\n<p align=\"center\">Half of it is there.</p>\n")
                .with("quizzes/draft.toml", "[[questions]]\ntype = \"Tracing\"\nanswer.doesCompile = false\n");

        Course course = book.course();
        assertThat(course.quizzes()).isEmpty();
        assertThat(course.lessons().get("one").html()).contains("<p align=\"center\">");
        assertThat(book.mistakes().toString())
                .doesNotContain(": error: ")
                .contains("quizzes/draft.toml:1: warning", "`prompt` is missing", "The quiz is left out");
    }

    @Test
    void partsThatDoNotFitTogetherAreErrorsAtTheirLines() {
        BookFolder book = BookFolder.withChapter(
                        root,
                        "# One\n\n{{#quiz ../quizzes/a.toml}}\n\n{{#quiz ../quizzes/b.toml}}\n\n{{#quiz ../quizzes/c.toml}}\n")
                .with("book.toml", """
                        [crossroads]
                        id = "x"
                        [crossroads.concepts]
                        move = { title = "Moving", section = "one.md#one" }
                        copy = { title = "Copying", section = "one.md#nowhere" }
                        lend = { title = "Lending", section = "nowhere.md#one" }
                        """)
                .with("quizzes/a.toml", BookFolder.QUIZ.formatted("same") + "concepts = [\"move\"]\n")
                .with("quizzes/b.toml", BookFolder.QUIZ.formatted("same") + "concepts = [\"unknown\"]\n");

        assertMistakesBegin(
                book,
                "book.toml:5: error: \"one.md\" has no section \"nowhere\". Na",
                "book.toml:6: error: There is no chapter \"nowhere.md\" in SUM",
                "quizzes/b.toml:3: error: The question id \"same\" is used twic",
                "quizzes/b.toml:7: error: The concept \"unknown\" is not define",
                "src/one.md:7: error: There is no file \"quizzes/c.toml\" in th");
    }

    @Test
    void evidenceThatNoQuestionsCanGiveIsAnErrorAtItsLine() {
        String evidence = """

                [[evidence]]
                id = "%s"
                alternative = "rust"
                language = "rust"
                concepts = ["%s"]
                minimum = %d
                weight = 1
                strong = "Good."
                weak = "Not yet."
                lesson = "one.md#one"
                """;
        String question = BookFolder.QUIZ.formatted("a") + "concepts = [\"move\"]\nlanguage = \"rust\"\n";
        BookFolder book = BookFolder.withChapter(root, "# One\n\n{{#quiz ../quizzes/a.toml}}\n")
                .with("quizzes/a.toml", question)
                .with(
                        "recommendation.toml",
                        QUESTIONNAIRE
                                + evidence.formatted("moves", "move", 1)
                                + evidence.formatted("more", "move", 1)
                                + evidence.formatted("drops", "drop", 1));

        assertMistakesBegin(
                book,
                "recommendation.toml:37: error: The evidence \"more\" can never count: it needs 1 questions, and 0 fit it",
                "recommendation.toml:48: error: The evidence \"drops\" can never count",
                "recommendation.toml:51: error: No question tests the concept \"drop\"");
    }

    @Test
    void aQuestionnaireThatPointsNowhereIsAnErrorAtItsLine() {
        BookFolder book = BookFolder.withChapter(root, "# One\n")
                .with("recommendation.toml", QUESTIONNAIRE.replaceFirst("one.md#one", "one.md#nowhere"));

        assertThat(book.mistakes())
                .singleElement()
                .asString()
                .startsWith("recommendation.toml:16: error: \"one.md\" has no section \"nowhere\"");
        book.with("src/one.md", "# One\n\n## Nowhere\n");
        assertThat(book.course().questionnaire()).isPresent();
    }

    @Test
    void aCourseInsideAZipFileIsReadAsWell() throws IOException {
        Path zip = root.resolve("course.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            BookFolder book = BookFolder.withChapter(inside.getPath("/courses/zipped"), "# One\n\n![a](img/a.png)\n")
                    .with("src/img/a.png", "not really")
                    .with("quizzes/a.toml", BookFolder.QUIZ.formatted("a"));

            assertThat(book.course().id()).isEqualTo("zipped");
            assertThat(book.course().quizzes()).containsOnlyKeys("a");
            assertThat(book.course().files()).containsOnlyKeys("img/a.png");
            assertThat(book.with("src/one.md", "# One\n\n{{#include ../../../x}}")
                            .mistakes())
                    .anyMatch(mistake -> mistake.startsWith("src/one.md:3: error: "));
        }
    }

    @Test
    void aFolderThatIsNoneHoldsNoCourse() {
        assertThat(CourseReader.read(root.resolve("nowhere")).mistakes()).hasSize(1);
        assertThat(CourseReader.read(root).mistakes())
                .singleElement()
                .asString()
                .startsWith("src/SUMMARY.md: error: There is no file \"src/SUMMARY.md\"");
    }

    @Test
    void brokenFilesAreErrorsAndNoExceptions() throws IOException {
        BookFolder book = BookFolder.withChapter(root, "# One\n")
                .with("book.toml", "[book\ntitle = 3\n")
                .with("src/two.md", "x".repeat((2 << 20) + 1))
                .with("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n- [Folder](folder.md)\n");
        Files.write(root.resolve("src/one.md"), "ä".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(root.resolve("src/folder.md"));

        assertThat(book.mistakes())
                .extracting(mistake -> mistake.substring(0, Math.min(mistake.length(), 50)))
                .hasSize(4)
                .element(0)
                .asString()
                .startsWith("book.toml:1: error: Not valid TOML");
        assertThat(book.mistakes().subList(1, 4))
                .containsExactly(
                        "src/SUMMARY.md:1: error: \"src/one.md\" is not UTF-8 text. Save it as UTF-8.",
                        "src/SUMMARY.md:2: error: \"src/two.md\" is larger than 2 MiB. Split it into several files.",
                        "src/SUMMARY.md:3: error: \"folder.md\" is not a file. Name a file of the course.");
    }

    @Test
    void absurdlyNestedTomlIsAnErrorAndNoException() {
        BookFolder book = BookFolder.withChapter(root, "# One\n")
                .with("book.toml", "x = " + "[".repeat(50_000))
                .with("quizzes/a.toml", "x = " + "[".repeat(50_000));

        assertThat(book.mistakes()).anyMatch(mistake -> mistake.startsWith("book.toml"));
        assertThat(book.mistakes()).anyMatch(mistake -> mistake.startsWith("quizzes/a.toml"));
    }

    @Test
    void aHundredChaptersTakeLessThanTwoSecondsOfWork() {
        BookFolder book = new BookFolder(root);
        StringBuilder summary = new StringBuilder();
        String paragraph = "Some *words* about `code` and a [link](c0.md#part).\n\n```rust\nlet x = 1;\n```\n\n";
        for (int i = 0; i < 100; i++) {
            summary.append("- [C").append(i).append("](c").append(i).append(".md)\n");
            book.with("src/c" + i + ".md", "# C\n\n" + paragraph.repeat(20) + "## Part\n\n" + paragraph.repeat(20));
        }
        book.with("src/SUMMARY.md", summary.toString());

        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(book.course().lessons()).hasSize(100);
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .isLessThan(2_000_000_000L);
    }

    private static void assertMistakesBegin(BookFolder book, String... beginnings) {
        assertThat(book.mistakes())
                .zipSatisfy(
                        List.of(beginnings),
                        (mistake, beginning) -> assertThat(mistake).startsWith(beginning));
    }
}
