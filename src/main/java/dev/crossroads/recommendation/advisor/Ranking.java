package dev.crossroads.recommendation.advisor;

/**
 * The leader by totals among those that nothing rules out, and the runner-up; alternatives by their place in the
 * author's order, of which the earlier leads of equals.
 *
 * @param leader the place of the largest total that is not ruled out; of all where every one is ruled out
 * @param runnerUp the place of the largest of the others that are not ruled out; of all others where none is left
 * @param margin the leader's total less the runner-up's; below 0 only where a limit puts the leader ahead
 * @param left how many are not ruled out
 */
record Ranking(int leader, int runnerUp, int margin, int left) {

    /**
     * Of totals, at least two.
     *
     * @param ruledOut a bit for each that is
     */
    static Ranking of(int[] totals, long ruledOut) {
        long all = (1L << totals.length) - 1;
        long in = all & ~ruledOut;
        int left = Long.bitCount(in);
        int leader = largest(totals, left == 0 ? all : in);
        long others = all & ~(1L << leader);
        int runnerUp = largest(totals, (others & in) == 0 ? others : others & in);
        return new Ranking(leader, runnerUp, totals[leader] - totals[runnerUp], left);
    }

    private static int largest(int[] totals, long among) {
        int largest = Long.numberOfTrailingZeros(among);
        for (int i = largest + 1; i < totals.length; i++) {
            largest = (among >>> i & 1) == 1 && totals[i] > totals[largest] ? i : largest;
        }
        return largest;
    }
}
