package dev.crossroads.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.statistics.Forecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of learners whose memory is known to follow some parameters. */
class FittingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static Fsrs with(double initial, double decay) {
        List<Double> parameters = new ArrayList<>(Fsrs.STANDARD.parameters());
        parameters.set(2, initial);
        parameters.set(20, decay);
        return Fsrs.with(parameters);
    }

    private static List<List<Rated>> answered(Fsrs truth, int items, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, items).mapToObj(_ -> item(truth, random)).toList();
    }

    private static List<Rated> item(Fsrs truth, Random random) {
        List<Rated> reviews = new ArrayList<>(List.of(new Rated(FIRST, Rating.GOOD)));
        for (int time = 0; time < 4; time++) {
            ItemMemory memory = ItemMemory.of(truth, reviews);
            LocalDate day = memory.answeredOn().plusDays(1 + random.nextInt(20));
            boolean isRecalled = random.nextDouble() < memory.recall(truth, day);
            reviews.add(new Rated(day, Rating.of(isRecalled, false)));
        }
        return reviews;
    }

    private static double loss(Fsrs fsrs, List<List<Rated>> items) {
        return items.stream()
                .flatMap(item -> Predictions.of(fsrs, item).stream())
                .mapToDouble(Forecast::loss)
                .average()
                .orElseThrow();
    }

    @Test
    void itPredictsOthersBetterWhereTheyForgetOtherwise() {
        Fsrs truth = with(20, 0.5);
        List<List<Rated>> others = answered(truth, 500, 2);

        Fsrs fitted = Fitting.of(answered(truth, 500, 1));

        assertThat(loss(fitted, others)).isLessThan(loss(Fsrs.STANDARD, others) - 0.01);
        assertThat(loss(fitted, others)).isLessThan(loss(truth, others) + 0.01);
    }

    @Test
    void fewAnswersMoveItLittle() {
        assertThat(Fitting.of(answered(with(20, 0.5), 3, 1)).parameters().get(20))
                .isBetween(0.1, 0.3);
    }

    @Test
    void theSameAnswersMakeTheSameParameters() {
        List<List<Rated>> items = answered(with(5, 0.3), 60, 3);

        assertThat(Fitting.of(items).parameters()).isEqualTo(Fitting.of(items).parameters());
    }

    @Test
    void aPredictionKnowsNothingOfItsAnswer() {
        List<Rated> reviews = List.of(new Rated(FIRST, Rating.GOOD), new Rated(FIRST.plusDays(5), Rating.AGAIN));

        assertThat(Predictions.of(Fsrs.STANDARD, reviews))
                .containsExactly(new Forecast(Fsrs.STANDARD.recall(Fsrs.STANDARD.first(Rating.GOOD), 5), false));
    }
}
