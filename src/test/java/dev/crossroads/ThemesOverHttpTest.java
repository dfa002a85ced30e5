package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody reads light or dark pages as their system has it, or as they chose. */
class ThemesOverHttpTest {
    private static final String LESSON = "/courses/workshop/lessons/memory/ownership";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner frieda = new Learner(server);

    private static String theme(Reply reply) {
        return reply.page().selectFirst("html").attr("data-theme");
    }

    private static String colorScheme(Reply reply) {
        return reply.page().selectFirst("meta[name=color-scheme]").attr("content");
    }

    @Test
    void friedaWhoChoseNothingReadsAsHerSystemHasIt() {
        Reply home = frieda.get("/").with(200);

        assertThat(theme(home)).isEqualTo("system");
        assertThat(colorScheme(home)).isEqualTo("light dark");
    }

    @ParameterizedTest
    @CsvSource({"dark,dark", "light,light", "system,light dark"})
    void friedaReadsEveryPageInTheThemeThatSheChoseAndComesBackToWhereSheWas(String chosen, String scheme) {
        Reply lesson =
                frieda.submit("/theme", "theme", chosen, "return", LESSON).with(200);

        assertThat(lesson.shown("h1")).isNotEmpty();
        assertThat(lesson.page()
                        .selectFirst("form[action=/theme] [aria-current]")
                        .val())
                .isEqualTo(chosen);
        for (String path : new String[] {LESSON, "/", "/progress", "/nowhere"}) {
            assertThat(theme(frieda.get(path))).as(path).isEqualTo(chosen);
            assertThat(colorScheme(frieda.get(path))).as(path).isEqualTo(scheme);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dark", "", "dark\" onload=\"x", "blue"})
    void aThemeThatThereIsNotIsRefused(String name) {
        frieda.form("/theme", "theme", name, "return", LESSON).with(400);

        assertThat(theme(frieda.get("/"))).isEqualTo("system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/", "/\\evil.example"})
    void theSwitchLeadsToNoOtherSite(String address) {
        Reply sent = frieda.form("/theme", "theme", "dark", "return", address).with(303);

        assertThat(sent.header("Location")).contains("/");
    }
}
