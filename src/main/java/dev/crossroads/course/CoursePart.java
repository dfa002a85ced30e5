package dev.crossroads.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a course: the lessons below one of its headings, and the concepts that they teach.
 *
 * @param title of the part; of its lesson where there is one without a heading above
 */
public record CoursePart(String title, List<Lesson> lessons, List<Concept> concepts) {
    /** Copies the lists. */
    public CoursePart {
        lessons = List.copyOf(lessons);
        concepts = List.copyOf(concepts);
    }

    /** All parts in reading order: lessons that follow each other under the same heading, or under none. */
    public static List<CoursePart> of(Course course) {
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
                .map(lessons -> of(
                        course,
                        lessons.getFirst().part().orElse(lessons.getFirst().title()),
                        lessons))
                .toList();
    }

    /** The same; where no lesson stands under a heading, the whole course is one part. */
    public static List<CoursePart> orWhole(Course course) {
        boolean hasHeadings = course.lessons().values().stream()
                .anyMatch(lesson -> lesson.part().isPresent());
        return hasHeadings
                ? of(course)
                : List.of(
                        of(course, course.title(), List.copyOf(course.lessons().values())));
    }

    private static CoursePart of(Course course, String title, List<Lesson> lessons) {
        return new CoursePart(
                title,
                lessons,
                lessons.stream()
                        .flatMap(lesson -> course.concepts().values().stream()
                                .filter(concept -> concept.taughtIn().lesson().equals(lesson.id())))
                        .toList());
    }

    /** Its title as addresses have it, of letters and digits of its own script; never empty. */
    public String slug() {
        String plain = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "part" : plain;
    }

    /** All that its lessons ask: for practice first, as those questions count nowhere, then in checkpoints. */
    public List<Question> questions(Course course) {
        return Stream.concat(
                        lessons.stream()
                                .flatMap(lesson -> lesson.practice().stream())
                                .map(course.practice()::get),
                        lessons.stream()
                                .flatMap(lesson -> lesson.quizzes().stream())
                                .map(course.quizzes()::get))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(quiz -> quiz.questions().stream())
                .toList();
    }
}
