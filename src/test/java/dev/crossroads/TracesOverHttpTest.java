package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.operation.Retention;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collector of OpenTelemetry is told what became of each request, and nothing that people typed. */
class TracesOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ABOVE = "b7ad6b7169203331";

    private final List<JsonNode> spans = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(body);
            JSON.readTree(body).at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void close() {
        collector.stop(0);
    }

    @Test
    void aRequestIsASpanBelowWhoeverAskedAndWhatItAsksOfPostgresIsBelowIt() {
        try (RunningServer server = started(Optional.of(address()))) {
            Learner learner = new Learner(server);
            learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                    .with(200);
            learner.raw(
                    "GET",
                    "/api/v1/me/progress?q=what-somebody-typed",
                    "traceparent",
                    "00-" + TRACE + "-" + ABOVE + "-01");
            learner.raw("GET", "/courses/workshop", "traceparent", "00-" + "1".repeat(32) + "-" + ABOVE + "-00");
            learner.get("/search?q=what-somebody-typed").with(200);

            await().until(() -> spans.stream().anyMatch(span -> is(span, "/api/v1/me/progress")));
            JsonNode request = spans.stream()
                    .filter(span -> is(span, "/api/v1/me/progress"))
                    .findFirst()
                    .orElseThrow();
            assertThat(request.get("name").textValue()).isEqualTo("GET /api/v1/me/progress");
            assertThat(request.get("traceId").textValue()).isEqualTo(TRACE);
            assertThat(request.get("parentSpanId").textValue()).isEqualTo(ABOVE);
            assertThat(request.get("kind").intValue()).isEqualTo(2);
            assertThat(said(request, "http.response.status_code")).isEqualTo("200");
            assertThat(request.get("endTimeUnixNano").asLong())
                    .isGreaterThan(request.get("startTimeUnixNano").asLong());
            await().until(() -> spans.stream().anyMatch(span -> above(span).isPresent()));
            JsonNode asked = spans.stream()
                    .filter(span -> above(span).isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(asked.get("kind").intValue()).isEqualTo(3);
            assertThat(said(asked, "db.query.text")).isNotBlank();
            assertThat(above(asked).orElseThrow().get("traceId")).isEqualTo(asked.get("traceId"));
        }
        assertThat(received.toString()).doesNotContain("what-somebody-typed");
        assertThat(spans)
                .as("whoever sent it keeps none of it")
                .noneMatch(span -> span.get("traceId").textValue().equals("1".repeat(32)));
        assertThat(spans).noneMatch(span -> is(span, "/health/ready"));
    }

    @Test
    void whatIsRecordedIsFollowedOverTheBusToTheTableItIsKeptIn() {
        try (RunningServer server = started(Optional.of(address()))) {
            List<Thread> many = IntStream.range(0, 12)
                    .mapToObj(_ -> Thread.startVirtualThread(() -> new Learner(server)
                            .put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                            .with(200)))
                    .toList();
            many.forEach(TracesOverHttpTest::join);
            long batches = new Learner(server)
                    .get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("crossroads_recorder_batch_count "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum();

            await().untilAsserted(() -> assertThat(spans)
                    .filteredOn(span -> span.get("name").textValue().equals("CALL batch"))
                    .as("a batch each")
                    .hasSize((int) batches));
            JsonNode stored = named("CALL batch");
            assertThat(path(stored))
                    .containsExactly(
                            "3 CALL batch",
                            "5 process crossroads.record",
                            "4 send crossroads.record",
                            "2 PUT /api/v1/courses/:course/lessons/:lesson/progress");
            await().untilAsserted(() -> assertThat(spans)
                    .filteredOn(span -> span.get("name").textValue().equals("send crossroads.record"))
                    .hasSize(many.size()));
        }
        assertThat(spans)
                .as("nothing but requests begins a trace")
                .filteredOn(span -> !span.has("parentSpanId"))
                .allMatch(span -> span.get("kind").intValue() == 2);
    }

    @Test
    void whereNoCollectorIsSetOrItIsAwayEverybodyIsServed() {
        try (RunningServer server = started(Optional.empty())) {
            new Learner(server).get("/courses/workshop").with(200);
        }
        assertThat(received).isEmpty();

        collector.stop(0);
        try (RunningServer server = started(Optional.of(address()))) {
            Learner learner = new Learner(server);
            learner.get("/courses/workshop").with(200);
            await().until(() -> learner.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("crossroads_traces_left_out_total "))
                    .anyMatch(line -> Double.parseDouble(line.substring(line.indexOf(' '))) > 0));
        }
    }

    private JsonNode named(String name) {
        return spans.stream()
                .filter(span -> span.get("name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Kinds and names from a span up to the one that it all began with. */
    private List<String> path(JsonNode span) {
        await().until(() -> !span.has("parentSpanId") || above(span).isPresent());
        List<String> path = new ArrayList<>();
        path.add(span.get("kind").intValue() + " " + span.get("name").textValue());
        above(span).ifPresent(one -> path.addAll(path(one)));
        return path;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The span that one is below, where it was told too. */
    private Optional<JsonNode> above(JsonNode span) {
        String parent = span.path("parentSpanId").asText();
        return spans.stream()
                .filter(other -> other.get("spanId").textValue().equals(parent))
                .findFirst();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + collector.getAddress().getPort());
    }

    private static RunningServer started(Optional<URI> traces) {
        TestDatabase database = TestDatabase.create();
        return RunningServer.operated(
                database,
                database.address(),
                new Operation(Duration.ZERO, Duration.ofSeconds(5), traces, Retention.OFF));
    }

    private static boolean is(JsonNode span, String route) {
        return said(span, "http.route").equals(route);
    }

    private static String said(JsonNode span, String key) {
        for (JsonNode attribute : span.get("attributes")) {
            if (attribute.get("key").textValue().equals(key)) {
                return attribute.get("value").elements().next().asText();
            }
        }
        return "";
    }
}
