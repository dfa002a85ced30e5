package dev.crossroads.cohort;

import dev.crossroads.progress.CourseProgress;
import dev.crossroads.web.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The members of a cohort, as its instructors see them: {@code cohort/members}.
 *
 * @param href of the cohort; forms are sent below it
 * @param mailed whether invited people are written to
 * @param code as people read it out
 * @param link the whole address where people join
 * @param removal the member whose removal is to be confirmed
 * @param size how many are in it
 * @param name what was typed to find some of them; may be empty
 * @param said how many are found, in words; empty where nobody was looked for
 * @param members those on this page
 * @param pages none where all are on one
 * @param removed who was removed and can't join again
 * @param invited who was added by address and has not come yet
 */
public record CohortMembersPage(
        Chrome chrome,
        CohortHead head,
        String href,
        boolean mailed,
        String code,
        String link,
        Optional<Removed> removal,
        int size,
        String name,
        String said,
        List<Member> members,
        List<OverviewPage.Choice> pages,
        List<Removed> removed,
        List<Invited> invited) {

    /** The list to be added; none yet. */
    public String text() {
        return "";
    }

    /** The encodings of files to choose from. */
    public List<ListEncoding> encodings() {
        return ListEncoding.ALL;
    }

    /**
     * A member and how far they are.
     *
     * @param href their own page
     * @param progress empty where they have not begun
     * @param lastRead the day on which they read last; empty where they have not begun
     * @param remove where their removal is asked for
     */
    public record Member(String name, String href, Optional<CourseProgress> progress, String lastRead, String remove) {}

    /** Somebody who is invited; the key names the invitation. */
    public record Invited(String name, String email, String key) {}

    /** Somebody who is to be removed or was. */
    public record Removed(String learner, String name) {}
}
