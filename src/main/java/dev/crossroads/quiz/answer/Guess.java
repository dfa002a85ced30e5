package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import java.util.OptionalDouble;

/** The expected result of blind guessing. Pure. */
public final class Guess {
    private Guess() {}

    /**
     * The share of a question's points that blind guessing earns on average, 0 to 1: Moodle's random guess score, where
     * every part has to be right. Of what is typed 0; empty where there is no telling how one would guess.
     */
    public static OptionalDouble score(Question question) {
        return switch (question) {
            case Question.MultipleChoice q ->
                q.several()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                (double) q.correct().size() / q.options().size());
            case Question.ShortAnswer _, Question.Numeric _ -> OptionalDouble.of(0);
            case Question.Ordering q ->
                OptionalDouble.of(1 / factorial(q.order().size()));
            case Question.Matching q ->
                OptionalDouble.of(Math.pow(1.0 / q.right().size(), q.left().size()));
            case Question.Line q ->
                OptionalDouble.of((double) q.lines().size()
                        / Math.max(
                                q.lines().size(),
                                q.program().stripTrailing().lines().count()));
            case Question.Tracing _ -> OptionalDouble.empty();
        };
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
