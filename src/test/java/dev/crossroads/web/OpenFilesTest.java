package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Things that are the same for everybody: static files, health and metrics. */
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
                List.of(
                        files,
                        new HealthRoutes(vertx, Map.of("database", DATABASE::get)),
                        new MetricsRoutes(
                                metrics, new OperatorAccess(Optional.empty(), (_, _, _, _, work) -> work.run()))),
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
    void whateverTemplatesAndStyleSheetsNameOfWebJarsIsServed() {
        Pattern named = Pattern.compile("webjars(?:}})?/([a-z_.-]+/[a-z0-9/_.-]+)");
        List<String> paths;
        try (Stream<Path> sources =
                Stream.of("src/main/resources/templates", "webroot/css").flatMap(folder -> walk(Path.of(folder)))) {
            paths = sources.flatMap(source -> named.matcher(text(source)).results())
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }

        assertThat(paths).hasSizeGreaterThan(3);
        assertThat(paths)
                .allSatisfy(path ->
                        assertThat(server.get("/webjars/" + path).statusCode()).isEqualTo(200));
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .as("what the browser stored with the file")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate", "br;q=0, gzip", "GZIP;q=0.5"})
    void aFileIsSentWithGzipToThoseWhoTakeNothingBetter(String accepted) throws IOException {
        HttpResponse<byte[]> packed = packed(SCRIPT, accepted);

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(server.get(SCRIPT).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, "/css/site.css"})
    void aFileIsSentAsTheBuildCompressedItToThoseWhoTakeBrotli(String file) throws IOException {
        Brotli4jLoader.ensureAvailability();
        HttpResponse<byte[]> packed = packed(file, "gzip, deflate, br");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(packed.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(packed.body()).hasSizeLessThan(packed(file, "gzip").body().length);
        assertThat(Decoder.decompress(packed.body()).getDecompressedData())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(server.get(file).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip;q=0.0, br;q=0", "zstd"})
    void aFileIsSentAsItIsToThoseWhoTakeNeither(String accepted) {
        assertThat(packed(SCRIPT, accepted)
                        .headers()
                        .firstValue("Content-Encoding")
                        .orElse("identity"))
                .isEqualTo("identity");
    }

    private static HttpResponse<byte[]> packed(String file, String accepted) {
        return server.send(
                server.to(file).header("Accept-Encoding", accepted), HttpResponse.BodyHandlers.ofByteArray());
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
    void aCheckThatNeverAnswersIsNotWaitedForWithoutEnd() {
        DATABASE.set(Promise.promise().future());

        assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
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
