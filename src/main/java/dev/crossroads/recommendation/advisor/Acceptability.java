package dev.crossroads.recommendation.advisor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In what share of cases near a learner's own each alternative leads: stochastic multicriteria acceptability analysis
 * (Lahdelma, Hokkanen and Salminen, "SMAA: Stochastic multiobjective acceptability analysis", European Journal of
 * Operational Research 106, 1998), of which this is the first rank's acceptability index. Everything that an advice
 * rests on is uncertain, and is drawn anew in each case:
 *
 * <ul>
 *   <li>The author's weights are judgement. Those of every question are scaled by a factor from 0.75 to 1.25, all
 *       equally likely in hundredths; the questions of one group have one factor, for whoever misjudged one of them
 *       misjudged the others alike.
 *   <li>The learner's answers are judgement too. Each is another one with a probability of one in ten: where the
 *       options run by degree one beside it, else any other, all equally likely. About one of a dozen questions might
 *       have been answered otherwise on another day.
 *   <li>What is not answered yet may be anything: every option is equally likely.
 *   <li>Checkpoints are samples. How many of their items were right is drawn from its binomial, see
 *       {@link Showing#chances}.
 * </ul>
 *
 * <p>A limit is known where there is one, so it is neither drawn nor moved away from. What is drawn for a question
 * depends on its id and those of its options, and on nothing else: not on the order in which anything was written nor
 * on the answers to others. The numbers are SplitMix64's (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014), written out because they must never change.
 */
final class Acceptability {
    /**
     * The number of cases that are looked at: the standard error of a share among so many is about one per cent at
     * most.
     */
    static final int COUNT = 2000;

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int LEAST_PERCENT = 75;
    private static final int FACTORS = 51;
    private static final int ONE_MOVE_IN = 10;

    private final Weighing weighing;
    private final int all;
    private final long ruledOut;
    private final long[] seeds;
    private final long[] factorSeeds;
    private final long[] groupSeeds;
    /** The alternative answers of each question, in an order of its own. */
    private final int[][] others;
    /** Where the options run by degree: the one beside on each side, or twice the only one there is. */
    private final int[][] beside;

    private final double[][] chances;
    private final long[] shownSeeds;
    /** Shares of a case go to those that tie, so that cases are counted in parts. */
    private final double[] led;

    private Acceptability(Weighing weighing) {
        this.weighing = weighing;
        this.all = weighing.alternatives().size();
        this.ruledOut = weighing.ruledOut(weighing.chosen());
        int count = weighing.questions().size();
        this.seeds = new long[count];
        this.factorSeeds = new long[count];
        this.others = new int[count][];
        this.beside = new int[count][];
        for (int question = 0; question < count; question++) {
            String id = weighing.questions().get(question).id();
            seeds[question] = hash("question " + id);
            factorSeeds[question] = hash("weight " + id);
            others[question] = others(question);
            beside[question] = beside(question);
        }
        this.groupSeeds = weighing.groups().stream()
                .mapToLong(group -> hash("group " + group.id()))
                .toArray();
        List<Showing> shown = weighing.shown();
        this.chances = shown.stream().map(Showing::chances).toArray(double[][]::new);
        this.shownSeeds = shown.stream()
                .mapToLong(showing -> hash("evidence " + showing.rule().id()))
                .toArray();
        this.led = new double[all];
    }

    /**
     * The share of cases in which each alternative leads, in the author's order, 0 to 1; they sum to 1, or to 0 where
     * everything is ruled out. Those that tie share a case.
     */
    static double[] of(Weighing weighing) {
        return new Acceptability(weighing).drawn();
    }

    private double[] drawn() {
        if (Long.bitCount(ruledOut) == all) {
            return led;
        }
        int[] totals = new int[all];
        int[] grouped = new int[weighing.groups().size() * all];
        for (int draw = 1; draw <= COUNT; draw++) {
            Arrays.fill(totals, 0);
            Arrays.fill(grouped, 0);
            answers(draw, totals, grouped);
            results(draw, totals);
            count(totals);
        }
        return Arrays.stream(led).map(cases -> cases / COUNT).toArray();
    }

    /** Adds up the answers of one case, in hundredths of a weight. */
    private void answers(int draw, int[] totals, int[] grouped) {
        for (int question = 0; question < seeds.length; question++) {
            int option = option(question, mixed(seeds[question] + draw * GAMMA));
            if (option == Weighing.OPEN) {
                continue;
            }
            int[] adds = weighing.weights(question)[option];
            int group = weighing.groupOf(question);
            int factor = group < 0 ? factor(factorSeeds[question], draw) : 1;
            for (int i = 0; i < all; i++) {
                if (group < 0) {
                    totals[i] += adds[i] * factor;
                } else {
                    grouped[group * all + i] += adds[i];
                }
            }
        }
        for (int group = 0; group < groupSeeds.length; group++) {
            int cap = weighing.groups().get(group).cap();
            int factor = factor(groupSeeds[group], draw);
            for (int i = 0; i < all; i++) {
                totals[i] += Math.min(cap, grouped[group * all + i]) * factor;
            }
        }
    }

    private static int factor(long seed, int draw) {
        return LEAST_PERCENT + (int) ((mixed(seed + draw * GAMMA) >>> 32) * FACTORS >>> 32);
    }

    /** The answer to a question in one case. */
    private int option(int question, long drawn) {
        int chosen = weighing.chosen()[question];
        int[] instead = others[question];
        if (weighing.isLimit(question, chosen) || instead.length == 0) {
            return chosen;
        }
        int which = (int) ((drawn >>> 32) * instead.length >>> 32);
        if (chosen == Weighing.OPEN) {
            return instead[which];
        }
        boolean moves = (drawn & 0xFFFF) * ONE_MOVE_IN >>> 16 == 0;
        if (!moves) {
            return chosen;
        }
        int[] near = beside[question];
        return near.length == 0 ? instead[which] : near[(int) (drawn >>> 16 & 1)];
    }

    private void results(int draw, int[] totals) {
        for (int i = 0; i < chances.length; i++) {
            double drawn = (mixed(shownSeeds[i] + draw * GAMMA) >>> 11) * 0x1.0p-53;
            int right = 0;
            while (chances[i][right] < drawn) {
                right++;
            }
            Showing showing = weighing.shown().get(i);
            totals[showing.alternative()] += showing.hundredths(right);
        }
    }

    private void count(int[] totals) {
        int best = Integer.MIN_VALUE;
        int equals = 0;
        for (int i = 0; i < all; i++) {
            if ((ruledOut >>> i & 1) == 0 && totals[i] >= best) {
                equals = totals[i] == best ? equals + 1 : 1;
                best = totals[i];
            }
        }
        for (int i = 0; i < all; i++) {
            if ((ruledOut >>> i & 1) == 0 && totals[i] == best) {
                led[i] += 1.0 / equals;
            }
        }
    }

    private int[] others(int question) {
        return Arrays.stream(weighing.otherOptions(question))
                .boxed()
                .sorted(Comparator.comparing(option -> idOf(question, option)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] beside(int question) {
        int chosen = weighing.chosen()[question];
        if (!weighing.questions().get(question).ordered() || chosen == Weighing.OPEN) {
            return new int[0];
        }
        int[] by = IntStream.range(0, weighing.weights(question).length)
                .filter(option -> !weighing.isLimit(question, option))
                .toArray();
        int at = Arrays.binarySearch(by, chosen);
        if (at < 0 || by.length < 2) {
            return new int[0];
        }
        int before = at > 0 ? by[at - 1] : by[at + 1];
        int after = at < by.length - 1 ? by[at + 1] : by[at - 1];
        // A list written from the other end is the same list.
        boolean forwards = idOf(question, by[0]).compareTo(idOf(question, by[by.length - 1])) < 0;
        return forwards ? new int[] {before, after} : new int[] {after, before};
    }

    private String idOf(int question, int option) {
        return weighing.questions().get(question).options().get(option).id();
    }

    /** FNV-1a of 64 bits (Fowler, Noll and Vo). */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long mixed(long state) {
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
