package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.TimeZones;
import java.util.List;
import java.util.Map;

/**
 * The settings page of a cohort: {@code cohort/settings}.
 *
 * @param href of the cohort; forms are sent below it
 * @param promised whether it is anonymous and has to stay so
 * @param typed the name and the address as they were typed, and what is wrong with them
 * @param dues every lesson and quiz of the course, in reading order
 */
public record CohortSettingsPage(
        Chrome chrome,
        CohortHead head,
        String href,
        int longest,
        boolean promised,
        Typed typed,
        List<TimeZones.Choice> zones,
        List<DueField> dues,
        List<Teacher> teachers) {

    /**
     * The fields that may be given back: the cohort's name, and the address of an instructor.
     *
     * @param wrong by the field's name; at most one of them
     */
    public record Typed(String title, String email, Map<String, String> wrong) {}

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
