package dev.crossroads.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the test vectors of py-fsrs and fsrs-rs, which they publish with their releases for FSRS-6. */
class FsrsTest {
    /** Those of the vectors that were computed in single precision. */
    private static final double SINGLE = 1e-4;

    private static final double EXACT = 1e-6;
    private static final Fsrs FSRS = Fsrs.STANDARD;

    private static Rating rated(int grade) {
        return Rating.values()[grade - 1];
    }

    @ParameterizedTest
    @CsvSource({"1, 0.212, 6.4133", "2, 1.2931, 5.11217071", "3, 2.3065, 2.11810397", "4, 8.2956, 1"})
    void aFirstAnswer(int grade, double stability, double difficulty) {
        MemoryState state = FSRS.first(rated(grade));

        assertThat(state.stability()).isEqualTo(stability, withPrecision(EXACT));
        assertThat(state.difficulty()).isEqualTo(difficulty, withPrecision(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 2, 0.9403443", "2, 3, 0.9253786", "3, 4, 0.9185229", "4, 4, 0.9", "5, 2, 0.8261359"})
    void howLikelyItIsRecalled(int days, double stability, double recall) {
        assertThat(FSRS.recall(new MemoryState(stability, 5), days)).isEqualTo(recall, withPrecision(EXACT));
    }

    /** The first is 3,116,766 in single precision; nobody waits so long. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 36500",
        "0.2, 34793",
        "0.3, 2508",
        "0.4, 387",
        "0.5, 90",
        "0.6, 27",
        "0.7, 9",
        "0.8, 3",
        "0.9, 1",
        "1, 1"
    })
    void whenItIsAskedAgain(double retention, int days) {
        assertThat(FSRS.interval(new MemoryState(1, 5), retention)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"1, 8.341763", "2, 6.6659956", "3, 4.990228", "4, 3.3144615"})
    void anAnswerChangesDifficulty(int grade, double difficulty) {
        assertThat(FSRS.after(new MemoryState(5, 5), rated(grade), 1).difficulty())
                .isEqualTo(difficulty, withPrecision(EXACT));
    }

    /** @param recall what was left of the memory when it was answered */
    @ParameterizedTest
    @CsvSource({
        "1, 0.9, 1, 1.0525396",
        "2, 0.8, 1, 1.1894329",
        "3, 0.7, 1, 1.3680838",
        "4, 0.6, 1, 1.584989",
        "2, 0.8, 2, 28.226582",
        "3, 0.7, 3, 58.656002",
        "4, 0.6, 4, 127.226685",
    })
    void anAnswerChangesStability(double difficulty, double recall, int grade, double stability) {
        MemoryState before = new MemoryState(5, difficulty);

        assertThat(FSRS.after(before, rated(grade), daysUntil(before, recall)).stability())
                .isEqualTo(stability, withPrecision(stability * EXACT));
    }

    /** The time after which so much is left of a memory, by halving. */
    private static double daysUntil(MemoryState state, double recall) {
        double low = 0;
        double high = 1e6;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (FSRS.recall(state, middle) > recall) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @ParameterizedTest
    @CsvSource({"1, 1.596818", "2, 5.0", "3, 5.0", "4, 8.12961"})
    void anAnswerOnTheSameDayChangesStabilityLess(int grade, double stability) {
        assertThat(FSRS.after(new MemoryState(5, 5), rated(grade), 0).stability())
                .isEqualTo(stability, withPrecision(stability * EXACT));
    }

    @Test
    void aHistory() {
        MemoryState state = history(FSRS, List.of(1, 3, 3, 3, 3, 3), List.of(0, 0, 1, 3, 8, 21));

        assertThat(state.stability()).isEqualTo(53.62691, withPrecision(SINGLE));
        assertThat(state.difficulty()).isEqualTo(6.3574867, withPrecision(SINGLE));
    }

    @Test
    void aHistoryWithoutWhatTheSameDayAdds() {
        List<Double> parameters = new ArrayList<>(List.of(
                0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
                0.2629, 1.6483, 0.6014, 1.8729, 0.0, 0.0, 0.0, 0.1542));

        MemoryState state = history(Fsrs.with(parameters), List.of(1, 3, 3, 3, 3, 3), List.of(0, 0, 1, 3, 8, 21));

        assertThat(state.stability()).isEqualTo(53.335106, withPrecision(SINGLE));
        assertThat(state.difficulty()).isEqualTo(6.3574867, withPrecision(SINGLE));
    }

    private static MemoryState history(Fsrs fsrs, List<Integer> grades, List<Integer> days) {
        MemoryState state = fsrs.first(rated(grades.getFirst()));
        for (int i = 1; i < grades.size(); i++) {
            state = fsrs.after(state, rated(grades.get(i)), days.get(i));
        }
        return state;
    }

    /** Where it says 0 the reference's scheduler asks again on the same day. */
    @Test
    void theIntervalsOfAHistoryThatIsAnsweredWhenItIsDue() {
        List<Integer> grades = List.of(3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3);
        List<Integer> intervals = List.of(0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21);

        IntStream.rangeClosed(1, grades.size())
                .filter(n -> intervals.get(n - 1) > 0)
                .forEach(n -> {
                    List<Integer> days = new ArrayList<>(List.of(0));
                    days.addAll(intervals.subList(0, n - 1));
                    MemoryState state = history(FSRS, grades.subList(0, n), days);

                    assertThat(FSRS.interval(state, 0.9))
                            .as("after %d answers", n)
                            .isEqualTo(intervals.get(n - 1));
                });
    }

    @ParameterizedTest
    @EnumSource(Rating.class)
    void noHistoryLeavesTheBounds(Rating rating) {
        MemoryState state = FSRS.first(rating);
        for (int i = 0; i < 500; i++) {
            state = FSRS.after(state, rating, i % 40);

            assertThat(state.stability()).isFinite().isGreaterThanOrEqualTo(0.001);
            assertThat(state.difficulty()).isBetween(1.0, 10.0);
            assertThat(FSRS.interval(state, 0.9)).isBetween(1, 36_500);
        }
    }

    @Test
    void parametersOfAnotherVersionAreRefused() {
        assertThatThrownBy(() -> Fsrs.with(List.of(0.4, 0.6, 2.4))).isInstanceOf(IllegalArgumentException.class);
    }
}
