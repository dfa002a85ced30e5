package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Map;

/**
 * Allowances of single members of a cohort, and the form that makes them: {@code cohort/accommodations}.
 *
 * @param href of the page; forms are sent there and below
 * @param all the latest first
 * @param form as it is filled in
 * @param wrong mistakes by the names of fields
 */
public record AccommodationsPage(
        Chrome chrome, CohortHead head, String href, List<Row> all, Fields form, Map<String, String> wrong) {

    /**
     * Something that is allowed.
     *
     * @param title what it is for
     * @param allowed in words, one for each thing
     * @param granted when and by whom, in words
     * @param removal where it is taken back
     */
    public record Row(
            String name,
            String title,
            List<String> allowed,
            String reason,
            String granted,
            List<Person> members,
            String removal) {

        /** Whether it can be taken back from one of several. */
        public boolean shared() {
            return members.size() > 1;
        }
    }

    /** A member; {@code href} leads to their page. */
    public record Person(String learner, String name, String href, boolean ticked) {}

    /** Something that it may be for. */
    public record Choice(String value, String title, boolean quiz, boolean chosen) {}

    /**
     * The form.
     *
     * @param event the id of what it asks for
     * @param find what was typed to find members
     * @param members the ticked ones, then those found
     * @param said how many are not shown, in words; may be empty
     * @param targets everything, then the lessons and checkpoints in reading order
     */
    public record Fields(
            String event,
            String find,
            List<Person> members,
            String said,
            List<Choice> targets,
            String name,
            String percent,
            String minutes,
            String attempts,
            String days,
            String due,
            String closes,
            String reason,
            int longest) {}
}
