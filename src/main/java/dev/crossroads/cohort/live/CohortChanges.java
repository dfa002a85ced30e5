package dev.crossroads.cohort.live;

import dev.crossroads.event.Hint;
import dev.crossroads.event.OtherNodes;
import io.vertx.core.Vertx;
import java.util.UUID;

/** Tells every node that a cohort, its members or its instructors have changed. */
public final class CohortChanges {
    /** Publish: the id of a cohort that changed. Best effort: live pages look again at intervals anyway. */
    static final String ADDRESS = "crossroads.cohort-changed";

    private final Vertx vertx;
    private final OtherNodes others;

    /** Tells on that bus, and these others. */
    public CohortChanges(Vertx vertx, OtherNodes others) {
        this.vertx = vertx;
        this.others = others;
    }

    /** To be called after the commit. */
    public void tell(UUID cohort) {
        vertx.eventBus().publish(ADDRESS, cohort.toString());
        others.tell(new Hint.CohortChanged(cohort));
    }
}
