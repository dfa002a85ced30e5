package dev.crossroads.demo;

import dev.crossroads.course.Question;
import dev.crossroads.pure.Pure;
import java.util.Random;

/**
 * The probability that a learner answers a question rightly, by the model of Georg Rasch (Probabilistic Models for Some
 * Intelligence and Attainment Tests, 1960): the logistic function of ability less difficulty, both in logits.
 */
@Pure
public final class Rasch {
    private Rasch() {}

    /**
     * The chance of a right answer, 0 to 1.
     *
     * @param ability of the learner, in logits
     * @param difficulty of the question, in logits: who has as much ability answers it rightly every other time
     */
    public static double chance(double ability, double difficulty) {
        return 1 / (1 + Math.exp(difficulty - ability));
    }

    /**
     * A difficulty for a question that nobody has answered yet: drawn from the standard normal distribution by its id,
     * so that it is the same for everybody and in every run. Nothing is known of the real one.
     */
    public static double difficulty(Question question) {
        return new Random(31L * question.id().hashCode() + 17).nextGaussian();
    }
}
