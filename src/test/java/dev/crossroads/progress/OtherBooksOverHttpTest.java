package dev.crossroads.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
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
                [crossroads]
                license = "CC BY 4.0"
                license-url = "https://creativecommons.org/licenses/by/4.0/"
                logo = "img/tree.png"
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
        Files.writeString(Files.createDirectories(garden.resolve("src/img")).resolve("tree.png"), "png");
        Files.writeString(
                garden.resolve("src/trees.md"),
                "# Trees\n\n## Oaks\n\n[Above](#oaks), [roses](roses.md#text), [beds](beds.md) and a note[^n].\n\n[^n]: A note.\n");
        for (String name : List.of("oaks", "beds", "roses")) {
            Files.writeString(
                    garden.resolve("src/" + name + ".md"),
                    "# " + name + "\n\n## Text\n\nA note[^n].\n\n[^n]: A note.\n");
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
    void theWholeCourseIsOnOnePageWhoseLinksStayThere() {
        assertThat(ada.get("/courses/garden").page().select("a[href=/courses/garden/print]"))
                .hasSize(1);
        Document page = ada.get("/courses/garden/print").with(200).page();

        assertThat(page.select("article > section:first-child > h1").eachText())
                .containsExactly("Trees", "oaks", "beds", "roses");
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates().contains("trees:oaks", "roses:text", "beds");
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .contains("#trees%3Aoaks", "#roses%3Atext", "#beds")
                .allMatch(href -> ids.contains(URLDecoder.decode(href.substring(1), StandardCharsets.UTF_8)));
        assertThat(page.select("a[href*=/lessons/]")).isEmpty();
        assertThat(page.text()).contains("CC BY 4.0").contains("Ada");
        assertThat(page.select("html").attr("lang")).isEqualTo("fa");
    }

    @Test
    void aBrowserThatHasTheWholeCourseIsNotSentItAgain() {
        String tag = ada.get("/courses/garden/print").header("etag").orElseThrow();

        Reply again = ada.send("GET", "/courses/garden/print", Optional.empty(), "If-None-Match", tag);
        assertThat(again.with(304).body()).isEmpty();
        ada.get("/courses/nowhere/print").with(404);
    }

    @Test
    void mdBooksAddressesOfTheWholeBookLeadToIt() {
        for (String address : List.of("/courses/garden/print.html", "/courses/garden/lessons/print.html")) {
            assertThat(ada.get(address).with(303).location()).isEqualTo("/courses/garden/print");
        }
    }

    @Test
    void aBookThatWantsNoSuchPageHasNone() throws IOException {
        Path pond = folder.resolve("pond");
        Files.createDirectories(pond.resolve("src"));
        Files.writeString(pond.resolve("book.toml"), "[output.html.print]\nenable = false\n");
        Files.writeString(pond.resolve("src/SUMMARY.md"), "- [Fish](fish.md)\n");
        Files.writeString(pond.resolve("src/fish.md"), "# Fish\n");
        try (RunningServer other = RunningServer.serving(List.of(pond))) {
            Learner eve = new Learner(other);

            assertThat(eve.get("/courses/pond").with(200).page().select("a[href$=print]"))
                    .isEmpty();
            eve.get("/courses/pond/print").with(404);
            eve.get("/courses/pond/lessons/print.html").with(404);
        }
    }

    @Test
    void thePagesOfABookShowItsLicenceAndItsLogo() {
        for (String address : List.of("/courses/garden", "/courses/garden/lessons/beds")) {
            Document page = ada.get(address).page();
            assertThat(page.select("main a[href=https://creativecommons.org/licenses/by/4.0/]")
                            .text())
                    .isEqualTo("CC BY 4.0");
            assertThat(page.select("main img[src=/courses/garden/files/img/tree.png]"))
                    .hasSize(1);
        }
        ada.get("/courses/garden/files/img/tree.png").with(200);
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
