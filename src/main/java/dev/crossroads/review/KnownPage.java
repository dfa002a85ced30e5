package dev.crossroads.review;

import dev.crossroads.quiz.ReviewAhead;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.TimeZones;
import java.util.List;

/**
 * A learner's knowledge, and how it fades: {@code review/known}.
 *
 * @param zones in which the learner's days may be counted, one chosen
 * @param ahead what is left of the day's review, and what comes after it
 * @param courses in which they answered something
 */
public record KnownPage(Chrome chrome, List<TimeZones.Choice> zones, ReviewAhead ahead, List<Course> courses) {

    /**
     * A course.
     *
     * @param concepts that questions were answered on
     */
    public record Course(String language, String title, String href, List<Concept> concepts) {}

    /**
     * A concept.
     *
     * @param taughtIn its title, and the section that teaches it
     * @param today the share of its questions that is expected to be recalled today, 0 to 100
     * @param inAWeek the same in seven days, without another review
     * @param inAMonth the same in thirty days
     * @param answered questions that it rests on
     * @param questions how many there are on it
     * @param refresh where the form is sent that asks what was answered on it again
     * @param event the id of the event that it asks to record
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
            String refresh,
            String event,
            String curve) {}
}
