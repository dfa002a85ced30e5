package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The origins that may change something in a visitor's name. */
class SameOriginTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.serving(router -> {
            router.route("/form").handler(context -> Replies.html(context, 200, "done"));
            router.route("/api/v1/thing").handler(context -> Replies.json(context, 200, "done"));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** OURS stands for the server's own origin. */
    @ParameterizedTest(name = "{0} with site {1} and origin {2} is {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "POST, -,           -,                     200",
                "POST, same-origin, -,                     200",
                "POST, same-origin, OURS,                  200",
                "POST, none,        -,                     200",
                "POST, same-site,   OURS,                  403",
                "POST, cross-site,  -,                     403",
                "POST, cross-site,  OURS,                  403",
                "POST, nonsense,    OURS,                  403",
                "POST, -,           OURS,                  200",
                "POST, -,           http://evil.example,   403",
                "POST, -,           http://127.0.0.1,      403",
                "POST, -,           http://127.0.0.1:1,    403",
                "POST, -,           null,                  403",
                "POST, -,           'not an origin',       403",
                "PUT,  cross-site,  -,                     403",
                "DELETE, cross-site, -,                    403",
                "GET,  cross-site,  http://evil.example,   200",
            })
    void aChangeIsTakenFromOurOwnPagesOnly(String method, String site, String origin, int status) {
        HttpRequest.Builder request = server.to("/form")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            request.header("Origin", origin.replace("OURS", "http://127.0.0.1:" + server.port()));
        }

        assertThat(server.send(request).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://crossroads.example, crossroads.example, 200",
        "https://crossroads.example, crossroads.example, 200",
        "https://crossroads.example, crossroads.example:443, 200",
        "https://crossroads.example:8443, crossroads.example:8443, 200",
        "https://crossroads.example:8443, crossroads.example, 403",
        "https://sub.crossroads.example, crossroads.example, 403",
    })
    void anOriginIsHeldAgainstTheHostThatWasAsked(String origin, String host, int status) {
        String answer = server.raw(
                "POST /form HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nContent-Length: 0\r\n".formatted(host, origin)
                        + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/json, 200",
                "application/json; charset=utf-8, 200",
                "text/plain, 415",
                "application/x-www-form-urlencoded, 415",
                "-, 415",
            })
    void theApiTakesChangesAsJsonOnly(String type, int status) {
        HttpRequest.Builder request = server.to("/api/v1/thing").POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (type != null) {
            request.header("Content-Type", type);
        }

        assertThat(server.send(request).statusCode()).isEqualTo(status);
    }

    @Test
    void aRefusalSaysWhatToDo() {
        HttpResponse<String> answer =
                server.send(server.json("POST", "/api/v1/thing", "{}").header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.body()).contains("Another site asked for this change.");
    }
}
