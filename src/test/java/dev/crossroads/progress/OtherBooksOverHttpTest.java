package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that serves a book which is about neither Rust nor Go. */
class OtherBooksOverHttpTest {
    @TempDir
    static Path folder;

    private static RunningServer server;

    private final Learner ada = new Learner(server);

    @BeforeAll
    static void open() throws IOException {
        Path garden = folder.resolve("garden");
        Files.createDirectories(garden.resolve("src"));
        Files.writeString(garden.resolve("book.toml"), """
                [book]
                title = "باغ"
                description = "درخت‌ها"
                authors = ["Ada"]
                language = "fa"
                [output.html.fold]
                enable = true
                [output.html.redirect]
                "/old.html" = "trees.html#oaks"
                """);
        Files.writeString(garden.resolve("src/SUMMARY.md"), """
                - [Trees](trees.md)
                  - [Oaks](oaks.md)
                - [Beds](beds.md)
                  - [Roses](roses.md)
                - [Forum](https://forum.example.org/)
                """);
        Files.writeString(garden.resolve("src/trees.md"), "# Trees\n\n## Oaks\n\nText.\n");
        for (String name : List.of("oaks", "beds", "roses")) {
            Files.writeString(garden.resolve("src/" + name + ".md"), "# " + name + "\n\nText.\n");
        }
        server = RunningServer.serving(List.of(garden));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void theFrontPageSpeaksOfTheBookAndOfNothingElse() {
        Reply home = ada.get("/").with(200);

        assertThat(home.shown("h1")).isEqualTo("باغ");
        assertThat(home.shown(".hero .lead")).isEqualTo("درخت‌ها");
        assertThat(home.page().select(".hero-code")).isEmpty();
        assertThat(home.page().text())
                .doesNotContain("Rust")
                .doesNotContain("Decide")
                .doesNotContain("Check");
        assertThat(ada.get("/courses/garden/recommendation").status()).isEqualTo(404);
    }

    @Test
    void addressesOfTheBooksOldPagesLeadToItsLessons() {
        assertThat(ada.get("/courses/garden/lessons/trees.html").with(303).location())
                .isEqualTo("/courses/garden/lessons/trees");
        assertThat(ada.get("/courses/garden/lessons/old.html").with(303).location())
                .isEqualTo("/courses/garden/lessons/trees#oaks");
        ada.get("/courses/garden/lessons/nowhere.html").with(404);
    }

    @Test
    void besideALessonItsOwnBranchIsOpenAndTheOthersAreNot() {
        assertThat(ada.get("/courses/garden/lessons/oaks")
                        .page()
                        .select(".contents-link [lang]")
                        .eachText())
                .containsExactly("Trees", "Oaks", "Beds", "Forum");
        assertThat(ada.get("/courses/garden/lessons/beds")
                        .page()
                        .select(".contents-link [lang]")
                        .eachText())
                .containsExactly("Trees", "Beds", "Roses", "Forum");
        assertThat(ada.get("/courses/garden").page().select(".station-title a").eachAttr("href"))
                .contains("https://forum.example.org/", "/courses/garden/lessons/roses");
    }

    @Test
    void itsTextRunsFromRightToLeft() {
        assertThat(ada.get("/courses/garden/lessons/trees").page().select("section[data-section][dir=rtl]"))
                .hasSize(2);
    }
}
