package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * A page that was rendered for everybody to whom it looks the same, but for its {@link Slot}s. To send it, nothing is
 * rendered and nothing compressed: its stretches are put in a row with what fills the slots between them.
 */
public final class RenderedPage {
    /** RFC 1952: compressed by DEFLATE, no name, no time, of an unknown system. */
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** RFC 1951: the last block, of fixed codes, with nothing in it but its end. */
    private static final byte[] LAST_BLOCK = {3, 0};

    /** RFC 1951: the head of a block that is stored as it is, not the last. */
    private static final byte STORED = 0;

    /** One more stored byte than this needs another block. */
    private static final int STORED_MOST = 0xffff;

    private final List<Part> parts;
    private final String hash;
    private final int length;
    private final int ownBytes;

    /** A stretch, or a slot. */
    sealed interface Part {
        /** The same for everybody. */
        record Same(Stretch stretch) implements Part {}

        /** The visitor's own. */
        record Own(Slot slot) implements Part {}
    }

    /**
     * A page of these parts.
     *
     * @param ownBytes how much memory it takes beside what it shares with others
     */
    RenderedPage(List<Part> parts, int ownBytes) {
        this.ownBytes = ownBytes;
        this.parts = List.copyOf(parts);
        this.length = parts.stream()
                .mapToInt(part -> part instanceof Part.Same(Stretch stretch) ? stretch.text().length : 64)
                .sum();
        this.hash = UUID.nameUUIDFromBytes(joined(Map.of(Slot.NAME, "", Slot.TAG, "", Slot.EVENT, ""))
                        .getBytes())
                .toString();
    }

    int ownBytes() {
        return ownBytes;
    }

    /** The HTML with these values in the slots, escaped; a slot without a value stays empty. */
    public String html(Map<Slot, String> values) {
        return joined(values).toString(StandardCharsets.UTF_8);
    }

    /**
     * Sends the page, or 304 to a browser that has it already. The id of an event is no reason to send it again: an
     * event that is recorded changes the page.
     *
     * @param values what fills the slots; asked for where the page is sent
     * @param tag of the page with these values
     */
    void send(RoutingContext context, Supplier<Map<Slot, String>> values, CharSequence tag) {
        if (Replies.isUnchanged(context, tag, Replies.ASK_AGAIN, Replies.VARY)) {
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, Replies.ASK_AGAIN).putHeader(HttpHeaders.ETAG, tag);
        Replies.describeHtml(context);
        sendBody(context, values.get());
    }

    /** Sends the page to one whom alone it is meant for, in a language of theirs; no browser keeps it. */
    public void sendPersonal(RoutingContext context, Map<Slot, String> values) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, Replies.PERSONAL);
        Replies.describeHtml(context);
        sendBody(context, values);
    }

    private void sendBody(RoutingContext context, Map<Slot, String> values) {
        if (Replies.acceptsGzip(context.request())) {
            context.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            Outgoing.end(context, gzip(values));
        } else {
            Outgoing.end(context, joined(values));
        }
    }

    /** The tag that tells the page with these values from every other. */
    CharSequence tag(Map<Slot, String> values) {
        String all = hash + values.getOrDefault(Slot.NAME, "") + values.getOrDefault(Slot.TAG, "");
        return SecurityHeaders.tagged(
                UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private Buffer joined(Map<Slot, String> values) {
        Buffer html = Buffer.buffer(length);
        for (Part part : parts) {
            html.appendBytes(
                    switch (part) {
                        case Part.Same(Stretch stretch) -> stretch.text();
                        case Part.Own(Slot slot) -> own(slot, values);
                    });
        }
        return html;
    }

    /** The page as one gzip stream. */
    Buffer gzip(Map<Slot, String> values) {
        Buffer packed = Buffer.buffer(length / 3).appendBytes(GZIP_HEAD);
        CRC32 checksum = new CRC32();
        long size = 0;
        for (Part part : parts) {
            byte[] text = switch (part) {
                case Part.Same(Stretch stretch) -> {
                    packed.appendBytes(stretch.deflated());
                    yield stretch.text();
                }
                case Part.Own(Slot slot) -> {
                    byte[] own = own(slot, values);
                    appendStored(packed, own);
                    yield own;
                }
            };
            checksum.update(text);
            size += text.length;
        }
        return packed.appendBytes(LAST_BLOCK)
                .appendIntLE((int) checksum.getValue())
                .appendIntLE((int) size);
    }

    private static void appendStored(Buffer packed, byte[] text) {
        for (int start = 0; start < text.length; start += STORED_MOST) {
            int count = Math.min(STORED_MOST, text.length - start);
            packed.appendByte(STORED)
                    .appendUnsignedShortLE(count)
                    .appendUnsignedShortLE(~count & 0xffff)
                    .appendBytes(text, start, count);
        }
    }

    private static byte[] own(Slot slot, Map<Slot, String> values) {
        return Escaping.INSTANCE
                .escape(values.getOrDefault(slot, ""))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
