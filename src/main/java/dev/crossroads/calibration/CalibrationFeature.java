package dev.crossroads.calibration;

import dev.crossroads.course.Courses;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of what operators see of the site's memories. */
public final class CalibrationFeature {
    private final SiteMemory memory;

    /**
     * Of these courses, as this database tells.
     *
     * @param changes told when memory follows other parameters
     */
    public CalibrationFeature(
            Courses courses, Pool pool, LearnerChanges changes, OtherNodes others, InstantSource clock) {
        memory = new SiteMemory(pool, courses, changes, others, clock);
    }

    /** The page and its JSON, for whoever may read the metrics. */
    public List<Routes> routes(OperatorAccess operators, Pages pages, Frame frame) {
        return List.of(new CalibrationRoutes(memory, operators, pages, frame));
    }
}
