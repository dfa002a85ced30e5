package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.jknack.handlebars.Handlebars;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are said in the reader's language, with its numbers and dates. */
class TextsTest {
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
    private static final Texts GERMAN = Texts.of(Language.GERMAN);

    @Test
    void aTextIsSaidInTheReadersLanguage() {
        assertThat(ENGLISH.say("web.nav.progress")).isEqualTo("My progress");
        assertThat(GERMAN.say("web.nav.progress")).isEqualTo("Mein Fortschritt");
    }

    @Test
    void numbersSharesAndDatesAreWrittenAsTheLanguageWritesThem() {
        Instant evening = Instant.parse("2026-11-24T20:15:00Z");

        assertThat(ENGLISH.number(1234567)).isEqualTo("1,234,567");
        assertThat(GERMAN.number(1234567)).isEqualTo("1.234.567");
        assertThat(GERMAN.number(-1000)).isEqualTo("-1.000");
        assertThat(GERMAN.number(999)).isEqualTo("999");
        assertThat(ENGLISH.percent(42)).isEqualTo("42%");
        assertThat(GERMAN.percent(42)).isEqualTo("42\u00a0%");
        assertThat(ENGLISH.date(evening)).isEqualTo("November 24, 2026");
        assertThat(GERMAN.date(evening)).isEqualTo("24. November 2026");
    }

    @Test
    void aPlaceIsFilledWithANumberOfTheLanguage() {
        assertThat(GERMAN.say("web.error.report", Map.of("id", 12345))).contains("Nummer 12.345.");
        assertThat(GERMAN.say("web.error.report", Map.of("id", 0.5))).contains("Nummer 0,5.");
        assertThat(GERMAN.say("web.error.report", Map.of("id", "12345"))).contains("Nummer 12345.");
    }

    @Test
    void aTextThatDoesNotExistIsAnErrorOfOurs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> GERMAN.say("web.nav.nowhere"))
                .withMessageContaining("web.nav.nowhere");
    }

    @Test
    void aPlaceThatStaysEmptyIsAnErrorOfOurs() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ENGLISH.say("web.error.report", Map.of("number", 1)))
                .withMessageContaining("web.error.report lacks its argument id");
    }

    @Test
    void asMarkupEverythingIsEscapedButWhatIsMarkupAlready() {
        assertThat(ENGLISH.html("web.error.report", Map.of("id", "<b>")).toString())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(ENGLISH.html("web.error.report", Map.of("id", new Handlebars.SafeString("<code>7</code>")))
                        .toString())
                .contains("the number <code>7</code>.");
    }

    @Test
    void oneIsSaidApartFromMany() {
        assertThat(Language.GERMAN.pluralForm(1)).isEqualTo("one");
        assertThat(Language.GERMAN.pluralForm(0)).isEqualTo("other");
        assertThat(Language.ENGLISH.pluralForm(21)).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "a } b", "{Count}", "{}", "{a b}", "{{name}}"})
    void aBraceThatIsNoPlaceIsRefused(String source) {
        assertThatIllegalArgumentException().isThrownBy(() -> TextPattern.of(source));
    }
}
