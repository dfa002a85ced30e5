package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A page as one visitor was sent it, to be sent to the same one again. */
sealed interface VisitorPage {

    /** Sends it. */
    void send(RoutingContext context);

    /** The memory it takes beside what it shares with others, in bytes. */
    int bytes();

    /**
     * One that looks the same to many, but for its slots.
     *
     * @param tag of the page with these values
     */
    record Shared(RenderedPage page, Map<Slot, String> values, CharSequence tag) implements VisitorPage {
        static Shared of(RenderedPage page, Map<Slot, String> values) {
            return new Shared(page, Map.copyOf(values), page.tag(values));
        }

        @Override
        public void send(RoutingContext context) {
            page.send(context, this::withFreshEvent, tag);
        }

        private Map<Slot, String> withFreshEvent() {
            if (!values.containsKey(Slot.EVENT)) {
                return values;
            }
            Map<Slot, String> fresh = new EnumMap<>(values);
            fresh.put(Slot.EVENT, TimeOrderedIds.next().toString());
            return fresh;
        }

        @Override
        public int bytes() {
            return page.ownBytes();
        }
    }

    /**
     * One that is the visitor's own, and that no browser keeps. It is held compressed, as nearly every browser takes
     * it.
     *
     * @param gzip the page as a gzip stream
     */
    record Personal(byte[] gzip) implements VisitorPage {
        static Personal of(String html) {
            return new Personal(Gzip.of(html.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void send(RoutingContext context) {
            HttpServerResponse response = context.response();
            response.putHeader(HttpHeaders.CACHE_CONTROL, Replies.PERSONAL);
            Replies.describeHtml(context);
            if (Replies.acceptsGzip(context.request())) {
                response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
                Outgoing.end(context, Buffer.buffer(gzip));
            } else {
                Outgoing.end(context, unpacked());
            }
        }

        private Buffer unpacked() {
            try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
                return Buffer.buffer(text.readAllBytes());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public int bytes() {
            return gzip.length;
        }
    }
}
