package dev.crossroads.recommendation.advisor;

/**
 * Whether it is too close to call: it is where one soft answer, given otherwise, or one answer that is still open would
 * keep the leader from being ahead of every other. Soft are the questions that a person may come to answer otherwise
 * without anything about their program having changed. So no width is asserted: it follows from the questions that were
 * asked and the answers that were given.
 */
final class Softness {
    private Softness() {}

    /**
     * The most that one soft or open answer can move the margin against the leader, at least 0: a margin of this size
     * or less is too close to call.
     */
    static int band(Weighing weighing, int[] answers) {
        long ruledOut = weighing.ruledOut(answers);
        int[] now = weighing.totals(answers);
        Ranking ranking = Ranking.of(now, ruledOut);
        if (ranking.left() < 2) {
            return 0;
        }
        int lowest = ranking.margin();
        int[] otherwise = answers.clone();
        for (int question = 0; question < answers.length; question++) {
            if (isMovable(weighing, answers, question)) {
                for (int option = 0; option < weighing.weights(question).length; option++) {
                    if (option != answers[question] && !weighing.isLimit(question, option)) {
                        otherwise[question] = option;
                        lowest = Math.min(lowest, lead(weighing.totals(otherwise), ranking.leader(), ruledOut));
                    }
                }
                otherwise[question] = answers[question];
            }
        }
        return ranking.margin() - lowest;
    }

    private static boolean isMovable(Weighing weighing, int[] answers, int question) {
        return answers[question] == Weighing.OPEN
                || weighing.isSoft(question) && !weighing.isLimit(question, answers[question]);
    }

    /** Whether a leader can be named: a limit leaves nothing else, or no one soft or open answer turns it. */
    static boolean decides(Weighing weighing, int[] answers) {
        Ranking ranking = weighing.ranking(answers);
        return ranking.left() == 1 || ranking.left() > 1 && ranking.margin() > band(weighing, answers);
    }

    /** The lead over the best of the others that are not ruled out. */
    private static int lead(int[] totals, int leader, long ruledOut) {
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < totals.length; i++) {
            if (i != leader && (ruledOut >>> i & 1) == 0) {
                best = Math.max(best, totals[i]);
            }
        }
        return totals[leader] - best;
    }
}
