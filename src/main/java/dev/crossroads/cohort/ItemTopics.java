package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire.Evidence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which items of a course count for which topics. Pure. */
final class ItemTopics {
    private final Map<String, List<String>> byItem = new HashMap<>();

    private ItemTopics(Course course, Set<String> named, Function<Question, List<String>> topicsOf) {
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> byItem.put(
                        question.id(),
                        topicsOf.apply(question).stream()
                                .filter(named::contains)
                                .toList()));
    }

    /** The concepts that the course names. */
    static ItemTopics concepts(Course course) {
        return new ItemTopics(
                course,
                course.concepts().keySet(),
                question -> question.common().concepts());
    }

    /** The rules of evidence of its recommendation. */
    static ItemTopics evidence(Course course) {
        Set<String> rules = new HashSet<>();
        course.questionnaire()
                .ifPresent(questionnaire -> questionnaire.evidence().forEach(rule -> rules.add(rule.id())));
        return new ItemTopics(
                course,
                rules,
                question -> course
                        .questionnaire()
                        .flatMap(questionnaire -> questionnaire.evidenceOf(question.common()))
                        .map(Evidence::id)
                        .stream()
                        .toList());
    }

    /** The topics of an item; none of one that the course no longer has. */
    List<String> of(String item) {
        return byItem.getOrDefault(item, List.of());
    }
}
