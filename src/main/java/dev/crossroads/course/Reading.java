package dev.crossroads.course;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a course's folder.
 *
 * @param course the course; empty where a mistake is an error
 * @param mistakes everything its author should know of, by file and line, errors and warnings alike
 */
public record Reading(Optional<Course> course, List<Mistake> mistakes) {

    /** What keeps the course from being served; empty when nothing does. */
    public List<Mistake> errors() {
        return mistakes.stream()
                .filter(mistake -> mistake.severity() == Mistake.Severity.ERROR)
                .toList();
    }
}
