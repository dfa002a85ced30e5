package dev.crossroads.recommendation;

import dev.crossroads.course.Paths;
import dev.crossroads.recommendation.RecommendationApi.ResultView;
import dev.crossroads.recommendation.SavedRecommendations.Opened;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The JSON interface of saved recommendations. */
final class SavedRecommendationApi implements Routes {
    private final SavedRecommendations saved;

    SavedRecommendationApi(SavedRecommendations saved) {
        this.saved = saved;
    }

    record EntryView(String id, String keptAt, String href, String page) {
        static EntryView of(String course, UUID id, Instant at) {
            String page = Paths.savedRecommendation(course, id);
            return new EntryView(id.toString(), at.toString(), Paths.API + page, page);
        }
    }

    record AnswerView(String question, String prompt, String option, String text) {}

    record SavedView(String keptAt, boolean own, List<AnswerView> answers, ResultView result, String page) {}

    record KeepRequest() {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/courses/:course/recommendations").handler(this::list);
        router.post("/api/v1/courses/:course/recommendations").handler(this::keep);
        router.get("/api/v1/courses/:course/recommendations/:recommendation").handler(this::show);
        router.delete("/api/v1/courses/:course/recommendations/:recommendation").handler(this::withdraw);
    }

    private void list(RoutingContext context) {
        String course = Requests.path(context, "course");
        List<EntryView> entries = saved.listed(Visitor.of(context).learner(), course).stream()
                .map(one -> EntryView.of(course, one.id(), one.at()))
                .toList();
        Replies.json(context, 200, entries);
    }

    private void keep(RoutingContext context) {
        Requests.json(context, KeepRequest.class);
        String course = Requests.path(context, "course");
        UUID learner = Visitor.of(context).learner();
        UUID id = saved.keep(learner, course, Requests.eventId(context));
        Replies.json(
                context,
                201,
                EntryView.of(course, id, saved.open(learner, course, id).savedAt()));
    }

    private void show(RoutingContext context) {
        String course = Requests.path(context, "course");
        UUID id = Requests.uuid(context, "recommendation");
        Opened opened = saved.open(Visitor.of(context).learner(), course, id);
        Replies.json(
                context,
                200,
                new SavedView(
                        opened.savedAt().toString(),
                        opened.own(),
                        answers(opened.content()),
                        RecommendationApi.result(opened.given()),
                        Paths.savedRecommendation(course, id)));
    }

    private void withdraw(RoutingContext context) {
        saved.withdraw(
                Visitor.of(context).learner(),
                Requests.path(context, "course"),
                Requests.uuid(context, "recommendation"),
                Requests.eventId(context));
        Replies.noContent(context);
    }

    private static List<AnswerView> answers(RecommendationSnapshot content) {
        return content.questionnaire().questions().stream()
                .flatMap(question -> question
                        .option(content.chosen().getOrDefault(question.id(), ""))
                        .map(option -> new AnswerView(question.id(), question.prompt(), option.id(), option.text()))
                        .stream())
                .toList();
    }
}
