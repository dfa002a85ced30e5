package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Which network a request comes from, for what is counted per network. */
public final class ClientAddress {
    private ClientAddress() {}

    /**
     * The address that a request's tries are counted for, in hexadecimal digits. A proxy on this machine speaks for
     * everybody, so then it is the one that the proxy says it was asked by, the last in {@code X-Forwarded-For}. Of an
     * IPv6 address the first half counts: the rest is the customer's to choose.
     */
    public static String of(HttpServerRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        InetAddress address = address(request.remoteAddress().hostAddress());
        if (address.isLoopbackAddress() && forwarded != null) {
            String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            // Only what is written as an address: a name would be looked up.
            if (last.matches("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}")) {
                address = address(last);
            }
        }
        byte[] bytes = address.getAddress();
        return HexFormat.of()
                .formatHex(Buffer.buffer(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes)
                        .getBytes());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
