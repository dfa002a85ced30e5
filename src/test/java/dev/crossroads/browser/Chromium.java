package dev.crossroads.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, and how the tests start it. Nothing is ever downloaded to have one. */
final class Chromium {
    /** Set to {@code true} where a run without the browser tests counts as failed. */
    static final String REQUIRE = "CROSSROADS_REQUIRE_BROWSER";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path ON_MACS = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    /** In the part of Playwright that Maven fetches only where it finds a browser, for all platforms at once. */
    private static final String DRIVER = "/driver/linux/node";

    /** The sandbox does not work for root. The others keep Chromium from calling home. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    /** Why no browser test can run here, in words; empty where they can. */
    static Optional<String> lacking() {
        if (executable().isEmpty()) {
            return Optional.of("no Chromium is found: install chromium or google-chrome and have it on the PATH");
        }
        if (Chromium.class.getResource(DRIVER) == null) {
            return Optional.of("Maven did not fetch their driver (200 MB), as it saw no browser where it looks: set "
                    + REQUIRE + "=true to fetch it");
        }
        return Optional.empty();
    }

    /** Whether a run without browser tests is a failure. */
    static boolean isRequired() {
        return "true".equals(System.getenv(REQUIRE));
    }

    /** Playwright as it drives a browser that is there already. */
    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Options for starting the browser. */
    static BrowserType.LaunchOptions launch() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(executable().orElseThrow())
                .setArgs(FLAGS)
                .setHeadless(true);
    }

    /** The browser of all tests of this JVM, started by the first that asks; it ends with the JVM. */
    static Browser shared() {
        return Shared.BROWSER;
    }

    private static final class Shared {
        static final Browser BROWSER = playwright().chromium().launch(launch());
    }

    private static Optional<Path> executable() {
        Stream<Path> onThePath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onThePath, Stream.of(ON_MACS))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
