package dev.crossroads;

import dev.crossroads.account.AccountDirectory;
import dev.crossroads.account.AccountFeature;
import dev.crossroads.account.PasswordCost;
import dev.crossroads.authoring.Editions;
import dev.crossroads.authoring.PreviewRoutes;
import dev.crossroads.calibration.CalibrationFeature;
import dev.crossroads.cluster.ClusterNode;
import dev.crossroads.cohort.CohortFeature;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.Heartbeat;
import dev.crossroads.database.Pools;
import dev.crossroads.digest.DigestFeature;
import dev.crossroads.event.BusRecorder;
import dev.crossroads.event.Hint;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.LearnerRecords;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Recorder;
import dev.crossroads.mail.MailFeature;
import dev.crossroads.operation.OperationFeature;
import dev.crossroads.operation.OperatorActs;
import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.quiz.Deadlines;
import dev.crossroads.quiz.LearnerTerms;
import dev.crossroads.quiz.QuestionArchive;
import dev.crossroads.quiz.QuizFeature;
import dev.crossroads.quiz.ShownLog;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recorder.RecorderFeature;
import dev.crossroads.recorder.RecorderLimits;
import dev.crossroads.recorder.RecorderVerticle;
import dev.crossroads.review.ReviewFeature;
import dev.crossroads.search.SearchFeature;
import dev.crossroads.trace.Tracing;
import dev.crossroads.web.CourseFiles;
import dev.crossroads.web.Frame;
import dev.crossroads.web.FramedErrorPages;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.PublicAddress;
import dev.crossroads.web.StaticFiles;
import dev.crossroads.web.Stopping;
import dev.crossroads.web.Traces;
import dev.crossroads.web.VisitorPages;
import dev.crossroads.web.WebParts;
import dev.crossroads.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one place where parts are constructed and joined: read {@link #open} as the table of contents of the running
 * server. Parts are closed in the reverse order in which they were opened.
 */
final class App implements AutoCloseable {

    /** A start takes that much longer at most for a cohort's page to be there at once. */
    private static final Duration FIRST_PAGE = Duration.ofSeconds(1);

    private final Opened opened = new Opened();
    private final Stopping stopping = new Stopping();
    private final PrometheusMeterRegistry metrics = ProcessMetrics.registry();
    private DatabaseAddress database;
    private OperatorActs acts;
    private OperationFeature running;
    private int port;
    private List<String> served = List.of();
    private Rereading rereading;
    private Operation operation = Operation.STANDARD;
    private Optional<Drain> drain = Optional.empty();
    private volatile boolean isOpen;

    private App() {}

    /**
     * Starts a server and returns when it answers requests. Blocks.
     *
     * @throws BrokenCourseException where a course has a mistake
     */
    static App start(Settings settings) {
        return start(
                settings,
                () -> ServedCourses.read(settings),
                InstantSource.system(),
                RecorderLimits.STANDARD,
                PasswordCost.STANDARD);
    }

    /** Starts a server with another clock, limits and cost of passwords, of courses that are read its own way. */
    static App start(
            Settings settings,
            Supplier<List<Course>> reading,
            InstantSource clock,
            RecorderLimits limits,
            PasswordCost cost) {
        App app = new App();
        try {
            app.open(settings, reading, clock, limits, cost);
            return app;
        } catch (Throwable e) { // await() throws what a future failed with, checked or not
            app.closeAfter(e);
            throw e;
        }
    }

    private void open(
            Settings settings,
            Supplier<List<Course>> reading,
            InstantSource clock,
            RecorderLimits limits,
            PasswordCost cost) {
        operation = settings.operation();
        QuestionArchive past = new QuestionArchive();
        Courses courses = new Courses(reading.get(), past);
        OpeningDatabase opening = opening(OpeningDatabase.start(
                () -> openDatabase(settings), settings.database().isPresent()));
        Optional<Tracing> tracing = operation.traces().map(collector -> new Tracing(collector, metrics));
        Vertx vertx = ServerVertx.open(metrics, tracing);
        opening(() -> vertx.close().await());
        StaticFiles files = StaticFiles.load();
        opening(ProcessMetrics.bind(metrics, settings));
        Pages pages = new Pages();
        Optional<Editions> editions =
                settings.isWatching() ? Optional.of(new Editions(clock.instant().toEpochMilli())) : Optional.empty();
        Frame frame = new Frame(
                files.assetBase(),
                files.assetBase() + "/webjars",
                settings.publicUrl().map(URI::toString).orElse(""),
                courses::only,
                () -> editions.map(Editions::now));
        database = opening.await().address();
        Pool pool = openPool(Pools.open(vertx, database, () -> isOpen));
        Pool recorderPool = openPool(recorderPool(vertx, database, limits));
        Pools.connect(database, pool, Pools.AT_FIRST);
        Pools.connect(database, recorderPool, limits.atOnce());
        prepare(vertx, courses, past, clock);
        Heartbeat heartbeat = new Heartbeat(vertx, pool);
        Optional<ClusterNode> node =
                settings.isClustered() ? Optional.of(new ClusterNode(database, pool, metrics)) : Optional.empty();
        OtherNodes others = node.<OtherNodes>map(one -> one).orElse(OtherNodes.NONE);
        Supplier<Future<Boolean>> areAllHeard =
                () -> heartbeat.isThere() ? others.areHeard() : Future.succeededFuture(false);
        LearnerChanges changes = new LearnerChanges(areAllHeard);
        RecorderVerticle storing = new RecorderVerticle(
                recorderPool, FeatureParts.guards(), FeatureParts.projections(), others, limits, metrics);
        Recorder recorder = changes.telling(deployRecorder(vertx, storing));
        VisitorPages visitorPages = new VisitorPages(
                areAllHeard,
                learner ->
                        others.tell(learner.<Hint>map(one -> new Hint.LearnersChanged(List.of(one), Optional.empty()))
                                .orElseGet(Hint.PagesChanged::new)),
                clock);
        changes.listen(LearnerChanges.Layer.PAGES, visitorPages::hear, visitorPages::forgetAll);
        PublicAddress address = new PublicAddress(settings.publicUrl());
        Optional<MailFeature> mail = settings.mail().map(to -> new MailFeature(vertx, pool, pages, to, clock));
        mail.ifPresent(sender -> opening(sender.sending()));
        acts = new OperatorActs(pool, clock);
        OperatorAccess operators = new OperatorAccess(settings.exposure().metricsToken(), acts);
        ShownLog shown = new ShownLog(recorder);
        LearnerRecords records = changes.telling(shown.before(
                RecorderFeature.records(pool, FeatureParts.projections(), FeatureParts.learnerData(), others, clock)));
        AccountFeature accounts = new AccountFeature(
                vertx,
                pool,
                records,
                clock,
                settings.oidc(),
                settings.wantsSecondFactor(),
                cost,
                address,
                mail.map(MailFeature::outbox));
        AccountDirectory directory = new AccountDirectory(pool, clock, settings.wantsSecondFactor());
        running = new OperationFeature(
                operation.retention(),
                Joints.idlePeople(pool, clock),
                pool,
                mail.map(MailFeature::outbox),
                Joints.addresses(directory),
                acts,
                clock);
        opening(running.retaining(vertx));
        LearnerTerms terms = CohortFeature.terms(pool, courses);
        QuizFeature quizzes = new QuizFeature(
                courses,
                recorder,
                shown,
                pool,
                terms,
                ReviewFeature.wishes(pool),
                changes,
                clock,
                accounts.sealing("crossroads shown 1"));
        opening(quizzes.loggingWhatIsShown(vertx));
        opening(quizzes.keepingDeadlines(vertx));
        Regrades regrades = new Regrades(courses, recorder, pool, CohortFeature.members(pool), clock);
        opening(QuizFeature.regrading(vertx, regrades, RecorderFeature.log(vertx, pool), others));
        CohortFeature cohorts = opening(new CohortFeature(
                vertx,
                courses,
                pool,
                new CohortFeature.Neighbours(
                        Joints.people(directory),
                        Joints.presence(directory),
                        new Leaders(pool),
                        mail.map(MailFeature::outbox),
                        acts::ofCommands,
                        RecorderFeature.versions(pool)),
                others,
                new Deadlines(courses, recorder, pool, terms, clock),
                address,
                changes,
                metrics,
                clock));
        opening(cohorts.aligning(vertx));
        // Beside the rest of the start, so that it is known when somebody comes; but nothing is before others are
        // heard.
        Optional<CohortFeature.Ahead> beside =
                node.isEmpty() ? Optional.of(opening(cohorts.readingAhead(pages, frame))) : Optional.empty();
        ReviewFeature reviews = new ReviewFeature(courses, pool, quizzes.quizzes(), clock);
        Optional<DigestFeature> digests = mail.map(sender -> new DigestFeature(
                pool, Joints.recipients(directory), sender.outbox(), accounts.sealing("crossroads digest 1"), clock));
        digests.ifPresent(feature -> opening(feature.sending(
                vertx,
                // Dates come before reviews, and what others need comes below one's own.
                List.of(cohorts.dueDigest(), reviews.digest(), cohorts.peopleDigest(quizzes.reports())))));
        CourseFiles courseFiles = CourseFiles.of(courses);
        if (editions.isPresent()) {
            courseFiles.growing();
        }
        rereading = new Rereading(vertx, database, reading, courses, courseFiles, visitorPages, regrades, clock);
        WebParts parts = new WebParts(
                OpenRoutes.of(
                        vertx,
                        pool,
                        metrics,
                        files,
                        courseFiles,
                        editions,
                        settings.showsDesign(),
                        operators,
                        pages,
                        frame,
                        storing::health,
                        stopping),
                accounts.visitors(),
                visitorPages,
                new FeatureRoutes(
                                courses,
                                recorder,
                                changes,
                                visitorPages,
                                pool,
                                clock,
                                pages,
                                frame,
                                accounts,
                                quizzes,
                                regrades,
                                cohorts,
                                reviews,
                                digests,
                                operators,
                                Stream.of(
                                                running.routes(operators, pages, frame).stream(),
                                                mail.stream()
                                                        .flatMap(feature ->
                                                                feature.routes(operators, pages, frame).stream()),
                                                new CalibrationFeature(courses, pool, changes, others, clock)
                                                        .routes(operators, pages, frame).stream())
                                        .flatMap(routes -> routes)
                                        .toList(),
                                new PreviewRoutes(
                                        courses,
                                        QuizFeature.previews(courses, pool),
                                        editions.map(_ -> operators),
                                        pages,
                                        frame))
                        .all(),
                new FramedErrorPages(pages, frame),
                accounts.signInPages(pages, frame),
                RecorderFeature.translators(),
                settings.exposure().protection(address, clock),
                stopping,
                tracing.<Traces>map(traced -> traced).orElse(Traces.NONE));
        node.ifPresent(one -> opening(joined(vertx, one, changes)));
        beside.orElseGet(() -> opening(cohorts.readingAhead(pages, frame))).awaitPage(FIRST_PAGE);
        WebServer server = WebServer.start(
                        vertx,
                        settings.host(),
                        settings.port(),
                        Runtime.getRuntime().availableProcessors(),
                        parts)
                .await();
        opening(() -> stop(server, cohorts, editions));
        drain = Optional.of(new Drain(operation, stopping));
        port = server.port();
        served = server.served();
        editions.ifPresent(news -> opening(rereading.watching(ServedCourses.folders(settings), news)));
        acts.done(Act.command("server-started", Optional.empty(), ""));
        isOpen = true;
    }

    /** Nobody new is taken while the live pages end, which come again soon and would be waited for. */
    private void stop(WebServer server, CohortFeature cohorts, Optional<Editions> editions) {
        Future<Void> stopped = server.stop(left());
        cohorts.close();
        editions.ifPresent(Editions::close);
        stopped.await();
    }

    /** Prepares the database before anybody is served, by a connection that may take its time. */
    private void prepare(Vertx vertx, Courses courses, QuestionArchive past, InstantSource clock) {
        Pool pool = Pools.forCommand(vertx, database, "opening", 1);
        try {
            RecorderFeature.rename(pool, FeatureParts.projections(), QuizFeature.renaming(courses));
            RecorderFeature.fill(pool, FeatureParts.projections());
            SearchFeature.index(courses, pool);
            QuizFeature.keepQuestions(courses, past, pool, clock);
            QuizFeature.honourCorrectedKeys(courses, past, decided -> Regrades.decideEarly(pool, decided), clock);
        } finally {
            pool.close().await();
        }
    }

    /** Reads all courses again and serves them; false where they are broken and those that are served stay. Blocks. */
    boolean reread() {
        return acts.doing(
                Act.by(OperatorActs.Way.SIGNAL, "courses-read-again", ""),
                rereading::all,
                read -> read ? "" : "broken, the old ones stay");
    }

    /** Looks now for what is held of people who do not come back. Blocks. */
    void retain() {
        running.retain();
    }

    /** Where acts of operators are kept. */
    OperatorActs acts() {
        return acts;
    }

    /** The database that it works on. */
    DatabaseAddress database() {
        return database;
    }

    /** The port that is listened on. */
    int port() {
        return port;
    }

    /** Every method of every path that is answered, such as {@code GET /courses/:course}. */
    List<String> served() {
        return served;
    }

    /** The time that is left for what is under way. */
    private Duration left() {
        return drain.map(Drain::left).orElse(operation.stopWithin());
    }

    /**
     * Says that it is not ready and serves on for a while, where that was asked for; then ends requests under way,
     * stores what waits to be recorded, and stops.
     */
    @Override
    public void close() {
        drain.ifPresent(Drain::begin);
        opened.close();
    }

    /** A failure while closing must not hide why the start failed. */
    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException unclean) {
            failure.addSuppressed(unclean);
        }
    }

    static Database openDatabase(Settings settings) {
        return settings.database().map(Database::given).orElseGet(() -> Database.embedded(settings.data()));
    }

    /** Hears the other nodes from now on. */
    private static AutoCloseable joined(Vertx vertx, ClusterNode node, LearnerChanges changes) {
        node.listen(changes::hear);
        String listening = vertx.deployVerticle(node).await();
        return () -> vertx.undeploy(listening).await();
    }

    private Pool openPool(Pool pool) {
        opening(() -> pool.close().await());
        return pool;
    }

    /** Connections of the recorder's own, so that readers never wait behind a batch; one may have to be opened anew. */
    static Pool recorderPool(Vertx vertx, DatabaseAddress database, RecorderLimits limits) {
        return Pools.open(vertx, database, "recorder", limits.atOnce() + 1, RecorderVerticle.session(limits));
    }

    private Recorder deployRecorder(Vertx vertx, RecorderVerticle storing) {
        String recorder = vertx.deployVerticle(storing).await();
        opening(() -> {
            storing.stopWithin(left());
            vertx.undeploy(recorder).await();
        });
        return new BusRecorder(vertx);
    }

    private <T extends AutoCloseable> T opening(T part) {
        return opened.with(part);
    }
}
