package dev.crossroads.recommendation.advisor;

/**
 * Which alternative leads, by place in the author's order.
 *
 * @param leader the one with the largest total; of equals the one named first
 * @param runnerUp the next one by the same rule
 * @param margin what the leader is ahead of it, at least 0
 */
record Ranking(int leader, int runnerUp, int margin) {

    /** Of the totals of at least two alternatives. */
    static Ranking of(int[] totals) {
        int leader = 0;
        for (int i = 1; i < totals.length; i++) {
            leader = totals[i] > totals[leader] ? i : leader;
        }
        int runnerUp = leader == 0 ? 1 : 0;
        for (int i = runnerUp + 1; i < totals.length; i++) {
            runnerUp = i != leader && totals[i] > totals[runnerUp] ? i : runnerUp;
        }
        return new Ranking(leader, runnerUp, totals[leader] - totals[runnerUp]);
    }
}
