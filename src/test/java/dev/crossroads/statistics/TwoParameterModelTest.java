package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two-parameter model of item response theory. */
class TwoParameterModelTest {
    /**
     * A thousand people at five items of section 7 of the Law School Admission Test, by their pattern as a binary
     * number, the first item first: Bock and Lieberman, "Fitting a response model for n dichotomously scored items",
     * Psychometrika 35, 1970.
     */
    private static final int[] LSAT_7 = {
        12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32,
        308
    };

    @Test
    void theLawSchoolTestHasTheParametersThatOtherProgramsFind() {
        TwoParameterModel model = TwoParameterModel.fit(people(LSAT_7)).orElseThrow();
        double[] slopes = {0.988, 1.081, 1.706, 0.765, 0.736};
        double[] intercepts = {1.856, 0.808, 1.804, 0.486, 1.854};
        for (int i = 0; i < slopes.length; i++) {
            assertThat(model.items().get(i).slope().value()).isCloseTo(slopes[i], within(0.002));
            assertThat(model.items().get(i).intercept().value()).isCloseTo(intercepts[i], within(0.002));
        }
        assertThat(model.logLikelihood()).isCloseTo(-2658.805, within(0.001));
        assertThat(model.n()).isEqualTo(1000);
    }

    @Test
    void theIntervalsAreNarrowerByTheRootOfHowManyMoreThereAre() {
        int[] fourfold = Arrays.stream(LSAT_7).map(count -> 4 * count).toArray();
        TwoParameterModel one = TwoParameterModel.fit(people(LSAT_7)).orElseThrow();
        TwoParameterModel four = TwoParameterModel.fit(people(fourfold)).orElseThrow();
        for (int i = 0; i < one.items().size(); i++) {
            assertThat(width(four.items().get(i).slope()))
                    .isCloseTo(width(one.items().get(i).slope()) / 2, within(1e-6));
        }
    }

    @Test
    void anItemTellsMostOfThoseWhoGetItRightHalfTheTime() {
        TwoParameterModel model = TwoParameterModel.fit(people(LSAT_7)).orElseThrow();
        TwoParameterModel.Item third = model.items().get(2);
        double most = third.information(third.difficulty().value());
        assertThat(most).isCloseTo(third.slope().value() * third.slope().value() / 4, within(1e-9));
        assertThat(third.information(third.difficulty().value() + 1)).isLessThan(most);
        assertThat(model.information(0))
                .isCloseTo(
                        model.items().stream()
                                .mapToDouble(item -> item.information(0))
                                .sum(),
                        within(1e-12));
    }

    /** From the slopes' and intercepts' own standard errors in 40 samples of 400 people, of five items each. */
    @Test
    void theIntervalOfADifficultyHoldsTheTrueOneNineteenTimesInTwenty() {
        Random random = new Random(24);
        double[] slopes = {1.5, 1.2, 2, 1, 1.4};
        double[] difficulties = {-1, 0, 0.5, 1.2, -0.3};
        int held = 0;
        int known = 0;
        for (int sample = 0; sample < 40; sample++) {
            TwoParameterModel model =
                    TwoParameterModel.fit(drawn(random, slopes, difficulties)).orElseThrow();
            for (int i = 0; i < slopes.length; i++) {
                Interval range = model.items().get(i).difficulty().interval().orElseThrow();
                held += range.low() <= difficulties[i] && difficulties[i] <= range.high() ? 1 : 0;
                known++;
            }
        }
        assertThat(held).isBetween(90 * known / 100, 99 * known / 100);
    }

    @Test
    void aDifficultyHasNoIntervalWhereTheItemMayTellNothing() {
        TwoParameterModel.Item flat = TwoParameterModel.Item.of(0.2, 1, 0.04, 0.01, 0, 200);
        assertThat(flat.slope().interval().orElseThrow().low()).isNegative();
        assertThat(flat.difficulty().value()).isEqualTo(-5);
        assertThat(flat.difficulty().interval()).isEmpty();
    }

    private static List<boolean[]> drawn(Random random, double[] slopes, double[] difficulties) {
        List<boolean[]> people = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double ability = random.nextGaussian();
            boolean[] right = new boolean[slopes.length];
            for (int item = 0; item < right.length; item++) {
                double chance = 1 / (1 + Math.exp(-slopes[item] * (ability - difficulties[item])));
                right[item] = random.nextDouble() < chance;
            }
            people.add(right);
        }
        return people;
    }

    @Test
    void nothingIsFittedToTooFewOrToAnItemThatAllGotRight() {
        List<boolean[]> people = people(LSAT_7);
        assertThat(TwoParameterModel.fit(people.subList(0, 199))).isEmpty();
        assertThat(TwoParameterModel.fit(List.of())).isEmpty();
        assertThat(TwoParameterModel.fit(
                        people.stream().map(row -> Arrays.copyOf(row, 4)).toList()))
                .isEmpty();
        people.forEach(row -> row[3] = true);
        assertThat(TwoParameterModel.fit(people)).isEmpty();
    }

    @Test
    void itemsThatOnlyRepeatEachOtherAreNotMeasured() {
        List<boolean[]> people = new ArrayList<>();
        people.addAll(Collections.nCopies(150, new boolean[] {true, true, true, true, true}));
        people.addAll(Collections.nCopies(150, new boolean[] {false, false, false, false, false}));
        assertThat(TwoParameterModel.fit(people)).isEmpty();
    }

    private static double width(Estimate estimate) {
        Interval range = estimate.interval().orElseThrow();
        return range.high() - range.low();
    }

    private static List<boolean[]> people(int[] counts) {
        List<boolean[]> people = new ArrayList<>();
        for (int pattern = 0; pattern < counts.length; pattern++) {
            for (int i = 0; i < counts[pattern]; i++) {
                boolean[] right = new boolean[5];
                for (int item = 0; item < right.length; item++) {
                    right[item] = (pattern >> right.length - 1 - item & 1) == 1;
                }
                people.add(right);
            }
        }
        return people;
    }
}
