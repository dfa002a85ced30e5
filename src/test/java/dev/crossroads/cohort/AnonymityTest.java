package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnonymityTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 5", "9, 5", "10, 10", "14, 10"})
    void peopleCountInFives(int given, int told) {
        assertThat(Anonymity.together(responses(given))).hasSize(told);
    }

    @Test
    void whatIsToldStaysAsItIsUntilAnotherFiveHaveAnswered() {
        List<FirstResponse> five = Anonymity.together(responses(5));
        for (int given = 6; given < 10; given++) {
            assertThat(Anonymity.together(responses(given).reversed())).isEqualTo(five);
        }
        assertThat(Anonymity.together(responses(10))).containsAll(five).hasSize(10);
    }

    @Test
    void anAnswerThatFewerThanFiveGaveIsLeftOut() {
        List<FirstResponse> given = IntStream.range(0, 10)
                .mapToObj(i -> response(i, i < 6 ? "common" : "rare"))
                .toList();
        assertThat(Anonymity.common(ItemStatistics.ofQuiz(given, FirstResponse::answer)
                        .get("item")
                        .draws()))
                .extracting(ItemStatistics.Draw::answer)
                .containsExactly("common");
    }

    private static List<FirstResponse> responses(int many) {
        return IntStream.range(0, many).mapToObj(i -> response(i, "common")).toList();
    }

    private static FirstResponse response(int i, String answer) {
        return new FirstResponse(
                new UUID(0, 100 - i),
                "item",
                answer,
                true,
                Optional.empty(),
                OptionalInt.empty(),
                START.plusSeconds(i),
                1);
    }
}
