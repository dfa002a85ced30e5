package dev.crossroads.memory.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.memory.Rating;
import dev.crossroads.memory.simulation.ReviewSimulation.Outcome;
import dev.crossroads.memory.simulation.ReviewSimulation.Recall;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The claims that are made of the simulation's tables. */
class ReviewSimulationTest {
    private static ReviewSimulation simulation(ForgettingLaw law) {
        return new ReviewSimulation(law, 60, 20, 60, 27);
    }

    private static Outcome under(List<Outcome> outcomes, String schedule) {
        return outcomes.stream()
                .filter(outcome -> outcome.name().startsWith(schedule))
                .findFirst()
                .orElseThrow();
    }

    /** By more than chance would make of the same people twice. */
    private static void assertNotWorse(Recall one, Recall other) {
        assertThat(one.mean()).isGreaterThan(other.mean() - Math.hypot(one.error(), other.error()));
    }

    @ParameterizedTest
    @EnumSource
    void allSchedulesAskAsOften(ForgettingLaw law) {
        List<Outcome> outcomes = simulation(law).outcomes();

        assertThat(outcomes)
                .hasSize(4)
                .allSatisfy(outcome -> assertThat(outcome.reviews())
                        .isBetween(
                                0.98 * outcomes.getFirst().reviews(),
                                1.02 * outcomes.getFirst().reviews()));
    }

    @ParameterizedTest
    @EnumSource
    void whileItIsReviewedFsrsKeepsAtLeastAsMuchAsFixedIntervals(ForgettingLaw law) {
        List<Outcome> outcomes = simulation(law).outcomes();

        Recall fsrs = under(outcomes, "FSRS").meanwhile();
        assertNotWorse(fsrs, under(outcomes, "every").meanwhile());
        assertNotWorse(fsrs, under(outcomes, "doubling").meanwhile());
        assertNotWorse(fsrs, under(outcomes, "SM-2").meanwhile());
    }

    @Test
    void whereForgettingIsExponentialItKeepsMoreAfterwardsToo() {
        List<Outcome> outcomes = simulation(ForgettingLaw.EXPONENTIAL).outcomes();

        for (int i = 0; i < ReviewSimulation.AFTER.size(); i++) {
            assertNotWorse(
                    under(outcomes, "FSRS").recall().get(i),
                    under(outcomes, "every").recall().get(i));
        }
        // Half a year later those that double have caught up.
        assertNotWorse(
                under(outcomes, "FSRS").recall().getFirst(),
                under(outcomes, "doubling").recall().getFirst());
    }

    /** Nothing of memory depends there on when the last review was, so what is asked later leaves more at the end. */
    @Test
    void whereForgettingIsAPowerOfTimeEvenIntervalsLeaveMoreOnceReviewsStop() {
        List<Outcome> outcomes = simulation(ForgettingLaw.POWER).outcomes();

        assertThat(under(outcomes, "every").recall().getLast().mean())
                .isGreaterThan(under(outcomes, "FSRS").recall().getLast().mean());
    }

    @Test
    void theSameSeedMakesTheSameTable() {
        assertThat(simulation(ForgettingLaw.EXPONENTIAL).table())
                .isEqualTo(simulation(ForgettingLaw.EXPONENTIAL).table());
    }

    /** Woźniak's own example of the intervals of an item that is always answered with 4. */
    @Test
    void sm2CountsDays() {
        Schedule.OfItem item = Schedule.sm2().start(new Random(1));

        assertThat(IntStream.range(0, 5).mapToObj(_ -> item.next(Rating.GOOD, 1)))
                .containsExactly(1, 6, 15, 38, 95);
    }

    @Test
    void sm2BeginsAnewAndKeepsItsFactor() {
        Schedule.OfItem item = Schedule.sm2().start(new Random(1));
        IntStream.range(0, 3).forEach(_ -> item.next(Rating.GOOD, 1));

        assertThat(item.next(Rating.AGAIN, 15)).isEqualTo(1);
        assertThat(item.next(Rating.GOOD, 1)).isEqualTo(6);
        assertThat(item.next(Rating.GOOD, 6)).isEqualTo(15);
    }

    @Test
    void sm2GrowsMoreSlowlyWhatIsHard() {
        Schedule.OfItem item = Schedule.sm2().start(new Random(1));

        assertThat(IntStream.range(0, 4).mapToObj(_ -> item.next(Rating.HARD, 1)))
                .containsExactly(1, 6, (int) Math.ceil(6 * (2.5 - 3 * 0.14)), 26);
    }
}
