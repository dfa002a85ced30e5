package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lesson's text is a list of pieces, each known for what it is. */
class PiecesTest {
    private static final String RICH = """
            # One

            Words[^1] and `code`.

            ```rust
            # fn main() {
            println!("{}", 1 < 2);
            # }
            ```

            ## Two

            - A quiz: {{#quiz ../quizzes/moves.toml}}
            - and a program:

              ```go
              fmt.Println("<b>")
              ```

              inside of a list

            ```timeline
            title: A race
            == Both write
            -- rust
            a: run 0-2
            ```

            {{#quiz ../quizzes/moves.toml}}

            [^1]: A note.
            """;

    @TempDir
    private Path root;

    private Lesson lesson(String markdown) {
        return BookFolder.withChapter(root, markdown)
                .with("quizzes/moves.toml", BookFolder.QUIZ.formatted("moves-1"))
                .course()
                .lessons()
                .get("one");
    }

    private static List<String> kinds(Lesson lesson) {
        return lesson.body().stream()
                .map(piece -> piece.getClass().getSimpleName())
                .filter(kind -> !kind.equals("Prose"))
                .toList();
    }

    @Test
    void programsPicturesAndCheckpointsArePiecesWhereverTheyStand() {
        assertThat(kinds(lesson(RICH)))
                .containsExactly(
                        "Heading", "Program", "Heading", "Checkpoint", "Program", "Picture", "Checkpoint", "Notes");
    }

    @Test
    void joinedThePiecesAreWellFormed() {
        Lesson lesson = lesson(RICH);
        Element body = Jsoup.parseBodyFragment(lesson.html()).body();
        body.ownerDocument().outputSettings().prettyPrint(false);

        // A parser puts a body into tables without one.
        assertThat(body.html().replaceAll("</?tbody>", "")).isEqualTo(lesson.html());
        assertThat(body.select("li > figure.code, li > .checkpoint > a")).hasSize(2);
        assertThat(body.select("> section[data-section]")).hasSize(2);
        assertThat(body.select("> section.footnotes")).hasSize(1);
    }

    @Test
    void aProgramSaysAllItsLinesAndNothingThatIsPutAroundThem() {
        String said = lesson(RICH).body().stream()
                .flatMap(piece -> piece instanceof Piece.Program program ? Stream.of(program.text()) : Stream.empty())
                .collect(Collectors.joining("\n---\n"));

        assertThat(said).isEqualTo("""
                Rust
                fn main() {
                println!("{}", 1 < 2);
                }

                ---
                Go
                fmt.Println("<b>")
                """);
    }

    @Test
    void programsLeadToThePlaygroundOfTheirLanguageAndRustsTakeTheirLinesAlong() {
        String go = "```go%s\npackage main\n%s\nfunc main() {}\n```\n\n";
        Elements links = Jsoup.parse(lesson("# One\n\n```rust\nfn main() { let x = 1; }\n```\n\n"
                                + go.formatted("", "")
                                + go.formatted(",ignore", "")
                                + go.formatted("", "import \"C\"")
                                + "```go\nx := 1\n```\n")
                        .html())
                .select(".code-run");

        assertThat(links.eachAttr("href"))
                .satisfiesExactly(
                        rust -> assertThat(rust)
                                .startsWith("https://play.rust-lang.org/")
                                .contains("let+x"),
                        playground -> assertThat(playground).isEqualTo("https://go.dev/play/"));
    }

    @Test
    void directivesInProgramsAreThereAsTheyAreWritten() {
        Lesson lesson = lesson("# One\n\n```text\n{{#nobody knows}} and {{#quiz ../quizzes/moves.toml}}\n```\n");

        assertThat(lesson.body())
                .filteredOn(Piece.Program.class::isInstance)
                .extracting(piece -> ((Piece.Program) piece).text())
                .containsExactly("{{#nobody knows}} and {{#quiz ../quizzes/moves.toml}}\n");
        assertThat(lesson.quizzes()).isEmpty();
    }

    @Test
    void nobodyForgesAPieceByWritingItsHtml() {
        Lesson lesson = lesson(
                "# One\n\n<div class=\"checkpoint\" data-quiz=\"moves\">x</div>\n\n"
                        + "<figure class=\"picture\"><p>y</p></figure>\n\n<section id=\"z\" data-section><h2>z</h2></section>\n");

        assertThat(kinds(lesson)).containsExactly("Heading");
    }
}
