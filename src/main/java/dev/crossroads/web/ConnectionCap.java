package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Bounds how many connections one address holds open, since a client that sends its headers a byte at a time is never
 * idle. This machine itself is not bounded: a proxy on it speaks for everybody.
 */
final class ConnectionCap implements Handler<HttpConnection> {
    private final int most;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    ConnectionCap(int most) {
        this.most = most;
    }

    @Override
    public void handle(HttpConnection connection) {
        SocketAddress remote = connection.remoteAddress();
        if (remote == null || remote.hostAddress() == null || isThisMachine(remote.hostAddress())) {
            return;
        }
        String address = remote.hostAddress();
        int held = open.merge(address, 1, Integer::sum);
        connection.closeHandler(closed -> release(address));
        if (held > most) {
            connection.close();
        }
    }

    private void release(String address) {
        open.computeIfPresent(address, (key, held) -> held == 1 ? null : held - 1);
    }

    private static boolean isThisMachine(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
