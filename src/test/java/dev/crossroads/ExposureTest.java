package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.web.TrustedProxies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on the open internet holds against strangers. */
class ExposureTest {
    private static final String TOKEN = "0123456789abcdef-token";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static RunningServer open;
    private static RunningServer behindProxies;
    private static RunningServer secure;

    @BeforeAll
    static void start() {
        open = RunningServer.exposed(new Exposure(TrustedProxies.ON_THIS_MACHINE, Optional.empty(), 6, 12))
                .stopClock();
        behindProxies = RunningServer.exposed(new Exposure(
                        new TrustedProxies(List.of(TrustedProxies.Network.parse("10.0.0.0/8"))),
                        Optional.of(TOKEN),
                        6,
                        12))
                .stopClock();
        secure = RunningServer.reachedAt(URI.create("https://learn.example.org"));
    }

    @AfterAll
    static void stop() {
        open.close();
        behindProxies.close();
        secure.close();
    }

    @Test
    void oneLearnerMayChangeSoMuchAndOthersAreNotHeldUpByIt() {
        String busy = guest(open);
        for (int i = 0; i < 30; i++) {
            assertThat(change(open, busy, "203.0.113." + i).statusCode()).isEqualTo(204);
        }

        HttpResponse<String> refused = change(open, busy, "203.0.113.200");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.body()).contains("Too many changes at once");
        assertThat(change(open, guest(open), "203.0.113.201").statusCode()).isEqualTo(204);
        assertThat(send(open, "GET", "/", Map.of("Cookie", busy)).statusCode()).isEqualTo(200);
        open.pass(Duration.ofSeconds(10));
        assertThat(change(open, busy, "203.0.113.202").statusCode()).isEqualTo(204);
        assertThat(change(open, busy, "203.0.113.203").statusCode()).isEqualTo(429);
    }

    @Test
    void everybodyBehindOneAddressTogetherMayChangeSoMuchAlsoWhoIsNewEachTime() {
        for (int i = 0; i < 60; i++) {
            assertThat(change(open, "", "198.51.100.7").statusCode()).isEqualTo(204);
        }

        assertThat(change(open, "", "198.51.100.7").statusCode()).isEqualTo(429);
        assertThat(change(open, guest(open), "198.51.100.7").statusCode()).isEqualTo(429);
        assertThat(change(open, "", "198.51.100.8").statusCode()).isEqualTo(204);
    }

    @Test
    void whereOtherProxiesAreNamedNobodyElseChoosesWhereTheyComeFrom() {
        for (int i = 0; i < 60; i++) {
            assertThat(change(behindProxies, "", "198.51.100." + i).statusCode())
                    .isEqualTo(204);
        }

        assertThat(change(behindProxies, "", "198.51.100.99").statusCode()).isEqualTo(429);
    }

    @Test
    void metricsAreForThisMachineAlone() {
        assertThat(send(open, "GET", "/metrics", Map.of()).statusCode()).isEqualTo(200);
        assertThat(send(open, "GET", "/metrics", Map.of("X-Forwarded-For", "203.0.113.7"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void metricsAreForWhoShowsTheTokenWhereThereIsOne() {
        assertThat(send(behindProxies, "GET", "/metrics", Map.of("Authorization", "Bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
        for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer ", "Basic " + TOKEN, TOKEN)) {
            assertThat(send(behindProxies, "GET", "/metrics", Map.of("Authorization", wrong))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(send(behindProxies, "GET", "/metrics", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/nowhere", "/health/live", "/offline"})
    void whereItIsReachedByTlsBrowsersAreToldToComeByNothingElse(String path) {
        assertThat(send(secure, "GET", path, Map.of()).headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=63072000");
        assertThat(send(open, "GET", path, Map.of()).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void whereItIsReachedByTlsEveryCookieIsThisHostsAlone() {
        for (HttpResponse<String> reply : List.of(
                send(secure, "GET", "/", Map.of()),
                form(secure, "/language", "language=de"),
                form(secure, "/theme", "theme=dark"))) {
            assertThat(reply.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie)
                            .startsWith("__Host-")
                            .contains("; Secure", "; Path=/")
                            .doesNotContain("Domain"));
        }
        assertThat(send(secure, "GET", "/", Map.of("Cookie", "__Host-language=de; language=en"))
                        .body())
                .contains("lang=\"de\"");
    }

    @Test
    void aGuestFromBeforeTlsStaysWhoTheyAreAndIsKeptInTheNewWay() {
        HttpResponse<String> first = send(secure, "GET", "/api/v1/me", Map.of());
        String token = cookie(first).substring("__Host-".length());

        HttpResponse<String> again = send(secure, "GET", "/api/v1/me", Map.of("Cookie", token));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(cookie(again)).isEqualTo("__Host-" + token);
        HttpResponse<String> third = send(secure, "GET", "/api/v1/me", Map.of("Cookie", cookie(again)));
        assertThat(third.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(third.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/v1/session", "/%61pi/v1/session", "/api/../api/v1/session", "/API/v1/session"})
    void anotherWayToWriteAnAddressOfTheInterfaceIsHeldToItsRules(String path) {
        HttpResponse<String> reply = send(open, "POST", path, Map.of("Content-Type", "text/plain"));

        assertThat(reply.statusCode()).isIn(404, 415);
        assertThat(reply.statusCode() == 415 || path.startsWith("/API")).isTrue();
        if (reply.statusCode() == 415) {
            assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void signingOutClearsWhatTheBrowserKeepsOfPages() {
        assertThat(change(secure, "", "203.0.113.7").headers().firstValue("Clear-Site-Data"))
                .hasValue("\"cache\", \"storage\"");
    }

    private static String guest(RunningServer server) {
        return cookie(send(server, "GET", "/", Map.of()));
    }

    private static String cookie(HttpResponse<String> reply) {
        return reply.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    /** Something that counts as a change, and that anybody may ask for. */
    private static HttpResponse<String> change(RunningServer server, String cookie, String from) {
        return send(
                server,
                "DELETE",
                "/api/v1/session",
                Map.of("Content-Type", "application/json", "Cookie", cookie, "X-Forwarded-For", from));
    }

    private static HttpResponse<String> form(RunningServer server, String path, String fields) {
        return send(HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    private static HttpResponse<String> send(
            RunningServer server, String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
