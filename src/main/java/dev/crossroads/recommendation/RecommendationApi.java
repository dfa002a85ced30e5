package dev.crossroads.recommendation;

import dev.crossroads.course.Paths;
import dev.crossroads.course.SectionRef;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Contribution;
import dev.crossroads.recommendation.advisor.Flip;
import dev.crossroads.recommendation.advisor.Reach;
import dev.crossroads.recommendation.advisor.RuledOut;
import dev.crossroads.recommendation.advisor.Swing;
import dev.crossroads.recommendation.advisor.Verdict.Kind;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The JSON interface of recommendations. */
final class RecommendationApi implements Routes {
    private final Recommendations recommendations;

    RecommendationApi(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    record OptionView(String id, String text) {}

    record QuestionView(
            String id,
            String prompt,
            List<OptionView> options,
            Optional<String> chosen,
            boolean fact,
            boolean again,
            String matters,
            Reference answer,
            Reference weight) {}

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
            Optional<String> leader,
            boolean decided,
            Map<String, Integer> shares,
            int margin,
            int band,
            boolean decidedEarly,
            Optional<Integer> confidence,
            List<ContributionView> contributions,
            List<List<Flip.Change>> flips,
            ReachView reach,
            Optional<VerdictView> verdict,
            List<RuledOutView> ruledOut,
            List<TurnView> turns,
            List<Swing> swings) {}

    record VerdictView(String kind, List<String> order, boolean complete, boolean byLimit, boolean firm) {}

    record RuledOutView(String alternative, int ahead, List<BecauseView> because) {}

    record BecauseView(String question, String option, String why, Optional<String> instead, Optional<String> lesson) {}

    record TurnView(List<Flip.Change> changes, String by, String leader, int margin, boolean decided) {}

    record ReachView(
            Map<String, Reach.Range> totals,
            Optional<Map<String, Reach.Range>> shares,
            Map<String, Reach.Range> leads) {}

    record RecommendationView(
            List<QuestionView> questions, ResultView result, Reference followUp, Reference kept, String page) {}

    record AnswerRequest(String option) {}

    record WeightRequest(String matters) {}

    @Override
    public void mount(Router router) {
        router.get("/api/v1/courses/:course/recommendation").handler(this::recommendation);
        router.put("/api/v1/courses/:course/recommendation/answers/:question").handler(this::answer);
        router.put("/api/v1/courses/:course/recommendation/weights/:question").handler(this::weigh);
    }

    private void recommendation(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Given given = recommendations.of(learner, Requests.path(context, "course"));
        recommendations.shown(learner, given);
        String page = Paths.recommendation(given.course().id());
        List<QuestionView> questions = given.questionnaire().questions().stream()
                .map(question -> new QuestionView(
                        question.id(),
                        question.prompt(),
                        question.options().stream()
                                .map(option -> new OptionView(option.id(), option.text()))
                                .toList(),
                        Optional.ofNullable(given.chosen().get(question.id())),
                        question.fact(),
                        given.again().contains(question.id()),
                        text(given.stated().importance(question.id())),
                        new Reference(Paths.API + page + "/answers/" + Paths.encoded(question.id())),
                        new Reference(Paths.API + page + "/weights/" + Paths.encoded(question.id()))))
                .toList();
        Replies.json(
                context,
                200,
                new RecommendationView(
                        questions,
                        result(given),
                        new Reference(Paths.API + page + "/follow-up"),
                        new Reference(Paths.API
                                + Paths.savedRecommendations(given.course().id())),
                        page));
    }

    private void answer(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Given given = recommendations.answer(
                learner,
                Requests.path(context, "course"),
                Requests.path(context, "question"),
                Requests.json(context, AnswerRequest.class).option(),
                Requests.eventId(context));
        recommendations.shown(learner, given);
        Replies.json(context, 200, result(given));
    }

    private void weigh(RoutingContext context) {
        UUID learner = Visitor.of(context).learner();
        Given given = recommendations.weigh(
                learner,
                Requests.path(context, "course"),
                Requests.path(context, "question"),
                Recommendations.importance(
                        Requests.json(context, WeightRequest.class).matters()),
                Requests.eventId(context));
        recommendations.shown(learner, given);
        Replies.json(context, 200, result(given));
    }

    static ResultView result(Given given) {
        Advice advice = given.advice();
        boolean isNamed = given.isFounded()
                && advice.verdict()
                        .filter(verdict -> verdict.kind() == Kind.NEITHER)
                        .isEmpty();
        return new ResultView(
                advice.version(),
                isNamed ? Optional.of(advice.leader()) : Optional.empty(),
                advice.decided(),
                advice.sharesPercent(),
                advice.margin(),
                advice.band(),
                advice.decidedEarly(),
                advice.confidencePercent(),
                advice.contributions().stream()
                        .map(contribution -> view(given.course().id(), contribution))
                        .toList(),
                advice.flips().stream()
                        .filter(flip -> !flip.leader().equals(advice.leader()))
                        .map(Flip::changes)
                        .toList(),
                new ReachView(
                        advice.reach().totals(),
                        Optional.of(advice.reach().sharesPercent()).filter(shares -> !shares.isEmpty()),
                        advice.reach().leads()),
                advice.verdict()
                        .map(verdict -> new VerdictView(
                                text(verdict.kind()).replace('_', '-'),
                                verdict.order(),
                                verdict.complete(),
                                verdict.byLimit(),
                                verdict.firm())),
                advice.ruledOut().stream()
                        .map(out -> view(given.course().id(), out))
                        .toList(),
                advice.flips().stream()
                        .map(flip -> new TurnView(
                                flip.changes(), text(flip.by()), flip.leader(), flip.margin(), flip.decided()))
                        .toList(),
                advice.swings());
    }

    private static String text(Enum<?> value) {
        return Word.of(value);
    }

    private static RuledOutView view(String course, RuledOut out) {
        return new RuledOutView(
                out.alternative(),
                out.ahead(),
                out.because().stream()
                        .map(because -> new BecauseView(
                                because.question(),
                                because.option(),
                                because.why(),
                                because.instead(),
                                because.lesson().map(section -> Paths.section(course, section))))
                        .toList());
    }

    private static ContributionView view(String course, Contribution contribution) {
        Optional<SectionRef> lesson = contribution.lesson();
        return new ContributionView(
                Word.of(contribution.source()),
                contribution.question(),
                contribution.option(),
                contribution.towards(),
                contribution.weight(),
                contribution.reason(),
                lesson.map(section -> Paths.section(course, section)));
    }
}
