package dev.crossroads.quiz;

import dev.crossroads.pure.Pure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A learner's standing in a quiz.
 *
 * @param attempts how many were started
 * @param open the attempt in progress
 * @param best of the finished attempts at the whole quiz: one that passed before one that did not, then the largest
 *     share of points, then the earliest. Passing counts first because each attempt is judged by the pass mark it was
 *     begun under, and a pass is not lost when that is raised. Retries of missed questions don't count
 * @param failedSincePass how many attempts, retries among them, ended without a pass after the last that passed
 */
@Pure
public record QuizStanding(int attempts, Optional<Attempt> open, Optional<Attempt> best, int failedSincePass) {
    private static final Comparator<Attempt> BY_RESULT = Comparator.comparing(Attempt::isPassed)
            .thenComparingDouble(QuizStanding::share)
            .thenComparing(Comparator.comparingInt(Attempt::number).reversed());

    /**
     * Of a learner's attempts at one quiz.
     *
     * @param latestFirst by their numbers
     */
    public static QuizStanding of(List<Attempt> latestFirst) {
        List<Attempt> ended =
                latestFirst.stream().filter(attempt -> !attempt.isInProgress()).toList();
        return new QuizStanding(
                latestFirst.size(),
                latestFirst.stream().filter(Attempt::isInProgress).findFirst(),
                ended.stream().filter(attempt -> attempt.retryOf().isEmpty()).max(BY_RESULT),
                (int) ended.stream().takeWhile(attempt -> !attempt.isPassed()).count());
    }

    /** Whether an attempt is in progress. */
    public boolean inProgress() {
        return open.isPresent();
    }

    /** Whether an attempt at the whole quiz passed. */
    public boolean isPassed() {
        return best.filter(Attempt::isPassed).isPresent();
    }

    private static double share(Attempt attempt) {
        return attempt.ending()
                .map(ending -> attempt.outOf() == 0 ? 0 : (double) ending.points() / attempt.outOf())
                .orElse(0.0);
    }
}
