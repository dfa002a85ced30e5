package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire.Evidence;

/**
 * The counted evidence under one rule.
 *
 * @param alternative its place in the author's order
 * @param weight what it adds: {@code weight × (2 × share right − 1)} to the nearest whole number, halves away from 0,
 *     so that all right adds the rule's weight, half right nothing, and all wrong takes the weight away
 */
record Showing(Evidence rule, EvidenceResult result, int alternative, int weight) {

    static Showing of(Evidence rule, EvidenceResult result, int alternative) {
        int all = result.certainty();
        long numerator = (long) rule.weight() * (2L * result.certaintyCorrect() - all);
        long rounded = (2 * Math.abs(numerator) + all) / (2L * all);
        return new Showing(rule, result, alternative, Math.toIntExact(Long.signum(numerator) * rounded));
    }

    /**
     * The probability that somebody who knows as much would have shown so much or less: {@code chances[j]} is the
     * chance of j or fewer right of as many. The number right of n independent items is binomial; its rate is estimated
     * from what was shown by Laplace's rule of succession, {@code (right + 1) / (n + 2)}, so that a few right answers
     * in a row leave room for chance.
     */
    double[] chances() {
        int n = result.answered();
        double right = (double) n * result.certaintyCorrect() / result.certainty();
        double rate = (right + 1) / (n + 2);
        double[] chances = new double[n + 1];
        double chance = Math.pow(1 - rate, n);
        double sum = 0;
        for (int j = 0; j <= n; j++) {
            sum += chance;
            chances[j] = sum;
            chance *= (n - j) / (j + 1.0) * rate / (1 - rate);
        }
        chances[n] = 1;
        return chances;
    }

    /** The maximum addition, with all answers right, in hundredths. */
    int hundredths(int right) {
        return Math.toIntExact(Math.round(100.0 * rule.weight() * (2.0 * right / result.answered() - 1)));
    }
}
