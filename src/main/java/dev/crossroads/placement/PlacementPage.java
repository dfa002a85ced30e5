package dev.crossroads.placement;

import dev.crossroads.quiz.Tally;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a course with what a learner seems to know of them: {@code placement/placement}.
 *
 * @param course its contents
 * @param language of the course
 */
public record PlacementPage(Chrome chrome, Link course, String language, List<Part> parts) {

    /** Whether any part tells something. */
    public boolean told() {
        return parts.stream().anyMatch(part -> part.outcome().isPresent());
    }

    /**
     * A part.
     *
     * @param id within the page
     * @param questions how many its placement asks
     * @param action where the form is sent that begins an attempt, and where one in progress goes on
     * @param event the id of the event that the form asks to record
     * @param isOpen whether one is in progress
     * @param again when the next may begin, in words, where that is not yet
     * @param outcome of the latest attempt
     */
    public record Part(
            String id,
            String title,
            int questions,
            String action,
            String event,
            boolean isOpen,
            Optional<String> again,
            Optional<Outcome> outcome) {}

    /**
     * What came out.
     *
     * @param on the day of the attempt
     * @param skip lessons that may be skipped
     */
    public record Outcome(String on, List<Link> skip, List<Row> concepts, List<Row> lessons) {
        /** Whether nothing was answered. */
        public boolean empty() {
            return concepts.isEmpty() && lessons.isEmpty();
        }
    }

    /**
     * A concept or a lesson.
     *
     * @param answered how its questions were
     * @param mean the expected share, 0 to 100
     * @param low where its interval begins, 0 to 100
     * @param high where it ends
     * @param says the key of what is said of it
     */
    public record Row(Link subject, Tally answered, int mean, int low, int high, String says, boolean known) {}
}
