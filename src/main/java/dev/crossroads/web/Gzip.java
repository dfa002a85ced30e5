package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A body as a gzip stream (RFC 1952), piece by piece. Of what is sent once, the fastest level saves nearly as much as
 * the default 6. Used by one thread at a time.
 */
final class Gzip {
    private final ByteArrayOutputStream packed;
    private final Fast stream;

    Gzip(int expected) {
        packed = new ByteArrayOutputStream(expected);
        try {
            stream = new Fast(packed);
        } catch (IOException impossible) {
            throw inMemory(impossible);
        }
    }

    /** The whole of a body. */
    static byte[] of(byte[] text) {
        return new Gzip(text.length / 4 + 32).end(text);
    }

    /** The bytes that can be sent so far; empty while more input is needed to compress it well. */
    Buffer take(byte[] piece) {
        try {
            stream.write(piece);
        } catch (IOException impossible) {
            throw inMemory(impossible);
        }
        Buffer so = Buffer.buffer(packed.toByteArray());
        packed.reset();
        return so;
    }

    /** The remaining bytes and the trailer. */
    byte[] end(byte[] last) {
        try (stream) {
            stream.write(last);
        } catch (IOException impossible) {
            throw inMemory(impossible);
        }
        return packed.toByteArray();
    }

    private static UncheckedIOException inMemory(IOException impossible) {
        return new UncheckedIOException("Nothing is written but to memory", impossible);
    }

    private static final class Fast extends GZIPOutputStream {
        private Fast(ByteArrayOutputStream packed) throws IOException {
            super(packed);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
