package dev.crossroads.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of lists in all common encodings. */
class ListTextTest {
    @ParameterizedTest
    @CsvSource({
        "Jürgen Groß,UTF-8,false",
        "Jürgen Groß,UTF-8,true",
        "李小龙,UTF-8,false",
        "Jürgen Groß,UTF-16LE,true",
        "Jürgen Groß,UTF-16BE,true",
        "Jürgen Groß,UTF-16LE,false",
        "李小龙 محمد,UTF-16LE,true",
        "李小龙,UTF-16BE,false",
        "Jürgen Groß „Jogi“,windows-1252,false",
    })
    void theirEncodingIsFound(String name, String charset, boolean isMarked) {
        String text = name + ";j.gross@example.org\r\n";

        assertThat(ListText.of(
                        ((isMarked ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset)), Optional.empty()))
                .isEqualTo(new ListText.Read.Text(new ListText(text, Charset.forName(charset))));
    }

    @Test
    void whereItCannotBeToldSomebodySaysIt() {
        for (String charset : ListText.OTHERS) {
            String text = charset.equals("windows-1251") ? "Анна;a@example.org" : "Anna;a@example.org";
            assertThat(ListText.of(text.getBytes(Charset.forName(charset)), Optional.of(charset)))
                    .isEqualTo(new ListText.Read.Text(new ListText(text, Charset.forName(charset))));
        }
    }

    @Test
    void aWorkbookIsNoText() {
        assertThat(ListText.of(new byte[] {'P', 'K', 3, 4, 0, 0}, Optional.empty()))
                .isEqualTo(new ListText.Read.Unreadable(ListText.Flaw.WORKBOOK));
        assertThat(ListText.of("a\0\0\0b".getBytes(StandardCharsets.UTF_8), Optional.of("windows-1251")))
                .isEqualTo(new ListText.Read.Unreadable(ListText.Flaw.NO_TEXT));
    }

    @Test
    void aZeroThatGotInByMistakeMakesNoUtf16() {
        assertThat(ListText.of("Name,Email\nA\0da,a@example.org\n".getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isEqualTo(new ListText.Read.Unreadable(ListText.Flaw.NO_TEXT));
    }
}
