package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Files that are held in memory and sent as they are, compressed where the browser takes it; each is packed once. */
final class ServedFiles {
    /** Browsers may keep it, and ask each time whether it is still the same. */
    static final String ASK_AGAIN = "no-cache";

    private final Map<String, StaticFile> files;
    private final ConcurrentMap<String, Optional<Buffer>> brotli = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Optional<Buffer>> gzipped = new ConcurrentHashMap<>();

    /** These files, by the name they are asked for. */
    ServedFiles(Map<String, StaticFile> files) {
        this.files = Map.copyOf(files);
    }

    /** Sends a file, or hands the request on where there is none of that name. */
    void send(RoutingContext context, String name, String caching) {
        StaticFile file = name == null ? null : files.get(name);
        if (file == null) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, caching).putHeader(HttpHeaders.VARY, "accept-encoding");
        if (Replies.isUnchanged(context, file.hash())) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        Optional<Buffer> best = Replies.acceptsBrotli(context.request())
                ? brotli.computeIfAbsent(name, _ -> file.brotli())
                : Optional.empty();
        Optional<Buffer> packed = best.isEmpty() && Replies.acceptsGzip(context.request())
                ? gzipped.computeIfAbsent(name, _ -> file.gzip())
                : best;
        String coding = best.isPresent() ? "br" : "gzip";
        // "identity" keeps the server from compressing again what was found not to shrink.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, packed.isPresent() ? coding : "identity");
        response.end(packed.orElse(file.content()));
    }
}
