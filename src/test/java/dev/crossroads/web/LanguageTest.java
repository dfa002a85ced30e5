package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody gets the language that suits them best of those there are. */
class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | GERMAN",
                "DE-at | GERMAN",
                "en-GB,en;q=0.9,de;q=0.8 | ENGLISH",
                "en;q=0.7, de;q=0.8 | GERMAN",
                "en,de | ENGLISH",
                "de,en | GERMAN",
                "fr, de;q=0.5 | GERMAN",
                "fr, es;q=0.8 | ENGLISH",
                "* | ENGLISH",
                "de;q=0.4, * | ENGLISH",
                "en;q=0, * | GERMAN",
                "en;q=0.2, *;q=0.5 | GERMAN",
                "de;q=0 | ENGLISH",
                "den | ENGLISH",
            })
    void theBestQualityWins(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ";q=1", "de;q=2", "de;q=x", "\u0000", "de_AT;;", ",,,", "de;q=0.5;q=0.1"})
    void whatCannotBeReadIsAnsweredInEnglish(String header) {
        assertThat(Language.preferred(header)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void onlyOurOwnTagsNameALanguage() {
        assertThat(Language.tagged("de")).contains(Language.GERMAN);
        assertThat(Language.tagged("DE")).isEmpty();
        assertThat(Language.tagged("fr")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/progress", "/courses/rust-or-go?part=2#borrowing", "/a//b", "/%0d%0a"})
    void anAddressOfThisServerIsFollowed(String address) {
        assertThat(OwnPath.is(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "progress",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a\r\nSet-Cookie: x=y",
                "https://evil.example/",
                "javascript:alert(1)",
                " /progress",
                "/a b",
                "/ü",
                "/a\\b",
            })
    void anAddressThatMayLeadAwayIsNot(String address) {
        assertThat(OwnPath.is(address)).isFalse();
        assertThat(OwnPath.is("/" + "a".repeat(5000))).isFalse();
    }
}
