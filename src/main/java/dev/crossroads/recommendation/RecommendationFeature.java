package dev.crossroads.recommendation;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of recommendations: what is served, and what is kept of the log. */
public final class RecommendationFeature {
    private final Recommendations recommendations;
    private final KeptRecommendations kept;

    /** Recommendations of these courses. */
    public RecommendationFeature(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        recommendations = new Recommendations(courses, recorder, pool, clock);
        kept = new KeptRecommendations(courses, recommendations, recorder, pool, clock);
    }

    /** What the recorder is to keep up to date. */
    public static List<Projection> projections() {
        return List.of(new RecommendationProjection(), new KeptRecommendationProjection());
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(
                new RecommendationRoutes(recommendations, kept, pages, frame),
                new KeptRecommendationRoutes(kept, pages, frame),
                new RecommendationApi(recommendations));
    }
}
