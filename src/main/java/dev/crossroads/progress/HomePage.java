package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The front page: {@code progress/home}.
 *
 * @param resume where the learner was; empty when nothing was read yet
 * @param comparing whether a course is served that compares Rust and Go and says which to start with
 * @param first the course that the head of the page speaks of: the comparing one, or the only one; else empty
 */
public record HomePage(
        Chrome chrome,
        Optional<Resume> resume,
        boolean comparing,
        Optional<CourseCard> first,
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
     * The place a learner comes back to.
     *
     * @param language of the course
     * @param section the title of the section read last
     * @param href of that section
     */
    public record Resume(
            String language,
            String course,
            String lesson,
            Optional<String> section,
            String href,
            CourseProgress progress) {}

    /**
     * A course as the front page offers it.
     *
     * @param language of what its author wrote
     * @param authors as one line; may be empty
     * @param start the first lesson, or the one that is next
     * @param minutes reading time of the whole course; 0 leaves it out
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
            Optional<String> recommendation) {

        /** Reading time in hours, where they say it better than minutes do; 0 otherwise. */
        public int hours() {
            return minutes < 90 ? 0 : (int) Math.round(minutes / 60.0);
        }
    }
}
