package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A page that is the same for everybody, and long: encoded and compressed once, and sent piece by piece, so that a
 * reader who takes it slowly holds one piece of it and not the whole.
 */
public final class LargePage {
    private static final int PIECE = 64 * 1024;
    private static final String VARY = "accept-encoding";

    private final StaticFile page;
    private final Optional<Buffer> packed;
    private final CharSequence tag;

    private LargePage(StaticFile page) {
        this.page = page;
        this.packed = page.gzip();
        this.tag = SecurityHeaders.tagged(page.hash());
    }

    /** A page of this HTML. */
    public static LargePage of(String html) {
        return new LargePage(StaticFile.of("", "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends it, or 304 to a browser that has it already. Waits for the reader, so it is for virtual threads alone. */
    public void send(RoutingContext context) {
        if (Replies.isUnchanged(context, tag, Replies.ASK_AGAIN, VARY)) {
            return;
        }
        boolean isPacked = packed.isPresent() && Replies.acceptsGzip(context.request());
        Buffer body = isPacked ? packed.get() : page.content();
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, Replies.ASK_AGAIN)
                .putHeader(HttpHeaders.VARY, VARY)
                .putHeader(HttpHeaders.ETAG, tag)
                // Said by name, it keeps the server from compressing again.
                .putHeader(HttpHeaders.CONTENT_ENCODING, isPacked ? "gzip" : "identity")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        Outgoing out = Outgoing.of(context);
        for (int start = 0; start < body.length(); start += PIECE) {
            out.write(body.slice(start, Math.min(start + PIECE, body.length()))).await();
        }
        out.end();
    }
}
