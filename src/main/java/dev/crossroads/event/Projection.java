package dev.crossroads.event;

import dev.crossroads.pure.Pure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows that follow from the log, kept by one statement per batch in the transaction that stores the events. Pure: it
 * says what to run, the recorder runs it.
 */
@Pure
public interface Projection {

    /** The tables this projection alone writes; a rebuild empties them before the log is replayed. */
    List<String> tables();

    /**
     * Tables of what servers worked out of such rows and keep: emptied with them, and never written by the recorder.
     * They are no rows that follow from the log alone, so no export has them and nothing is compared with them.
     */
    default List<String> kept() {
        return List.of();
    }

    /** All of its tables that are emptied before the log is replayed. */
    default List<String> emptied() {
        return Stream.concat(tables().stream(), kept().stream()).toList();
    }

    /**
     * To be raised with every release that makes other rows of the same events: then a server that finds rows of the
     * version before fills all projections from the log, before it serves. A new projection, or a new table of one, is
     * noticed by itself.
     */
    default int version() {
        return 1;
    }

    /**
     * The statement that brings the tables up to date with these events, or none where they say nothing to this
     * projection. They are in the log by then, and no learner has two in one batch, so a row keyed by learner is
     * touched once. It returns no rows.
     */
    Optional<Statement> project(List<? extends LearnerEvent> batch);
}
