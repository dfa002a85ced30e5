package dev.crossroads.review;

import dev.crossroads.course.Courses;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of what learners still know. */
public final class ReviewFeature {
    private final Courses courses;
    private final Results results;
    private final InstantSource clock;

    /** Of these courses, as this database tells. */
    public ReviewFeature(Courses courses, Pool pool, InstantSource clock) {
        this.courses = courses;
        this.results = new Results(pool, courses);
        this.clock = clock;
    }

    /** The number of due questions, for the front page. */
    public PagePart part(Pages pages) {
        return new DuePart(courses, results, clock, pages);
    }

    /** The same for a digest by mail. */
    public DigestPart digest() {
        return new ReviewDigest(courses, results);
    }

    /** Its page. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(new ReviewRoutes(courses, results, clock, pages, frame));
    }
}
