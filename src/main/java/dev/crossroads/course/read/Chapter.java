package dev.crossroads.course.read;

import dev.crossroads.course.Lesson;
import dev.crossroads.course.read.ChapterText.Placed.PlacedQuiz;
import dev.crossroads.course.read.Findings.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A chapter as HTML that doesn't know the others yet: its links and checkpoints are still to be settled.
 *
 * @param lesson its id
 * @param body changed while links and checkpoints are settled, and nobody else's
 * @param anchors every id in it
 * @param quizzes the quizzes it places, in order
 */
record Chapter(
        String lesson,
        String title,
        Path file,
        ChapterText text,
        Element body,
        Set<String> anchors,
        List<Lesson.Section> sections,
        List<PlacedQuiz> quizzes,
        int words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’_-]*");

    /**
     * Reads a chapter from its file.
     *
     * @param title what SUMMARY.md calls it
     * @param words what is added to its text
     * @throws RefusedPath if the file can't be read; what is wrong in it is noted in the findings
     */
    static Chapter read(
            String lesson, String title, CourseFolder folder, Path file, CourseWords words, Findings findings)
            throws RefusedPath {
        Directives.Expanded expanded = Directives.expand(folder, file, findings);
        ChapterText text = expanded.text();
        Element body = Markdown.renderChapter(
                text.text(), words, (severity, line, what) -> findings.add(severity, text.origin(line), what));
        List<PlacedQuiz> quizzes = Checkpoints.place(body, text, folder, findings);
        requireTitle(body, title);
        Set<String> anchors = Headings.name(body, findings, element -> placeOf(text, element));
        int count = countWords(body);
        List<Lesson.Section> sections = Sections.divide(body, words);
        return new Chapter(lesson, expanded.title().orElse(title), file, text, body, anchors, sections, quizzes, count);
    }

    /** Where an element was written. */
    Place placeOf(Element element) {
        return placeOf(text, element);
    }

    /** The HTML as it is shown. */
    String html() {
        SourceLines.erase(body);
        return body.html().strip();
    }

    private static Place placeOf(ChapterText text, Element element) {
        return text.origin(Math.max(1, SourceLines.of(element)));
    }

    /** A lesson begins with its first-level heading; a chapter without one is headed by what SUMMARY.md calls it. */
    private static void requireTitle(Element body, String title) {
        Element first = body.selectFirst("> h1, > h2");
        if (first == null || first.nameIs("h2")) {
            body.prependElement("h1").text(title);
        }
    }

    private static int countWords(Element body) {
        Document copy = Document.createShell("");
        copy.body().appendChildren(body.clone().childNodesCopy());
        copy.select("figure.code, .checkpoint").remove();
        return (int) WORD.matcher(copy.body().wholeText()).results().count();
    }
}
