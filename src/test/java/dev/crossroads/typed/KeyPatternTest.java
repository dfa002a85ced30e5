package dev.crossroads.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.typed.Spelling.Manner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-race",
                "–race",
                "—RACE",
                "  the -race flag. ",
                "go test -race ./...",
                "go test –race ./…",
                "`go test -race`",
                "go\u00a0test \u200b-race"
            })
    void itFitsWhateverTheKeyboardPutThere(String given) throws KeyPattern.Unusable {
        KeyPattern pattern =
                KeyPattern.of(Manner.WORDS, "(the )?(go (test|run|build) )?-{1,2}race( flag)?( \\./\\.\\.\\.)?");

        assertThat(pattern.fits(given)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "race", "go vet -race", "-race -v", "x-race", "-racer"})
    void itFitsNothingElse(String given) throws KeyPattern.Unusable {
        KeyPattern pattern =
                KeyPattern.of(Manner.WORDS, "(the )?(go (test|run|build) )?-{1,2}race( flag)?( \\./\\.\\.\\.)?");

        assertThat(pattern.fits(given)).isFalse();
    }

    @Test
    void caseCountsInCodeAndLettersAreFoldedInWords() throws KeyPattern.Unusable {
        assertThat(KeyPattern.of(Manner.CODE, "Vec<.*>").fits("vec<u8>")).isFalse();
        assertThat(KeyPattern.of(Manner.WORDS, "Vec<.*>").fits("vec<u8>")).isTrue();
        assertThat(KeyPattern.of(Manner.WORDS, "(alte )?straße").fits("ALTE STRAßE"))
                .isTrue();
        assertThat(KeyPattern.of(Manner.WORDS, "strasse").fits("Straße")).isTrue();
        assertThat(KeyPattern.of(Manner.CODE, "print\\(\"a {2}b\"\\)").fits("print(\u201ca  b\u201d)"))
                .isTrue();
        assertThat(KeyPattern.of(Manner.WORDS, "caf\u00e9s?").fits("CAFE\u0301"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a(              | can't be read
            (?=a)b          | can't be read
            (a)\\1          | can't be read
            a*              | fits an empty answer
            (a{900}){900}   | repetitions
            ((x{100}){100}){99999999999} | repetitions
            “hi”            | U+201C (left double quotation mark)
            a–b             | U+2013 (en dash)
            a\u00a0b        | U+00A0
            (abcdefgh){400} | too large
            """)
    void whatCanNotBeUsedIsRefusedWithWhy(String source, String why) {
        assertThatThrownBy(() -> KeyPattern.of(Manner.WORDS, source))
                .isInstanceOf(KeyPattern.Unusable.class)
                .hasMessageContaining(why);
    }

    @Test
    void onePatternThatBacktrackingNeverEndsIsRightOrWrongAtOnce() throws KeyPattern.Unusable {
        KeyPattern pattern = KeyPattern.of(Manner.WORDS, "(a|aa|a*b?)+c|(x+x+)+y");

        assertThat(pattern.fits("a".repeat(499))).isFalse();
        assertThat(pattern.fits("a".repeat(300) + "c")).isTrue();
        assertThat(pattern.fits("x".repeat(499))).isFalse();
        assertThat(pattern.fits("a".repeat(9_000) + "c"))
                .as("longer than what patterns are for")
                .isFalse();
    }

    @Test
    void itIsKeptWithAPackedCourse() throws Exception {
        KeyPattern pattern = KeyPattern.of(Manner.WORDS, "weak( pointer)?");

        KeyPattern read = copy(pattern);

        assertThat(read).isEqualTo(pattern).hasToString("weak( pointer)?");
        assertThat(read.fits("Weak pointer")).isTrue();
    }

    private static KeyPattern copy(KeyPattern pattern) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pattern);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (KeyPattern) in.readObject();
        }
    }
}
