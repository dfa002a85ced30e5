package dev.crossroads.recommendation;

import dev.crossroads.course.Paths;
import dev.crossroads.course.SectionRef;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Contribution;
import dev.crossroads.recommendation.advisor.Flip;
import dev.crossroads.recommendation.advisor.Reach;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON interface of recommendations. */
final class RecommendationApi implements Routes {
    private final Recommendations recommendations;

    RecommendationApi(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    record Reference(String href) {}

    record OptionView(String id, String text) {}

    record QuestionView(
            String id, String prompt, List<OptionView> options, Optional<String> chosen, Reference answer) {}

    record ContributionView(
            String source,
            String question,
            String option,
            String towards,
            int weight,
            String reason,
            Optional<String> lesson) {}

    record ResultView(
            String version,
            String leader,
            boolean decided,
            Map<String, Integer> shares,
            int margin,
            int band,
            boolean decidedEarly,
            Optional<Integer> confidence,
            List<ContributionView> contributions,
            List<List<Flip.Change>> flips,
            ReachView reach) {}

    record ReachView(
            Map<String, Reach.Range> totals, Map<String, Reach.Range> shares, Map<String, Reach.Range> leads) {}

    record RecommendationView(
            List<QuestionView> questions, ResultView result, Reference followUp, Reference kept, String page) {}

    record AnswerRequest(String option) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/courses/:course/recommendation").handler(this::recommendation);
        router.put("/api/v1/courses/:course/recommendation/answers/:question").handler(this::answer);
    }

    private void recommendation(RoutingContext context) {
        Given given = recommendations.of(Visitor.of(context).learner(), Requests.path(context, "course"));
        String page = Paths.recommendation(given.course().id());
        List<QuestionView> questions = given.questionnaire().questions().stream()
                .map(question -> new QuestionView(
                        question.id(),
                        question.prompt(),
                        question.options().stream()
                                .map(option -> new OptionView(option.id(), option.text()))
                                .toList(),
                        Optional.ofNullable(given.chosen().get(question.id())),
                        new Reference(Paths.API + page + "/answers/" + Paths.encoded(question.id()))))
                .toList();
        Replies.json(
                context,
                200,
                new RecommendationView(
                        questions,
                        result(given),
                        new Reference(Paths.API + page + "/follow-up"),
                        new Reference(Paths.API
                                + Paths.keptRecommendations(given.course().id())),
                        page));
    }

    private void answer(RoutingContext context) {
        Given given = recommendations.answer(
                Visitor.of(context).learner(),
                Requests.path(context, "course"),
                Requests.path(context, "question"),
                Requests.json(context, AnswerRequest.class).option(),
                Requests.eventId(context));
        Replies.json(context, 200, result(given));
    }

    static ResultView result(Given given) {
        Advice advice = given.advice();
        return new ResultView(
                advice.version(),
                advice.leader(),
                advice.decided(),
                advice.sharesPercent(),
                advice.margin(),
                advice.band(),
                advice.decidedEarly(),
                advice.confidencePercent(),
                advice.contributions().stream()
                        .map(contribution -> view(given.course().id(), contribution))
                        .toList(),
                advice.flips().stream().map(Flip::changes).toList(),
                new ReachView(
                        advice.reach().totals(),
                        advice.reach().sharesPercent(),
                        advice.reach().leads()));
    }

    private static ContributionView view(String course, Contribution contribution) {
        Optional<SectionRef> lesson = contribution.lesson();
        return new ContributionView(
                contribution.source().name().toLowerCase(Locale.ROOT),
                contribution.question(),
                contribution.option(),
                contribution.towards(),
                contribution.weight(),
                contribution.reason(),
                lesson.map(section -> Paths.section(course, section)));
    }
}
