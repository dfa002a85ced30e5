package dev.crossroads.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * HTTP requests as wrk's script sends them, each made before the clock runs. Close it, and they are gone.
 *
 * @param start what the names of the files start with; the number of a thread follows
 * @param isEndless whether the last one is followed by the first
 */
record RequestFiles(Path start, boolean isEndless) implements AutoCloseable {
    /** Threads of wrk; requests are dealt out to them in turn. */
    static final int THREADS = 2;

    /** Requests that may be sent again and again: every thread goes round all of them, from a place of its own. */
    static RequestFiles endless(Path folder, List<String> requests) {
        int count = requests.size();
        return write(
                folder,
                true,
                IntStream.range(0, count * THREADS)
                        .mapToObj(i -> requests.get((i / THREADS + i % THREADS * count / THREADS) % count))
                        .iterator());
    }

    /** Requests of which each is sent once at most. */
    static RequestFiles once(Path folder, Iterator<String> requests) {
        return write(folder, false, requests);
    }

    private static RequestFiles write(Path folder, boolean isEndless, Iterator<String> requests) {
        try {
            Path start = Files.createTempDirectory(folder, "requests").resolve("thread");
            List<OutputStream> files = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                files.add(new BufferedOutputStream(Files.newOutputStream(file(start, thread)), 1 << 16));
            }
            for (int dealt = 0; requests.hasNext(); dealt++) {
                byte[] bytes = requests.next().getBytes(StandardCharsets.UTF_8);
                OutputStream file = files.get(dealt % THREADS);
                file.write("%05d".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII));
                file.write(bytes);
            }
            for (OutputStream file : files) {
                file.close();
            }
            return new RequestFiles(start, isEndless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request without a body; headers whose value is empty are left out. */
    static String get(URI target, String path, String... headers) {
        return head("GET", target, path, headers) + "\r\n";
    }

    /** A request that puts JSON. */
    static String put(URI target, String path, String json, String... headers) {
        return head("PUT", target, path, headers) + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }

    private static String head(String method, URI target, String path, String... headers) {
        StringBuilder head = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.getAuthority())
                .append("\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            if (!headers[i + 1].isEmpty()) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            for (int thread = 0; thread < THREADS; thread++) {
                Files.deleteIfExists(file(start, thread));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path start, int thread) {
        return start.resolveSibling(start.getFileName().toString() + thread);
    }
}
