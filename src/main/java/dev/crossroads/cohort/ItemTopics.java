package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire.Evidence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which items of a course count for which topics, as JSON for a query to look items up in: of columns to join with,
 * Postgres does not know how many rows there are, and may compare each response with all of them. The topics go by
 * numbers there, as their names would be sent back with every row.
 */
final class ItemTopics {
    private final List<String> names;
    private final JsonObject numbers = new JsonObject();

    private ItemTopics(Course course, List<String> names, Function<Question, List<String>> topicsOf) {
        this.names = List.copyOf(names);
        course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .forEach(question -> numbers.put(
                        question.id(),
                        new JsonArray(topicsOf.apply(question).stream()
                                .map(this.names::indexOf)
                                .filter(number -> number >= 0)
                                .toList())));
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

    /** {@code $1} the learners, {@code $2} the course, {@code $3} by the ids of items the numbers of their topics. */
    Tuple parameters(UUID[] learners, Course course) {
        return Tuple.of(learners, course.id(), numbers);
    }

    /** A topic's name. */
    String name(int number) {
        return names.get(number);
    }
}
