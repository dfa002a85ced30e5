package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.pure.Pure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The names that states of a course's members are full of, each with its place. */
@Pure
final class StateNames {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private StateNames(Set<String> distinct) {
        names = List.copyOf(distinct);
        for (int place = 0; place < names.size(); place++) {
            places.put(names.get(place), place);
        }
    }

    /** Those of a course, and the words that reading is told in. */
    static StateNames of(Course course) {
        Set<String> distinct = new LinkedHashSet<>(List.of("reading", "completed"));
        distinct.addAll(course.lessons().keySet().stream().sorted().toList());
        distinct.addAll(course.quizzes().keySet().stream().sorted().toList());
        // Maps that were copied have their entries in another order in each process.
        distinct.addAll(course.concepts().keySet().stream().sorted().toList());
        course.questionnaire().stream()
                .flatMap(questionnaire -> questionnaire.alternatives().stream())
                .map(Questionnaire.Alternative::id)
                .forEach(distinct::add);
        Stream.concat(
                        course.quizzes().keySet().stream().sorted().map(course.quizzes()::get),
                        course.practice().keySet().stream().sorted().map(course.practice()::get))
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::id)
                .forEach(distinct::add);
        return new StateNames(distinct);
    }

    /** The place of a name; -1 where the course does not have it any more. */
    int placeOf(String name) {
        return places.getOrDefault(name, -1);
    }

    String at(int place) {
        return names.get(place);
    }
}
