package dev.crossroads.review;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.TimeZones;
import java.util.List;
import java.util.Optional;

/**
 * A learner's knowledge, and how it fades: {@code review/known}.
 *
 * @param zones in which the learner's days may be counted, one chosen
 * @param courses in which they answered something
 */
public record KnownPage(Chrome chrome, List<TimeZones.Choice> zones, List<Course> courses) {

    /**
     * A course.
     *
     * @param concepts that questions were answered on
     * @param review what is due; empty where nothing is
     * @param coming when the next questions are due, in a sentence, where none is now
     */
    public record Course(
            String language,
            String title,
            String href,
            List<Concept> concepts,
            Optional<DueReview> review,
            Optional<String> coming) {}

    /**
     * A concept.
     *
     * @param taughtIn its title, and the section that teaches it
     * @param today the share of its questions that is expected to be recalled today, 0 to 100
     * @param inAWeek the same in seven days, without another review
     * @param inAMonth the same in thirty days
     * @param answered questions that it rests on
     * @param questions how many there are on it
     * @param curve points of the line from today to {@link KnownPages#DAYS} days from now, in a square of 100
     */
    public record Concept(
            String language,
            Link taughtIn,
            int today,
            int inAWeek,
            int inAMonth,
            int answered,
            int questions,
            String curve) {}
}
