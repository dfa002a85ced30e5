package dev.crossroads.recommendation;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.recommendation.RecommendationPage.Asked;
import dev.crossroads.recommendation.RecommendationPage.Choice;
import dev.crossroads.recommendation.RecommendationPage.Result;
import dev.crossroads.recommendation.RecommendationPage.Side;
import dev.crossroads.recommendation.RecommendationPage.Start;
import dev.crossroads.recommendation.RecommendationPage.Step;
import dev.crossroads.recommendation.Recommendations.Given;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
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
import java.util.Optional;
import java.util.stream.IntStream;

/** The page that says which language to start with, and why. */
final class RecommendationRoutes implements Routes {
    private final Recommendations recommendations;
    private final Pages pages;
    private final Frame frame;

    RecommendationRoutes(Recommendations recommendations, Pages pages, Frame frame) {
        this.recommendations = recommendations;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/courses/:course/recommendation").handler(this::show);
        router.post("/courses/:course/recommendation").handler(this::answer);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Given given = recommendations.of(visitor.learner(), Requests.path(context, "course"));
        Course course = given.course();
        Chrome chrome = frame.around("Which language to start with", Place.RECOMMENDATION, course, visitor);
        List<AdvisoryQuestion> questions = given.questionnaire().questions();
        RecommendationPage page = new RecommendationPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                Paths.recommendation(course.id()),
                IntStream.range(0, questions.size())
                        .mapToObj(i -> asked(
                                questions.get(i),
                                i + 1,
                                Optional.ofNullable(
                                        given.chosen().get(questions.get(i).id()))))
                        .toList(),
                given.isFounded() ? Optional.of(result(given)) : Optional.empty());
        Replies.html(context, 200, pages.render("recommendation/recommendation", page));
    }

    private void answer(RoutingContext context) {
        Form form = Requests.form(context);
        String question = form.required("question");
        Given given = recommendations.answer(
                Visitor.of(context).learner(),
                Requests.path(context, "course"),
                question,
                form.required("option"),
                Requests.eventId(context));
        String next = given.questionnaire().questions().stream()
                .map(AdvisoryQuestion::id)
                .filter(id -> !given.chosen().containsKey(id))
                .findFirst()
                .map(id -> "#question-" + Paths.encoded(id))
                .orElse("#result");
        Replies.redirect(context, Paths.recommendation(given.course().id()) + next);
    }

    private static Asked asked(AdvisoryQuestion question, int number, Optional<String> chosen) {
        return new Asked(
                question.id(),
                number,
                question.prompt(),
                TimeOrderedIds.next().toString(),
                question.options().stream()
                        .map(option -> new Choice(
                                option.id(),
                                option.text(),
                                chosen.filter(option.id()::equals).isPresent()))
                        .toList());
    }

    private static Result result(Given given) {
        Advice advice = given.advice();
        List<Alternative> alternatives = given.questionnaire().alternatives();
        return new Result(
                advice.leader(),
                alternatives.stream()
                        .filter(alternative -> alternative.id().equals(advice.leader()))
                        .map(Alternative::name)
                        .findFirst()
                        .orElseThrow(),
                advice.decided(),
                advice.margin(),
                advice.band(),
                alternatives.stream()
                        .map(alternative -> side(given.course(), advice, alternative))
                        .toList(),
                alternatives.stream()
                        .filter(alternative ->
                                !advice.decided() || alternative.id().equals(advice.leader()))
                        .filter(alternative -> !alternative.steps().isEmpty())
                        .map(RecommendationRoutes::start)
                        .toList());
    }

    private static Start start(Alternative alternative) {
        return new Start(
                alternative.id(),
                alternative.name(),
                alternative.steps().stream()
                        .map(step -> new Step(step.title(), step.why(), step.href()))
                        .toList());
    }

    private static Side side(Course course, Advice advice, Alternative alternative) {
        return new Side(
                alternative.id(),
                alternative.name(),
                advice.sharesPercent().get(alternative.id()),
                advice.totals().get(alternative.id()),
                alternative.id().equals(advice.leader()),
                advice.contributions().stream()
                        .filter(contribution -> contribution.towards().equals(alternative.id()))
                        .map(contribution -> contribution(course, contribution))
                        .toList());
    }

    /** A contribution as the side it speaks for shows it: there its weight counts for, never against. */
    private static RecommendationPage.Contribution contribution(Course course, Contribution contribution) {
        return new RecommendationPage.Contribution(
                "+" + Math.abs(contribution.weight()),
                contribution.reason(),
                contribution.source() == Contribution.Source.STATED,
                contribution.text(),
                contribution
                        .lesson()
                        .map(section -> new Link(course.title(section), Paths.section(course.id(), section))));
    }
}
