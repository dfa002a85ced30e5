package dev.crossroads.cohort;

import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The cohorts that somebody teaches and those they are in: {@code cohort/cohorts}.
 *
 * @param instructor whether they may open one
 * @param guest whether they have no account
 * @param archived those they teach that were put away
 * @param ended those they were in
 */
public record CohortsPage(
        Chrome chrome,
        boolean instructor,
        boolean guest,
        List<Taught> taught,
        List<Taught> archived,
        List<Invitation> invitations,
        List<Joined> joined,
        List<Ended> ended) {

    /** A cohort that somebody teaches. */
    public record Taught(String title, String href, String course, int members, String code) {}

    /**
     * A cohort that somebody is in, and what it sees of them.
     *
     * @param course the title of its course
     * @param courseHref the contents; empty where the server does not serve it any more
     * @param instructors their names, as a sentence has them
     * @param name what the instructors call the member
     * @param typed the name that the form is filled in with
     * @param wrong what is wrong with that
     * @param since the day on which they joined
     * @param rename where the form with the field {@code name} is sent
     * @param leave where the form to leave is sent
     */
    public record Joined(
            String title,
            String course,
            String courseHref,
            String instructors,
            String name,
            String typed,
            Optional<String> wrong,
            String since,
            boolean archived,
            String rename,
            String leave) {}

    /**
     * A cohort that somebody was in until it ended with the account of the only instructor it had.
     *
     * @param day on which it ended
     */
    public record Ended(String title, String day) {}

    /** A cohort that the visitor is invited to, under which name, and where they accept or decline. */
    public record Invitation(String title, String name, String href) {}
}
