package dev.crossroads.statistics;

import java.util.Collection;
import java.util.Optional;

/**
 * Whether an item is as hard for one group as for another whose members do equally well on the rest: differential item
 * functioning by Mantel and Haenszel's procedure, as Holland and Thayer apply it to items ("Differential item
 * performance and the Mantel-Haenszel procedure", in Wainer and Braun, "Test Validity", 1988). Pure.
 *
 * @param reference members of the group that is compared with
 * @param focal members of the group that is looked at
 * @param odds the common odds ratio: the reference group's odds of a right answer, of the focal group's, among those
 *     who do equally well on the rest; 1 where the item is as hard for both. With the interval of Robins, Breslow and
 *     Greenland ("Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata limiting
 *     models", Biometrics 42, 1986)
 * @param standardError of the odds ratio's logarithm
 * @param chiSquare Mantel and Haenszel's statistic with their correction for continuity, one degree of freedom
 * @param uncorrected the same without it
 */
public record MantelHaenszel(
        int reference, int focal, Estimate odds, double standardError, double chiSquare, double uncorrected) {
    /**
     * Nothing is said of smaller groups: Fidalgo, Ferreres and Muñiz ("Utility of the Mantel-Haenszel procedure for
     * detecting differential item functioning in small samples", Educational and Psychological Measurement 64, 2004)
     * look at none.
     */
    public static final int LEAST_OF_EACH = 50;

    /** ETS sorts items where the smaller group has so many: Zwick, ETS Research Report RR-12-08, 2012. */
    private static final int SORTED_FROM = 200;

    /** And both together so many. */
    private static final int SORTED_FROM_IN_ALL = 500;

    /** The 95th percentile of the standard normal distribution. */
    private static final double ONE_SIDED = 1.6448536269514722;

    /** The scale of ETS: a logarithm of the odds becomes points of difficulty. */
    private static final double DELTA = -2.35;

    /** The first value of a chi-square with one degree of freedom that one in twenty exceeds by chance. */
    private static final double CRITICAL = Interval.Z * Interval.Z;

    /** How much an item's difficulty differs, as ETS sorts it. */
    public enum Size {
        /** Hardly, or by chance. */
        NEGLIGIBLE("A"),
        /** Somewhat. */
        MODERATE("B"),
        /** Much. */
        LARGE("C");

        private final String letter;

        Size(String letter) {
            this.letter = letter;
        }

        /** The letter that ETS gives it. */
        public String letter() {
            return letter;
        }
    }

    /**
     * The answers of members of both groups who do equally well on the rest.
     *
     * @throws IllegalArgumentException where a count is below 0
     */
    public record Stratum(int referenceRight, int referenceWrong, int focalRight, int focalWrong) {
        /** Refuses counts that can't be. */
        public Stratum {
            if (Math.min(Math.min(referenceRight, referenceWrong), Math.min(focalRight, focalWrong)) < 0) {
                throw new IllegalArgumentException("A stratum has no fewer than 0 answers of a kind.");
            }
        }

        private double n() {
            return (double) referenceRight + referenceWrong + focalRight + focalWrong;
        }

        private double concordant() {
            return (double) referenceRight * focalWrong / n();
        }

        private double discordant() {
            return (double) referenceWrong * focalRight / n();
        }

        private double alongShare() {
            return (referenceRight + focalWrong) / n();
        }

        private int reference() {
            return referenceRight + referenceWrong;
        }

        private int focal() {
            return focalRight + focalWrong;
        }

        private double expected() {
            return reference() * (double) (referenceRight + focalRight) / n();
        }

        private double variance() {
            double right = (double) referenceRight + focalRight;
            return reference() * (double) focal() * right * (n() - right) / (n() * n() * (n() - 1));
        }
    }

    /**
     * The comparison over all strata; empty where no stratum tells the groups apart, or where there is no bound to the
     * odds.
     */
    public static Optional<MantelHaenszel> of(Collection<Stratum> all) {
        double along = 0;
        double against = 0;
        double first = 0;
        double mixed = 0;
        double last = 0;
        double excess = 0;
        double variance = 0;
        int reference = 0;
        int focal = 0;
        for (Stratum stratum : all) {
            reference += stratum.reference();
            focal += stratum.focal();
            // One alone, or of one group alone, is compared with nobody.
            if (stratum.reference() == 0 || stratum.focal() == 0) {
                continue;
            }
            double r = stratum.concordant();
            double s = stratum.discordant();
            double p = stratum.alongShare();
            along += r;
            against += s;
            first += p * r;
            mixed += p * s + (1 - p) * r;
            last += (1 - p) * s;
            excess += stratum.referenceRight() - stratum.expected();
            variance += stratum.variance();
        }
        if (along == 0 || against == 0 || variance == 0) {
            return Optional.empty();
        }
        double odds = along / against;
        double error =
                Math.sqrt(first / (2 * along * along) + mixed / (2 * along * against) + last / (2 * against * against));
        Interval range = Interval.around(Math.log(odds), error);
        double correction = Math.abs(excess) >= 0.5 ? 0.5 : 0;
        return Optional.of(new MantelHaenszel(
                reference,
                focal,
                new Estimate(
                        odds,
                        reference + focal,
                        Optional.of(new Interval(Math.exp(range.low()), Math.exp(range.high())))),
                error,
                Math.pow(Math.abs(excess) - correction, 2) / variance,
                excess * excess / variance));
    }

    /** Whether both groups are large enough for any of these numbers. */
    public boolean hasEnough() {
        return Math.min(reference, focal) >= LEAST_OF_EACH;
    }

    /** The same the other way round: the focal group's odds, of the reference group's. */
    public Estimate focalOdds() {
        return new Estimate(
                1 / odds.value(),
                odds.n(),
                odds.interval().map(range -> new Interval(1 / range.high(), 1 / range.low())));
    }

    /** The distance of the focal group's odds above the other's, in standard errors; below 0 where they are smaller. */
    public double standardErrorsAbove1() {
        return -Math.log(odds.value()) / standardError;
    }

    /** How much harder the item is for the focal group in points of ETS's scale (MH D-DIF): below 0 where it is. */
    public double delta() {
        return DELTA * Math.log(odds.value());
    }

    /** The same with its interval, which follows from the odds ratio's. */
    public Estimate points() {
        return new Estimate(
                delta(),
                odds.n(),
                odds.interval()
                        .map(range -> new Interval(DELTA * Math.log(range.high()), DELTA * Math.log(range.low()))));
    }

    /**
     * How much it differs as ETS sorts it (Zieky, "Practical questions in the use of DIF statistics in test
     * development", and Dorans and Holland, "DIF detection and description: Mantel-Haenszel and standardization", both
     * in Holland and Wainer, "Differential Item Functioning", 1993): A where |MH D-DIF| is below 1 or not significantly
     * different from 0, C where it is at least 1.5 and significantly greater than 1, else B; both at the 5 % level. The
     * test against 1 is one-sided, which by these groups' sizes is the test of the interval from -1 to 1 (Paek and
     * Holland, "A note on statistical hypothesis testing based on log transformation of the Mantel-Haenszel common odds
     * ratio for differential item functioning classification", Psychometrika 80, 2015). Empty where ETS asks for larger
     * groups (Zwick, RR-12-08, 2012).
     */
    public Optional<Size> size() {
        return Math.min(reference, focal) < SORTED_FROM || reference + focal < SORTED_FROM_IN_ALL
                ? Optional.empty()
                : Optional.of(sorted());
    }

    private Size sorted() {
        double points = Math.abs(delta());
        if (points < 1 || chiSquare < CRITICAL) {
            return Size.NEGLIGIBLE;
        }
        boolean isBeyondOne = (points - 1) / (-DELTA * standardError) > ONE_SIDED;
        return points >= 1.5 && isBeyondOne ? Size.LARGE : Size.MODERATE;
    }
}
