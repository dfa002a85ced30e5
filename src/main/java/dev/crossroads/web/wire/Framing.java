package dev.crossroads.web.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Requests that somebody between might take for others than we do: where one ends, or which host it is for. They are
 * refused, and their connection is closed.
 */
public final class Framing {
    private Framing() {}

    /**
     * Whether everybody reads it alike: it names one host (RFC 9112 section 3.2), and its length is told in no unusual
     * way (section 6.1), such as on a continued line, which the decoder leaves as a blank at either end (section 5.2).
     */
    public static boolean isClear(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        String coding = headers.get(HttpHeaders.TRANSFER_ENCODING);
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return hosts.size() <= 1
                && (hosts.isEmpty() || isWord(hosts.getFirst()))
                && (coding == null
                        || length == null
                                && coding.equalsIgnoreCase("chunked")
                                && headers.getAll(HttpHeaders.TRANSFER_ENCODING).size() == 1)
                && (length == null || isNumber(length));
    }

    private static boolean isWord(String host) {
        for (int i = 0; i < host.length(); i++) {
            char letter = host.charAt(i);
            if (letter <= ' ' || letter == ',' || letter >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String length) {
        for (int i = 0; i < length.length(); i++) {
            if (length.charAt(i) < '0' || length.charAt(i) > '9') {
                return false;
            }
        }
        return !length.isEmpty();
    }
}
