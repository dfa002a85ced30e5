package dev.crossroads.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * On a slow phone at the end of a slow line fonts and scripts come late, and a page piece by piece; nothing may wait or
 * move for them.
 */
@InChromium
class SteadyLayoutBrowserTest {
    private static final int LATENCY_MS = 150;
    private static final int BYTES_A_SECOND = 200_000;
    private static final int TIMES_SLOWER = 4;

    /** Invisible below this; web.dev/articles/cls calls up to 0.1 good. */
    private static final double UNSEEN = 0.005;

    /**
     * Everything that moved up to the last frame and by how much, as the Layout Instability specification counts it.
     */
    private static final String SHIFTS = """
            async () => {
              const frame = () => new Promise(requestAnimationFrame);
              await frame();
              await frame();
              const observer = new PerformanceObserver(() => {});
              observer.observe({ type: "layout-shift", buffered: true });
              return observer.takeRecords().map(({ value, sources }) => ({
                value,
                moved: sources.map(({ node }) => node?.outerHTML?.slice(0, 120)).join(" | "),
              }));
            }""";

    /** Waits until a piece of a page has arrived and what there is of the page has been painted. */
    private static final String PAINTED = """
            async (mark) => {
              const arrived = () => {
                const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
                while (comments.nextNode()) {
                  if (comments.currentNode.data === mark) {
                    return true;
                  }
                }
                return false;
              };
              const frame = () => new Promise(requestAnimationFrame);
              do {
                await frame();
              } while (!arrived());
              await frame();
            }""";

    /** The files that the browser would not paint without. */
    private static final String WAITED_FOR = """
            () => performance.getEntriesByType("resource")
                .filter(({ renderBlockingStatus }) => renderBlockingStatus === "blocking")
                .map(({ name }) => name.slice(name.lastIndexOf("/") + 1))""";

    private static Browsing browsing;

    @BeforeAll
    static void open() {
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @Test
    void nothingMovesWhileAPageLoadsForTheFirstTimeNorForTheSecond() {
        for (String path : pathsWithColumns()) {
            try (BrowserContext stranger = browsing.stranger()) {
                Page page = stranger.newPage();
                slowDown(page);
                for (int visit = 1; visit <= 2; visit++) {
                    page.navigate(path);
                    assertNothingMoved(page, path + ", visit " + visit);
                }
            }
        }
    }

    @Test
    void nothingMovesWhenEachPieceOfAPageIsPaintedBeforeTheNextArrives() throws InterruptedException {
        try (SlowLine line = new SlowLine(browsing.address());
                BrowserContext learner = browsing.strangerBy(line.address())) {
            Page page = learner.newPage();
            List<String> paths = new ArrayList<>(paths());
            paths.addAll(leaveSomethingBehind(learner));
            page.setViewportSize(390, 900);
            for (String path : paths) {
                assertNothingMovesPieceByPiece(page, line, path);
            }
            page.setViewportSize(1280, 900);
            for (String path : pathsWithColumns()) {
                assertNothingMovesPieceByPiece(page, line, path);
            }
        }
    }

    private static void assertNothingMovesPieceByPiece(Page page, SlowLine line, String path)
            throws InterruptedException {
        page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        SlowLine.Arriving arriving = line.page();
        while (!arriving.isWhole()) {
            page.evaluate(PAINTED, arriving.mark());
            arriving.next();
        }
        assertNothingMoved(page, "%s at %d".formatted(path, page.viewportSize().width));
    }

    /** Pages that are fuller for returning visitors: progress, the front page, a question, results. */
    private static List<String> leaveSomethingBehind(BrowserContext learner) {
        try (BrowserContext before = browsing.stranger()) {
            Page page = before.newPage();
            page.navigate(browsing.lesson("welcome"));
            page.locator("[data-mark-as-read] button").click();
            page.locator(".completed").waitFor();
            page.navigate(browsing.quiz("ownership-and-borrowing"));
            page.locator(".quiz-intro form button").click();
            page.locator("#answer").waitFor();
            page.locator(".quiz-foot [data-submission]").click();
            page.locator(".score").waitFor();
            String results = URI.create(page.url()).getPath();
            page.navigate(browsing.quiz("data-races"));
            page.locator(".quiz-intro form button").click();
            page.locator("#answer").waitFor();
            learner.addCookies(before.cookies().stream()
                    .map(cookie -> new Cookie(cookie.name, cookie.value)
                            .setDomain("localhost")
                            .setPath("/"))
                    .toList());
            return List.of(results, browsing.quiz("data-races"));
        }
    }

    private static void assertNothingMoved(Page page, String where) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<?> shifts = (List<?>) page.evaluate(SHIFTS);
        assertThat(moved(page, shifts))
                .as("layout shift of %s: %s", where, shifts)
                .isLessThan(UNSEEN);
    }

    private static double moved(Page page, List<?> shifts) {
        return ((Number) page.evaluate("shifts => shifts.reduce((sum, { value }) => sum + value, 0)", shifts))
                .doubleValue();
    }

    @Test
    void whatMovesIsNoticed() {
        try (BrowserContext stranger = browsing.stranger()) {
            Page page = stranger.newPage();
            page.navigate(browsing.lesson("ownership-and-borrowing"));
            assertNothingMoved(page, "a lesson");

            page.evaluate("() => { document.querySelector('main').style.paddingBlockStart = '90px'; }");

            assertThat(moved(page, (List<?>) page.evaluate(SHIFTS))).isGreaterThan(UNSEEN);
        }
    }

    @Test
    void nothingIsWaitedForBeforeTheFirstPaintButOneStyleSheet() {
        try (BrowserContext stranger = browsing.stranger()) {
            Page page = stranger.newPage();
            for (String path : paths()) {
                page.navigate(path);
                assertThat((List<?>) page.evaluate(WAITED_FOR)).as(path).isEqualTo(List.of("site.css"));
            }
        }
    }

    private static List<String> paths() {
        return Stream.concat(Stream.of("/", "/progress", "/search?q=owner"), pathsWithColumns().stream())
                .toList();
    }

    /** The pages that are laid out otherwise on a wide screen. */
    private static List<String> pathsWithColumns() {
        return List.of(
                "/courses/rust-or-go",
                browsing.lesson("ownership-and-borrowing"),
                browsing.quiz("ownership-and-borrowing"),
                browsing.recommendation());
    }

    private static void slowDown(Page page) {
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Network.enable");
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY_MS);
        line.addProperty("downloadThroughput", BYTES_A_SECOND);
        line.addProperty("uploadThroughput", BYTES_A_SECOND);
        devTools.send("Network.emulateNetworkConditions", line);
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", TIMES_SLOWER);
        devTools.send("Emulation.setCPUThrottlingRate", processor);
    }
}
