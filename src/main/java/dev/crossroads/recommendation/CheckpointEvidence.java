package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.recommendation.advisor.EvidenceResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results in checkpoints that a recommendation rests on. */
@Pure
final class CheckpointEvidence {
    private CheckpointEvidence() {}

    /**
     * Results by rule of evidence, from the first answer to each question: a later one was given after the key was
     * shown, so it says less about what the learner knew.
     *
     * @param earliestFirst responses whose marks the learner may see
     */
    static Collection<EvidenceResult> of(Course course, List<Marked> earliestFirst) {
        Map<String, Marked> first = new LinkedHashMap<>();
        earliestFirst.stream()
                .filter(Marked::counts)
                .forEach(response -> first.putIfAbsent(response.question(), response));
        Map<String, EvidenceResult> byRule = new LinkedHashMap<>();
        for (Marked response : first.values()) {
            rule(course, response)
                    .ifPresent(rule -> byRule.compute(
                            rule,
                            (_, before) -> Optional.ofNullable(before)
                                    .orElseGet(() -> EvidenceResult.none(rule))
                                    .and(response.correct(), response.confidence(), response.taken())));
        }
        return byRule.values();
    }

    private static Optional<String> rule(Course course, Marked response) {
        return course.quiz(response.quiz())
                .flatMap(quiz -> quiz.question(response.question()))
                .flatMap(question ->
                        course.questionnaire().flatMap(questionnaire -> questionnaire.evidenceOf(question.common())))
                .map(Evidence::id);
    }
}
