package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for everybody: static files, health and metrics. */
class OpenFilesTest {
    private static final String SCRIPT = "/webjars/highlightjs/highlight.min.js";

    private static StaticFiles files;
    private static TestServer server;
    private static final AtomicReference<Future<?>> DATABASE = new AtomicReference<>();

    @BeforeAll
    static void start() {
        files = StaticFiles.load();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = Vertx.builder()
                .with(new io.vertx.core.VertxOptions()
                        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
        server = TestServer.serving(
                vertx,
                List.of(files, new HealthRoutes(vertx, Map.of("database", DATABASE::get)), new MetricsRoutes(metrics)),
                List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFileUnderItsVersionIsKeptForever() {
        HttpResponse<String> answer = server.get(files.assetBase() + SCRIPT);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("hljs");
    }

    @Test
    void aFileOfAnotherVersionIsOursAndIsAskedForAgain() {
        HttpResponse<String> answer = server.get("/assets/0000000000000000" + SCRIPT);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() {
        String tag = server.get(SCRIPT).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> answer = server.send(server.to(SCRIPT).header("If-None-Match", "\"x\", " + tag));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).hasValue(tag);
    }

    @Test
    void aFileIsCompressedForThoseWhoTakeIt() throws IOException {
        HttpResponse<byte[]> packed = server.send(
                server.to(SCRIPT).header("Accept-Encoding", "br, gzip"), HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<String> plain = server.get(SCRIPT);
        HttpResponse<String> refused = server.send(server.to(SCRIPT).header("Accept-Encoding", "gzip;q=0"));

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo(plain.body());
        assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(refused.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/../openapi.json",
                "/webjars/%2e%2e/%2e%2e/openapi.json",
                "/webjars/..%2f..%2fopenapi.json",
                "/css/..%5c..%5copenapi.json",
                "/openapi.json",
                "/assets/0000000000000000/../../openapi.json",
                "/assets/00/META-INF/MANIFEST.MF",
                "/webjars/highlightjs/",
                "/webjars/highlightjs",
                "/css/unknown.css",
                "/logback.xml",
            })
    void nothingElseIsServed(String path) {
        String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void theProcessIsAliveWhateverItNeeds() {
        DATABASE.set(Future.failedFuture("away"));

        HttpResponse<String> answer = server.get("/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Test
    void readinessTurnsRedWithTheDatabaseAndGreenAgain() {
        DATABASE.set(Future.succeededFuture());
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"id\":\"database\",\"status\":\"UP\"}]}");

        DATABASE.set(Future.failedFuture("password of the database"));
        HttpResponse<String> red = server.get("/health/ready");
        assertThat(red.statusCode()).isEqualTo(503);
        assertThat(red.body())
                .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"id\":\"database\",\"status\":\"DOWN\"}]}");

        DATABASE.set(Future.succeededFuture());
        assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aCheckThatNeverAnswersIsRedAfterTwoSeconds() {
        DATABASE.set(Promise.promise().future());
        long before = System.nanoTime();

        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void metricsCountRequests() {
        server.get("/health/live");

        HttpResponse<String> answer = server.get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body()).contains("vertx_http_server_requests_total");
    }
}
