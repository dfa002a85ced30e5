package dev.crossroads.recommendation;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.web.Frame;
import dev.crossroads.web.KnownPages;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of recommendations: what is served, and what is kept of the log. */
public final class RecommendationFeature {
    private final Recommendations recommendations;
    private final KeptRecommendations kept;
    private final Courses courses;
    private final FollowUps followUps;

    /** Recommendations of these courses. */
    public RecommendationFeature(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        recommendations = new Recommendations(courses, recorder, pool, clock);
        this.courses = courses;
        followUps = new FollowUps(courses, recommendations, recorder, pool, clock);
        kept = new KeptRecommendations(courses, recommendations, recorder, pool, clock);
    }

    /** What the recorder is to keep up to date. */
    public static List<Projection> projections() {
        return List.of(
                new RecommendationProjection(),
                new WeighedProjection(),
                new GivenProjection(),
                new KeptRecommendationProjection(),
                new StartProjection(),
                new GoingProjection());
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame, KnownPages known) {
        return List.of(
                new RecommendationRoutes(recommendations, kept, followUps, pages, frame, known),
                new KeptRecommendationRoutes(kept, pages, frame),
                new FollowUpRoutes(courses, followUps, pages, frame),
                new RecommendationApi(recommendations),
                new KeptRecommendationApi(kept),
                new FollowUpApi(followUps));
    }

    /** What the learner's own page asks about recommendations. */
    public PagePart part(Pages pages, Frame frame) {
        return new FollowUpRoutes(courses, followUps, pages, frame);
    }
}
