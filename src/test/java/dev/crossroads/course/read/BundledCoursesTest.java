package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledCoursesTest {
    private static final String PACKED = BundledCourses.PACKED;
    private static final String CLASS = BundledCourses.class.getName();

    @TempDir
    private Path temporary;

    @Test
    void theBundledCourseIsReadWithoutAMistakeFromAFolderOfClasses() throws IOException {
        assertReadsWithoutAMistake(BundledCourses.folder("rust-or-go"));
    }

    @Test
    void theBundledCourseIsReadWithoutAMistakeFromAJar() throws Exception {
        Path jar = jarOf(List.of(CLASS.replace('.', '/') + ".class", "courses"), Map.of());
        URL[] onlyTheJar = {jar.toUri().toURL()};

        try (URLClassLoader loader = new URLClassLoader(onlyTheJar, ClassLoader.getPlatformClassLoader())) {
            Path folder = (Path)
                    loader.loadClass(CLASS).getMethod("folder", String.class).invoke(null, "rust-or-go");
            try (var inside = folder.getFileSystem()) {
                assertThat(inside.provider().getScheme()).isEqualTo("jar");
                assertReadsWithoutAMistake(folder);
            }
        }
    }

    @Test
    void whatTheBuildPackedOfACourseIsTakenFromAJar() throws Exception {
        Path folder = BundledCourses.folder("rust-or-go");
        Course course = CourseReader.read(folder).course().orElseThrow();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        PackedCourse.write(course, folder, packed);
        Path jar = jarOf(
                List.of("dev/crossroads/course", "dev/crossroads/typed"),
                Map.of(
                        "courses/rust-or-go/" + PACKED,
                        packed.toByteArray(),
                        "courses/rust-or-go/book.toml",
                        Files.readAllBytes(folder.resolve("book.toml"))));
        URL[] theJarAndPatterns = {
            jar.toUri().toURL(),
            Pattern.class.getProtectionDomain().getCodeSource().getLocation()
        };

        try (URLClassLoader loader = new URLClassLoader(theJarAndPatterns, ClassLoader.getPlatformClassLoader())) {
            Object read =
                    loader.loadClass(CLASS).getMethod("packed", String.class).invoke(null, "rust-or-go");

            assertThat(read.toString())
                    .isEqualTo(Optional.of(course).toString().replace(folder.toString(), "/courses/rust-or-go"));
        }
    }

    @Test
    void aFolderOfClassesIsReadAnewWhateverWasPackedOfIt() throws IOException {
        assertThat(BundledCourses.packed("rust-or-go")).isEmpty();
    }

    @Test
    void quotesAndApostrophesOfTheBundledCourseAreTypographicOutsideOfCode() throws IOException {
        Course course =
                CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow();
        Stream<String> lessons = course.lessons().values().stream()
                .flatMap(lesson -> lesson.body().stream())
                .map(Piece::html);
        Stream<String> titles = Stream.concat(
                course.lessons().values().stream().map(Lesson::title),
                course.concepts().values().stream().map(Concept::title));
        Stream<String> prompts = course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .flatMap(question -> question.asks().stream());

        assertThat(Stream.of(titles, lessons, prompts)
                        .flatMap(Function.identity())
                        .map(Jsoup::parse)
                        .map(shown -> {
                            shown.select("code, pre, kbd, samp, svg").remove();
                            return shown.text();
                        }))
                .hasSizeGreaterThan(100)
                .noneMatch(text -> text.contains("'") || text.contains("\""));
    }

    @Test
    void aCourseThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> BundledCourses.folder("nothing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"nothing\"");
    }

    private static void assertReadsWithoutAMistake(Path folder) {
        CourseReader.Reading reading = CourseReader.read(folder);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.course().orElseThrow().id()).isEqualTo("rust-or-go");
    }

    /** A jar of some of the program's classes and resources, and of other files. */
    private Path jarOf(List<String> names, Map<String, byte[]> others) throws Exception {
        Path classes = Path.of(
                        BundledCourses.class.getResource("/courses/rust-or-go").toURI())
                .getParent()
                .getParent();
        Path jar = temporary.resolve("crossroads.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : names) {
                try (Stream<Path> found = Files.walk(classes.resolve(name))) {
                    for (Path path : found.filter(Files::isRegularFile)
                            .filter(one -> !one.endsWith(PACKED))
                            .toList()) {
                        out.putNextEntry(new JarEntry(CourseFolder.relative(classes, path)));
                        Files.copy(path, out);
                        out.closeEntry();
                    }
                }
            }
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                out.putNextEntry(new JarEntry(other.getKey()));
                out.write(other.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
