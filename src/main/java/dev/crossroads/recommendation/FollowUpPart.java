package dev.crossroads.recommendation;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The follow-up part of the learner's own page: {@code recommendation/follow-up}.
 *
 * @param courses those that there is something to ask of
 */
public record FollowUpPart(Chrome chrome, List<Course> courses) {

    /**
     * The questions on one course.
     *
     * @param language of what its author wrote
     * @param href of its recommendation
     * @param start asked of who has not said it yet
     * @param going asked some weeks after the start
     */
    public record Course(
            String id, String language, String title, String href, Optional<StartForm> start, Optional<Going> going) {}

    /**
     * Asks how it goes.
     *
     * @param action where it is sent, with the fields {@code going} and {@code event}
     * @param event the id of the event that it asks to record
     * @param started what they started with, and when
     * @param choices with the keys of their texts
     * @param steps those of the path, from 0 for before the first, with their number as value; none where there is no
     *     path
     * @param said when they last answered, in words
     */
    public record Going(
            String action,
            String event,
            StartForm.Started started,
            List<Choice> choices,
            List<Place> steps,
            Optional<String> said) {}

    /** A step of a path. */
    public record Place(int value, boolean chosen) {
        /** Whether it is before the first. */
        public boolean before() {
            return value == 0;
        }
    }

    /** One of the answers, with the key of its text. */
    public record Choice(String value, String key, boolean chosen) {}
}
