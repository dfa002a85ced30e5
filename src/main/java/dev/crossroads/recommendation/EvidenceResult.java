package dev.crossroads.recommendation;

import dev.crossroads.event.LearnerEvent.Confidence;
import java.util.Optional;

/**
 * What checkpoints have shown about one language. An answer that was said to be sure tells more of what a learner knows
 * than a guess, whether it was right or wrong, so answers count by their certainty: the three levels of certainty-based
 * marking (Gardner-Medwin, "Confidence assessment in the teaching of basic science", 1995), though without its
 * asymmetric penalties, as nobody is marked here.
 *
 * @param answered how many of its questions were answered, at least 0
 * @param correct how many of those were right, at most {@code answered}
 * @param certainty sum of the certainties of all answers, at least {@code answered}
 * @param certaintyCorrect sum of the certainties of those that were right
 */
public record EvidenceResult(String language, int answered, int correct, int certainty, int certaintyCorrect) {
    /** Refuses counts that can't be. */
    public EvidenceResult {
        if (correct < 0 || correct > answered) {
            throw new IllegalArgumentException(
                    "%d right of %d answered in %s can't be".formatted(correct, answered, language));
        }
        if (certaintyCorrect < correct || certainty - certaintyCorrect < answered - correct) {
            throw new IllegalArgumentException("Certainties of %d, %d of them right, can't be of %d answers in %s"
                    .formatted(certainty, certaintyCorrect, answered, language));
        }
    }

    /** Nothing shown yet. */
    static EvidenceResult none(String language) {
        return new EvidenceResult(language, 0, 0, 0, 0);
    }

    /** With one more answer. */
    EvidenceResult and(boolean correct, Optional<Confidence> confidence) {
        int certainty = certainty(confidence);
        return plus(new EvidenceResult(language, 1, correct ? 1 : 0, certainty, correct ? certainty : 0));
    }

    /** Both together. */
    EvidenceResult plus(EvidenceResult other) {
        return new EvidenceResult(
                language,
                answered + other.answered,
                correct + other.correct,
                certainty + other.certainty,
                certaintyCorrect + other.certaintyCorrect);
    }

    /** From 1 to 3; where nothing was said, the middle. */
    private static int certainty(Optional<Confidence> confidence) {
        return switch (confidence.orElse(Confidence.UNSURE)) {
            case SURE -> 3;
            case UNSURE -> 2;
            case GUESS -> 1;
        };
    }
}
