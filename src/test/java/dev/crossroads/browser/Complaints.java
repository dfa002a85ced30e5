package dev.crossroads.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The browser's complaints on all pages of a learner: errors and warnings in the console, including violations of the
 * content security policy, failed scripts and requests, and every request that would leave the server: no third party
 * learns who reads here.
 */
final class Complaints {
    /** The browser's name for a request that it gave up because the page was left. */
    private static final String LEFT = "net::ERR_ABORTED";

    /** Reported when somebody leaves before a page transition has ended; harmless. */
    private static final String CUT_SHORT = "Transition was ";

    /**
     * The browser's name for a request that its policy barred. A violation of ours is in the console too; a browser
     * whose scripts are switched off bars what a page preloads for them, and says so here alone.
     */
    private static final String BARRED = "csp";

    /** All that a page may ask for: this server, and what it holds itself. */
    private static final Pattern WITHIN =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1):\\d+/.*|(data|blob|about):.*", Pattern.DOTALL);

    private final List<String> heard = new ArrayList<>();

    private Complaints() {}

    /** Listens to every page of a context, those that are opened later included. */
    static Complaints of(BrowserContext context) {
        Complaints complaints = new Complaints();
        context.onConsoleMessage(complaints::console);
        context.onWebError(error -> complaints.script(error.error()));
        context.onRequest(complaints::asked);
        context.onRequestFailed(complaints::failed);
        context.onResponse(complaints::answered);
        return complaints;
    }

    private void script(String error) {
        if (!error.contains(CUT_SHORT)) {
            heard.add("script: " + error);
        }
    }

    private void console(ConsoleMessage message) {
        if (Set.of("error", "warning").contains(message.type())) {
            heard.add("console: " + message.text() + " " + message.location());
        }
    }

    private void asked(Request request) {
        if (!WITHIN.matcher(request.url()).matches()) {
            heard.add("left the server: " + request.url());
        }
    }

    private void failed(Request request) {
        if (!Set.of(LEFT, BARRED).contains(request.failure())) {
            heard.add("request: " + request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            heard.add("answer: " + response.status() + " to " + response.url());
        }
    }

    /** Checks that there was none. */
    void assertNone() {
        assertThat(heard.stream().distinct())
                .as("what the browser complained of")
                .isEmpty();
    }

    /** Forgets the complaints about one address, where the answer to it is meant to be an error. */
    void forget(String address) {
        heard.removeIf(complaint -> complaint.contains(address));
    }
}
