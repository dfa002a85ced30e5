package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * A lesson as it is read: {@code progress/lesson}.
 *
 * @param course its contents page
 * @param part the part title it stands under
 * @param number such as {@code 1.2}; may be empty
 * @param minutes reading time, at least 1
 * @param pieces the sanitized text with its headings, and its quizzes where it places them
 * @param known whether a placement says that the learner seems to know it
 * @param here the section read last, when the learner comes back to an unfinished lesson
 * @param edit where its text can be changed, on another site
 * @param action where the form "Mark as read" is sent
 * @param progressHref where scripts send the sections read
 * @param event the id of the event the form asks to record
 */
public record LessonPage(
        Chrome chrome,
        Link course,
        List<ContentsPart> contents,
        Optional<String> part,
        String number,
        String title,
        int minutes,
        List<Piece> pieces,
        ReadingMark mark,
        List<Section> sections,
        boolean known,
        Optional<Link> here,
        Optional<Link> previous,
        Optional<Link> next,
        Optional<String> edit,
        String action,
        String progressHref,
        String event) {

    /**
     * A section of the lesson and whether it was read.
     *
     * @param opening whether it has the lesson's own title, as what comes before the first heading of a section has
     */
    public record Section(String id, String title, boolean opening, boolean read) {}

    /**
     * A stretch of the lesson's text, which need not be well-formed by itself.
     *
     * @param quiz the quiz that follows it; empty after the last
     */
    public record Piece(String html, Optional<QuizCard> quiz) {}
}
