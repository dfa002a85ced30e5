package dev.crossroads.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that others are shown has nothing in it that nobody sees. */
class ShownLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B\u200D",
                "\u2800\u2800",
                "\u3164",
                "\uFE0F",
                "\u0301\u0301",
                "\uFFF9\uFFFA\uFFFB",
                "\u202E\u202C",
                "\uDB40\uDC41\uDB40\uDC42",
                "\u0007\u007F",
                "  \u00A0"
            })
    void ofNothingThatIsSeenNothingIsLeft(String typed) {
        assertThat(ShownLine.of(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\u200BB",
                "\u202EAB\u202C",
                "A\uDB40\uDC41\uDB40\uDC42B",
                "A\uFFF9B\uFFFB",
                "\u0301AB",
                "A\u200CB",
                "\uFEFFAB",
                "A\u00ADB",
                "A\u2066B"
            })
    void signsThatNobodySeesAreGone(String typed) {
        assertThat(ShownLine.of(typed)).isEqualTo("AB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ánh",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "\uD83D\uDC69\u200D\uD83C\uDFEB Zoë",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "❤\uFE0F",
                "مـحمد",
                "ก่อน",
                "שָׁלוֹם"
            })
    void whatASpellingNeedsStays(String typed) {
        assertThat(ShownLine.of(typed)).isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }
}
