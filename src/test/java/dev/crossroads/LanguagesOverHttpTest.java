package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody reads the pages in the language they prefer, or in the one they chose. */
class LanguagesOverHttpTest {
    private static final String LESSON = "/courses/workshop/lessons/memory/ownership";
    private static final String QUIZ = "/courses/workshop/quizzes/memory/types";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner frieda = new Learner(server);

    private Reply preferring(String accepted, String path) {
        return frieda.send("GET", path, Optional.empty(), "Accept-Language", accepted);
    }

    private static String language(Reply reply) {
        return reply.page().selectFirst("html").attr("lang");
    }

    @Test
    void friedaWhoseBrowserPrefersGermanReadsGerman() {
        Reply home = preferring("de-AT,de;q=0.9,en;q=0.5", "/").with(200);

        assertThat(language(home)).isEqualTo("de");
        assertThat(home.header("Content-Language")).contains("de");
        assertThat(home.header("Vary")).contains("Accept-Encoding, Accept-Language, Cookie");
        assertThat(home.shown("h1")).startsWith("Lerne Rust und Go");
        assertThat(home.shown(".site-nav")).contains("Mein Fortschritt");
        assertThat(home.page().title()).isEqualTo("Rust und Go Seite an Seite · Crossroads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR,fr;q=0.9", "en-GB,de;q=0.9", "*", "de;q=0", "\"", "tlh,,;q=7"})
    void whoeverPrefersNoLanguageOfOursOrEnglishReadsEnglish(String accepted) {
        Reply home = preferring(accepted, "/").with(200);

        assertThat(language(home)).isEqualTo("en");
        assertThat(home.header("Content-Language")).contains("en");
        assertThat(home.shown("h1")).startsWith("Learn Rust and Go");
    }

    @Test
    void whatTheAuthorWroteKeepsItsLanguageAndIsMarkedWithIt() {
        Document page = preferring("de", LESSON).with(200).page();

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst("div.prose").attr("lang")).isEqualTo("en");
        assertThat(page.select(".contents-link span[lang]").eachAttr("lang"))
                .isNotEmpty()
                .containsOnly("en");
        assertThat(page.selectFirst(".prose .quiz-card").attr("lang")).isEqualTo("de");
        assertThat(page.selectFirst(".prose .quiz-card-title").attr("lang")).isEqualTo("en");
        assertThat(page.select("[data-mark-as-read] button").text()).isEqualTo("Als gelesen markieren");
    }

    @Test
    void theSwitchWinsOverTheBrowserAndLeadsBackToThePage() {
        Reply english = frieda.get(LESSON + "?from=home").with(200);

        Reply german = english.submit("form.languages", "language", "de").follow();

        assertThat(language(german)).isEqualTo("de");
        assertThat(german.page().select("form.languages [name=return]").attr("value"))
                .isEqualTo(LESSON + "?from=home");
        assertThat(german.page().select("form.languages [aria-current]").text()).isEqualTo("Deutsch");
        assertThat(language(preferring("en", "/progress"))).isEqualTo("de");
        assertThat(language(german.submit("form.languages", "language", "en").follow()))
                .isEqualTo("en");
        assertThat(language(preferring("de", "/progress"))).isEqualTo("en");
    }

    @Test
    void theChoiceIsKeptForLongAndOutOfTheReachOfScripts() {
        frieda.get("/");

        assertThat(frieda.form("/language", "language", "de", "return", "/")
                        .header("Set-Cookie")
                        .orElseThrow())
                .startsWith("language=de;")
                .contains("Max-Age=34560000", "Path=/", "HTTPOnly", "SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "/\\evil.example",
                "https://evil.example/",
                "/\t/evil.example",
                "/\r\nSet-Cookie: crossroads=stolen",
                "javascript:alert(1)",
                "",
            })
    void noReturnAddressLeadsAway(String address) {
        assertThat(frieda.form("/language", "language", "de", "return", address).location())
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "DE", "", "de; Domain=evil.example"})
    void aLanguageThatIsNotOursIsRefused(String language) {
        assertThat(frieda.form("/language", "language", language, "return", "/").status())
                .isEqualTo(400);
    }

    @Test
    void aMadeUpCookieIsNoChoice() {
        Reply home =
                frieda.send("GET", "/", Optional.empty(), "Cookie", "language=<script>; x=y", "Accept-Language", "de");

        assertThat(language(home.with(200))).isEqualTo("de");
    }

    @Test
    void anAnswerIsMarkedInGerman() {
        frieda.submit("/language", "language", "de", "return", "/");
        frieda.get(QUIZ).with(200).submit("form.actions").follow();
        Reply question = frieda.get(QUIZ + "?question=one").with(200);
        assertThat(question.shown(".ask")).isEqualTo("Wähle eine aus.");

        Reply empty = question.submit("form#answer");
        assertThat(empty.with(400).shown("#problem"))
                .contains("Die Antwort wurde nicht gespeichert.", "Wähle eine Möglichkeit aus.");

        String first = question.page().select("input[name=choice]").attr("value");
        Reply marked = question.submit("form#answer", "choice", first).follow();

        assertThat(marked.shown(".verdict")).containsPattern("(Richtig|Nicht richtig).*von 1 Punkt");
        assertThat(marked.page().select(".marked-option .option-text").eachAttr("lang"))
                .containsOnly("en");
        assertThat(marked.shown(".quiz-foot")).contains("Nächste Frage", "noch keine Antwort");

        Reply results = marked.submit(".quiz-foot form").follow();
        assertThat(results.shown("h1")).isEqualTo("Noch nicht bestanden");
        assertThat(results.shown(".lead")).contains("Nötig waren 50 %.");
        assertThat(frieda.get("/progress").shown("main"))
                .contains("Mein Fortschritt", "Noch nicht bestanden", "1 Versuch");
    }

    @Test
    void whatIsNotThereIsNotThereInGermanForPeopleAndInEnglishForPrograms() {
        Reply page = preferring("de", "/courses/nowhere").with(404);

        assertThat(language(page)).isEqualTo("de");
        assertThat(page.shown("h1")).isEqualTo("Nicht gefunden");
        assertThat(page.shown(".lead")).isEqualTo("Es gibt keinen Kurs „nowhere“.");
        assertThat(page.header("Content-Language")).contains("de");
        assertThat(preferring("de", "/api/v1/courses/nowhere").problem(404)).isEqualTo("There is no course “nowhere”.");
    }
}
