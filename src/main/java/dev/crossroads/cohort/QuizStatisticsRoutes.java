package dev.crossroads.cohort;

import dev.crossroads.cohort.QuizMarks.Basis;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.answer.Guess;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.ItemIndices;
import dev.crossroads.statistics.MarkTable;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.statistics.QuizStatistics;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

/** The statistics of one quiz in a cohort, as a page and as JSON. */
final class QuizStatisticsRoutes implements Routes {
    private final Cohorts cohorts;
    private final Results results;
    private final MembershipTable members;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    QuizStatisticsRoutes(
            Cohorts cohorts, Results results, MembershipTable members, InstantSource clock, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.results = results;
        this.members = members;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** Numbers are left out where n is too small for them. */
    record StatisticsView(
            String quiz,
            String attempts,
            int n,
            int leftOut,
            double outOf,
            Optional<Estimate> mean,
            Optional<Estimate> median,
            Optional<Estimate> deviation,
            Optional<Estimate> skewness,
            Optional<Estimate> kurtosis,
            Optional<Estimate> alpha,
            Optional<Estimate> errorRatio,
            Optional<Estimate> standardError,
            List<ItemView> items) {}

    record ItemView(
            String question,
            Optional<Estimate> facility,
            Optional<Estimate> deviation,
            Optional<Double> guess,
            double intendedWeight,
            Optional<Estimate> effectiveWeight,
            Optional<Estimate> discrimination,
            Optional<Estimate> efficiency,
            List<OptionView> options) {}

    record OptionView(String id, boolean correct, Proportion.Told picked, Optional<Estimate> onRest) {}

    /** Where the statistics of a quiz are. */
    static String path(UUID cohort, String quiz, Optional<Basis> basis) {
        return Cohorts.path(cohort) + "/statistics?quiz=" + URLEncoder.encode(quiz, StandardCharsets.UTF_8)
                + basis.map(some -> "&attempts=" + some.text()).orElse("");
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/statistics").handler(this::show);
        router.get("/api/v1/cohorts/:cohort/statistics").handler(this::tell);
    }

    /** The quiz and the attempts that a request asks for. */
    private record Asked(Cohort cohort, Course course, Quiz quiz, Basis basis) {}

    private Asked asked(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        Optional<String> named = Optional.ofNullable(context.request().getParam("quiz"));
        Quiz quiz = named.map(course::quiz)
                .orElseGet(() -> course.quizzes().values().stream().findFirst())
                .orElseThrow(
                        () -> Problem.notFound(new Message("quiz.problem.quiz", Map.of("quiz", named.orElse("")))));
        String attempts =
                Optional.ofNullable(context.request().getParam("attempts")).orElse(Basis.FIRST.text());
        Basis basis = Basis.named(attempts)
                .orElseThrow(
                        () -> Problem.badRequest(new Message("cohort.problem.attempts", Map.of("attempts", attempts))));
        // A later attempt counts in place of an earlier one: that would show what a single learner did.
        return new Asked(cohort, course, quiz, cohort.anonymous() ? Basis.FIRST : basis);
    }

    private QuizMarks marks(Asked asked) {
        List<UUID> learners = members.of(asked.cohort().id()).await().stream()
                .map(Membership::learner)
                .toList();
        return QuizMarks.of(
                cohorts.series(asked.cohort()),
                asked.quiz(),
                results.withAnswers(learners, asked.course().id(), clock.instant())
                        .await(),
                asked.basis(),
                asked.cohort().anonymous());
    }

    private void show(RoutingContext context) {
        Asked asked = asked(context);
        Visitor visitor = Visitor.of(context);
        Cohort cohort = asked.cohort();
        QuizStatisticsPages made = new QuizStatisticsPages(marks(asked), cohort.anonymous(), visitor.texts());
        QuizStatisticsPage page = new QuizStatisticsPage(
                Cohorts.around(frame, cohort, Optional.of(asked.course()), visitor),
                CohortHead.of(cohort, Optional.of(asked.course()), CohortHead.Place.BELOW),
                new Link(
                        asked.quiz().title(),
                        Paths.quiz(asked.course().id(), asked.quiz().id())),
                Cohorts.path(cohort.id()) + "/items",
                bases(asked, visitor.texts()),
                made.n(),
                made.leftOut(),
                made.numbers(),
                made.totals(),
                made.items(),
                made.model());
        Replies.html(context, 200, pages.render("cohort/quiz-statistics", page));
    }

    private static List<QuizStatisticsPage.Basis> bases(Asked asked, Texts texts) {
        return Stream.of(Basis.values())
                .filter(basis -> !asked.cohort().anonymous() || basis == Basis.FIRST)
                .map(basis -> new QuizStatisticsPage.Basis(
                        path(asked.cohort().id(), asked.quiz().id(), Optional.of(basis)),
                        texts.say(key(basis)),
                        basis == asked.basis()))
                .toList();
    }

    private static String key(Basis basis) {
        return switch (basis) {
            case FIRST -> "cohort.statistics.attempts.first";
            case LAST -> "cohort.statistics.attempts.last";
            case HIGHEST -> "cohort.statistics.attempts.highest";
            case ALL -> "cohort.statistics.attempts.all";
        };
    }

    private void tell(RoutingContext context) {
        Asked asked = asked(context);
        QuizMarks marks = marks(asked);
        MarkTable table = marks.table();
        QuizStatistics all = QuizStatistics.of(table);
        List<ItemIndices> indices = ItemIndices.of(table);
        List<ItemView> items = new ArrayList<>();
        for (int i = 0; i < indices.size(); i++) {
            items.add(item(asked, marks, indices.get(i), i, table.rest(i)));
        }
        Replies.json(
                context,
                200,
                new StatisticsView(
                        asked.quiz().id(),
                        asked.basis().text(),
                        all.n(),
                        marks.leftOut(),
                        table.outOf(),
                        all.mean().filter(QuizStatisticsRoutes::isOfSome),
                        all.median().filter(QuizStatisticsRoutes::isOfSome),
                        enough(all.deviation()),
                        enough(all.skewness()),
                        enough(all.kurtosis()),
                        enough(all.alpha()),
                        enough(all.errorRatio()),
                        enough(all.standardError()),
                        items));
    }

    private static boolean isOfSome(Estimate estimate) {
        return estimate.n() >= Proportion.LEAST;
    }

    private static Optional<Estimate> enough(Optional<Estimate> estimate) {
        return estimate.filter(Estimate::hasEnough);
    }

    private static ItemView item(Asked asked, QuizMarks marks, ItemIndices of, int index, double[] rest) {
        QuizMarks.Position position = marks.positions().get(index);
        OptionalDouble guess = position.question().map(Guess::score).orElseGet(OptionalDouble::empty);
        boolean isAnonymous = asked.cohort().anonymous();
        return new ItemView(
                position.id(),
                of.facility().filter(QuizStatisticsRoutes::isOfSome),
                enough(of.deviation()),
                guess.isPresent() ? Optional.of(guess.getAsDouble()) : Optional.empty(),
                of.intendedWeight(),
                enough(of.effectiveWeight()),
                enough(of.discrimination()),
                enough(of.efficiency()),
                position
                        .question()
                        .map(question -> OptionStatistics.of(question, marks.given(), rest))
                        .orElseGet(List::of)
                        .stream()
                        .filter(option -> !isAnonymous || option.picked().count() >= Anonymity.TOGETHER)
                        .map(option -> new OptionView(
                                option.option().id(),
                                option.correct(),
                                option.picked().told(),
                                enough(option.onRest())))
                        .toList());
    }
}
