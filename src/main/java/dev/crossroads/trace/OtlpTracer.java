package dev.crossroads.trace;

import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Makes a span of every request that comes in by HTTP, and of what is asked of Postgres, of other servers or over our
 * own bus on its way, below the one of whoever sent {@code traceparent}. What is told over the bus makes none: nobody
 * waits for it.
 *
 * <p>No span holds what people typed: of an address the path stays out, its route says where it was.
 */
final class OtlpTracer implements VertxTracer<Span, Span> {
    /** Registered before there is a Vert.x, which makes room for it. */
    private static final ContextLocal<Span> CURRENT = ContextLocal.registerLocal(Span.class);

    static final String STATUS = "http.response.status_code";
    private static final String STATEMENT = "db.query.text";

    /** Tags of Vert.x by the names of OpenTelemetry's semantic conventions; the others may hold what people typed. */
    private static final Map<String, String> TOLD = Map.of(
            "http.request.method",
            "http.request.method",
            STATUS,
            STATUS,
            "db.system",
            "db.system.name",
            STATEMENT,
            STATEMENT,
            "messaging.system",
            "messaging.system",
            "messaging.destination.name",
            "messaging.destination.name",
            "messaging.operation.name",
            "messaging.operation.name");

    private static final Set<String> ASKED_TOO_OFTEN = Set.of("/health/live", "/health/ready", "/metrics");
    private static final int FAILED = 500;

    /** Characters of a statement: enough to find it by. */
    private static final int LONGEST = 1_000;

    private final OtlpSender sender;

    OtlpTracer(OtlpSender sender) {
        this.sender = sender;
    }

    /** Lets what goes on in another context be part of the same trace. */
    static void carry(Context from, Context to) {
        Span span = CURRENT.get(from, AccessMode.CONCURRENT);
        if (span != null) {
            CURRENT.put(to, AccessMode.CONCURRENT, span);
        }
    }

    /** Says by which route the request of this context is answered. */
    static void route(Context context, String method, String route) {
        Span span = CURRENT.get(context, AccessMode.CONCURRENT);
        if (span != null) {
            span.rename(method + " " + route);
            span.say("http.route", route);
        }
    }

    @Override
    public <R> Span receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Entry<String, String>> headers,
            TagExtractor<R> tags) {
        if (kind != SpanKind.RPC || policy == TracingPolicy.IGNORE || isTold(request)) {
            return null;
        }
        Optional<TraceParent> parent = Optional.empty();
        for (Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(TraceParent.HEADER)) {
                parent = TraceParent.read(header.getValue());
            }
        }
        if (parent.isPresent() && !parent.get().isSampled()) {
            return null;
        }
        Span span;
        if (request instanceof Message<?> message) {
            if (parent.isEmpty()) {
                return null;
            }
            span = Span.below(parent.get(), Span.Kind.CONSUMER, "process " + message.address());
        } else {
            span = parent.map(above -> Span.below(above, Span.Kind.SERVER, operation))
                    .orElseGet(() -> Span.first(Span.Kind.SERVER, operation));
        }
        tell(span, request, tags);
        CURRENT.put(context, AccessMode.CONCURRENT, span);
        return span;
    }

    @Override
    public <R> void sendResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
        if (span == null) {
            return;
        }
        CURRENT.remove(context, AccessMode.CONCURRENT);
        end(span, response, failure, tags);
    }

    @Override
    public <R> Span sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        Span above = CURRENT.get(context, AccessMode.CONCURRENT);
        if (kind != SpanKind.RPC || policy == TracingPolicy.IGNORE || above == null || isTold(request)) {
            return null;
        }
        Span span = request instanceof Message<?> message
                ? Span.below(above.own(), Span.Kind.PRODUCER, "send " + message.address())
                : Span.below(above.own(), Span.Kind.CLIENT, operation);
        tell(span, request, tags);
        String statement = span.attributes().get(STATEMENT);
        if (statement != null) {
            span.rename(StatementName.of(statement));
        }
        headers.accept(TraceParent.HEADER, span.own().text());
        return span;
    }

    @Override
    public <R> void receiveResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
        if (span != null) {
            end(span, response, failure, tags);
        }
    }

    /** Whether it is a message that nobody answers. */
    private static boolean isTold(Object request) {
        return request instanceof Message<?> message && !message.isSend();
    }

    private <R> void end(Span span, R response, Throwable failure, TagExtractor<R> tags) {
        if (response != null) {
            tell(span, response, tags);
        }
        String status = span.attributes().getOrDefault(STATUS, "");
        if (failure != null) {
            span.fail(failure.getClass().getSimpleName());
        } else if (!status.isEmpty() && span.kind() == Span.Kind.SERVER && Integer.parseInt(status) >= FAILED) {
            span.fail(status);
        }
        span.end();
        if (!ASKED_TOO_OFTEN.contains(span.attributes().getOrDefault("http.route", ""))) {
            sender.offer(span);
        }
    }

    private static <R> void tell(Span span, R of, TagExtractor<R> tags) {
        tags.extractTo(of, (String key, String value) -> {
            String told = TOLD.get(key);
            if (told != null && value != null) {
                span.say(told, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            }
        });
    }

    @Override
    public void close() {
        sender.close();
    }
}
