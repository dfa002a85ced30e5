package dev.crossroads;

import dev.crossroads.account.Instructors;
import dev.crossroads.account.OidcSettings;
import dev.crossroads.course.Course;
import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.recorder.RecorderLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The whole server on a free port and on a database of its own, as {@code crossroads serve} starts it; its clock can be
 * moved and stopped. Close it when the test class is done.
 */
public final class RunningServer implements AutoCloseable {
    private final DatabaseAddress database;
    private final Runnable end;
    private final MovableClock clock = new MovableClock();
    private final Settings settings;
    private final RecorderLimits limits;
    private App app;

    private RunningServer(
            TestDatabase database,
            DatabaseAddress address,
            List<Path> courses,
            RecorderLimits limits,
            Optional<URI> publicUrl,
            Optional<OidcSettings> oidc,
            boolean showsDesign) {
        this(database, address, courses, limits, publicUrl, oidc, showsDesign, false, Exposure.STANDARD);
    }

    private RunningServer(
            TestDatabase database,
            DatabaseAddress address,
            List<Path> courses,
            RecorderLimits limits,
            Optional<URI> publicUrl,
            Optional<OidcSettings> oidc,
            boolean showsDesign,
            boolean wantsSecondFactor,
            Exposure exposure) {
        this(
                database.address(),
                database::close,
                address,
                courses,
                limits,
                publicUrl,
                oidc,
                showsDesign,
                wantsSecondFactor,
                exposure);
    }

    private RunningServer(
            DatabaseAddress database,
            Runnable end,
            DatabaseAddress address,
            List<Path> courses,
            RecorderLimits limits,
            Optional<URI> publicUrl,
            Optional<OidcSettings> oidc,
            boolean showsDesign,
            boolean wantsSecondFactor,
            Exposure exposure) {
        this.database = database;
        this.end = end;
        this.limits = limits;
        this.settings = new Settings(
                "127.0.0.1",
                0,
                Optional.of(address),
                Path.of("target", "unused"),
                courses,
                false,
                publicUrl,
                oidc,
                showsDesign,
                wantsSecondFactor,
                exposure);
        this.app = App.start(settings, this::read, clock, limits);
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
        Settings same = new Settings(
                settings.host(),
                app.port(),
                settings.database(),
                settings.data(),
                settings.courses(),
                settings.isClustered(),
                settings.publicUrl(),
                settings.oidc(),
                settings.showsDesign(),
                settings.wantsSecondFactor(),
                settings.exposure());
        App.start(same, this::read, clock, limits).close();
    }

    /** A server of the bundled course. */
    public static RunningServer start() {
        return serving(List.of());
    }

    /** A server of the courses in these folders. */
    public static RunningServer serving(List<Path> courses) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                courses,
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** A server as operators start it: without the page of the design. */
    public static RunningServer withoutDesign() {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                List.of(),
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A server whose instructors need a second factor. */
    public static RunningServer withSecondFactor() {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                List.of(),
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                Exposure.STANDARD);
    }

    /** A server that people may sign in to by a provider. */
    public static RunningServer withProvider(OidcSettings provider) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                List.of(),
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.of(provider),
                true);
    }

    /** A server of the bundled course with these limits for strangers. */
    static RunningServer exposed(Exposure exposure) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                List.of(),
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                exposure);
    }

    /** A server of the bundled course that sends mail, and that people reach where its mail says. */
    public static RunningServer mailing(MailSettings mail) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database.address(),
                database::close,
                new Settings(
                        "127.0.0.1",
                        0,
                        Optional.of(database.address()),
                        Path.of("target", "unused"),
                        List.of(Workshop.folder()),
                        false,
                        Optional.of(mail.site()),
                        Optional.empty(),
                        true,
                        false,
                        Exposure.STANDARD,
                        Optional.of(mail)));
    }

    private RunningServer(DatabaseAddress database, Runnable end, Settings settings) {
        this.database = database;
        this.end = end;
        this.limits = RecorderLimits.STANDARD;
        this.settings = settings;
        this.app = App.start(settings, this::read, clock, limits);
    }

    /** A server of these courses that lets everybody change as much as they like. */
    public static RunningServer withoutLimits(List<Path> courses) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                courses,
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                new Exposure(Exposure.STANDARD.proxies(), Optional.empty(), 0, 0));
    }

    /** A server of the bundled course that people are said to reach at another address. */
    public static RunningServer reachedAt(URI publicUrl) {
        TestDatabase database = TestDatabase.create();
        return new RunningServer(
                database,
                database.address(),
                List.of(),
                RecorderLimits.STANDARD,
                Optional.of(publicUrl),
                Optional.empty(),
                true);
    }

    /** A server that reaches its database by way of another address, such as a proxy that can be cut. */
    public static RunningServer by(TestDatabase database, DatabaseAddress way, RecorderLimits limits) {
        return new RunningServer(database, way, List.of(), limits, Optional.empty(), Optional.empty(), true);
    }

    /** A server of the workshop on a data folder of its own, where its Postgres runs; closing it ends that too. */
    static RunningServer embedded(Path data) {
        Database embedded = Database.embedded(data);
        return new RunningServer(
                embedded.address(),
                embedded::close,
                embedded.address(),
                List.of(Workshop.folder()),
                RecorderLimits.STANDARD,
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                Exposure.STANDARD);
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
        app = App.start(settings, this::read, clock, limits);
    }

    /** Grants the role of instructors, as {@code crossroads instructor EMAIL} does. */
    public void makeInstructor(String email) {
        Instructors.Change change = Upkeep.instructor(settings, email, true, _ -> true);
        if (change != Instructors.Change.DONE) {
            throw new AssertionError(email + ": " + change);
        }
    }

    /** Takes the role of instructors away, as {@code crossroads instructor EMAIL --revoke} does. */
    public void revokeInstructor(String email) {
        Instructors.Change change = Upkeep.instructor(settings, email, false, _ -> true);
        if (change != Instructors.Change.DONE) {
            throw new AssertionError(email + ": " + change);
        }
    }

    /** Replays the log into all projections, as {@code crossroads rebuild} does. */
    public void rebuild() {
        Upkeep.rebuild(settings, (_, _) -> {});
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

    @Override
    public void close() {
        app.close();
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
