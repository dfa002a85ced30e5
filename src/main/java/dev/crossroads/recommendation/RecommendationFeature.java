package dev.crossroads.recommendation;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.VisitorPages;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of recommendations: what is served, and what is saved of the log. */
public final class RecommendationFeature {
    private final Recommendations recommendations;
    private final SavedRecommendations saved;
    private final Courses courses;
    private final FollowUps followUps;

    /** Recommendations of these courses. */
    public RecommendationFeature(Courses courses, Recorder recorder, Pool pool, InstantSource clock) {
        recommendations = new Recommendations(courses, recorder, pool, clock);
        this.courses = courses;
        followUps = new FollowUps(courses, recommendations, recorder, pool, clock);
        saved = new SavedRecommendations(courses, recommendations, recorder, pool, clock);
    }

    /** The projections for the recorder. */
    public static List<Projection> projections() {
        return List.of(
                new RecommendationProjection(),
                new WeighedProjection(),
                new GivenProjection(),
                new SavedRecommendationProjection(),
                new StartProjection(),
                new GoingProjection());
    }

    /** The pages and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame, VisitorPages visitorPages) {
        return List.of(
                new RecommendationRoutes(recommendations, saved, followUps, pages, frame, visitorPages),
                new SavedRecommendationRoutes(saved, pages, frame),
                new FollowUpRoutes(courses, followUps, pages, frame),
                new RecommendationApi(recommendations),
                new SavedRecommendationApi(saved),
                new FollowUpApi(followUps));
    }

    /** The follow-up part of the learner's own page. */
    public PagePart part(Pages pages, Frame frame) {
        return new FollowUpRoutes(courses, followUps, pages, frame);
    }
}
