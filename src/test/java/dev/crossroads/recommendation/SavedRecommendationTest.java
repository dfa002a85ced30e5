package dev.crossroads.recommendation;

import static dev.crossroads.Workshop.COURSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner saves a recommendation and shares its link. */
class SavedRecommendationTest {
    private static final String PAGE = "/courses/workshop/recommendation";
    private static final String KEEPING = "/courses/workshop/recommendations";

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner ada;

    @BeforeEach
    void open() {
        Workshop.copyTo(folder);
        server = RunningServer.serving(List.of(folder));
        ada = new Learner(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSavedRecommendationReadsTheSameAfterTheModelAndTheLessonsHaveChanged() throws IOException {
        choose("pauses", "much");
        String link = keep();
        String before = words(ada.get(link));
        assertThat(before)
                .contains(
                        "Start with Rust", "Nothing pauses where nothing collects.", "Do pauses matter?", "Very much");

        edit("recommendation.toml", "version = \"1\"", "version = \"2\"");
        edit("recommendation.toml", "Nothing pauses where nothing collects.", "Another reason.");
        edit("recommendation.toml", "Do pauses matter?", "Another question?");
        edit("recommendation.toml", "weights = { rust = 3 }", "weights = { rust = 6 }");
        edit("src/memory/ownership.md", "## Moving", "## Handing over {#moving}");
        server.restart();

        assertThat(words(ada.get(link))).isEqualTo(before).contains("version 1");
        assertThat(ada.get(PAGE).shown("main")).contains("Another reason.", "Another question?");
    }

    /** Saved before limits screened and the band was derived, it still says what it said, in the words of then. */
    @Test
    void whatWasSavedBeforeThereWereVerdictsReadsTheSame() throws IOException {
        choose("pauses", "much");
        String link = keep();
        String content = Files.readString(Path.of("src/test/resources/advice/kept-before.json"));
        Rows.change(
                server, "UPDATE recommendation_kept SET content = '%s'::jsonb".formatted(content.replace("'", "''")));

        Reply page = ada.get(link).with(200);
        assertThat(page.shown("#result-title")).isEqualTo("Too close to call");
        assertThat(page.shown(".result-why"))
                .isEqualTo("The margin is 1, and anything up to 2 is too close to call. Either is a good start.");
        assertThat(page.shown(".balance")).contains("Rust 56%", "Go 44%");
        assertThat(page.shown(".confidence")).contains("Less firm: 88% of nearby answers agree.");
        assertThat(page.shown(".flips")).contains("One answer given differently would be enough");
        Reply json = ada.get("/api/v1" + link).with(200);
        assertThat(json.text("/result/leader")).isEqualTo("rust");
        assertThat(json.text("/result/shares/rust")).isEqualTo("56");
        assertThat(json.text("/result/band")).isEqualTo("2");
        assertThat(json.json().at("/result/reach/shares/rust/lowest").isInt()).isTrue();
        assertThat(json.json().at("/result").has("verdict")).isFalse();
    }

    @Test
    void whoeverHasTheLinkCanReadItAndNothingOnItSaysWhoseItIs() {
        choose("pauses", "much");
        Reply page = new Learner(server).get(keep()).with(200);

        assertThat(page.shown("main")).contains("Start with Rust", "means the person who saved it");
        assertThat(page.body()).doesNotContain(ada.id()).doesNotContain("withdrawal");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void whatIsSavedIsListedAndTheSameIsNotSavedTwice() {
        choose("pauses", "much");
        String first = keep();
        assertThat(keep()).isEqualTo(first);
        choose("pauses", "little");
        String second = keep();

        assertThat(ada.get(PAGE).page().select(".saved-list a").eachAttr("href"))
                .containsExactly(second, first);
    }

    @Test
    void aWithdrawnLinkOpensNothingAndOnlyItsOwnerCanWithdrawIt() {
        choose("pauses", "much");
        String link = keep();
        Learner bob = new Learner(server);
        bob.form(link + "/withdrawal", "event", UUID.randomUUID().toString()).with(404);
        bob.get(link).with(200);

        Reply page = ada.get(link);
        page.submit(".saved-own").with(303);
        page.submit(".saved-own").with(303);
        ada.form(link + "/withdrawal", "event", UUID.randomUUID().toString()).with(303);

        assertThat(bob.get(link).with(404).shown("main")).contains("withdrawn");
        assertThat(ada.get(PAGE).page().select(".saved-list")).isEmpty();
    }

    @Test
    void beforeAnythingIsAnsweredThereIsNothingToSave() {
        assertThat(ada.get(PAGE).page().select("#saved")).isEmpty();
        ada.form(KEEPING, "event", UUID.randomUUID().toString()).with(400);
    }

    @Test
    void anAccountHasWhatItsGuestSaved() {
        choose("pauses", "much");
        String link = keep();
        ada.post(
                        "/api/v1/accounts",
                        Map.of("email", "ada@example.org", "name", "Ada", "password", "correct horse battery ada"))
                .with(201);

        assertThat(ada.get(link).with(200).page().select(".saved-own")).isNotEmpty();
        assertThat(ada.get(PAGE).page().select(".saved-list a").eachAttr("href"))
                .containsExactly(link);
    }

    private void choose(String question, String option) {
        ada.put(COURSE + "/recommendation/answers/" + question, Map.of("option", option))
                .with(200);
    }

    private String keep() {
        return ada.get(PAGE).submit("#saved form").with(303).location();
    }

    /** Everything that is read on the page but for the forms. */
    private static String words(Reply reply) {
        Element main = reply.with(200).page().selectFirst("main");
        main.select("form").remove();
        return main.text();
    }

    private void edit(String name, String before, String after) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
