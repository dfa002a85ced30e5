package dev.crossroads.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a quiz file: mdbook-quiz's schema, and the keys that Crossroads adds to it. Every file that mdbook-quiz can
 * show reads without an error; a key that neither schema has is a warning.
 */
public final class QuizReader {
    private QuizReader() {}

    /**
     * What one quiz file holds. The lesson of the quiz is left empty: only the chapters know it.
     *
     * @param quiz the quiz, unless the file has an error
     * @param mistakes every mistake of the file, in order of lines
     * @param questions the id of every question with the line its table begins at, so that ids can be compared between
     *     files
     * @param concepts every mention of a concept with its line, so that the course can check that it exists
     */
    public record Reading(
            Optional<Quiz> quiz, List<Mistake> mistakes, List<Mention> questions, List<Mention> concepts) {}

    /**
     * Reads a quiz from its file. A file that can't be read, is larger than 1 MiB or is not UTF-8 is a mistake too.
     *
     * @param course the folder of the course
     * @param file below the course's {@code quizzes} folder; its path there without {@code .toml} is the quiz's id
     */
    public static Reading read(Path course, Path file) {
        String name = course.relativize(file).toString().replace('\\', '/');
        return new Reading(
                Optional.empty(),
                List.of(new Mistake(Mistake.Severity.ERROR, name, 0, "The file holds no quiz.")),
                List.of(),
                List.of());
    }

    /**
     * Reads a quiz from its text.
     *
     * @param id the quiz's id
     * @param file its path below the course folder, for the mistakes
     */
    public static Reading read(String id, String file, String toml) {
        return new Reading(
                Optional.empty(),
                List.of(new Mistake(Mistake.Severity.ERROR, file, 0, "The file holds no quiz " + id + ".")),
                List.of(),
                List.of());
    }
}
