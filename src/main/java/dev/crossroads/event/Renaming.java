package dev.crossroads.event;

import java.util.Optional;

/**
 * Other names for what is in the log, after a release gave them anew: whatever was recorded under the former ones stays
 * with its learners. Values only, as {@link Projection} is.
 */
public interface Renaming {

    /**
     * The learners in whose log a former name stands, each once. Rows: {@code (learner_id uuid)}. Empty for no names.
     */
    Optional<Statement> learners();

    /** The event with the names of today; equal to it where none of its names is a former one. */
    LearnerEvent renamed(LearnerEvent event);
}
