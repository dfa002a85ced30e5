package dev.crossroads.placement;

import dev.crossroads.course.Courses;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of placement. */
public final class PlacementFeature {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;

    /** In these courses, as this database tells. */
    public PlacementFeature(Courses courses, Pool pool, InstantSource clock) {
        this.courses = courses;
        results = new Results(pool, courses);
        this.clock = clock;
    }

    /** The offer, for a course's contents and the learner's own page. */
    public PagePart offer(Pages pages) {
        return new PlacementOffer(courses, results, clock, pages);
    }

    /** Its page and its JSON. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(new PlacementRoutes(courses, results, clock, pages, frame));
    }
}
