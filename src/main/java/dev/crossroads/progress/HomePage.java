package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The front page: {@code progress/home}.
 *
 * @param resume where the learner was; empty when nothing was read yet
 */
public record HomePage(Chrome chrome, Optional<Resume> resume, List<CourseCard> courses) {

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
     * @param start the first lesson, or the one that is next
     * @param minutes reading time of the whole course; 0 leaves it out
     */
    public record CourseCard(
            String language,
            String title,
            String description,
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
