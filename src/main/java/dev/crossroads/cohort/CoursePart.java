package dev.crossroads.cohort;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a course: the lessons below one of its headings, and the concepts that they teach.
 *
 * @param title of the part; of its lesson where there is one without a heading above
 */
@Pure
record CoursePart(String title, List<Lesson> lessons, List<Concept> concepts) {
    /** Copies the lists. */
    CoursePart {
        lessons = List.copyOf(lessons);
        concepts = List.copyOf(concepts);
    }

    /** All parts in reading order: lessons that follow each other under the same heading, or under none. */
    static List<CoursePart> of(Course course) {
        List<List<Lesson>> groups = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (Lesson lesson : course.lessons().values()) {
            if (groups.isEmpty() || lesson.part().isEmpty() || !lesson.part().equals(before)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(lesson);
            before = lesson.part();
        }
        return groups.stream()
                .map(lessons -> new CoursePart(
                        lessons.getFirst().part().orElse(lessons.getFirst().title()),
                        lessons,
                        lessons.stream()
                                .flatMap(lesson -> course.concepts().values().stream()
                                        .filter(concept ->
                                                concept.taughtIn().lesson().equals(lesson.id())))
                                .toList()))
                .toList();
    }
}
