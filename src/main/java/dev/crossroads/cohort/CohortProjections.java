package dev.crossroads.cohort;

import dev.crossroads.event.Projection;
import java.util.List;

/**
 * The projections of cohorts: one row per learner and thing, so that no view ever reads the log. They are kept for
 * every learner, member of a cohort or not, as who joins later is seen with what they did before.
 */
final class CohortProjections {
    private CohortProjections() {}

    /** All of them. */
    static List<Projection> all() {
        return List.of(new ActivityProjection());
    }
}
