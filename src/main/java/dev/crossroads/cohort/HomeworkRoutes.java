package dev.crossroads.cohort;

import dev.crossroads.cohort.WarmUpTable.WarmUp;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.Results;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Warm-ups that were given as homework: who did them and how it went, and taking one back. Programs give them here,
 * too; pages do so where a cohort's forgetting is shown.
 */
final class HomeworkRoutes implements Routes {
    private static final String API = Paths.API + "/cohorts/:cohort/warm-ups";

    private final Cohorts cohorts;
    private final MembershipTable memberships;
    private final Results results;
    private final People people;
    private final WarmUps warmUps;
    private final WarmUpTable table;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    HomeworkRoutes(
            Cohorts cohorts,
            MembershipTable memberships,
            Results results,
            People people,
            WarmUps warmUps,
            WarmUpTable table,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.memberships = memberships;
        this.results = results;
        this.people = people;
        this.warmUps = warmUps;
        this.table = table;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** Without a day for the one before the next Monday. */
    record GivingRequest(Optional<String> due) {}

    record WarmUpsView(List<WarmUpView> warmUps) {}

    /** A warm-up; of an anonymous cohort without its members. */
    record WarmUpView(
            UUID id,
            String href,
            String quiz,
            LocalDate due,
            Instant madeAt,
            Optional<Instant> takenBackAt,
            int members,
            int done,
            List<AskedView> questions,
            Optional<List<MemberView>> learners,
            String page) {}

    record AskedView(String question, String quiz, int answered, int right, int partly) {}

    record MemberView(
            UUID id,
            String name,
            String state,
            Optional<Integer> right,
            Optional<Integer> partly,
            Optional<Integer> points,
            Optional<Integer> outOf,
            Optional<Instant> finishedAt) {}

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/warm-ups/:warmUp/homework").handler(this::show);
        router.post("/cohorts/:cohort/warm-ups/:warmUp/removal").handler(this::takeBack);
        router.get(API).handler(this::tell);
        router.post(API).handler(this::give);
        router.get(API + "/:warmUp").handler(this::tellOne);
        router.delete(API + "/:warmUp").handler(this::withdraw);
    }

    /** The page of a warm-up as homework. */
    static String path(UUID cohort, UUID warmUp) {
        return Cohorts.path(cohort) + "/warm-ups/" + warmUp + "/homework";
    }

    private static String api(UUID cohort) {
        return Cohorts.api(cohort) + "/warm-ups";
    }

    /** One that was given as homework, or a problem 404. */
    private WarmUp given(Cohort cohort, UUID warmUp) {
        return table.of(cohort.id(), warmUp)
                .await()
                .filter(found -> found.due().isPresent())
                .orElseThrow(() -> Problem.notFound(new Message("web.problem.nothing-here")));
    }

    private Course course(Cohort cohort) {
        return cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
    }

    /**
     * The results of members at warm-ups.
     *
     * @param beginning of the ids of their quizzes
     */
    private Map<UUID, CourseResults> results(List<Membership> members, Course course, String beginning) {
        return results.ofQuizzes(
                        beginning, members.stream().map(Membership::learner).toList(), course.id(), clock.instant())
                .await();
    }

    /** One that was given, with who has done it. */
    private Homework homework(Cohort cohort, Course course, UUID id) {
        WarmUp warmUp = given(cohort, id);
        List<Membership> members = memberships.of(cohort.id()).await();
        return Homework.of(
                course, warmUp, members, results(members, course, Quiz.warmUp(warmUp.id())), cohort.anonymous());
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Course course = course(cohort);
        Homework homework = homework(cohort, course, Requests.uuid(context, "warmUp"));
        HomeworkPage page = HomeworkPages.page(
                Cohorts.around(frame, cohort, Optional.of(course), visitor),
                cohort,
                course,
                homework,
                by(homework.warmUp()),
                OverviewQuery.of(context.request()).page());
        Replies.html(context, 200, pages.render("cohort/homework", page));
    }

    private Optional<String> by(WarmUp warmUp) {
        return warmUp.by()
                .flatMap(who -> Optional.ofNullable(people.names(List.of(who)).get(who)));
    }

    private void takeBack(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        WarmUp warmUp = given(cohort, Requests.uuid(context, "warmUp"));
        warmUps.takeBack(context, cohort, warmUp);
        Done.SAVED.redirect(context, path(cohort.id(), warmUp.id()));
    }

    private void give(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        GivingRequest request = Requests.json(context, GivingRequest.class);
        UUID given = warmUps.asHomework(context, cohort, request.due());
        Replies.json(context, 201, view(homework(cohort, course(cohort), given), cohort));
    }

    private void tellOne(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Replies.json(context, 200, view(homework(cohort, course(cohort), Requests.uuid(context, "warmUp")), cohort));
    }

    private void withdraw(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        warmUps.takeBack(context, cohort, given(cohort, Requests.uuid(context, "warmUp")));
        Replies.noContent(context);
    }

    private void tell(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Course course = course(cohort);
        List<Membership> members = memberships.of(cohort.id()).await();
        List<WarmUp> given = table.homework(cohort.id()).await();
        Map<UUID, CourseResults> all = given.isEmpty() ? Map.of() : results(members, course, Quiz.WARM_UP);
        Replies.json(
                context,
                200,
                new WarmUpsView(given.stream()
                        .map(warmUp -> view(Homework.of(course, warmUp, members, all, cohort.anonymous()), cohort))
                        .toList()));
    }

    private static WarmUpView view(Homework homework, Cohort cohort) {
        WarmUp warmUp = homework.warmUp();
        return new WarmUpView(
                warmUp.id(),
                api(cohort.id()) + "/" + warmUp.id(),
                Quiz.warmUp(warmUp.id()),
                warmUp.due().orElseThrow(),
                warmUp.madeAt(),
                warmUp.takenBackAt(),
                homework.done().n(),
                homework.done().count(),
                homework.questions().stream()
                        .map(asked -> new AskedView(
                                asked.question().id(),
                                asked.quiz().id(),
                                asked.answered().asked(),
                                asked.answered().right(),
                                asked.answered().partly()))
                        .toList(),
                cohort.anonymous()
                        ? Optional.empty()
                        : Optional.of(homework.members().stream()
                                .map(HomeworkRoutes::view)
                                .toList()),
                path(cohort.id(), warmUp.id()));
    }

    private static MemberView view(Homework.Of of) {
        Optional<Attempt.Ending> ending = of.attempt().flatMap(Attempt::ending);
        return new MemberView(
                of.member().learner(),
                of.member().name(),
                Word.of(of.state()),
                ending.map(_ -> of.answered().right()),
                ending.map(_ -> of.answered().partly()),
                ending.map(Attempt.Ending::points),
                ending.flatMap(_ -> of.attempt()).map(Attempt::outOf),
                ending.map(Attempt.Ending::at));
    }
}
