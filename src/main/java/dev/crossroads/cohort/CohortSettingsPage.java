package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.TimeZones;
import java.util.List;

/**
 * The settings page of a cohort: {@code cohort/settings}.
 *
 * @param href of the cohort; forms are sent below it
 * @param promised whether it is anonymous and has to stay so
 * @param dues every lesson and quiz of the course, in reading order
 */
public record CohortSettingsPage(
        Chrome chrome,
        CohortHead head,
        String href,
        int longest,
        boolean promised,
        List<TimeZones.Choice> zones,
        List<DueField> dues,
        List<Teacher> teachers) {

    /**
     * When a lesson or a quiz is due.
     *
     * @param name of the field
     * @param quiz whether it is a quiz
     * @param day in ISO 8601; empty where it is not due
     */
    public record DueField(String name, String title, boolean quiz, String day) {}

    /** An instructor of it. */
    public record Teacher(String learner, String name, boolean isReader) {}

    /** Whether one of them may be taken out. */
    public boolean canRemove() {
        return teachers.size() > 1;
    }
}
