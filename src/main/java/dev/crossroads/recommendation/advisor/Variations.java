package dev.crossroads.recommendation.advisor;

import java.util.Arrays;

/**
 * How firmly a leader leads: the share of cases near a learner's own in which it still does. Both things that an advice
 * rests on are uncertain, and both are varied, independently of each other:
 *
 * <ul>
 *   <li>The author's weights are judgement. Every answer's and every result's weights are scaled by a factor from 0.75
 *       to 1.25, all equally likely in hundredths, one factor for each answer and each result (a one-at-a-time range is
 *       too kind to a sum, see Saltelli and Annoni, "How to avoid a perfunctory sensitivity analysis", 2010).
 *   <li>The learner's answers are judgement too. Each is moved with a probability of one in ten to the option before or
 *       after it in the author's list, which mostly runs by degree: with a dozen questions that is about one answer
 *       that the learner might have given differently on another day.
 * </ul>
 *
 * <p>Questions that are open stay open, so this says nothing of what they could do: {@link Completions} does. What was
 * drawn for a question doesn't depend on the answers to others nor on the names of alternatives, so the same case gets
 * the same figure always. The numbers come from SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014), written out because its sequence must never change.
 */
public final class Variations {
    /** How many cases are looked at: the standard error of a share among so many is about one per cent at most. */
    public static final int COUNT = 2000;

    private static final long SEED = 0x43726f7373726f61L;
    private static final int LEAST_PERCENT = 75;
    private static final int FACTORS = 51;
    private static final int ONE_MOVE_IN = 10;

    private long state = SEED;

    private Variations() {}

    /** In how many of a hundred cases nearby the leader has more than every other, rounded down: 100 is all of them. */
    static int percentLedBy(int leader, Weighing weighing) {
        return new Variations().ledBy(leader, weighing) * 100 / COUNT;
    }

    private int ledBy(int leader, Weighing weighing) {
        int led = 0;
        int[] totals = new int[weighing.alternatives().size()];
        for (int i = 0; i < COUNT; i++) {
            Arrays.fill(totals, 0);
            vary(weighing, totals);
            led += leadsAlone(leader, totals) ? 1 : 0;
        }
        return led;
    }

    /** Adds up one case nearby, in hundredths of a weight. */
    private void vary(Weighing weighing, int[] totals) {
        int[] chosen = weighing.chosen();
        for (int question = 0; question < chosen.length; question++) {
            long drawn = next();
            if (chosen[question] != Weighing.OPEN) {
                int[][] options = weighing.weights()[question];
                add(totals, options[near(chosen[question], options.length, drawn)], factorPercent(drawn));
            }
        }
        for (int[] result : weighing.shown()) {
            add(totals, result, factorPercent(next()));
        }
    }

    /** The option itself or one beside it, from the lower half of what was drawn. */
    private static int near(int option, int options, long drawn) {
        boolean moves = (drawn & 0xFFFF) * ONE_MOVE_IN >>> 16 == 0;
        if (!moves || options == 1) {
            return option;
        }
        boolean up = (drawn >>> 16 & 1) == 1;
        return option == 0 || up && option < options - 1 ? option + 1 : option - 1;
    }

    /** From the upper half of what was drawn. */
    private static int factorPercent(long drawn) {
        return LEAST_PERCENT + (int) ((drawn >>> 32) * FACTORS >>> 32);
    }

    private static void add(int[] totals, int[] weights, int percent) {
        for (int i = 0; i < totals.length; i++) {
            totals[i] += weights[i] * percent;
        }
    }

    private static boolean leadsAlone(int leader, int[] totals) {
        for (int i = 0; i < totals.length; i++) {
            if (i != leader && totals[i] >= totals[leader]) {
                return false;
            }
        }
        return true;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
