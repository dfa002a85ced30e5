package dev.crossroads.cohort;

import dev.crossroads.cohort.QuizMarks.Basis;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Language;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statistics of one quiz in a cohort, as a page, as JSON and as CSV. */
final class QuizStatisticsRoutes implements Routes {
    private final Cohorts cohorts;
    private final Results results;
    private final ItemGroups groups;
    private final MembershipTable members;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    QuizStatisticsRoutes(
            Cohorts cohorts,
            Results results,
            ItemGroups groups,
            MembershipTable members,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.results = results;
        this.groups = groups;
        this.members = members;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** Where the statistics of a quiz are. */
    static String path(UUID cohort, String quiz, Optional<Basis> basis) {
        return path(cohort, "/statistics", quiz, basis);
    }

    private static String path(UUID cohort, String below, String quiz, Optional<Basis> basis) {
        return Cohorts.path(cohort) + below + "?quiz=" + URLEncoder.encode(quiz, StandardCharsets.UTF_8)
                + basis.map(some -> "&attempts=" + some.text()).orElse("");
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/statistics").handler(this::show);
        router.get("/api/v1/cohorts/:cohort/statistics").handler(this::tell);
        router.get("/cohorts/:cohort/statistics.csv").handler(this::export);
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

    /** Members by learner, and the results of them. */
    private record Answered(Map<UUID, String> names, Map<UUID, CourseResults> results) {}

    private Answered answered(Asked asked) {
        Map<UUID, String> names = members.of(asked.cohort().id()).await().stream()
                .collect(Collectors.toMap(Membership::learner, Membership::name));
        return new Answered(
                names,
                results.withAnswersTo(
                                asked.quiz(), names.keySet(), asked.course().id(), clock.instant())
                        .await());
    }

    private QuizMarks marks(Asked asked, Answered answered) {
        return QuizMarks.of(
                cohorts.series(asked.cohort()),
                asked.quiz(),
                answered.results(),
                asked.basis(),
                asked.cohort().anonymous());
    }

    private void show(RoutingContext context) {
        Asked asked = asked(context);
        Visitor visitor = Visitor.of(context);
        Cohort cohort = asked.cohort();
        QuizStatisticsPages made =
                new QuizStatisticsPages(marks(asked, answered(asked)), cohort.anonymous(), visitor.texts());
        QuizStatisticsPage page = new QuizStatisticsPage(
                Cohorts.around(frame, cohort, Optional.of(asked.course()), visitor),
                CohortHead.of(cohort, Optional.of(asked.course()), CohortHead.Place.BELOW),
                new Link(
                        asked.quiz().title(),
                        Paths.quiz(asked.course().id(), asked.quiz().id())),
                Cohorts.path(cohort.id()) + "/items",
                path(cohort.id(), "/statistics.csv", asked.quiz().id(), Optional.of(asked.basis())),
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
        Answered answered = answered(asked);
        Replies.json(context, 200, view(context, asked, answered, wanted(context, asked, answered)));
    }

    private void export(RoutingContext context) {
        Asked asked = asked(context);
        Answered answered = answered(asked);
        List<ItemGroups.Way> wanted = context.request().getParam("by") == null
                ? groups.ways(quiz(context, asked, answered))
                : wanted(context, asked, answered);
        String csv =
                Csv.BYTE_ORDER_MARK + view(context, asked, answered, wanted).csv();
        CsvRoutes.begin(context, asked.cohort(), "statistics").end(Buffer.buffer(csv));
    }

    private static ItemGroups.AnsweredQuiz quiz(RoutingContext context, Asked asked, Answered answered) {
        return new ItemGroups.AnsweredQuiz(
                Visitor.of(context),
                asked.cohort(),
                asked.course(),
                asked.quiz(),
                answered.names(),
                answered.results());
    }

    /** The comparison that a request asks for; none, or a problem 400 where there is no such way. */
    private List<ItemGroups.Way> wanted(RoutingContext context, Asked asked, Answered answered) {
        String by = context.request().getParam("by");
        if (by == null) {
            return List.of();
        }
        List<ItemGroups.Way> ways = groups.ways(quiz(context, asked, answered)).stream()
                .filter(way -> way.by().equals(by))
                .toList();
        if (ways.isEmpty()) {
            throw Problem.badRequest(new Message("cohort.problem.by", Map.of("by", by)));
        }
        return ways;
    }

    private QuizStatisticsView view(
            RoutingContext context, Asked asked, Answered answered, List<ItemGroups.Way> wanted) {
        ItemGroups.AnsweredQuiz quiz = quiz(context, asked, answered);
        Texts english = Texts.of(Language.ENGLISH);
        return QuizStatisticsView.of(
                marks(asked, answered),
                asked.basis(),
                asked.cohort().anonymous(),
                groups.ways(quiz).stream()
                        .map(way -> new QuizStatisticsView.GroupingView(way.by(), way.text(english)))
                        .toList(),
                wanted.stream()
                        .map(way -> new QuizStatisticsView.Compared(way.by(), groups.compare(quiz, way)))
                        .toList());
    }
}
