package dev.crossroads.progress;

import dev.crossroads.quiz.Tally;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Excerpt;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * The learner's own page: {@code progress/progress}.
 *
 * @param guest whether the progress belongs to this browser rather than to an account
 * @param courses those the learner has begun; where none, the page says how to begin
 * @param start where to begin
 * @param parts HTML that other features add
 * @param concepts ideas the learner answered questions on, the weakest first
 * @param missed everything answered wrong and not yet right since
 */
public record ProgressPage(
        Chrome chrome,
        boolean guest,
        Optional<Link> start,
        List<Course> courses,
        List<String> parts,
        List<Concept> concepts,
        List<Missed> missed) {
    /** More than these nobody reads up on in one evening. */
    private static final int CONCEPTS_SHOWN = 8;

    private static final int MISSED_SHOWN = 6;

    /** The weakest ideas, and the others. */
    public Excerpt<Concept> conceptsFolded() {
        return Excerpt.of(concepts, CONCEPTS_SHOWN);
    }

    /** The missed questions. */
    public Excerpt<Missed> missedFolded() {
        return Excerpt.of(missed, MISSED_SHOWN);
    }

    /**
     * One course with what was done in it.
     *
     * @param language of what its author wrote
     * @param quizzes those that were tried
     */
    public record Course(
            String language,
            String title,
            String href,
            CourseProgress progress,
            List<Lesson> lessons,
            List<QuizCard> quizzes,
            Optional<NextStep> next) {}

    /** A lesson and how far it was read. */
    public record Lesson(String title, String href, ReadingMark mark) {}

    /**
     * An idea and how questions on it were answered.
     *
     * @param language of the course
     * @param answered how its questions were answered
     * @param taughtIn the section that teaches it
     * @param refresh the quiz that asks what was answered on it again
     */
    public record Concept(String language, String title, Tally answered, Link taughtIn, String refresh) {

        /** The share of right answers, 0 to 100. */
        public int percent() {
            return (int) Math.round(100 * answered.share());
        }
    }

    /**
     * A question that was missed.
     *
     * @param language of the course
     * @param prompt HTML
     * @param quiz the quiz that asked it
     * @param taughtIn the section to read again
     * @param review the feedback it was given
     * @param partly whether the answer was right in part
     */
    public record Missed(
            String language,
            String prompt,
            Link quiz,
            Optional<Link> taughtIn,
            Optional<String> review,
            boolean partly) {}
}
