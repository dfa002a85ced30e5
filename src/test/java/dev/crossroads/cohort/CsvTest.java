package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.roster.NameParts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables for spreadsheets and gradebooks. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"-5", "+5", "-0.25", "-1,5", "-1e-9", "0012", "[1,2]", "{}", "true"})
    void numbersAndJsonStayThemselves(String text) {
        assertThat(Csv.line(List.of(text)))
                .satisfiesAnyOf(
                        line -> assertThat(line).isEqualTo(text + "\r\n"),
                        line -> assertThat(line).isEqualTo("\"" + text + "\"\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "-1+1", "+1*2", "@SUM(A1)", "-", "-cmd|' /C calc'!A0", "\t=1", "－1＋1", "+49 30 1234"})
    void formulasAreDefused(String text) {
        assertThat(Csv.line(List.of(text)).replace("\"", "")).startsWith("'" + text.charAt(0));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace,Ada,Lovelace",
        "Ludwig van Beethoven,Ludwig,van Beethoven",
        "Juan de la Cruz,Juan,de la Cruz",
        "Von Neumann,Von,Neumann",
        "Plato,Plato,''",
        "李小龙,李小龙,''",
        "Martin Luther King,Martin Luther,King",
    })
    void namesHaveTwoParts(String name, String first, String last) {
        assertThat(NameParts.of(name)).isEqualTo(new NameParts(first, last));
    }
}
