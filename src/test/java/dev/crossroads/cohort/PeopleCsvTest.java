package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.cohort.PeopleCsv.Address;
import dev.crossroads.cohort.PeopleCsv.Line;
import dev.crossroads.cohort.PeopleCsv.Person;
import dev.crossroads.cohort.PeopleCsv.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of people as schools and spreadsheets write them. */
class PeopleCsvTest {
    private static final Person ADA = new Person("Ada Lovelace", "Ada@Example.org", "ada@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\nAda Lovelace,Ada@Example.org\n",
                "E-Mail;Name\r\nAda@Example.org;Ada Lovelace\r\n",
                "\uFEFFid\tname\temail\n7\tAda Lovelace\tAda@Example.org",
                "Ada Lovelace, Ada@Example.org",
                "Ada@Example.org,Ada Lovelace",
                "\n\"Ada Lovelace\",\"Ada@Example.org\"\n\n",
            })
    void whateverTheColumnsAndTheirSeparatorTheSamePersonIsRead(String csv) {
        assertThat(read(csv)).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.NEW);
            assertThat(line.person()).contains(ADA);
        });
    }

    @Test
    void everyLineIsToldWhatBecomesOfIt() {
        List<Line> lines = read("""
                name,email
                Ada,ada@example.org
                Ada again,ADA@example.org
                Known,known@example.org
                Nobody,
                ,grace@example.org
                """ + "x".repeat(200) + ",long@example.org\n");

        assertThat(lines)
                .extracting(Line::verdict)
                .containsExactly(
                        Verdict.NEW, Verdict.TWICE, Verdict.INVITED, Verdict.NO_ADDRESS, Verdict.NEW, Verdict.BAD_NAME);
        assertThat(lines).extracting(Line::number).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(lines.get(4).person().orElseThrow().name()).isEqualTo("grace");
    }

    @Test
    void tooManyLinesAndQuotesWithoutEndAreRefused() {
        assertThatThrownBy(() -> read("a,a@b\n".repeat(PeopleCsv.MOST + 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("\"Ada,ada@example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Line> read(String csv) {
        return PeopleCsv.read(
                csv,
                typed -> Optional.of(typed.strip())
                        .filter(text -> text.contains("@"))
                        .map(text -> new Address(text.toLowerCase(Locale.ROOT), text)),
                Set.of("known@example.org"));
    }
}
