package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People are found by what one can type of their names, and stand in the order of the reader's language. */
class NameSearchTest {
    private static Membership named(String name, String number) {
        return new Membership(new UUID(0, 1), name, Instant.EPOCH, Optional.of(number), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "García, garcia",
        "Łukasz Wójcik, lukasz wojcik",
        "Søren Kierkegaard, soren",
        "İpek Yılmaz, ipek yilmaz",
        "Jörg Weiß, WEISS jorg",
        "Zoë Æther, zoe aether",
        "ليلى مُحَمَّد, محمد",
        "王小明, 小明",
        "Владимир Петров, петров",
        "Jean-Luc O'Neil, luc neil",
        "Jörg Müller, mueller joerg",
        "Søren Åse, soeren aase",
        "Jean-Luc O'Neil, jeanluc oneil",
        "Sinéad O’Connor, oconnor",
        "Ada Lovelace, ''",
        "Ada Lovelace, ' . '",
        "Ada Lovelace, 4711",
    })
    void somebodyIsFoundBy(String name, String typed) {
        assertThat(NameSearch.of(typed).finds(named(name, "No. 4711"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Ada Lovelace, adam", "Ada Lovelace, ada byron", "王小明, 大明", "Ada, 99"})
    void somebodyElseIsNot(String name, String typed) {
        assertThat(NameSearch.of(typed).finds(named(name, "4711"))).isFalse();
    }

    @Test
    void anUmlautStandsWhereTheReadersLanguageHasIt() {
        assertThat(Stream.of("Zeta", "Österman", "Olsen", "ada", "Ada", "Łukasz", "Maria")
                        .sorted(MemberOrder.byName(Locale.GERMAN, name -> name)))
                .containsExactly("ada", "Ada", "Łukasz", "Maria", "Olsen", "Österman", "Zeta");
        assertThat(Stream.of("Zeta", "Österman", "Olsen").sorted(MemberOrder.byName(Locale.of("sv"), name -> name)))
                .containsExactly("Olsen", "Zeta", "Österman");
    }
}
