package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The front page: {@code progress/home}.
 *
 * @param today what to do next in the course that was last open; empty when nothing was done yet
 * @param parts HTML that other features add for who has done nothing yet: what is due
 * @param comparing whether a course is served that compares Rust and Go and says which to start with
 * @param first the course that the head of the page speaks of: the comparing one, or the only one; else empty
 * @param sample HTML of a question for a newcomer
 */
public record HomePage(
        Chrome chrome,
        Optional<Today> today,
        List<String> parts,
        boolean comparing,
        Optional<CourseCard> first,
        Optional<String> sample,
        List<CourseCard> courses) {

    /** Whether any course asks questions. */
    public boolean checks() {
        return courses.stream().anyMatch(course -> course.quizzes() > 0);
    }

    /** Whether any course advises. */
    public boolean advises() {
        return courses.stream().anyMatch(course -> course.recommendation().isPresent());
    }

    /**
     * The next steps of a learner who comes back.
     *
     * @param language of the course
     * @param next empty where nothing is left to do
     * @param parts HTML that other features add: what is due
     * @param missed checkpoints with questions to try again, those with the most first
     * @param mixed where a form begins an attempt at some of them
     * @param again how many that will ask
     * @param event the id of the event that the form asks to record
     */
    public record Today(
            String language,
            String course,
            String href,
            Optional<NextStep> next,
            CourseProgress progress,
            List<String> parts,
            List<MissedQuiz> missed,
            String mixed,
            int again,
            String event) {}

    /** A checkpoint, and how many of its questions were answered wrong last. */
    public record MissedQuiz(String title, String href, int questions) {}

    /**
     * A course as the front page offers it.
     *
     * @param language of what its author wrote
     * @param authors as one line; may be empty
     * @param start the first lesson, or the one that is next
     * @param minutes reading time of the whole course; 0 leaves it out
     * @param advising how many questions its recommendation asks
     * @param placement where who has not begun it can find out what of it they know already
     */
    public record CourseCard(
            String language,
            String title,
            String description,
            String authors,
            String href,
            String start,
            int minutes,
            int quizzes,
            CourseProgress progress,
            Optional<String> recommendation,
            int advising,
            Optional<String> placement) {

        /** How long answering the recommendation takes, at a quarter of a minute for each question. */
        public int advisingMinutes() {
            return Math.max(1, (int) Math.round(advising / 4.0));
        }

        /** Reading time in hours, where they say it better than minutes do; 0 otherwise. */
        public int hours() {
            return minutes < 90 ? 0 : (int) Math.round(minutes / 60.0);
        }
    }
}
