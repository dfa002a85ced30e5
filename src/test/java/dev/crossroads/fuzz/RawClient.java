package dev.crossroads.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends requests as bytes, as no well-behaved client would, one after the other on a connection for as long as the
 * server keeps it.
 */
final class RawClient implements AutoCloseable {
    /** Nothing that is asked here takes as long. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int LARGEST = 8 << 20;

    private final String host;
    private final int port;
    private Socket socket;
    private InputStream in;

    RawClient(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param hasNoBody whether its answer has none, whatever its headers say
     * @throws java.net.SocketTimeoutException where none comes
     */
    RawAnswer send(byte[] request, boolean hasNoBody) throws IOException {
        boolean isNew = socket == null;
        RawAnswer answer = trySending(request, hasNoBody);
        // A connection that was kept may have been closed by the server meanwhile.
        return answer.status() == 0 && !isNew ? trySending(request, hasNoBody) : answer;
    }

    private RawAnswer trySending(byte[] request, boolean hasNoBody) throws IOException {
        if (socket == null) {
            socket = new Socket(host, port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException closed) {
            // The server's answer before it closed is still to be read.
        }
        try {
            return read(hasNoBody);
        } catch (SocketException | EOFException closed) {
            close();
            return RawAnswer.NONE;
        }
    }

    private RawAnswer read(boolean hasNoBody) throws IOException {
        int status;
        List<String> headers;
        do {
            status = Integer.parseInt(line().split(" ", 3)[1]);
            headers = new ArrayList<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                headers.add(header);
            }
        } while (status < 200);
        RawAnswer head = new RawAnswer(status, headers, "");
        boolean isStream = head.header("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        byte[] body = hasNoBody || isStream || status == 204 || status == 304 ? new byte[0] : body(head);
        if (isStream
                || head.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
            close();
        }
        return new RawAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(RawAnswer head) throws IOException {
        if (head.header("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                all.write(exactly(size));
                line();
            }
            line();
            return all.toByteArray();
        }
        return exactly(head.header("Content-Length").map(Integer::parseInt).orElse(0));
    }

    private byte[] exactly(int bytes) throws IOException {
        if (bytes > LARGEST) {
            throw new IOException("An answer of " + bytes + " bytes");
        }
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new EOFException();
        }
        return read;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
