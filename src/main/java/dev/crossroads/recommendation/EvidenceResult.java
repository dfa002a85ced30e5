package dev.crossroads.recommendation;

/**
 * What checkpoints have shown about one language.
 *
 * @param answered how many of its questions were answered, at least 0
 * @param correct how many of those were right, at most {@code answered}
 */
public record EvidenceResult(String language, int answered, int correct) {
    /** Refuses counts that can't be. */
    public EvidenceResult {
        if (correct < 0 || correct > answered) {
            throw new IllegalArgumentException(
                    "%d right of %d answered in %s can't be".formatted(correct, answered, language));
        }
    }
}
