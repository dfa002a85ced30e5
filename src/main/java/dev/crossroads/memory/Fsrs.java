package dev.crossroads.memory;

import java.util.Arrays;
import java.util.List;

/**
 * FSRS-6, the Free Spaced Repetition Scheduler: how likely an item is recalled after some days, and what an answer does
 * to its memory. Formulas and default parameters are those of its reference implementation, py-fsrs 6.
 *
 * @see <a href="https://github.com/open-spaced-repetition/py-fsrs">py-fsrs</a>
 */
public final class Fsrs {
    private static final int PARAMETERS = 21;
    private static final double LEAST_STABILITY = 0.001;
    private static final double LEAST_DIFFICULTY = 1;
    private static final double MOST_DIFFICULTY = 10;

    /** The share of recalls that stability is defined by. */
    private static final double AT_STABILITY = 0.9;

    /** A hundred years: no interval is longer. */
    private static final int LONGEST_INTERVAL = 36_500;

    /** With the parameters that its authors fitted to the reviews of some ten thousand people. */
    public static final Fsrs STANDARD = Fsrs.with(List.of(
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542));

    private final double[] w;
    private final double decay;
    private final double factor;

    private Fsrs(double[] w) {
        this.w = w;
        this.decay = -w[20];
        this.factor = Math.pow(AT_STABILITY, 1 / decay) - 1;
    }

    /**
     * With parameters of one's own.
     *
     * @param parameters w0 to w20
     * @throws IllegalArgumentException if they are not 21 finite numbers
     */
    public static Fsrs with(List<Double> parameters) {
        double[] w = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        if (w.length != PARAMETERS || !Arrays.stream(w).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("FSRS-6 has 21 parameters, not " + parameters);
        }
        return new Fsrs(w);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fsrs fsrs && Arrays.equals(w, fsrs.w);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(w);
    }

    /** Its parameters, w0 to w20. */
    public List<Double> parameters() {
        return Arrays.stream(w).boxed().toList();
    }

    /**
     * The probability that an item is recalled, 0 to 1.
     *
     * @param days since it was answered last, at least 0
     */
    public double recall(MemoryState state, double days) {
        return Math.pow(1 + factor * days / state.stability(), decay);
    }

    /**
     * The days after which an item is recalled with a probability, 1 to 36,500.
     *
     * @param retention above 0, at most 1
     */
    public int interval(MemoryState state, double retention) {
        double days = state.stability() / factor * (Math.pow(retention, 1 / decay) - 1);
        return (int) Math.clamp(Math.rint(days), 1, LONGEST_INTERVAL);
    }

    /** The memory of an item that was answered for the first time. */
    public MemoryState first(Rating rating) {
        return new MemoryState(stable(w[rating.ordinal()]), difficulty(firstDifficulty(rating)));
    }

    /**
     * The memory of an item after one more answer.
     *
     * @param days since the answer before; below 1 is the same day
     */
    public MemoryState after(MemoryState before, Rating rating, double days) {
        double stability = days < 1
                ? sameDay(before.stability(), rating)
                : rating == Rating.AGAIN
                        ? forgotten(before, recall(before, days))
                        : recalled(before, recall(before, days), rating);
        return new MemoryState(stable(stability), next(before.difficulty(), rating));
    }

    private double recalled(MemoryState before, double recall, Rating rating) {
        double gain = Math.exp(w[8])
                * (11 - before.difficulty())
                * Math.pow(before.stability(), -w[9])
                * Math.expm1(w[10] * (1 - recall));
        double penalty = rating == Rating.HARD ? w[15] : 1;
        double bonus = rating == Rating.EASY ? w[16] : 1;
        return before.stability() * (1 + gain * penalty * bonus);
    }

    private double forgotten(MemoryState before, double recall) {
        double relearned = w[11]
                * Math.pow(before.difficulty(), -w[12])
                * (Math.pow(before.stability() + 1, w[13]) - 1)
                * Math.exp(w[14] * (1 - recall));
        return Math.min(relearned, before.stability() / Math.exp(w[17] * w[18]));
    }

    private double sameDay(double stability, Rating rating) {
        double factorOfRating = Math.exp(w[17] * (rating.grade() - 3 + w[18])) * Math.pow(stability, -w[19]);
        return stability * (rating == Rating.AGAIN ? factorOfRating : Math.max(1, factorOfRating));
    }

    private double firstDifficulty(Rating rating) {
        return w[4] - Math.exp(w[5] * (rating.grade() - 1)) + 1;
    }

    private double next(double difficulty, Rating rating) {
        double change = -w[6] * (rating.grade() - 3);
        double damped = difficulty + change * (MOST_DIFFICULTY - difficulty) / 9;
        return difficulty(w[7] * firstDifficulty(Rating.EASY) + (1 - w[7]) * damped);
    }

    private static double difficulty(double unbounded) {
        return Math.clamp(unbounded, LEAST_DIFFICULTY, MOST_DIFFICULTY);
    }

    private static double stable(double unbounded) {
        return Math.max(LEAST_STABILITY, unbounded);
    }
}
