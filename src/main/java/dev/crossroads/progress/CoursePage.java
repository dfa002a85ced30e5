package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * A course's contents as a path with the learner's marks: {@code progress/course}.
 *
 * @param authors as one line, such as {@code Ada and Grace}; may be empty
 * @param next what to do now; empty when all is done
 * @param parts HTML that other features add
 * @param print where the whole course is on one page; empty where its authors want none
 * @param recommendation the address of the recommendation, if the course has one
 */
public record CoursePage(
        Chrome chrome,
        String title,
        String description,
        String authors,
        CourseProgress progress,
        Optional<NextStep> next,
        List<String> parts,
        List<ContentsPart> contents,
        Optional<String> print,
        Optional<String> recommendation) {}
