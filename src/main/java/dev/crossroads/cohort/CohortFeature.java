package dev.crossroads.cohort;

import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerData;
import dev.crossroads.progress.Standings;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of cohorts: what is served, and what is held of a learner. */
public final class CohortFeature {
    private final Cohorts cohorts;
    private final Roster roster;
    private final Standings standings;
    private final PublicAddress address;

    /** Cohorts on these courses, with these names of who teaches them, joined at this address. */
    public CohortFeature(Courses courses, Pool pool, Names names, PublicAddress address, InstantSource clock) {
        cohorts = new Cohorts(courses, pool, names, clock);
        roster = new Roster(pool, clock);
        standings = new Standings(pool);
        this.address = address;
    }

    /** What cohorts hold of a learner. */
    public static LearnerData data() {
        return new CohortData();
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(
                new CohortRoutes(cohorts, roster, standings, address, pages, frame),
                new JoinRoutes(cohorts, roster, pages, frame),
                new CohortApi(cohorts, roster));
    }
}
