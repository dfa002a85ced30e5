package dev.crossroads.quiz;

import dev.crossroads.quiz.asked.AnswerField;
import java.util.List;
import java.util.Optional;

/**
 * The form of a question, filled in as it was sent or recorded.
 *
 * @param id the question's
 * @param context HTML of the group it belongs to, shown above it
 * @param prompt HTML; empty where the field says it all, as in tracing a program
 * @param partOf the points of which an answer that is right in part earns some; empty where it earns none
 * @param field what is answered with; values already given are filled in
 * @param hints HTML, released ones only
 * @param confidence empty where it is not asked
 * @param explanation the learner's own words so far; empty where they are not asked for
 */
public record QuestionForm(
        String id,
        Optional<String> context,
        Optional<String> prompt,
        Optional<Integer> partOf,
        AnswerField field,
        List<String> hints,
        Optional<ConfidenceChoice> confidence,
        Optional<String> explanation) {

    /** Whether the learner is asked to say why in their own words. */
    public boolean asksExplanation() {
        return explanation.isPresent();
    }

    /**
     * The learner's confidence.
     *
     * @param chosen {@code sure}, {@code unsure} or {@code guess}; empty before they said so
     */
    public record ConfidenceChoice(String chosen) {

        /** Whether they are sure. */
        public boolean sure() {
            return chosen.equals("sure");
        }

        /** Whether they are not sure. */
        public boolean unsure() {
            return chosen.equals("unsure");
        }

        /** Whether they guess. */
        public boolean guess() {
            return chosen.equals("guess");
        }
    }
}
