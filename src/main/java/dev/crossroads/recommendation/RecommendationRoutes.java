package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.SavedRecommendationTable.Listed;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.VisitorPages;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page that says which language to start with, and why. */
final class RecommendationRoutes implements Routes {
    private final Recommendations recommendations;
    private final SavedRecommendations saved;
    private final FollowUps followUps;
    private final Pages pages;
    private final Frame frame;
    private final VisitorPages visitorPages;

    RecommendationRoutes(
            Recommendations recommendations,
            SavedRecommendations saved,
            FollowUps followUps,
            Pages pages,
            Frame frame,
            VisitorPages visitorPages) {
        this.recommendations = recommendations;
        this.saved = saved;
        this.followUps = followUps;
        this.pages = pages;
        this.frame = frame;
        this.visitorPages = visitorPages;
    }

    @Override
    public void mount(Router router) {
        router.get("/courses/:course/recommendation").handler(this::show);
        router.post("/courses/:course/recommendation").handler(this::answer);
        router.post("/courses/:course/recommendation/weights").handler(this::weigh);
    }

    private void show(RoutingContext context) {
        Shown shown = page(context, Optional.ofNullable(context.request().getParam("question")), Optional.empty());
        visitorPages.sendPersonal(context, shown.html(), shown.given().until());
    }

    /** The page, and what is advised on it. */
    private record Shown(String html, Given given) {}

    private Shown page(RoutingContext context, Optional<String> wanted, Optional<String> missed) {
        Visitor visitor = Visitor.of(context);
        String id = Requests.path(context, "course");
        Future<List<Listed>> listed = saved.of(visitor.learner(), id);
        Future<Map<String, FollowUp>> followed = followUps.of(visitor.learner());
        Given given = recommendations.of(visitor.learner(), id);
        recommendations.shown(visitor.learner(), given);
        Course course = given.course();
        Chrome chrome =
                frame.around(visitor.texts().say("recommendation.title"), Place.RECOMMENDATION, course, visitor);
        RecommendationPage page = RecommendationPages.page(
                chrome,
                given,
                listed.await(),
                followed.await().getOrDefault(id, FollowUp.NONE),
                visitor.isInstructor(),
                wanted,
                missed);
        return new Shown(pages.render("recommendation/recommendation", page), given);
    }

    private void answer(RoutingContext context) {
        Form form = Requests.form(context);
        String question = form.required("question");
        Optional<String> option = form.first("option");
        if (option.isEmpty()) {
            Replies.html(
                    context,
                    400,
                    page(context, Optional.of(question), Optional.of(question)).html());
            return;
        }
        Given given = recommendations.answer(
                Visitor.of(context).learner(),
                Requests.path(context, "course"),
                question,
                option.get(),
                Requests.eventId(context));
        Replies.redirect(
                context,
                given.questionnaire().questions().stream()
                        .map(AdvisoryQuestion::id)
                        .filter(id -> !given.chosen().containsKey(id))
                        .findFirst()
                        .map(id -> RecommendationPages.question(given.course(), id))
                        .orElse(Paths.recommendation(given.course().id()) + "#result"));
    }

    private void weigh(RoutingContext context) {
        Form form = Requests.form(context);
        String question = form.required("question");
        Given given = recommendations.weigh(
                Visitor.of(context).learner(),
                Requests.path(context, "course"),
                question,
                Recommendations.importance(form.required("matters")),
                Requests.eventId(context));
        Replies.redirect(context, RecommendationPages.question(given.course(), question));
    }
}
