package dev.crossroads;

import dev.crossroads.account.Instructors;
import dev.crossroads.account.OidcSettings;
import dev.crossroads.account.PasswordCost;
import dev.crossroads.course.Course;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.recorder.RecorderLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole server on a free port and on a database of its own, as {@code crossroads serve} starts it; its clock can be
 * moved and stopped. One for a whole test class is a static field with {@code @RegisterExtension}, and is closed with
 * the class; others are closed by whoever starts them.
 */
public final class RunningServer implements AutoCloseable, AfterAllCallback {
    /** Nearly every test signs somebody up, and few ask how hard it is to guess a password. */
    private static final PasswordCost ALMOST_NONE = new PasswordCost(8, 1, 1);

    private final DatabaseAddress database;
    private final Runnable end;
    private final MovableClock clock = new MovableClock();
    private final Plan plan;
    private final Settings settings;
    private App app;

    /** A server to be started: of the bundled course and with the standard limits, unless a test says otherwise. */
    private static final class Plan {
        int port;
        DatabaseAddress way;
        List<Path> courses = List.of();
        RecorderLimits limits = RecorderLimits.STANDARD;
        PasswordCost cost = ALMOST_NONE;
        Optional<URI> publicUrl = Optional.empty();
        Optional<OidcSettings> oidc = Optional.empty();
        boolean showsDesign = true;
        boolean wantsSecondFactor;
        Exposure exposure = Exposure.STANDARD;
        Optional<MailSettings> mail = Optional.empty();
        boolean isWatching;
        boolean isClustered;
        Operation operation = Operation.STANDARD;

        Settings settings() {
            return new Settings(
                    "127.0.0.1",
                    port,
                    Optional.of(way),
                    Path.of("target", "unused"),
                    courses,
                    isClustered,
                    publicUrl,
                    oidc,
                    showsDesign,
                    wantsSecondFactor,
                    exposure,
                    mail,
                    isWatching,
                    operation);
        }
    }

    private RunningServer(DatabaseAddress database, Runnable end, Plan plan) {
        this.database = database;
        this.end = end;
        this.plan = plan;
        this.settings = plan.settings();
        this.app = App.start(settings, this::read, clock, plan.limits, plan.cost);
    }

    private static RunningServer of(Consumer<Plan> change) {
        return of(TestDatabase.create(), change);
    }

    private static RunningServer of(TestDatabase database, Consumer<Plan> change) {
        return of(database.address(), database::close, change);
    }

    private static RunningServer of(DatabaseAddress database, Runnable end, Consumer<Plan> change) {
        Plan plan = new Plan();
        plan.way = database;
        change.accept(plan);
        return new RunningServer(database, end, plan);
    }

    /** Reads the bundled course once for all servers of a test run; others may have been edited since. */
    private List<Course> read() {
        return settings.courses().isEmpty() ? Bundled.COURSES : ServedCourses.read(settings);
    }

    private static final class Bundled {
        static final List<Course> COURSES = List.of(ServedCourses.bundledCourse());
    }

    /** Starts another server on the port of this one, which fails. */
    void startAnother() {
        plan.port = app.port();
        App.start(plan.settings(), this::read, clock, plan.limits, plan.cost).close();
    }

    /** A server of the bundled course. */
    public static RunningServer start() {
        return of(_ -> {});
    }

    /** A server of the courses in these folders. */
    public static RunningServer serving(List<Path> courses) {
        return of(plan -> plan.courses = courses);
    }

    /** A server that reads the courses in these folders again when their files change. */
    public static RunningServer watching(List<Path> courses) {
        return of(plan -> {
            plan.courses = courses;
            plan.isWatching = true;
        });
    }

    /** A server as operators start it: without the page of the design, with passwords at their cost. */
    public static RunningServer asOperatorsStartIt() {
        return of(plan -> {
            plan.showsDesign = false;
            plan.cost = PasswordCost.STANDARD;
        });
    }

    /** A server whose instructors need a second factor. */
    public static RunningServer withSecondFactor() {
        return of(plan -> plan.wantsSecondFactor = true);
    }

    /** A server that people may sign in to by a provider. */
    public static RunningServer withProvider(OidcSettings provider) {
        return of(plan -> plan.oidc = Optional.of(provider));
    }

    /** A server of the bundled course with these limits for strangers. */
    static RunningServer exposed(Exposure exposure) {
        return of(plan -> plan.exposure = exposure);
    }

    /** A server of the workshop that sends mail, and that people reach where its mail says. */
    public static RunningServer mailing(MailSettings mail) {
        return of(plan -> {
            plan.courses = List.of(Workshop.folder());
            plan.publicUrl = Optional.of(mail.site());
            plan.mail = Optional.of(mail);
        });
    }

    /** A server that sends mail and lets everybody change as much as they like, with passwords at their cost. */
    public static RunningServer mailingWithoutLimits(MailSettings mail) {
        return of(plan -> {
            plan.publicUrl = Optional.of(mail.site());
            plan.mail = Optional.of(mail);
            plan.cost = PasswordCost.STANDARD;
            plan.exposure = new Exposure(Exposure.STANDARD.proxies(), Optional.empty(), 0, 0);
        });
    }

    /** A server of these courses that lets everybody change as much as they like. */
    public static RunningServer withoutLimits(List<Path> courses) {
        return of(plan -> {
            plan.courses = courses;
            plan.exposure = new Exposure(Exposure.STANDARD.proxies(), Optional.empty(), 0, 0);
        });
    }

    /** A server of the bundled course whose public address is another one. */
    public static RunningServer reachedAt(URI publicUrl) {
        return of(plan -> plan.publicUrl = Optional.of(publicUrl));
    }

    /** A server of the bundled course whose operator told where it is. */
    public static RunningServer knowingItsAddress() {
        return of(plan -> {
            plan.port = freePort();
            plan.publicUrl = Optional.of(URI.create("http://localhost:" + plan.port));
        });
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that reaches its database by way of another address, such as a proxy that can be cut. */
    public static RunningServer by(TestDatabase database, DatabaseAddress way, RecorderLimits limits) {
        return of(database, plan -> {
            plan.way = way;
            plan.limits = limits;
        });
    }

    /** A server of the workshop on a data folder of its own, where its Postgres runs; closing it ends that too. */
    static RunningServer embedded(Path data) {
        Database embedded = Database.embedded(data);
        return of(embedded.address(), embedded::close, plan -> plan.courses = List.of(Workshop.folder()));
    }

    /** A server of the workshop that is operated like this, and reaches its database by way of another address. */
    static RunningServer operated(TestDatabase database, DatabaseAddress way, Operation operation) {
        return of(database, plan -> {
            plan.courses = List.of(Workshop.folder());
            plan.way = way;
            plan.operation = operation;
        });
    }

    /** A server of the workshop without limits for strangers, whose way to its database can be hurt. */
    public static RunningServer hurtable(TestDatabase database, DatabaseAddress way) {
        return of(database, plan -> {
            plan.courses = List.of(Workshop.folder());
            plan.way = way;
            plan.exposure = new Exposure(Exposure.STANDARD.proxies(), Optional.empty(), 0, 0);
        });
    }

    /** Replays the log of a database that no server works on. */
    public static void rebuild(DatabaseAddress database) {
        Upkeep.rebuild(Workshop.settings(database), (_, _) -> {});
    }

    /** A node of the workshop among those that work on a database; closing it leaves that as it is. */
    public static RunningServer node(DatabaseAddress shared) {
        return of(shared, () -> {}, plan -> {
            plan.courses = List.of(Workshop.folder());
            plan.isClustered = true;
            plan.exposure = new Exposure(Exposure.STANDARD.proxies(), Optional.empty(), 0, 0);
        });
    }

    /** Closes it when the test class that registers it is done. */
    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + app.port());
    }

    /** Every method of every path that it answers, such as {@code GET /courses/:course}, as its router has them. */
    public List<String> served() {
        return app.served();
    }

    /** The database it works on. */
    public DatabaseAddress database() {
        return database;
    }

    /** Stops it and starts it again on the same database, on another port. */
    public void restart() {
        restart(() -> {});
    }

    /** The same; something happens to the database while nobody is served. */
    public void restart(Runnable meanwhile) {
        app.close();
        meanwhile.run();
        app = App.start(settings, this::read, clock, plan.limits, plan.cost);
    }

    /** Reads its courses again, as {@code SIGHUP} has it; false where they are broken. */
    public boolean reread() {
        return app.reread();
    }

    /** Grants the role of instructors as {@code crossroads instructor EMAIL} does, without the start of a command. */
    public void makeInstructor(String email) {
        String grant = """
            INSERT INTO account_role (learner_id, role, granted_at)
            SELECT learner_id, 'instructor', now() FROM account WHERE email_key = '%s'
            RETURNING learner_id
            """.formatted(email);
        if (Rows.texts(database, grant).size() != 1) {
            throw new AssertionError("nobody has an account of " + email);
        }
    }

    /** Runs {@code crossroads instructor EMAIL}, which keeps and tells that it did. */
    void runInstructorCommand(String email) {
        change(email, true);
    }

    /** Takes the role of instructors away, as {@code crossroads instructor EMAIL --revoke} does. */
    public void revokeInstructor(String email) {
        change(email, false);
    }

    private void change(String email, boolean isGranted) {
        Instructors.Change change = Upkeep.instructor(settings, email, isGranted, _ -> true);
        if (change != Instructors.Change.DONE) {
            throw new AssertionError(email + ": " + change);
        }
    }

    /** Replays the log into all projections, as {@code crossroads rebuild} does. */
    public void rebuild() {
        Upkeep.rebuild(settings, (_, _) -> {});
    }

    /** Looks now for what is held of people who do not come back, as it does by itself every hour. */
    void retain() {
        app.retain();
    }

    /** Keeps that a command has done something, as commands do that work beside it. */
    public void keepCommand() {
        app.acts().done(Act.command("tried", Optional.empty(), ""));
    }

    /** The server's clock. */
    public Instant instant() {
        return clock.instant();
    }

    /** Lets time pass on the server's clock. */
    public void pass(Duration time) {
        clock.ahead = clock.ahead.plus(time);
    }

    /** Stops the server's clock, so that only {@link #pass} moves it, however slow the machine is. */
    public RunningServer stopClock() {
        clock.stoppedAt = Optional.of(Instant.now());
        return this;
    }

    /** Stops it as a signal does; its database stays. */
    public void stop() {
        app.close();
    }

    @Override
    public void close() {
        stop();
        end.run();
    }

    private static final class MovableClock implements InstantSource {
        private volatile Duration ahead = Duration.ZERO;
        private volatile Optional<Instant> stoppedAt = Optional.empty();

        @Override
        public Instant instant() {
            return stoppedAt.orElseGet(Instant::now).plus(ahead);
        }
    }
}
