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
     * The dates of a lesson or a quiz.
     *
     * @param quiz whether it is a quiz, which may open and close, too
     * @param more whether anything but the last day is filled in, or wrong
     */
    public record DueField(
            String title, boolean quiz, Filled due, Filled opens, Filled closes, Filled late, boolean more) {}

    /**
     * A field as it is filled in.
     *
     * @param id of it in the page
     * @param wrong what is wrong with it; empty where nothing is
     */
    public record Filled(String id, String name, String value, String wrong) {}

    /** An instructor of it. */
    public record Teacher(String learner, String name, boolean isReader) {}

    /** Whether one of them may be taken out. */
    public boolean canRemove() {
        return teachers.size() > 1;
    }
}
