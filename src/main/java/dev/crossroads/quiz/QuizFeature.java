package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.LogReader;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Projection;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.Renaming;
import dev.crossroads.quiz.regrade.Decision;
import dev.crossroads.quiz.regrade.RegradeVerticle;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.VisitorPages;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The front door of quizzes: what is served, what is kept of the log, and what is refused. */
public final class QuizFeature {
    private final Pool pool;
    private final InstantSource clock;
    private final Quizzes quizzes;
    private final ShownLog shown;
    private final Showings showings;
    private final Reports reports;

    /**
     * Quizzes of these courses, on these terms; deadlines are kept by this clock.
     *
     * @param wishes of learners for their reviews
     * @param changes of learners, to forget what they remembered before
     * @param shown learns what is shown, and puts into the log what is left open
     * @param seal signs when a question was shown: a text that nobody else can work out from this one, of letters,
     *     digits, {@code -} and {@code _}
     */
    public QuizFeature(
            Courses courses,
            Recorder recorder,
            ShownLog shown,
            Pool pool,
            LearnerTerms terms,
            LearnerWishes wishes,
            LearnerChanges changes,
            InstantSource clock,
            UnaryOperator<String> seal) {
        this.pool = pool;
        this.clock = clock;
        this.shown = shown;
        quizzes = new Quizzes(courses, recorder, shown, pool, terms, wishes, changes, clock);
        showings = new Showings(shown, seal);
        reports = new Reports(courses, pool, clock);
    }

    /** Ends attempts when their time is over, until it is closed. */
    public AutoCloseable keepingDeadlines(Vertx vertx) {
        String keeper = vertx.deployVerticle(new DeadlineVerticle(new AttemptTable(pool), quizzes, clock))
                .await();
        return () -> vertx.undeploy(keeper).await();
    }

    /** Puts what was shown and stays open into the log, until it is closed, and then all that is left. */
    public AutoCloseable loggingWhatIsShown(Vertx vertx) {
        String keeper = vertx.deployVerticle(new ShownVerticle(shown, clock)).await();
        return () -> vertx.undeploy(keeper).await();
    }

    /**
     * Keeps what these courses ask, for good, and finds what they asked before. Blocks.
     *
     * @param past where it is to be found by
     */
    public static void keepQuestions(Courses courses, QuestionArchive past, Pool pool, InstantSource clock) {
        past.fill(courses, new QuestionRevisionTable(pool), clock.instant());
    }

    /**
     * Gives points to whoever answered what an author's corrected key says, each correction once.
     *
     * @param past as {@link #keepQuestions} filled it for these courses
     * @param deciding stores a decision, of those with the same id the first
     */
    public static void honourCorrectedKeys(
            Courses courses, QuestionArchive past, Consumer<Decision> deciding, InstantSource clock) {
        CorrectedKeys.decide(courses, past, deciding, clock);
    }

    /** Marks answers again where that was decided, until it is closed. */
    public static AutoCloseable regrading(Vertx vertx, Regrades regrades, LogReader log, OtherNodes others) {
        DeploymentOptions waiting = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        String keeper = vertx.deployVerticle(new RegradeVerticle(regrades, log, others), waiting)
                .await();
        return () -> vertx.undeploy(keeper).await();
    }

    /** The projections for the recorder. */
    public static List<Projection> projections() {
        return QuizProjections.all();
    }

    /** The guards for the recorder. */
    public static List<Guard> guards() {
        return List.of(new AttemptGuard(), new AnswerGuard());
    }

    /** The data of quizzes: attempts move when a guest signs up or in. */
    public static LearnerData data() {
        return new QuizData();
    }

    /** The names that questions of these courses had in earlier releases, with those of today. */
    public static Renaming renaming(Courses courses) {
        return new FormerNames(courses.all());
    }

    /** Questions with their keys, for who may see them before they have earned them. */
    public static Previews previews(Courses courses, Pool pool) {
        return new Previews(courses, pool);
    }

    /** Attempts, for who begins some. */
    public Quizzes quizzes() {
        return quizzes;
    }

    /** The reports that something is wrong with a question. */
    public Reports reports() {
        return reports;
    }

    /** The part with replies to what a learner reported. */
    public PagePart part(Pages pages) {
        return new ReportsPart(reports, pages);
    }

    /** The question that the front page asks newcomers. */
    public SampleQuestions samples(Pages pages, Frame frame) {
        return new SampleQuestions(quizzes, pages, frame);
    }

    /**
     * The pages and the JSON interface.
     *
     * @param next the way on from the results
     */
    public List<Routes> routes(
            Pages pages, Frame frame, VisitorPages visitorPages, OperatorAccess operators, PagePart next) {
        AttemptPages attempts = new AttemptPages(quizzes, showings, reports, pages, frame, next);
        return List.of(
                new QuizRoutes(quizzes, attempts, pages, frame, visitorPages),
                new AnswerRoutes(quizzes, showings, attempts),
                new ReportRoutes(quizzes, reports, visitorPages, pages, frame),
                new OperatorReportRoutes(reports, operators, visitorPages, pages, frame),
                new QuizApi(quizzes, showings, reports));
    }
}
