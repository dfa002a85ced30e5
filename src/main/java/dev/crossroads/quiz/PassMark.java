package dev.crossroads.quiz;

import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The points that pass. */
@Pure
public final class PassMark {
    private PassMark() {}

    /**
     * The fewest points that are that share or more; in decimals, as 0.07 of 100 is 7 and not a trace above it.
     *
     * @param mark 0 to 1
     */
    static int points(double mark, int outOf) {
        return ceiling(BigDecimal.valueOf(mark).multiply(BigDecimal.valueOf(outOf)));
    }

    /**
     * The points that pass an attempt whose maximum has become another: by the quiz's mark, if the attempt was begun
     * under it. Where that was changed since, by the share that the attempt asked for when it began.
     */
    static int points(Quiz quiz, Attempt begun, int outOf) {
        return points(quiz.passMark(), begun.outOf()) == begun.passPoints()
                ? points(quiz.passMark(), outOf)
                : ceiling(BigDecimal.valueOf((long) begun.passPoints() * outOf)
                        .divide(BigDecimal.valueOf(Math.max(1, begun.outOf())), 9, RoundingMode.CEILING));
    }

    /**
     * The share of all points that passes an attempt: the quiz's pass mark, if the attempt was begun under it, else the
     * share that it asked for.
     *
     * @param quiz as it is now; empty where it is gone
     * @return rounded down at the ninth place, so that no share of whole points is a trace above it
     */
    public static BigDecimal share(Optional<Quiz> quiz, int passPoints, int outOf) {
        return quiz.map(Quiz::passMark)
                .filter(mark -> points(mark, outOf) == passPoints)
                .map(BigDecimal::valueOf)
                .orElseGet(() -> BigDecimal.valueOf(passPoints)
                        .divide(BigDecimal.valueOf(Math.max(1, outOf)), 9, RoundingMode.FLOOR));
    }

    private static int ceiling(BigDecimal points) {
        return points.setScale(0, RoundingMode.CEILING).intValueExact();
    }
}
