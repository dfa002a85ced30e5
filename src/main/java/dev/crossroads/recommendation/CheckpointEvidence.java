package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.recommendation.advisor.EvidenceResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The results in checkpoints that a recommendation rests on. */
@Pure
final class CheckpointEvidence {
    private CheckpointEvidence() {}

    /**
     * Results by rule of evidence, from the first answer to each question: a later one was given after the key was
     * shown, so it says less about what the learner knew. A question that none but a placement asked counts as it was
     * answered there last, by the weight of placements.
     */
    static Collection<EvidenceResult> of(Course course, CourseResults results) {
        Map<String, Marked> first = new LinkedHashMap<>();
        results.responses().stream()
                .filter(Marked::counts)
                .forEach(response -> first.putIfAbsent(response.question(), response));
        Map<String, Marked> placed = new LinkedHashMap<>();
        results.placed().stream()
                .filter(response -> response.quiz().startsWith(Quiz.PLACEMENT))
                .filter(response -> response.counts() && !first.containsKey(response.question()))
                .forEach(response -> placed.put(response.question(), response));
        Map<String, EvidenceResult> byRule = new LinkedHashMap<>();
        first.values()
                .forEach(response -> add(
                        course,
                        byRule,
                        response,
                        before -> before.and(response.correct(), response.confidence(), response.taken())));
        placed.values()
                .forEach(response -> add(course, byRule, response, before -> before.andPlaced(response.correct())));
        return byRule.values();
    }

    private static void add(
            Course course,
            Map<String, EvidenceResult> byRule,
            Marked response,
            UnaryOperator<EvidenceResult> counting) {
        rule(course, response)
                .ifPresent(
                        rule -> byRule.put(rule, counting.apply(byRule.getOrDefault(rule, EvidenceResult.none(rule)))));
    }

    private static Optional<String> rule(Course course, Marked response) {
        return course.quiz(response.quiz())
                .flatMap(quiz -> quiz.question(response.question()))
                .flatMap(question ->
                        course.questionnaire().flatMap(questionnaire -> questionnaire.evidenceOf(question.common())))
                .map(Evidence::id);
    }
}
