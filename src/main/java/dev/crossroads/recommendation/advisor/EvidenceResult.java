package dev.crossroads.recommendation.advisor;

import dev.crossroads.event.LearnerEvent.Confidence;
import java.time.Duration;
import java.util.Optional;

/**
 * Checkpoint results under one rule of evidence. An answer that was said to be sure tells more of what a learner knows
 * than a guess, whether it was right or wrong, so answers count by their certainty: the three levels of certainty-based
 * marking (Gardner-Medwin, "Confidence assessment in the teaching of basic science", 1995), though without its
 * asymmetric penalties, as nobody is marked here. Who answers faster than anybody can read is guessing, whatever they
 * say: see {@link #RAPID}.
 *
 * @param rule id of the rule
 * @param answered how many of its questions were answered, at least 0
 * @param correct how many of those were right, at most {@code answered}
 * @param certainty sum of the certainties of all answers, at least {@code answered}
 * @param certaintyCorrect sum of the certainties of those that were right
 * @param placed how many of all answers were given in a placement alone
 * @param placedCorrect how many of those were right
 */
public record EvidenceResult(
        String rule, int answered, int correct, int certainty, int certaintyCorrect, int placed, int placedCorrect) {
    /**
     * An answer given in a placement counts as much as a guess, half of one of which nothing was said: it was given
     * before the lesson, where nothing was at stake.
     */
    public static final int PLACED = 1;

    /**
     * An answer in less time than this is a rapid guess: one threshold for all items, as Kong, Wise and Bhola ("Setting
     * the response time threshold parameter to differentiate solution behavior from rapid-guessing behavior",
     * Educational and Psychological Measurement 67, 2007) find it to do about as well as thresholds by item.
     */
    public static final Duration RAPID = Duration.ofSeconds(3);

    /** Refuses counts that can't be. */
    public EvidenceResult {
        if (correct < 0 || correct > answered) {
            throw new IllegalArgumentException(
                    "%d right of %d answered in %s can't be".formatted(correct, answered, rule));
        }
        if (certaintyCorrect < correct || certainty - certaintyCorrect < answered - correct) {
            throw new IllegalArgumentException("Certainties of %d, %d of them right, can't be of %d answers in %s"
                    .formatted(certainty, certaintyCorrect, answered, rule));
        }
    }

    /** Of checkpoints alone. */
    public EvidenceResult(String rule, int answered, int correct, int certainty, int certaintyCorrect) {
        this(rule, answered, correct, certainty, certaintyCorrect, 0, 0);
    }

    /** Nothing shown yet. */
    public static EvidenceResult none(String rule) {
        return new EvidenceResult(rule, 0, 0, 0, 0);
    }

    /** With one more answer, given in a placement: {@link #PLACED}. */
    public EvidenceResult andPlaced(boolean correct) {
        int right = correct ? 1 : 0;
        return plus(new EvidenceResult(rule, 1, right, PLACED, right * PLACED, 1, right));
    }

    /**
     * With one more answer.
     *
     * @param taken how long it took; empty where nobody can say, and then it was no rapid guess
     */
    public EvidenceResult and(boolean correct, Optional<Confidence> confidence, Optional<Duration> taken) {
        boolean isRapid = taken.filter(time -> time.compareTo(RAPID) < 0).isPresent();
        int certainty = certainty(isRapid ? Optional.of(Confidence.GUESS) : confidence);
        return plus(new EvidenceResult(rule, 1, correct ? 1 : 0, certainty, correct ? certainty : 0));
    }

    /** Both together. */
    public EvidenceResult plus(EvidenceResult other) {
        return new EvidenceResult(
                rule,
                answered + other.answered,
                correct + other.correct,
                certainty + other.certainty,
                certaintyCorrect + other.certaintyCorrect,
                placed + other.placed,
                placedCorrect + other.placedCorrect);
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
