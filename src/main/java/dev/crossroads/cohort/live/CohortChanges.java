package dev.crossroads.cohort.live;

import io.vertx.core.Vertx;
import java.util.UUID;

/** Tells every node that a cohort, its members or its instructors have changed. */
public final class CohortChanges {
    /** Publish: the id of a cohort that changed. Best effort: live pages look again at intervals anyway. */
    static final String ADDRESS = "crossroads.cohort-changed";

    private final Vertx vertx;

    /** Tells on that bus. */
    public CohortChanges(Vertx vertx) {
        this.vertx = vertx;
    }

    /** To be called after the commit. */
    public void tell(UUID cohort) {
        vertx.eventBus().publish(ADDRESS, cohort.toString());
    }
}
