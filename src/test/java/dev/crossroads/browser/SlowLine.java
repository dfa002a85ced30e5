package dev.crossroads.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line to a server that is as slow as a test wants it: a page arrives in pieces, each when it is asked for, and fonts
 * arrive after it. It takes one page at a time.
 */
final class SlowLine implements AutoCloseable {
    /** Where a page may be cut: before what is laid out as a box of its own. */
    private static final Pattern BOX = Pattern.compile(
            "<(?:header|nav|main|section|article|aside|figure|form|fieldset|h1|h2|h3|footer|dialog)[ >]");

    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "host", "content-length", "transfer-encoding", "accept-encoding", "upgrade");
    private static final int PATIENCE_S = 30;

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer near;
    private final LinkedBlockingQueue<Arriving> pages = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<Void> fonts = CompletableFuture.completedFuture(null);

    SlowLine(URI server) {
        this.server = server;
        try {
            near = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        near.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        near.createContext("/", this::pass);
        near.start();
    }

    /** Where browsers reach the server by this line. */
    URI address() {
        return URI.create("http://localhost:" + near.getAddress().getPort());
    }

    /** The page that was asked for last; its first piece is under way. */
    Arriving page() throws InterruptedException {
        Arriving page = pages.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (page == null) {
            throw new AssertionError("No page was asked for");
        }
        return page;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith(".woff2")) {
                fonts.join();
            }
            HttpResponse<byte[]> answer = client.send(asked(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_ONE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            if ("document".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Dest"))) {
                fonts = new CompletableFuture<>();
                exchange.sendResponseHeaders(answer.statusCode(), 0);
                Arriving page = new Arriving(
                        pieces(new String(answer.body(), StandardCharsets.UTF_8)), exchange.getResponseBody());
                page.next();
                pages.add(page);
                page.whole.join();
                fonts.complete(null);
            } else {
                int length = answer.body().length;
                exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest asked(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase())) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static List<String> pieces(String html) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        Matcher box = BOX.matcher(html);
        while (box.find()) {
            pieces.add(html.substring(from, box.start()));
            from = box.start();
        }
        pieces.add(html.substring(from));
        return pieces;
    }

    @Override
    public void close() {
        near.stop(0);
        client.close();
    }

    /** A page on its way. */
    static final class Arriving {
        private final List<String> pieces;
        private final OutputStream body;
        private final CompletableFuture<Void> whole = new CompletableFuture<>();
        private int sent;

        private Arriving(List<String> pieces, OutputStream body) {
            this.pieces = pieces;
            this.body = body;
        }

        /** Whether nothing of it is left to be sent. */
        boolean isWhole() {
            return sent == pieces.size();
        }

        /** The comment at the end of a page that has fully arrived. */
        String mark() {
            return "piece " + sent;
        }

        /** Sends the next piece. */
        void next() {
            try {
                body.write(pieces.get(sent++).getBytes(StandardCharsets.UTF_8));
                if (isWhole()) {
                    body.close();
                    whole.complete(null);
                } else {
                    body.write(("<!--" + mark() + "-->").getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
            } catch (IOException e) {
                whole.completeExceptionally(e);
                throw new UncheckedIOException(e);
            }
        }
    }
}
