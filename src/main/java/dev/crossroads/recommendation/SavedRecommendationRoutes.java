package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.recommendation.SavedRecommendationPage.Answer;
import dev.crossroads.recommendation.SavedRecommendations.Opened;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.TimeOrderedIds;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/** The pages of saved recommendations, and the forms that keep and withdraw them. */
final class SavedRecommendationRoutes implements Routes {
    private final SavedRecommendations saved;
    private final Pages pages;
    private final Frame frame;

    SavedRecommendationRoutes(SavedRecommendations saved, Pages pages, Frame frame) {
        this.saved = saved;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.post("/courses/:course/recommendations").handler(this::keep);
        router.get("/courses/:course/recommendations/:recommendation").handler(this::show);
        router.post("/courses/:course/recommendations/:recommendation/withdrawal")
                .handler(this::withdraw);
    }

    private void keep(RoutingContext context) {
        String course = Requests.path(context, "course");
        UUID id = saved.keep(Visitor.of(context).learner(), course, Requests.eventId(context));
        Done.SAVED.redirect(context, Paths.savedRecommendation(course, id));
    }

    private void withdraw(RoutingContext context) {
        String course = Requests.path(context, "course");
        saved.withdraw(
                Visitor.of(context).learner(),
                course,
                Requests.uuid(context, "recommendation"),
                Requests.eventId(context));
        Done.REMOVED.redirect(context, Paths.recommendation(course) + "#saved");
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        UUID id = Requests.uuid(context, "recommendation");
        Opened opened = saved.open(visitor.learner(), Requests.path(context, "course"), id);
        Course course = opened.given().course();
        Chrome chrome =
                frame.around(visitor.texts().say("recommendation.saved.title"), Place.RECOMMENDATION, course, visitor);
        // A link is for those who were given it: search engines are not among them.
        context.response().putHeader("X-Robots-Tag", "noindex");
        Replies.html(context, 200, pages.render("recommendation/saved", page(chrome, opened, id, visitor)));
    }

    private static SavedRecommendationPage page(Chrome chrome, Opened opened, UUID id, Visitor visitor) {
        Course course = opened.given().course();
        return new SavedRecommendationPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                visitor.texts().date(opened.savedAt()),
                opened.content().questionnaire().version(),
                opened.content().isOfBefore(),
                ResultPages.result(opened.given(), opened.content()::title, visitor.texts()),
                answers(opened.content()),
                Paths.recommendation(course.id()),
                opened.own(),
                Paths.savedRecommendation(course.id(), id) + "/withdrawal",
                TimeOrderedIds.next().toString());
    }

    private static List<Answer> answers(RecommendationSnapshot content) {
        return content.questionnaire().questions().stream()
                .flatMap(question -> question
                        .option(content.chosen().getOrDefault(question.id(), ""))
                        .map(option -> new Answer(question.prompt(), option.text()))
                        .stream())
                .toList();
    }
}
