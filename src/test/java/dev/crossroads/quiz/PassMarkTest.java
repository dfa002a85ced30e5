package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Quiz;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassMarkTest {
    @ParameterizedTest
    @CsvSource({"0.7, 3, 3", "0.7, 10, 7", "0.07, 100, 7", "0.5, 1, 1", "0, 5, 0", "1, 5, 5", "0.71, 7, 5"})
    void theFewestPointsThatAreTheShareOrMorePass(double mark, int outOf, int points) {
        assertThat(PassMark.points(mark, outOf)).isEqualTo(points);
    }

    @Test
    void anAttemptThatLosesPointsIsHeldToTheMarkItWasBegunUnder() {
        assertThat(PassMark.points(quiz(0.7), begun(3, 3), 2)).isEqualTo(2);
        assertThat(PassMark.points(quiz(0.7), begun(4, 5), 4))
                .as("not to the 0.8 that rounding made of it")
                .isEqualTo(3);
    }

    @Test
    void whereTheMarkWasChangedSinceTheShareStays() {
        assertThat(PassMark.points(quiz(0.9), begun(5, 10), 8)).isEqualTo(4);
        assertThat(PassMark.points(quiz(0.9), begun(1, 3), 2)).isEqualTo(1);
        assertThat(PassMark.points(quiz(0.9), begun(0, 10), 8)).isZero();
    }

    private static Quiz quiz(double mark) {
        return new Quiz(
                "quiz",
                "Quiz",
                Optional.empty(),
                Quiz.Mode.IMMEDIATE,
                Optional.empty(),
                OptionalInt.empty(),
                mark,
                false,
                false,
                List.of(),
                List.of());
    }

    private static Attempt begun(int passPoints, int outOf) {
        return new Attempt(
                new UUID(0, 1),
                new UUID(0, 2),
                "course",
                "quiz",
                1,
                false,
                List.of(),
                outOf,
                passPoints,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                false);
    }
}
