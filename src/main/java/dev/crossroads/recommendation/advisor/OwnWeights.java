package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.event.LearnerEvent.Importance;

/**
 * The weights that follow from what a learner says matters to them, with the author's as the start.
 *
 * <p>Who marks some questions as mattering most says of all possible weights only that those are above the others. The
 * centre of all weights that agree with this is the rank-order centroid (Edwards and Barron, "SMARTS and SMARTER",
 * Organizational Behavior and Human Decision Processes 60, 1994; Barron and Barrett, "Decision quality using ranked
 * attribute weights", Management Science 42, 1996): of n attributes the i-th in rank gets {@code (1/i + … + 1/n) / n},
 * and those of one rank share the mean of the places they take up. Multiplied by n it is 1 where nothing is marked, so
 * it scales the author's weights. A question that does not matter is none of the n and weighs nothing.
 */
public final class OwnWeights {
    /** As many as may matter most: where everything does, nothing does. */
    public static final int MOST = 3;

    private final Stated stated;
    private final double most;
    private final double others;

    private OwnWeights(Stated stated, double most, double others) {
        this.stated = stated;
        this.most = most;
        this.others = others;
    }

    /** Of one learner; of more than {@value #MOST} marks each counts all the same. */
    static OwnWeights of(Questionnaire questionnaire, Stated stated) {
        int counted = 0;
        int marked = 0;
        for (AdvisoryQuestion question : questionnaire.questions()) {
            counted += stated.importance(question.id()) == Importance.NONE ? 0 : 1;
            marked += stated.importance(question.id()) == Importance.MOST ? 1 : 0;
        }
        if (marked == 0 || marked == counted) {
            return new OwnWeights(stated, 1, 1);
        }
        double ofMarked = 0;
        for (int rank = 1; rank <= marked; rank++) {
            for (int j = rank; j <= counted; j++) {
                ofMarked += 1.0 / j;
            }
        }
        return new OwnWeights(stated, ofMarked / marked, (counted - ofMarked) / (counted - marked));
    }

    /** The factor of a question's weights: 1 by default. */
    double factor(String question) {
        return switch (stated.importance(question)) {
            case USUAL -> others;
            case MOST -> most;
            case NONE -> 0;
        };
    }

    /** One weight, to the nearest whole number. */
    int scaled(String question, int weight) {
        return (int) Math.round(weight * factor(question));
    }
}
