package dev.crossroads.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * A stretch of a page that is the same for many: encoded and compressed once. Compressed it is a series of DEFLATE
 * blocks (RFC 1951) that ends on a byte and looks back at nothing before it, so that any of them can follow each other.
 *
 * @param text in UTF-8
 * @param deflated the same as blocks none of which is the last
 */
record Stretch(byte[] text, byte[] deflated) {
    static Stretch of(String html) {
        byte[] text = html.getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(text);
            ByteArrayOutputStream blocks = new ByteArrayOutputStream(text.length / 3 + 16);
            byte[] buffer = new byte[8192];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                blocks.write(buffer, 0, length);
            } while (length == buffer.length);
            return new Stretch(text, blocks.toByteArray());
        } finally {
            deflater.end();
        }
    }
}
