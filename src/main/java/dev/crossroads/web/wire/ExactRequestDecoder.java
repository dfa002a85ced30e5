package dev.crossroads.web.wire;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;

/**
 * Reads header names as they are written. The decoder of vertx-core 5.0.0 to 5.0.12 looks at most, but not at all
 * characters of the five names that it knows, and takes {@code Content-Xength} for {@code Content-Length}: a proxy in
 * front that reuses its connections then sees requests begin where we don't (CVE-2026-102479). To be removed, with the
 * class it extends, which is none of the library's interface, as soon as a mended release can be had.
 */
final class ExactRequestDecoder extends VertxHttpRequestDecoder {

    ExactRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected AsciiString splitHeaderName(byte[] sb, int start, int length) {
        AsciiString name = super.splitHeaderName(sb, start, length);
        return isWritten(name, sb, start) ? name : new AsciiString(sb, start, length, true);
    }

    /** A name that the library did not know is a copy of what is written, and the first comparison is its last. */
    private static boolean isWritten(AsciiString name, byte[] sb, int start) {
        for (int i = 0; i < name.length(); i++) {
            if (small(name.byteAt(i)) != small(sb[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static int small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }
}
