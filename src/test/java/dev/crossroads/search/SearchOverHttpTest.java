package dev.crossroads.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searching on the running server. */
class SearchOverHttpTest {
    @TempDir
    static Path folder;

    private static RunningServer server;

    private final Learner ada = new Learner(server);

    @BeforeAll
    static void open() throws IOException {
        Path workshop = folder.resolve("workshop");
        Workshop.copyTo(workshop);
        server = RunningServer.serving(List.of(workshop, garten(folder), names(folder)));
    }

    /** A course in German below that folder. */
    private static Path garten(Path parent) throws IOException {
        Path garten = parent.resolve("garten");
        Files.createDirectories(garten.resolve("src"));
        Files.writeString(garten.resolve("book.toml"), """
                [book]
                title = "Garten"
                language = "de"

                [crossroads]
                id = "garten"

                [crossroads.synonyms]
                woods = "Wälder"
                """);
        Files.writeString(garten.resolve("src/SUMMARY.md"), "# Inhalt\n\n- [Bäume](baeume.md)\n");
        Files.writeString(
                garten.resolve("src/baeume.md"),
                "# Bäume\n\n## Wälder\n\nIn den Wäldern < stehen \"Häuser\" & Bäume.\n");
        return garten;
    }

    /** A course with names from programs, accents, and a script without spaces between words. */
    private static Path names(Path parent) throws IOException {
        Path names = parent.resolve("names");
        Files.createDirectories(names.resolve("src"));
        Files.writeString(names.resolve("book.toml"), "[book]\ntitle = \"Names\"\nlanguage = \"zh\"\n");
        Files.writeString(names.resolve("src/SUMMARY.md"), "- [Names](names.md)\n");
        Files.writeString(names.resolve("src/names.md"), """
                # Names

                ## Recorder

                A test calls `httptest.NewRecorder()` first.

                ## Vector

                An empty one is `Vec::new()`, says the résumé of a naïve reader.

                ## 所有权

                变量绑定是所有权的基础，借用检查器负责检查。

                ## Concurrency

                Every goroutine has a stack.
                """);
        return names;
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aSectionIsFoundByWhatItSaysAndTheLinkLeadsThere() {
        JsonNode result = search("moves").get(0);

        assertThat(result.get("page").textValue()).isEqualTo("/courses/workshop/lessons/memory/ownership#moving");
        assertThat(result.get("lessonTitle").textValue()).isEqualTo("Ownership");
        assertThat(result.get("snippet").findValuesAsText("text")).containsExactly("value ", "moves");
        assertThat(result.at("/snippet/1/text").textValue()).isEqualTo("moves");
        assertThat(result.at("/snippet/1/marked").booleanValue()).isTrue();
        ada.get(result.get("href").textValue()).with(200);
    }

    @Test
    void anotherFormOfTheWordFindsItInTheLanguageOfTheCourse() {
        assertThat(sections("moved")).contains("moving");
        assertThat(search("Wald Baum").get(0).get("course").textValue()).isEqualTo("garten");
        assertThat(search("Häusern").get(0).get("course").textValue()).isEqualTo("garten");
    }

    @Test
    void aWordThatIsNotFinishedFindsAlready() {
        assertThat(sections("value len")).containsExactly("sharing");
        assertThat(search("in den wa").get(0).get("course").textValue()).isEqualTo("garten");
        assertThat(sections("own")).isEqualTo(sections("owne")).isNotEmpty();
        assertThat(search("zzz")).isEmpty();
    }

    @Test
    void aTitleWeighsMoreThanAMention() {
        assertThat(sections("sharing").getFirst()).isEqualTo("sharing");
    }

    @Test
    void namesInProgramsAreFoundByTheirPartsAndInWholes() {
        assertThat(sections("NewRecorder")).containsExactly("recorder");
        assertThat(sections("newrec")).containsExactly("recorder");
        assertThat(sections("httptest.NewRecorder")).containsExactly("recorder");
        assertThat(sections("Vec::new")).contains("vector");
        assertThat(search("NewRecorder").get(0).get("snippet").findValuesAsText("text"))
                .contains("NewRecorder");
    }

    @Test
    void wordsAreFoundWithoutTheirAccentsAndInsideOfChineseSentences() {
        assertThat(sections("resume naive")).containsExactly("vector");
        assertThat(sections("借用检查")).containsExactly("所有权");
        assertThat(sections("基础")).containsExactly("所有权");
        assertThat(sections("不存在的词")).isEmpty();
    }

    @Test
    void aSlipIsForgivenAndSaidSo() {
        JsonNode found = ada.get("/api/v1/search?q=gorutine").with(200).json();

        assertThat(found.get("corrected").textValue()).isEqualTo("goroutine");
        assertThat(found.get("results").findValuesAsText("section")).containsExactly("concurrency");
        assertThat(ada.get("/search?q=gorutine").shown("[data-search-count]")).contains("“goroutine”");
        assertThat(ada.get("/api/v1/search?q=goroutine").json().has("corrected"))
                .isFalse();
    }

    @Test
    void whatReadersCallOtherwiseIsLookedForAsTheCourseSaysIt() {
        JsonNode found = ada.get("/api/v1/search?q=wood").with(200).json();

        assertThat(found.get("corrected").textValue()).isEqualTo("Wälder");
        assertThat(found.get("results").findValuesAsText("course")).contains("garten");
    }

    @Test
    void aCheckpointIsFoundByItsTitleAndByWhatItAsksAtFirst() {
        JsonNode found = ada.get("/api/v1/search?q=apple").with(200).json();
        assertThat(found.get("results").findValuesAsText("quiz")).contains("memory/types");
        JsonNode checkpoint =
                ada.get("/api/v1/search?q=every+type").json().get("results").get(0);
        assertThat(checkpoint.get("quiz").textValue()).isEqualTo("memory/types");
        assertThat(checkpoint.get("page").textValue()).isEqualTo("/courses/workshop/quizzes/memory/types");
        assertThat(ada.get("/search?q=every+type")
                        .page()
                        .select(".search-result")
                        .first()
                        .text())
                .startsWith("Every type Checkpoint");
        assertThat(ada.get("/api/v1/search?q=zq").json().get("results")).isEmpty();
    }

    @Test
    void oneCourseAloneIsSearchedWhereAskedAndSeveralAreToldApart() {
        Reply all = ada.get("/search?q=names+or+garten+or+b%C3%A4ume").with(200);
        assertThat(all.page().select(".search-course").eachText()).contains("Names", "Garten");

        assertThat(ada.get("/search?q=names&course=garten").shown(".search-result"))
                .isEmpty();
        assertThat(ada.get("/search?q=names&course=names").page().select(".search-course"))
                .isEmpty();
        assertThat(ada.get("/search?q=names&course=names")
                        .page()
                        .select("option[selected]")
                        .val())
                .isEqualTo("names");
    }

    @Test
    void thePageShowsTheSameWithoutScriptsAndNothingInItIsMarkup() {
        Reply found = ada.get("/search?q=" + encoded("Wälder")).with(200);

        assertThat(found.shown(".search-result a")).isEqualTo("Wälder");
        assertThat(found.page().select(".search-result").attr("lang")).isEqualTo("de");
        assertThat(found.shown(".search-result")).contains("< stehen").contains("& Bäume");
        assertThat(found.shown(".search-result mark")).isNotEmpty();
        assertThat(found.shown("[data-search-count]")).isEqualTo("1 place found");
        assertThat(found.page().select("input[name=q]").attr("value")).isEqualTo("Wälder");

        Reply nothing = ada.get("/search?q=" + encoded("<b>zzz</b>")).with(200);
        assertThat(nothing.page().select("main b")).isEmpty();
        assertThat(nothing.shown("[data-search-count]")).startsWith("Nothing found");
        assertThat(ada.get("/search").with(200).shown("[data-search-count]")).isEmpty();
    }

    @Test
    void everyPageLeadsToTheSearchAndSoDoesTheEntranceOfTheInterface() {
        assertThat(ada.get("/").with(200).page().select("header a[href=/search]"))
                .hasSize(1);
        assertThat(ada.get("/api/v1").text("/search/href")).isEqualTo("/api/v1/search");
    }

    @Test
    void strangeTextIsSearchedForAndNothingBreaks() {
        for (String strange :
                List.of("'", "\"", "a & | !", "-", "or", "((", ":*", "\\", "x\u0000y", "日本", "the", "%")) {
            ada.get("/search?q=" + encoded(strange)).with(200);
            ada.get("/api/v1/search?q=" + encoded(strange)).with(200);
        }
    }

    @Test
    void nothingAndTooMuchAreRefusedWithTheReason() {
        assertThat(ada.get("/api/v1/search").problem(400)).contains("?q=");
        assertThat(ada.get("/api/v1/search?q=").problem(400)).contains("?q=");
        assertThat(ada.get("/api/v1/search?q=" + "x".repeat(201)).problem(400)).contains("200");
        ada.get("/search?q=" + "x".repeat(201)).with(400);
    }

    @Test
    void anEditedCourseIsFoundAsItIsAndAnUntouchedOneIsNotIndexedAgain(@TempDir Path other) throws IOException {
        Path edited = other.resolve("workshop");
        Workshop.copyTo(edited);
        try (RunningServer another = RunningServer.serving(List.of(edited, garten(other)))) {
            Learner grace = new Learner(another);
            String untouched = "SELECT xmin FROM search_course WHERE course = 'garten'";
            List<String> before = Rows.of(another.database(), untouched);
            Path lesson = edited.resolve("src/memory/ownership.md");
            Files.writeString(lesson, Files.readString(lesson).replace("A value is lent.", "A quokka is lent."));

            another.restart();

            assertThat(grace.get("/search?q=quokka").shown(".search-result a")).isEqualTo("Sharing");
            assertThat(grace.get("/search?q=" + encoded("\"value is lent\"")).shown(".search-result"))
                    .isEmpty();
            assertThat(Rows.of(another.database(), untouched)).isEqualTo(before);
        }
    }

    private JsonNode search(String query) {
        return ada.get("/api/v1/search?q=" + encoded(query)).with(200).json().get("results");
    }

    private List<String> sections(String query) {
        return search(query).findValuesAsText("section");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
