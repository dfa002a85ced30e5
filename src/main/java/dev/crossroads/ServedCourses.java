package dev.crossroads;

import dev.crossroads.course.Course;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the courses that are served. */
final class ServedCourses {
    private static final String BUNDLED_COURSE = "rust-or-go";

    private ServedCourses() {}

    /** A course as it would be served, with everything its author should know of it today. */
    static CourseReader.Reading check(Path folder) {
        return CourseReader.read(folder, LocalDate.now());
    }

    /** The courses that the settings name; the bundled one where they name none. */
    static List<Course> read(Settings settings) {
        return settings.courses().isEmpty()
                ? List.of(bundledCourse())
                : settings.courses().stream().map(ServedCourses::readCourse).toList();
    }

    /**
     * The folders that courses are read from.
     *
     * @throws Settings.Wrong where that is none that anybody writes in
     */
    static List<Path> folders(Settings settings) {
        if (!settings.courses().isEmpty()) {
            return settings.courses();
        }
        try {
            if (BundledCourses.packed(BUNDLED_COURSE).isEmpty()) {
                return List.of(BundledCourses.folder(BUNDLED_COURSE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled course can't be opened", e);
        }
        throw new Settings.Wrong("--watch: the bundled course is inside the program, where nobody edits it. Name the"
                + " folder of a course with --course.");
    }

    /** The course that comes with the program. */
    static Course bundledCourse() {
        try {
            Optional<Course> packed = BundledCourses.packed(BUNDLED_COURSE);
            return packed.isPresent() ? packed.get() : readCourse(BundledCourses.folder(BUNDLED_COURSE));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled course can't be opened", e);
        }
    }

    private static Course readCourse(Path folder) {
        CourseReader.Reading reading = CourseReader.read(folder);
        return reading.course().orElseThrow(() -> new BrokenCourseException(folder, reading.mistakes()));
    }
}
