package dev.crossroads.course.read;

import dev.crossroads.course.Extent;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import dev.crossroads.course.read.ChapterText.Placed.PlacedQuiz;
import dev.crossroads.course.read.Findings.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/**
 * A chapter as HTML that doesn't know the others yet: its links are still to be settled.
 *
 * @param lesson its id
 * @param body changed while links are settled and terms explained, and nobody else's
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
        Extent extent) {
    /**
     * Reads a chapter from its file.
     *
     * @param title what SUMMARY.md calls it
     * @param markdown reads the book's chapters
     * @param words what is added to its text
     * @throws RefusedPath if the file can't be read; what is wrong in it is noted in the findings
     */
    static Chapter read(
            String lesson,
            String title,
            CourseFolder folder,
            Path file,
            Markdown markdown,
            CourseWords words,
            Findings findings)
            throws RefusedPath {
        Directives.Expanded expanded = Directives.expand(folder, file, findings);
        ChapterText text = markdown.keepFormulas(expanded.text());
        Element body = markdown.renderChapter(
                text.text(), words, (severity, line, what) -> findings.add(severity, text.origin(line), what));
        List<PlacedQuiz> quizzes = Checkpoints.place(body, text, folder, findings);
        WrittenAttributes.take(body, text, findings, element -> placeOf(text, element));
        requireTitle(body, title);
        Set<String> anchors = Headings.name(body, findings, element -> placeOf(text, element));
        markdown.typeset(body);
        Extent extent = ExtentCount.of(body);
        List<Lesson.Section> sections = Sections.divide(body, words);
        String heading = markdown.heading(expanded.title().orElse(title));
        return new Chapter(lesson, heading, file, text, body, anchors, sections, quizzes, extent);
    }

    /** Where an element was written. */
    Place placeOf(Element element) {
        return placeOf(text, element);
    }

    /**
     * The text as it is shown, piece by piece.
     *
     * @param links leads to a quiz, by its id; a quiz without a link is left out
     */
    List<Piece> pieces(Function<String, Optional<Element>> links) {
        SourceLines.erase(body);
        return Pieces.of(body, links);
    }

    /** The ids of its quizzes, each once. */
    List<String> quizIds(CourseFolder folder) {
        return quizzes.stream()
                .map(quiz -> CourseAddresses.quizId(folder.nameOf(quiz.file())))
                .distinct()
                .toList();
    }

    private static Place placeOf(ChapterText text, Element element) {
        return text.origin(Math.max(1, SourceLines.of(element)));
    }

    /**
     * A lesson begins with its first-level heading. Many chapters begin with a lower one, as their book's parts do: it
     * is the title, and those below it are lifted with it. A chapter that begins with text, or with the first of
     * several headings of equal rank, is headed by what SUMMARY.md calls it.
     */
    private static void requireTitle(Element body, String title) {
        Element first = body.selectFirst(Queries.of("> h1, > h2"));
        if (first != null && first.nameIs("h1")) {
            return;
        }
        Element begin = body.firstElementChild();
        boolean isHeaded = begin != null && begin.tagName().matches("h[2-6]");
        if (isHeaded && isAlone(body, begin)) {
            lift(body, rank(begin) - 1);
        } else if (isHeaded && Headings.words(begin).strip().equalsIgnoreCase(title.strip())) {
            begin.tagName("h1");
        } else {
            body.prependElement("h1").text(title);
        }
    }

    private static boolean isAlone(Element body, Element heading) {
        return body.select(Queries.of("h1, h2, h3, h4, h5, h6")).stream()
                .noneMatch(other -> other != heading && rank(other) <= rank(heading));
    }

    private static void lift(Element body, int ranks) {
        body.select(Queries.of("h2, h3, h4, h5, h6"))
                .forEach(heading -> heading.tagName("h" + (rank(heading) - ranks)));
    }

    private static int rank(Element heading) {
        return heading.tagName().charAt(1) - '0';
    }
}
