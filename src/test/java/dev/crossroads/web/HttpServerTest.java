package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits, headers and problems of all routes. */
class HttpServerTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.serving(router -> {
            router.get("/page").handler(context -> Replies.html(context, 200, "<h1>A page</h1>"));
            router.get("/long").handler(context -> Replies.html(context, 200, "long ".repeat(1_000)));
            router.get("/away").handler(context -> Replies.redirect(context, "/page#end"));
            router.get("/api/v1/known").handler(context -> Replies.json(context, 200, new Known("yes")));
            router.put("/api/v1/known").handler(context -> Replies.json(context, 200, new Known("yes")));
            router.post("/posted").handler(context -> Replies.html(context, 200, "posted"));
            router.get("/api/v1/conflict").handler(context -> {
                throw Problem.conflict("The attempt is over.").with("deadline", "2026-11-23T10:00:00Z");
            });
            router.get("/conflict").handler(context -> {
                throw Problem.conflict("The attempt is over.");
            });
            router.get("/api/v1/busy").handler(context -> {
                throw new ArithmeticException("secret cause");
            });
            router.get("/broken").handler(context -> {
                throw new IllegalStateException("secret cause");
            });
            router.get("/api/v1/endless").handler(context -> {
                throw new UnsupportedOperationException("secret cause");
            });
            router.get("/late").handler(context -> {
                Replies.html(context, 200, "said before");
                throw new IllegalStateException("secret cause");
            });
            router.get("/api/v1/broken").handler(context -> context.fail(new IllegalStateException("secret cause")));
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Known(String known) {}

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : new String[] {"/page", "/nowhere", "/broken", "/api/v1/conflict"}) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                            + "base-uri 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .hasValue("same-origin");
            assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
        }
    }

    @Test
    void whatIsSentToOneVisitorIsKeptInNoCache() {
        assertThat(server.get("/page").headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(server.get("/api/v1/known").headers().firstValue("Cache-Control"))
                .hasValue("private, no-store");
    }

    @Test
    void aBodyOf128KiBIsReadAndOneByteMoreIs413() {
        String limit = "x".repeat(128 * 1024);

        assertThat(server.send(server.json("PUT", "/api/v1/known", limit)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = server.send(server.json("PUT", "/api/v1/known", limit + "x"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("128 KiB");
    }

    @Test
    void aBodyOfUnknownLengthIsCutOffAtTheLimitToo() {
        String chunk = "20000\r\n" + "x".repeat(0x20000) + "\r\n1\r\nx\r\n0\r\n\r\n";
        String answer = server.raw("PUT /api/v1/known HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void anAddressThatIsTooLongIs414() {
        String answer = server.raw("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.0 414 ").containsIgnoringCase("content-security-policy");
    }

    @Test
    void headersThatAreTooLongAre431() {
        String answer = server.raw("GET /page HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(17_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").containsIgnoringCase("content-security-policy");
    }

    @Test
    void aDamagedAddressIs400() {
        assertThat(server.raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aPersonGetsAProblemAsAPageAndAProgramAsJson() {
        HttpResponse<String> page = server.send(server.to("/conflict").header("Accept", "text/html, */*;q=0.8"));
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("<h1>409 Conflict</h1>").contains("The attempt is over.");

        HttpResponse<String> asked = server.send(server.to("/conflict").header("Accept", "application/json"));
        assertThat(asked.headers().firstValue("Content-Type")).hasValue("application/problem+json");

        HttpResponse<String> api = server.send(server.to("/api/v1/conflict").header("Accept", "text/html"));
        assertThat(api.statusCode()).isEqualTo(409);
        assertThat(api.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
                        + "\"detail\":\"The attempt is over.\",\"deadline\":\"2026-11-23T10:00:00Z\"}");
    }

    @Test
    void anExceptionThatATranslatorKnowsIsItsProblemWithRetryAfter() {
        HttpResponse<String> answer = server.get("/api/v1/busy");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("The abacus is away.").doesNotContain("secret");
    }

    @Test
    void whatFailsAfterItsAnswerHasBeenAnsweredOnce() {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = server.get("/late");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("said before");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }
    }

    @Test
    void whatNobodyExpectedIs500WithAnIdAndNothingElse() {
        HttpResponse<String> page = server.get("/broken");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("The error id is ").doesNotContain("secret");

        HttpResponse<String> api = server.get("/api/v1/broken");
        assertThat(api.statusCode()).isEqualTo(500);
        assertThat(api.body())
                .containsPattern("\"errorId\":\"[0-9a-f-]{36}\"")
                .doesNotContain("secret")
                .doesNotContain("IllegalState");
    }

    @Test
    void whateverFailsWithoutEndIsToldOnceASecondAndEverybodyIsShownALineThatIsThere() {
        try (LogLines log = LogLines.of("dev.crossroads.web.Failures")) {
            Set<String> shown = new TreeSet<>();
            for (int i = 0; i < 300; i++) {
                Matcher id = Pattern.compile("\"errorId\":\"([^\"]+)")
                        .matcher(server.get("/api/v1/endless").body());
                assertThat(id.find()).isTrue();
                shown.add(id.group(1));
            }
            assertThat(log.fields("request")).containsAll(shown).hasSizeLessThan(60);
            assertThat(log.stacks()).isEqualTo(1);
        }
    }

    @Test
    void anUnknownAddressIs404() {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/nowhere").body()).contains("<h1>404");
        assertThat(server.get("/api/v1/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/nowhere").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void anotherMethodThanTheKnownOnesIs405AndNamesThem() {
        HttpResponse<String> answer = server.send(server.json("DELETE", "/api/v1/known", ""));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split("[, ]+"))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void headIsAnsweredWhereGetIsWithoutABody() {
        for (String path : new String[] {"/page", "/long"}) {
            String answer = server.raw(
                    "HEAD " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: gzip\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        }
        assertThat(server.raw("HEAD /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void longPagesAreCompressedForThoseWhoTakeIt() {
        HttpResponse<String> plain = server.get("/long");
        HttpResponse<String> packed = server.send(server.to("/long").header("Accept-Encoding", "gzip"));

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void aRedirectGoesOnWithGet() {
        HttpResponse<String> answer = server.get("/away");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/page#end");
    }

    @Test
    void smugglingShapesAreRefused() {
        String both = server.raw("POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n");
        String twice = server.raw("POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
                + "Connection: close\r\n\r\nab");

        assertThat(both).startsWith("HTTP/1.1 400 ");
        assertThat(twice).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void manyRequestsOnOneConnectionAreAnsweredInOrder() {
        HttpRequest.Builder ask = server.to("/page");
        for (int i = 0; i < 50; i++) {
            assertThat(server.send(ask).statusCode()).isEqualTo(200);
        }
    }
}
