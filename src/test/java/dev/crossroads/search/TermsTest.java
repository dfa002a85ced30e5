package dev.crossroads.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of a text beside its words, and the nearest word to a mistyped one. */
class TermsTest {

    @Test
    void aNameIsFoundWholeAndByItsParts() {
        assertThat(Terms.of("httptest.NewRecorder")).containsExactly("httptest", "newrecorder", "new", "recorder");
        assertThat(Terms.of("parse_HTTPHeader2")).contains("parsehttpheader2", "parse", "http", "header2");
        assertThat(Terms.asked("NewRecorder snake_case")).containsExactly("newrecorder", "snakecase");
    }

    @Test
    void scriptsWithoutBlanksAreFoundByNeighboursAndIndicVowelsStay() {
        assertThat(Terms.asked("所有权")).containsExactly("所有", "有权");
        assertThat(Terms.of("所有权的")).contains("所有", "有权", "权的", "所");
        assertThat(Terms.asked("मेमोरी")).containsExactly("मेमोरी");
        assertThat(Terms.asked("Ärger naïve")).containsExactly("arger", "naive");
    }

    @ParameterizedTest
    @CsvSource({"gorutine, goroutine", "ownreship, ownership", "owenrship, ownership", "chanels, channels"})
    void aSlipIsTheNearestWordThatIsThere(String typed, String meant) {
        assertThat(NearWord.meant(typed, Set.of("goroutine", "ownership", "channels", "own")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"own, owns", "zebra, goroutine", "rust, rust"})
    void shortFarAndRightWordsStay(String typed, String there) {
        assertThat(NearWord.meant(typed, Set.of(there))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ca, ac, 1", "'', abc, 3", "flaw, lawn, 2", "same, same, 0"})
    void theDistanceCountsWhatDamerauCounts(String one, String other, int slips) {
        assertThat(NearWord.distance(one, other)).isEqualTo(slips);
    }
}
