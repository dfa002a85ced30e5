package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A small book in a folder, written file by file. */
final class BookFolder {
    /** A quiz with one question, whose id is to be filled in. */
    static final String QUIZ = """
            title = "Moves"
            [[questions]]
            id = "%s"
            type = "ShortAnswer"
            prompt.prompt = "What moves?"
            answer.answer = "a value"
            """;

    private final Path root;

    BookFolder(Path root) {
        this.root = root;
    }

    /** A book with one chapter of that text. */
    static BookFolder withChapter(Path root, String markdown) {
        return new BookFolder(root)
                .with("src/SUMMARY.md", "# Book\n\n- [One](one.md)\n")
                .with("src/one.md", markdown);
    }

    Path root() {
        return root;
    }

    BookFolder with(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new AssertionError("Can't write " + file, e);
        }
    }

    CourseReader.Reading read() {
        return CourseReader.read(root);
    }

    /** The mistakes as {@code check} prints them. */
    List<String> mistakes() {
        return read().mistakes().stream().map(Mistake::toString).toList();
    }

    /** The course, which must be without an error. */
    Course course() {
        CourseReader.Reading reading = read();
        assertThat(reading.course()).as("%s", reading.mistakes()).isPresent();
        return reading.course().orElseThrow();
    }

    /** The HTML of a lesson. */
    Element lesson(String lesson) {
        Element body =
                Jsoup.parseBodyFragment(course().lessons().get(lesson).html()).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        return body;
    }
}
