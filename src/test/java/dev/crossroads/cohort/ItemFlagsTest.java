package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.cohort.ItemStatistics.Signal;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.statistics.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An item is accused only of what chance does not explain. */
class ItemFlagsTest {
    @Test
    void threeOfFiveWrongAccuseNoItemAndTwentyOfTwentyFiveDo() {
        assertThat(item(answers(2, "right", 3, "wrong"), "item").signals()).isEmpty();
        ItemStatistics many = item(answers(5, "right", 20, "wrong"), "item");
        assertThat(many.signals()).containsExactly(Signal.MISLEADS);
        // 15 more of 25, of a standard deviation of 5.
        assertThat(many.evidence()).isCloseTo(3, within(1e-9));
    }

    @Test
    void oneOfManyWrongAnswersHasToStandOutMoreThanOneOfOne() {
        List<FirstResponse> one = answers(5, "right", 15, "wrong");
        List<FirstResponse> many = new ArrayList<>(one);
        for (int i = 0; i < 30; i++) {
            many.add(response(100 + i, "item", "typed " + i, false));
        }
        assertThat(item(one, "item").signals()).containsExactly(Signal.MISLEADS);
        assertThat(item(many, "item").signals()).isEmpty();
    }

    @Test
    void twoOfFiveSureAndWrongAreNoMisconceptionYet() {
        assertThat(item(sure(2, 5), "item").signals()).isEmpty();
        assertThat(item(sure(20, 40), "item").signals()).containsExactly(Signal.SURE_BUT_WRONG);
    }

    /** With a true correlation of 0.2 and 30 people, one sample in seven has a correlation below 0. */
    @Test
    void aFairItemIsNotAccusedOfTurningTheOrderAround() {
        Random random = new Random(30);
        int below0 = 0;
        int accused = 0;
        for (int round = 0; round < 300; round++) {
            ItemStatistics item = item(simulated(random, 30, 0.3), "item");
            below0 += item.discrimination().map(Estimate::value).orElse(0.0) < 0 ? 1 : 0;
            accused += item.signals().contains(Signal.BACKWARDS) ? 1 : 0;
        }
        assertThat(below0).isGreaterThan(20);
        assertThat(accused).isLessThanOrEqualTo(3);
    }

    @Test
    void aWrongKeyIsFoundByWhomItDrawsAndTheStrongestEvidenceComesFirst() {
        ItemStatistics item = item(simulated(new Random(1), 120, -3), "item");
        assertThat(item.signals()).contains(Signal.BACKWARDS, Signal.DRAWS_THE_STRONG);
        assertThat(item.evidence()).isGreaterThan(3);
        Estimate strength = item.draws().stream()
                .filter(draw -> !draw.correct())
                .flatMap(draw -> draw.strength().stream())
                .findFirst()
                .orElseThrow();
        assertThat(strength.interval().orElseThrow().low()).isPositive();
    }

    /** People at twelve items; those who are able get {@code item} right by that much more often. */
    private static List<FirstResponse> simulated(Random random, int people, double slope) {
        List<FirstResponse> given = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            double able = random.nextGaussian();
            for (int other = 0; other < 11; other++) {
                given.add(chance(random, person, "other " + other, able));
            }
            given.add(chance(random, person, "item", slope * able));
        }
        return given;
    }

    private static FirstResponse chance(Random random, int person, String item, double logit) {
        boolean right = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        return response(person, item, right ? "right" : "wrong", right);
    }

    private static List<FirstResponse> answers(int right, String one, int wrong, String other) {
        return IntStream.range(0, right + wrong)
                .mapToObj(i -> response(i, "item", i < right ? one : other, i < right))
                .toList();
    }

    private static List<FirstResponse> sure(int wrong, int of) {
        // Those who are not sure are right, so that nothing else is to be said.
        return IntStream.range(0, 3 * of)
                .mapToObj(i -> new FirstResponse(
                        new UUID(0, i),
                        "item",
                        i < wrong ? "wrong" : "right",
                        i >= wrong,
                        Optional.of(i < of ? Confidence.SURE : Confidence.UNSURE),
                        OptionalInt.empty(),
                        Instant.EPOCH,
                        1))
                .toList();
    }

    private static FirstResponse response(int learner, String item, String answer, boolean correct) {
        return new FirstResponse(
                new UUID(0, learner), item, answer, correct, Optional.empty(), OptionalInt.empty(), Instant.EPOCH, 1);
    }

    private static ItemStatistics item(List<FirstResponse> given, String item) {
        return ItemStatistics.ofQuiz(given, FirstResponse::answer).get(item);
    }
}
