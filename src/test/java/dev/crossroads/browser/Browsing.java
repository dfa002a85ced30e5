package dev.crossroads.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.crossroads.Learner;
import dev.crossroads.RunningServer;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The browser, and one server of the bundled course with a database of its own, for a class of tests. */
final class Browsing implements AutoCloseable {
    /** Some things come at the next try but one, and tries are ten seconds apart. */
    private static final int SLOWEST_MS = 60_000;

    private final RunningServer server;
    private final Browser browser = Chromium.shared();
    private final Course course = bundledCourse();

    Browsing() {
        this(RunningServer.start());
    }

    /** The same on a server of other courses. */
    Browsing(RunningServer server) {
        this.server = server;
    }

    /** The server, for requests beside the browser's. */
    RunningServer server() {
        return server;
    }

    /** The course that is served, keys included. */
    Course course() {
        return course;
    }

    /** The path of a lesson of that course. */
    String lesson(String lesson) {
        return Paths.lesson(course.id(), lesson);
    }

    /** The path of a quiz of that course. */
    String quiz(String quiz) {
        return Paths.quiz(course.id(), quiz);
    }

    /** The path of its recommendation. */
    String recommendation() {
        return Paths.recommendation(course.id());
    }

    /** A new visitor: no cookie, nothing in the cache. */
    BrowserContext stranger() {
        return context(new Browser.NewContextOptions());
    }

    /** Where the server is, without a slash at the end. */
    URI address() {
        return server.address();
    }

    /** A new visitor who reaches the server by another address. */
    BrowserContext strangerBy(URI address) {
        return context(new Browser.NewContextOptions(), address);
    }

    /** A new visitor with forced colours. */
    BrowserContext strangerWithForcedColours() {
        return context(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE));
    }

    /** A new visitor with a touch screen. */
    BrowserContext strangerWithATouchScreen() {
        return context(new Browser.NewContextOptions().setHasTouch(true).setIsMobile(true));
    }

    /** Somebody who was never here and whose browser runs no scripts. */
    BrowserContext strangerWithoutScripts() {
        return context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** Lets some weeks pass on the server's clock. */
    void passWeeks() {
        server.pass(Duration.ofDays(15));
    }

    /** Signs somebody up by the page and makes them an instructor. */
    void signUpInstructor(Page page, String email, String name) {
        page.navigate("/sign-up");
        page.locator("[name=email]").fill(email);
        page.locator("[name=name]").fill(name);
        page.locator("[name=password]").fill("correct horse battery staple");
        page.locator("main form button[type=submit]").click();
        page.waitForURL(url -> !url.endsWith("/sign-up"));
        server.makeInstructor(email);
    }

    /** Grants somebody who has signed up the role. */
    void makeInstructor(String email) {
        server.makeInstructor(email);
    }

    /** Somebody elsewhere who uses the server by its JSON interface. */
    Somebody somebody() {
        return new Somebody(new Learner(server));
    }

    /** Somebody elsewhere. */
    final class Somebody {
        private final Learner learner;

        private Somebody(Learner learner) {
            this.learner = learner;
        }

        void join(String code, String name) {
            learner.post("/api/v1/cohorts/join", Map.of("code", code, "name", name))
                    .with(200);
        }

        void leave(String cohort) {
            learner.form(cohort + "/leaving").with(303);
        }

        void complete(String lesson) {
            learner.put(Paths.API + lesson(lesson) + "/progress", Map.of("completed", true))
                    .with(200);
        }
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        return context(options, server.address());
    }

    private BrowserContext context(Browser.NewContextOptions options, URI address) {
        BrowserContext context = browser.newContext(options.setBaseURL(address.toString())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(SLOWEST_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOWEST_MS);
        return context;
    }

    private static Course bundledCourse() {
        try {
            return CourseReader.read(BundledCourses.folder("rust-or-go"))
                    .course()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // Those that a test left open, or else its pages would go on asking in the tests that follow.
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        server.close();
    }
}
