package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.course.Course;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedCourseTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void aCourseIsUnpackedAsItWasRead() throws IOException {
        Path bundled = BundledCourses.folder("rust-or-go");
        Course course = CourseReader.read(bundled).course().orElseThrow();

        Course unpacked = unpack(pack(course, bundled), bundled);

        assertThat(unpacked).isEqualTo(course).hasToString(course.toString());
        assertThat(unpacked.lessons().keySet())
                .containsExactlyElementsOf(course.lessons().keySet());
        assertThat(unpacked.quizzes().keySet())
                .containsExactlyElementsOf(course.quizzes().keySet());
    }

    @Test
    void itsFilesAreWhereItsFolderIsNow() throws IOException {
        Course course = BookFolder.withChapter(folder, "# One\n\n![a](img/a.png)\n")
                .with("src/img/a.png", "not really")
                .course();

        Course unpacked = unpack(pack(course, folder), elsewhere);

        assertThat(unpacked.files()).hasSize(1).containsEntry("img/a.png", elsewhere.resolve("src/img/a.png"));
    }

    @Test
    void itsFolderIsNotAskedForWhereThereAreNoFiles() throws IOException {
        Course course = BookFolder.withChapter(folder, "# One\n").course();

        Course unpacked = PackedCourse.read(new ByteArrayInputStream(pack(course, folder)), () -> {
            throw new IOException("There is no folder");
        });

        assertThat(unpacked).isEqualTo(course);
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> unpack(new byte[] {1, 2, 3, 4}, folder)).isInstanceOf(IOException.class);
    }

    private static byte[] pack(Course course, Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PackedCourse.write(course, folder, bytes);
        return bytes.toByteArray();
    }

    private static Course unpack(byte[] bytes, Path folder) throws IOException {
        return PackedCourse.read(new ByteArrayInputStream(bytes), () -> folder);
    }
}
