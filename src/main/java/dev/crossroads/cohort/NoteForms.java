package dev.crossroads.cohort;

/**
 * The record of instructors on a member, and the forms that change it: {@code cohort/note}.
 *
 * @param action where the forms are sent, below it
 * @param from the page that they come back to
 * @param state whether they are handled or wait, in words; may be empty
 * @param text of the note
 * @param version of the note
 */
public record NoteForms(
        String learner,
        String name,
        String action,
        String from,
        boolean handled,
        boolean snoozed,
        String state,
        String text,
        int version) {
    /** Letters that a note may have. */
    public int longest() {
        return MemberNote.LONGEST;
    }
}
