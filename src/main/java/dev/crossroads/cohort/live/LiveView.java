package dev.crossroads.cohort.live;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A live view of a cohort in one form: JSON for programs, or the parts of a page in one language. It is made once for
 * all who follow the same cohort in the same form.
 */
public interface LiveView {

    /** A cohort in this form, of which nothing is read yet. */
    Model of(UUID cohort);

    /** The data of the event that tells these changes: one line. */
    String data(LiveBoard.Changes changes);

    /**
     * A cohort in one form. It may keep what it has read, so that what changed costs no more than what changed. One
     * virtual thread at a time calls it: it may wait for the database.
     */
    interface Model {

        /** Every part of the cohort as it looks now, by the part's id. */
        Map<String, String> readAll();

        /**
         * The parts that may look different after these learners did something, as they look now; parts that look as
         * before may be among them.
         */
        Map<String, String> read(Set<UUID> learners);
    }
}
