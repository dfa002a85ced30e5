package dev.crossroads.course.read;

import dev.crossroads.course.Course;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build's step before the jar is made: reads bundled courses and packs what it read beside them, where
 * {@link BundledCourses#packed} finds it. A course with a mistake ends the build.
 */
public final class CoursePacking {
    private CoursePacking() {}

    /**
     * Packs courses.
     *
     * @param arguments the courses' ids
     */
    public static void main(String[] arguments) throws IOException {
        for (String id : arguments) {
            Path folder = BundledCourses.folder(id);
            CourseReader.Reading reading = CourseReader.read(folder);
            Course course = reading.course()
                    .orElseThrow(() -> new IllegalStateException("The course has mistakes: " + reading.mistakes()));
            try (OutputStream bytes = Files.newOutputStream(folder.resolve(BundledCourses.PACKED))) {
                PackedCourse.write(course, folder, bytes);
            }
        }
    }
}
