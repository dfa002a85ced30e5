package dev.crossroads.event;

import java.util.UUID;

/**
 * All that is held of a learner, by whichever feature: moved, exported or deleted as a whole. Call it on a virtual
 * thread: it waits for the database.
 */
public interface LearnerRecords {

    /**
     * Moves everything of a guest to the learner of an account, in one transaction: every event once, and projections
     * as a rebuild would make them. From then on nothing is recorded for the guest. Again: nothing happens.
     */
    void merge(UUID guest, UUID learner);

    /** Everything held of a learner as the text of a JSON object: the log's events and what each feature holds. */
    String export(UUID learner);

    /** Removes everything held of a learner, in one transaction. */
    void delete(UUID learner);
}
