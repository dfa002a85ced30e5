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
 * @param typed the settings and the address as they were typed, and what is wrong with them
 * @param replaces the dates that the form shows as saved; see {@link MergedFields}
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
        String replaces,
        List<DueField> dues,
        List<Teacher> teachers) {

    /**
     * The fields of a cohort's settings, and the address of an instructor.
     *
     * @param replaces the settings that the form shows as saved; see {@link MergedFields}
     * @param wrong by the field's name
     */
    public record Typed(
            String title, String zone, boolean anonymous, String replaces, String email, Map<String, String> wrong) {

        /** The fields of the settings as they are filled in, and as they are saved. */
        static Typed of(
                Map<String, String> fields, Map<String, String> saved, String email, Map<String, String> wrong) {
            return new Typed(
                    fields.get("title"),
                    fields.get("zone"),
                    !fields.get("anonymous").isEmpty(),
                    MergedFields.shown(saved),
                    email,
                    wrong);
        }
    }

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

    /**
     * Somebody who was let teach it.
     *
     * @param hasRole whether they do: without the role they see nothing of it
     * @param canRemove whether they may be taken out
     */
    public record Teacher(String learner, String name, boolean isReader, boolean hasRole, boolean canRemove) {}
}
