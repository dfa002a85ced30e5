package dev.crossroads.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends spans to a collector by OTLP over HTTP with JSON, many at once. Whoever ends a span never waits: where the
 * collector is away or slow, spans are left out and counted. Safe for many threads.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP 1, over HTTP</a>
 */
final class OtlpSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtlpSender.class);
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_AT_ONCE = 512;
    private static final Duration GATHERED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(3);

    /** Tells the nodes of a cluster apart, as the conventions for resources have it: random, and of this process. */
    private static final String NODE = UUID.randomUUID().toString();

    private final URI address;
    private final BlockingQueue<Span> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Thread thread = Thread.ofPlatform().name("traces").daemon().unstarted(this::run);
    private final Counter sent;
    private final Counter leftOut;
    private volatile boolean isClosed;
    private boolean isAway;

    /**
     * Sends from now on.
     *
     * @param collector such as {@code http://localhost:4318}
     */
    OtlpSender(URI collector, MeterRegistry registry) {
        address = URI.create(collector + "/v1/traces");
        sent = Counter.builder("crossroads.traces.sent")
                .description("Spans that the collector took")
                .register(registry);
        leftOut = Counter.builder("crossroads.traces.left.out")
                .description("Spans that it was not told, as it was away, slow or refused them")
                .register(registry);
        thread.start();
    }

    void offer(Span span) {
        if (!waiting.offer(span)) {
            leftOut.increment();
        }
    }

    private void run() {
        try {
            while (!isClosed || !waiting.isEmpty()) {
                List<Span> spans = new ArrayList<>();
                Span first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                spans.add(first);
                long until = System.nanoTime() + GATHERED.toNanos();
                while (spans.size() < MOST_AT_ONCE && !isClosed && System.nanoTime() < until) {
                    Span next = waiting.poll(100, TimeUnit.MILLISECONDS);
                    if (next != null) {
                        spans.add(next);
                    }
                }
                waiting.drainTo(spans, MOST_AT_ONCE - spans.size());
                send(spans);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Span> spans) throws InterruptedException {
        try {
            HttpResponse<Void> reply = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json(spans)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (reply.statusCode() / 100 == 2) {
                sent.increment(spans.size());
                note(false, "");
            } else {
                leftOut.increment(spans.size());
                note(true, "it answers " + reply.statusCode());
            }
        } catch (IOException away) {
            leftOut.increment(spans.size());
            note(true, away.toString());
        }
    }

    /** Once when it goes away, and once when it is back. */
    private void note(boolean isAwayNow, String why) {
        if (isAwayNow && !isAway) {
            LOG.warn("Traces can't be sent to {} and are left out: {}", address, why);
        } else if (!isAwayNow && isAway) {
            LOG.info("Traces are sent to {} again", address);
        }
        isAway = isAwayNow;
    }

    /** The message {@code ExportTraceServiceRequest} in its JSON form, where ids are hexadecimal. */
    static String json(List<Span> spans) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode request = json.objectNode();
        ObjectNode resource = request.putArray("resourceSpans").addObject();
        ArrayNode about = resource.putObject("resource").putArray("attributes");
        say(about, "service.name", "crossroads");
        say(about, "service.instance.id", NODE);
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "dev.crossroads");
        ArrayNode told = scope.putArray("spans");
        for (Span span : spans) {
            ObjectNode one = told.addObject()
                    .put("traceId", span.own().trace())
                    .put("spanId", span.own().span())
                    .put("name", span.name())
                    .put("kind", span.kind().number())
                    .put("startTimeUnixNano", Long.toString(span.startNanos()))
                    .put("endTimeUnixNano", Long.toString(span.endNanos()));
            if (!span.parent().isEmpty()) {
                one.put("parentSpanId", span.parent());
            }
            ArrayNode attributes = one.putArray("attributes");
            span.attributes().forEach((key, value) -> say(attributes, key, value));
            if (!span.failure().isEmpty()) {
                one.putObject("status").put("code", 2).put("message", span.failure());
            }
        }
        return request.toString();
    }

    private static void say(ArrayNode attributes, String key, String value) {
        ObjectNode attribute = attributes.addObject().put("key", key);
        ObjectNode typed = attribute.putObject("value");
        if (key.equals(OtlpTracer.STATUS)) {
            typed.put("intValue", value);
        } else {
            typed.put("stringValue", value);
        }
    }

    /** Sends what waits, for a few seconds at most. */
    @Override
    public void close() {
        isClosed = true;
        try {
            if (!thread.join(STOPS_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }
}
