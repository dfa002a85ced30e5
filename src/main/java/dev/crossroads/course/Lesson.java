package dev.crossroads.course;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One chapter, ready to be shown.
 *
 * @param id its path below the source folder without {@code .md}, such as {@code memory/ownership}
 * @param number such as {@code 1.2}; empty for prefix and suffix chapters
 * @param part the part title it stands under
 * @param body its text, piece by piece
 * @param sections what a learner's reading is recorded by, in order; at least one
 * @param quizzes the ids of the checkpoints it places, in order
 * @param practice the ids of the quizzes for practice it places, in order
 * @param previous the id of the lesson before it in reading order
 * @param next the id of the lesson after it in reading order
 * @param extent how much there is to read, checkpoints left out
 * @param edit where its text can be changed, on another site
 */
public record Lesson(
        String id,
        String title,
        String number,
        Optional<String> part,
        List<Piece> body,
        List<Section> sections,
        List<String> quizzes,
        List<String> practice,
        Optional<String> previous,
        Optional<String> next,
        Extent extent,
        Optional<String> edit)
        implements Serializable {

    /**
     * A named stretch of a lesson: what stands before the first second-level heading, or one such heading with what
     * follows it.
     *
     * @param id the heading's anchor, unique in the lesson
     * @param title plain text
     */
    public record Section(String id, String title) implements Serializable {}

    /**
     * The whole text as sanitized HTML. Each section is a {@code <section id="…" data-section>} whose first child is
     * its heading.
     */
    public String html() {
        return body.stream().map(Piece::html).collect(Collectors.joining());
    }

    /** The section of that id, if the lesson has it. */
    public Optional<Section> section(String section) {
        return sections.stream().filter(s -> s.id().equals(section)).findFirst();
    }
}
