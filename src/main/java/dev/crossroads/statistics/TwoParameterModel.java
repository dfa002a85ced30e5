package dev.crossroads.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two-parameter logistic model of item response theory: who has the ability θ gets an item right with the chance
 * {@code 1 / (1 + exp(-(slope θ + intercept)))}. Fitted by marginal maximum likelihood with the EM algorithm (Bock and
 * Aitkin, "Marginal maximum likelihood estimation of item parameters: application of an EM algorithm", Psychometrika
 * 46, 1981) for abilities that are normally distributed. Pure.
 *
 * @param items in the order of the marks
 * @param logLikelihood of the marks under the model
 * @param n how many attempts
 */
public record TwoParameterModel(List<Item> items, double logLikelihood, int n) {
    /**
     * As few attempts as give items usable parameters, with {@link #ENOUGH_ITEMS} of them: Drasgow, "An evaluation of
     * marginal maximum likelihood estimation for the two-parameter logistic model", Applied Psychological Measurement
     * 13, 1989.
     */
    public static final int ENOUGH_ATTEMPTS = 200;

    /** As few items. */
    public static final int ENOUGH_ITEMS = 5;

    private static final int POINTS = 61;
    private static final double FURTHEST = 6;
    private static final int MOST_STEPS = 2000;
    private static final double STILL = 1e-7;

    /** Slopes beyond it are no measurement: the item divides these learners without an exception. */
    private static final double STEEPEST = 8;

    private static final double[] ABILITIES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int point = 0; point < POINTS; point++) {
            ABILITIES[point] = -FURTHEST + 2 * FURTHEST * point / (POINTS - 1);
            WEIGHTS[point] = Math.exp(-ABILITIES[point] * ABILITIES[point] / 2);
        }
        double sum = Arrays.stream(WEIGHTS).sum();
        for (int point = 0; point < POINTS; point++) {
            WEIGHTS[point] /= sum;
        }
    }

    /**
     * An item.
     *
     * @param slope how sharply it divides: about 1 for a fair one
     * @param intercept the log-odds of getting it right for somebody in the middle
     * @param difficulty the ability at which half get it right, in standard deviations from the middle; without an
     *     interval where the slope's holds 0, as it could be anywhere then
     */
    public record Item(Estimate slope, Estimate intercept, Estimate difficulty) {
        /**
         * An item by its parameters. The interval of its difficulty follows from theirs by the delta method.
         *
         * @param slopeVariance of its estimate, as the next
         * @param covariance of both
         */
        static Item of(
                double slope,
                double intercept,
                double slopeVariance,
                double interceptVariance,
                double covariance,
                int n) {
            Interval slopes = Interval.around(slope, Math.sqrt(slopeVariance));
            double difficulty = -intercept / slope;
            double variance =
                    (difficulty * difficulty * slopeVariance + 2 * difficulty * covariance + interceptVariance)
                            / (slope * slope);
            boolean isSomewhere = (slopes.low() > 0 || slopes.high() < 0) && variance > 0;
            return new Item(
                    new Estimate(slope, n, Optional.of(slopes)),
                    new Estimate(intercept, n, Optional.of(Interval.around(intercept, Math.sqrt(interceptVariance)))),
                    new Estimate(
                            difficulty,
                            n,
                            isSomewhere
                                    ? Optional.of(Interval.around(difficulty, Math.sqrt(variance)))
                                    : Optional.empty()));
        }

        /** Its information about somebody's ability: {@code slope² P (1 - P)}. */
        public double information(double ability) {
            double chance = chance(slope.value(), intercept.value(), ability);
            return slope.value() * slope.value() * chance * (1 - chance);
        }
    }

    /** The information of all items together about somebody's ability; its standard error is one by the root of it. */
    public double information(double ability) {
        return items.stream().mapToDouble(item -> item.information(ability)).sum();
    }

    /**
     * Fits the model.
     *
     * @param right for each attempt which items were right
     * @return empty where there are too few attempts or items, an item that all or none got right, or no fit was found
     */
    public static Optional<TwoParameterModel> fit(List<boolean[]> right) {
        if (right.size() < ENOUGH_ATTEMPTS || right.getFirst().length < ENOUGH_ITEMS) {
            return Optional.empty();
        }
        int items = right.getFirst().length;
        for (int item = 0; item < items; item++) {
            int of = item;
            long known = right.stream().filter(row -> row[of]).count();
            if (known == 0 || known == right.size()) {
                return Optional.empty();
            }
        }
        Patterns patterns = Patterns.of(right);
        double[] slopes = new double[items];
        double[] intercepts = new double[items];
        Arrays.fill(slopes, 1);
        for (int step = 0; step < MOST_STEPS; step++) {
            Expected expected = expected(patterns, slopes, intercepts);
            double moved = 0;
            for (int item = 0; item < items; item++) {
                moved = Math.max(moved, improved(item, expected, slopes, intercepts));
                if (Math.abs(slopes[item]) > STEEPEST || Double.isNaN(slopes[item])) {
                    return Optional.empty();
                }
            }
            if (moved < STILL) {
                return told(patterns, slopes, intercepts);
            }
        }
        return Optional.empty();
    }

    /** Each pattern of right and wrong that occurs, with how often it does. */
    private record Patterns(List<boolean[]> right, int[] counts, int n, int items) {
        static Patterns of(List<boolean[]> rows) {
            Map<String, Integer> counted = new LinkedHashMap<>();
            List<boolean[]> distinct = new ArrayList<>();
            for (boolean[] row : rows) {
                if (counted.merge(Arrays.toString(row), 1, Integer::sum) == 1) {
                    distinct.add(row);
                }
            }
            return new Patterns(
                    distinct,
                    counted.values().stream().mapToInt(Integer::intValue).toArray(),
                    rows.size(),
                    rows.getFirst().length);
        }
    }

    /**
     * The model's expectations where it stands.
     *
     * @param people how many there are at each ability
     * @param right how many of them get each item right
     */
    private record Expected(double[] people, double[][] right) {}

    private static double chance(double slope, double intercept, double ability) {
        return 1 / (1 + Math.exp(-(slope * ability + intercept)));
    }

    private static double[][] chances(double[] slopes, double[] intercepts) {
        double[][] chances = new double[slopes.length][POINTS];
        for (int item = 0; item < slopes.length; item++) {
            for (int point = 0; point < POINTS; point++) {
                chances[item][point] = chance(slopes[item], intercepts[item], ABILITIES[point]);
            }
        }
        return chances;
    }

    /** The likelihood of a pattern at each ability, times how many have that ability. */
    private static double[] likelihoods(boolean[] right, double[][] chances) {
        double[] likelihoods = WEIGHTS.clone();
        for (int item = 0; item < right.length; item++) {
            for (int point = 0; point < POINTS; point++) {
                likelihoods[point] *= right[item] ? chances[item][point] : 1 - chances[item][point];
            }
        }
        return likelihoods;
    }

    private static Expected expected(Patterns patterns, double[] slopes, double[] intercepts) {
        double[][] chances = chances(slopes, intercepts);
        Expected expected = new Expected(new double[POINTS], new double[patterns.items()][POINTS]);
        for (int i = 0; i < patterns.counts().length; i++) {
            boolean[] right = patterns.right().get(i);
            double[] likelihoods = likelihoods(right, chances);
            double whole = Arrays.stream(likelihoods).sum();
            for (int point = 0; point < POINTS; point++) {
                double share = patterns.counts()[i] * likelihoods[point] / whole;
                expected.people()[point] += share;
                for (int item = 0; item < right.length; item++) {
                    if (right[item]) {
                        expected.right()[item][point] += share;
                    }
                }
            }
        }
        return expected;
    }

    /** One step of Newton's for an item; how far it went. */
    private static double improved(int item, Expected expected, double[] slopes, double[] intercepts) {
        double bySlope = 0;
        double byIntercept = 0;
        double slopeSlope = 0;
        double slopeIntercept = 0;
        double interceptIntercept = 0;
        for (int point = 0; point < POINTS; point++) {
            double ability = ABILITIES[point];
            double chance = chance(slopes[item], intercepts[item], ability);
            double off = expected.right()[item][point] - expected.people()[point] * chance;
            double weight = expected.people()[point] * chance * (1 - chance);
            bySlope += off * ability;
            byIntercept += off;
            slopeSlope += weight * ability * ability;
            slopeIntercept += weight * ability;
            interceptIntercept += weight;
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        double slope = (interceptIntercept * bySlope - slopeIntercept * byIntercept) / determinant;
        double intercept = (slopeSlope * byIntercept - slopeIntercept * bySlope) / determinant;
        slopes[item] += slope;
        intercepts[item] += intercept;
        return Math.max(Math.abs(slope), Math.abs(intercept));
    }

    /**
     * With the intervals that follow from the information in the marks: the sum of the products of each pattern's
     * gradients (the empirical information of McLachlan and Krishnan, "The EM Algorithm and Extensions", 2008, chapter
     * 4).
     */
    private static Optional<TwoParameterModel> told(Patterns patterns, double[] slopes, double[] intercepts) {
        int items = patterns.items();
        double[][] chances = chances(slopes, intercepts);
        double[][] information = new double[2 * items][2 * items];
        double logLikelihood = 0;
        for (int i = 0; i < patterns.counts().length; i++) {
            boolean[] right = patterns.right().get(i);
            double[] likelihoods = likelihoods(right, chances);
            double whole = Arrays.stream(likelihoods).sum();
            logLikelihood += patterns.counts()[i] * Math.log(whole);
            double[] gradient = gradient(right, likelihoods, whole, chances);
            for (int a = 0; a < gradient.length; a++) {
                for (int b = 0; b < gradient.length; b++) {
                    information[a][b] += patterns.counts()[i] * gradient[a] * gradient[b];
                }
            }
        }
        Optional<double[][]> variances = inverse(information);
        if (variances.isEmpty()) {
            return Optional.empty();
        }
        List<Item> fitted = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            double[] ofSlope = variances.get()[2 * item];
            double[] ofIntercept = variances.get()[2 * item + 1];
            fitted.add(Item.of(
                    slopes[item],
                    intercepts[item],
                    ofSlope[2 * item],
                    ofIntercept[2 * item + 1],
                    ofSlope[2 * item + 1],
                    patterns.n()));
        }
        return Optional.of(new TwoParameterModel(List.copyOf(fitted), logLikelihood, patterns.n()));
    }

    private static double[] gradient(boolean[] right, double[] likelihoods, double whole, double[][] chances) {
        double[] gradient = new double[2 * right.length];
        for (int point = 0; point < POINTS; point++) {
            double share = likelihoods[point] / whole;
            for (int item = 0; item < right.length; item++) {
                double off = share * ((right[item] ? 1 : 0) - chances[item][point]);
                gradient[2 * item] += off * ABILITIES[point];
                gradient[2 * item + 1] += off;
            }
        }
        return gradient;
    }

    /** By Gauss and Jordan; empty where the matrix has no inverse of positive variances. */
    private static Optional<double[][]> inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] work = new double[size][2 * size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(matrix[row], 0, work[row], 0, size);
            work[row][size + row] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
            }
            double[] swapped = work[column];
            work[column] = work[pivot];
            work[pivot] = swapped;
            double by = work[column][column];
            if (Math.abs(by) < 1e-10) {
                return Optional.empty();
            }
            for (int i = 0; i < 2 * size; i++) {
                work[column][i] /= by;
            }
            for (int row = 0; row < size; row++) {
                double times = work[row][column];
                if (row != column && times != 0) {
                    for (int i = 0; i < 2 * size; i++) {
                        work[row][i] -= times * work[column][i];
                    }
                }
            }
        }
        double[][] inverse = new double[size][];
        for (int row = 0; row < size; row++) {
            inverse[row] = Arrays.copyOfRange(work[row], size, 2 * size);
            if (!(inverse[row][row] > 0)) {
                return Optional.empty();
            }
        }
        return Optional.of(inverse);
    }
}
