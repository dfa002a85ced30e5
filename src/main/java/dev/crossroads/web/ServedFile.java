package dev.crossroads.web;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A file in all the ways it is sent, each of which is made when it is first asked for. */
final class ServedFile {
    private static final String VARY = "accept-encoding";

    private final StaticFile file;
    private final Map<? extends CharSequence, String> further;
    private final CharSequence tag;
    private final ConcurrentMap<Coding, Optional<Buffer>> bodies = new ConcurrentHashMap<>();
    private final ConcurrentMap<Way, Answer> answers = new ConcurrentHashMap<>();

    private enum Coding {
        BROTLI("br"),
        GZIP("gzip"),
        /** Said by name, it keeps the server from compressing again what was found not to shrink. */
        PLAIN("identity");

        private final String name;

        Coding(String name) {
            this.name = name;
        }
    }

    private record Way(Coding coding, String caching) {}

    private record Answer(MultiMap headers, Buffer body) {}

    /**
     * A file.
     *
     * @param further headers, in place of what every answer says by those names
     */
    ServedFile(StaticFile file, Map<? extends CharSequence, String> further) {
        this.file = file;
        this.further = further;
        this.tag = SecurityHeaders.tagged(file.hash());
    }

    /**
     * Sends it, or 304 to a browser that has it already.
     *
     * @param caching the value of {@code Cache-Control}
     */
    void send(RoutingContext context, String caching) {
        if (Replies.isUnchanged(context, tag, caching, VARY)) {
            return;
        }
        Answer answer = answers.computeIfAbsent(new Way(best(context.request()), caching), this::answer);
        SecurityHeaders.replaceBy(answer.headers(), context);
        Outgoing.end(context, answer.body());
    }

    private Coding best(HttpServerRequest request) {
        if (Replies.acceptsBrotli(request) && body(Coding.BROTLI).isPresent()) {
            return Coding.BROTLI;
        }
        return Replies.acceptsGzip(request) && body(Coding.GZIP).isPresent() ? Coding.GZIP : Coding.PLAIN;
    }

    private Optional<Buffer> body(Coding coding) {
        return bodies.computeIfAbsent(coding, wanted -> switch (wanted) {
            case BROTLI -> file.brotli();
            case GZIP -> file.gzip();
            case PLAIN -> Optional.of(file.content());
        });
    }

    private Answer answer(Way way) {
        Buffer body = body(way.coding()).orElseThrow();
        Map<CharSequence, String> headers = new HashMap<>(further);
        headers.put(HttpHeaders.CACHE_CONTROL, way.caching());
        headers.put(HttpHeaders.VARY, VARY);
        headers.put(HttpHeaders.ETAG, tag.toString());
        headers.put(HttpHeaders.CONTENT_TYPE, file.type());
        headers.put(HttpHeaders.CONTENT_ENCODING, way.coding().name);
        headers.put(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return new Answer(SecurityHeaders.with(headers), body);
    }
}
