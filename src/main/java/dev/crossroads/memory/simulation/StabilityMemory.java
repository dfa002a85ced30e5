package dev.crossroads.memory.simulation;

import java.util.random.RandomGenerator;

/**
 * Exponential forgetting: the two-component model of Woźniak, Gorzelańczyk and Murakowski ("Two components of long-term
 * memory", Acta Neurobiologiae Experimentalis 55, 1995, 301-305), whose stability grows by their symbolic formula
 * ("Building memory stability through rehearsal", 2005): {@code a S^-b e^(c R) + d}, R in per cent. An item that was
 * forgotten is learned anew, as in their account of lapses.
 */
final class StabilityMemory implements TrueMemory {
    private static final double A = 76;
    private static final double B = 0.023;
    private static final double C = -0.031;
    private static final double D = -2;

    /** The share that is still recalled after as many days as the stability is. */
    private static final double AT_STABILITY = 0.9;

    /** Days, in the middle of people and items. Ours, so that a day later most is recalled. */
    private static final double MEDIAN_STABILITY = 1;

    /** The standard deviation of the logarithm of first stabilities. Ours. */
    private static final double SPREAD = 1;

    private static final double LEAST_STABILITY = 0.05;

    private final double atFirst;
    private double stability;
    private double answered;

    private StabilityMemory(double atFirst) {
        this.atFirst = atFirst;
        this.stability = atFirst;
    }

    /** An item that was learned a moment ago, by somebody drawn at random. */
    static StabilityMemory learned(RandomGenerator random) {
        return new StabilityMemory(
                Math.max(LEAST_STABILITY, MEDIAN_STABILITY * Math.exp(SPREAD * random.nextGaussian())));
    }

    @Override
    public double recall(double day) {
        return Math.pow(AT_STABILITY, (day - answered) / stability);
    }

    @Override
    public void review(double day, boolean recalled) {
        double increase = A * Math.pow(stability, -B) * Math.exp(C * 100 * recall(day)) + D;
        stability = recalled ? stability * Math.max(1, increase) : atFirst;
        answered = day;
    }
}
