package dev.crossroads.trace;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A step of a trace: a request that was answered, or something that was asked meanwhile. Belongs to whoever works on
 * it; not safe for many threads at once.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/trace/api/#span">OpenTelemetry, Span</a>
 */
final class Span {
    /** As in the enumeration {@code SpanKind} of OTLP. */
    enum Kind {
        SERVER(2),
        CLIENT(3),
        PRODUCER(4),
        CONSUMER(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final TraceParent own;
    private final String parent;
    private final Kind kind;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private String name;
    private String failure = "";
    private long nanos;

    private Span(TraceParent own, String parent, Kind kind, String name) {
        this.own = own;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
    }

    /** The first step of a trace of its own. */
    static Span first(Kind kind, String name) {
        return new Span(new TraceParent(id(2), id(1), true), "", kind, name);
    }

    /** A step below another one. */
    static Span below(TraceParent parent, Kind kind, String name) {
        return new Span(new TraceParent(parent.trace(), id(1), true), parent.span(), kind, name);
    }

    /** Names, not secrets: all zeros is no id. */
    private static String id(int words) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < words; i++) {
            id.append("%016x".formatted(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        }
        return id.toString();
    }

    /** By which others are put below it. */
    TraceParent own() {
        return own;
    }

    void say(String key, String value) {
        attributes.put(key, value);
    }

    void rename(String better) {
        name = better;
    }

    /** Notes that it went wrong, and by what. */
    void fail(String why) {
        failure = why;
    }

    void end() {
        nanos = System.nanoTime() - startedNanos;
    }

    String parent() {
        return parent;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** Empty where all went well. */
    String failure() {
        return failure;
    }

    /** In nanoseconds since 1970, by the clock that others have too. */
    long startNanos() {
        return startedAt.getEpochSecond() * 1_000_000_000 + startedAt.getNano();
    }

    long endNanos() {
        return startNanos() + nanos;
    }
}
