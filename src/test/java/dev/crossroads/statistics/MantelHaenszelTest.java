package dev.crossroads.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.statistics.MantelHaenszel.Size;
import dev.crossroads.statistics.MantelHaenszel.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Items that are harder for one group than for another that does as well on the rest. */
class MantelHaenszelTest {
    /**
     * Admissions to six departments of Berkeley in 1973 (Bickel, Hammel and O'Connell, Science 187, 1975; R's data set
     * UCBAdmissions), men as the reference, of which R's {@code mantelhaen.test} says: odds ratio 0.9046968, 95 % from
     * 0.7719074 to 1.0603298, chi-square 1.5246 and with the correction 1.4269.
     */
    private static final List<Stratum> BERKELEY = List.of(
            new Stratum(512, 313, 89, 19),
            new Stratum(353, 207, 17, 8),
            new Stratum(120, 205, 202, 391),
            new Stratum(138, 279, 131, 244),
            new Stratum(53, 138, 94, 299),
            new Stratum(22, 351, 24, 317));

    /**
     * Penicillin for rabbits (Agresti, "Categorical Data Analysis", 1990, pages 231 to 237), cured where it was given
     * at once and where it was given later: of the exact numbers of R's example p = 0.047 with the correction, which is
     * a chi-square of 3.9286, and an odds ratio of 7.
     */
    private static final List<Stratum> RABBITS = List.of(
            new Stratum(0, 6, 0, 5),
            new Stratum(3, 3, 0, 6),
            new Stratum(6, 0, 2, 4),
            new Stratum(5, 1, 6, 0),
            new Stratum(2, 0, 5, 0));

    @Test
    void theAdmissionsOfBerkeleyComeOutAsInR() {
        MantelHaenszel found = MantelHaenszel.of(BERKELEY).orElseThrow();

        assertThat(found.odds().value()).isCloseTo(0.9046968, within(5e-8));
        Interval range = found.odds().interval().orElseThrow();
        assertThat(range.low()).isCloseTo(0.7719074, within(5e-8));
        assertThat(range.high()).isCloseTo(1.0603298, within(5e-8));
        assertThat(found.uncorrected()).isCloseTo(1.5246, within(5e-5));
        assertThat(found.chiSquare()).isCloseTo(1.4269, within(5e-5));
        assertThat(found.reference()).isEqualTo(2_691);
        assertThat(found.focal()).isEqualTo(1_835);
        assertThat(found.delta()).isCloseTo(0.2354, within(5e-5));
        assertThat(found.size()).contains(Size.NEGLIGIBLE);
        // -2.35 times the logarithms of R's interval
        Interval points = found.points().interval().orElseThrow();
        assertThat(points.low()).isCloseTo(-0.1377, within(5e-5));
        assertThat(points.high()).isCloseTo(0.6084, within(5e-5));
    }

    @Test
    void theRabbitsOfAgrestiComeOutAsInTheBook() {
        MantelHaenszel found = MantelHaenszel.of(RABBITS).orElseThrow();

        assertThat(found.odds().value()).isCloseTo(7, within(1e-9));
        assertThat(found.chiSquare()).isCloseTo(3.9286, within(5e-5));
        assertThat(found.hasEnough()).isFalse();
        assertThat(found.size()).isEmpty();
    }

    @Test
    void theOtherGroupsViewIsTheInverse() {
        MantelHaenszel found = MantelHaenszel.of(BERKELEY).orElseThrow();
        MantelHaenszel turned = MantelHaenszel.of(BERKELEY.stream()
                        .map(s -> new Stratum(s.focalRight(), s.focalWrong(), s.referenceRight(), s.referenceWrong()))
                        .toList())
                .orElseThrow();

        assertThat(found.focalOdds().value()).isCloseTo(turned.odds().value(), within(1e-12));
        assertThat(found.focalOdds().interval().orElseThrow().low())
                .isCloseTo(turned.odds().interval().orElseThrow().low(), within(1e-12));
        assertThat(found.delta()).isCloseTo(-turned.delta(), within(1e-12));
        assertThat(found.standardErrorsAbove1()).isPositive();
    }

    @Test
    void nothingIsSaidWhereTheGroupsNeverMeetOrAllAnswerAlike() {
        assertThat(MantelHaenszel.of(List.of())).isEmpty();
        assertThat(MantelHaenszel.of(List.of(new Stratum(80, 20, 0, 0), new Stratum(0, 0, 20, 80))))
                .isEmpty();
        assertThat(MantelHaenszel.of(List.of(new Stratum(100, 0, 100, 0)))).isEmpty();
        assertThat(MantelHaenszel.of(List.of(new Stratum(100, 0, 90, 10)))).isEmpty();
        assertThat(MantelHaenszel.of(List.of(new Stratum(0, 0, 0, 1), new Stratum(1, 0, 0, 0))))
                .isEmpty();
    }

    /** ln 1.9 is 1.51 points, ln 1.7 1.25, ln 1.4 0.79. */
    @Test
    void anItemIsSortedByItsSizeAndByWhatIsBeyondChance() {
        assertThat(sized(40_000, 1.9)).contains(Size.LARGE);
        assertThat(sized(300, 1.9)).contains(Size.MODERATE);
        // With 500 in each group 1.52 points are 1.69 standard errors above 1, with 470 1.51 points are 1.62.
        assertThat(sized(500, 1.9)).contains(Size.LARGE);
        assertThat(sized(470, 1.9)).contains(Size.MODERATE);
        assertThat(sized(40_000, 1.7)).contains(Size.MODERATE);
        assertThat(sized(40_000, 1 / 1.7)).contains(Size.MODERATE);
        assertThat(sized(40_000, 1.4)).contains(Size.NEGLIGIBLE);
        assertThat(sized(250, 1.3)).contains(Size.NEGLIGIBLE);
        assertThat(sized(199, 3)).isEmpty();
    }

    private static Optional<Size> sized(int each, double odds) {
        int focalRight = each / 2;
        double share = odds / (1 + odds);
        int right = (int) Math.round(each * share);
        return MantelHaenszel.of(List.of(new Stratum(right, each - right, focalRight, each - focalRight)))
                .orElseThrow()
                .size();
    }

    @Test
    void theIntervalHoldsTheTrueOddsNineteenTimesInTwentyThoughOneGroupDoesBetterOnTheWhole() {
        Random random = new Random(24);
        int held = 0;
        for (int round = 0; round < 1000; round++) {
            List<Stratum> strata = new ArrayList<>();
            for (int level = 0; level < 6; level++) {
                double hard = Math.exp(level - 2.5);
                strata.add(stratum(random, 4 + 4 * level, 2 * hard, 24 - 4 * level, hard));
            }
            Interval range =
                    MantelHaenszel.of(strata).orElseThrow().odds().interval().orElseThrow();
            held += range.low() <= 2 && 2 <= range.high() ? 1 : 0;
        }
        assertThat(held).isBetween(930, 975);
    }

    private static Stratum stratum(Random random, int reference, double referenceOdds, int focal, double focalOdds) {
        int referenceRight = right(random, reference, referenceOdds);
        int focalRight = right(random, focal, focalOdds);
        return new Stratum(referenceRight, reference - referenceRight, focalRight, focal - focalRight);
    }

    private static int right(Random random, int people, double odds) {
        return (int) random.doubles(people).filter(x -> x < odds / (1 + odds)).count();
    }
}
