package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire.Evidence;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which items of a course count for which topics, as columns for a query: the topics go by numbers there, as their
 * names would be sent back with every row.
 */
final class ItemTopics {
    private final List<String> names;
    private final List<String> questions = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    private ItemTopics(Course course, List<String> names, Function<Question, List<String>> topicsOf) {
        this.names = List.copyOf(names);
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> topicsOf.apply(question).stream()
                        .map(this.names::indexOf)
                        .filter(number -> number >= 0)
                        .forEach(number -> {
                            questions.add(question.id());
                            numbers.add(number);
                        }));
    }

    /** The concepts that the course names. */
    static ItemTopics concepts(Course course) {
        return new ItemTopics(
                course,
                List.copyOf(course.concepts().keySet()),
                question -> question.common().concepts());
    }

    /** The rules of evidence of its recommendation. */
    static ItemTopics evidence(Course course) {
        return new ItemTopics(
                course,
                course.questionnaire().stream()
                        .flatMap(questionnaire -> questionnaire.evidence().stream())
                        .map(Evidence::id)
                        .toList(),
                question -> course
                        .questionnaire()
                        .flatMap(questionnaire -> questionnaire.evidenceOf(question.common()))
                        .map(Evidence::id)
                        .stream()
                        .toList());
    }

    /** {@code $1} the learners, {@code $2} the course, {@code $3} items and {@code $4} the numbers of their topics. */
    Tuple parameters(UUID[] learners, Course course) {
        return Tuple.of(learners, course.id(), questions.toArray(String[]::new), numbers.toArray(Integer[]::new));
    }

    /** A topic's name. */
    String name(int number) {
        return names.get(number);
    }
}
