package dev.crossroads.mail;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that misbehaves. */
final class ScriptedSmtp implements AutoCloseable {
    private final Vertx vertx;
    private final NetServer server;
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private volatile String toRecipient = "250 ok";
    private volatile boolean isSilent;

    ScriptedSmtp(Vertx vertx) {
        this.vertx = vertx;
        server = vertx.createNetServer()
                .connectHandler(this::connected)
                .listen(0, "127.0.0.1")
                .await();
    }

    /** Its answer to a recipient. */
    void answering(String line) {
        toRecipient = line;
    }

    /** Whether it takes connections and says nothing. */
    void silent(boolean silent) {
        isSilent = silent;
    }

    List<String> delivered() {
        return delivered;
    }

    int port() {
        return server.actualPort();
    }

    private void connected(NetSocket socket) {
        socket.exceptionHandler(_ -> {});
        if (isSilent) {
            return;
        }
        StringBuilder data = new StringBuilder();
        boolean[] isData = {false};
        socket.handler(RecordParser.newDelimited("\r\n", line -> {
            String text = line.toString();
            if (isData[0]) {
                if (text.equals(".")) {
                    isData[0] = false;
                    delivered.add(data.toString());
                    data.setLength(0);
                    socket.write("250 taken\r\n");
                } else {
                    data.append(text).append('\n');
                }
                return;
            }
            switch (text.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" -> socket.write("250 here\r\n");
                case "RCPT" -> socket.write(toRecipient + "\r\n");
                case "DATA" -> {
                    isData[0] = true;
                    socket.write("354 go on\r\n");
                }
                case "QUIT" -> socket.end();
                default -> socket.write("250 ok\r\n");
            }
        }));
        socket.write("220 here\r\n");
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
