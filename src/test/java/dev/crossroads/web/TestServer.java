package dev.crossroads.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A real server on a free port, and a client for it. */
final class TestServer implements AutoCloseable {
    static final UUID LEARNER = UUID.fromString("0199d3a0-0000-7000-8000-000000000001");

    /** A raw client waits this long for more, in milliseconds. */
    static final int PATIENCE_MS = 30_000;

    private final Vertx vertx;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(Vertx vertx, WebServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Serves these routes to one signed-in visitor. */
    static TestServer serving(Routes... features) {
        Vertx vertx = Vertx.vertx();
        return serving(vertx, List.of(), List.of(features));
    }

    /** Serves these routes with limits of its own. */
    static TestServer protectedBy(Protection protection, Routes... features) {
        return serving(Vertx.vertx(), List.of(), List.of(features), protection);
    }

    static TestServer serving(Vertx vertx, List<Routes> open, List<Routes> features) {
        return serving(vertx, open, features, Protection.standard());
    }

    private static TestServer serving(Vertx vertx, List<Routes> open, List<Routes> features, Protection protection) {
        WebParts parts = new WebParts(
                open,
                TestServer::identify,
                new VisitorPages(
                        () -> Future.succeededFuture(true), _ -> Future.succeededFuture(), InstantSource.system()),
                features,
                (problem, _, _, _) ->
                        "<h1>%d %s</h1><p>%s</p>".formatted(problem.status(), problem.title(), problem.detail()),
                (_, _) -> "",
                List.of(failure -> failure instanceof ArithmeticException
                        ? Optional.of(Problem.unavailable("The abacus is away."))
                        : Optional.empty()),
                protection,
                new Stopping(),
                Traces.NONE);
        return new TestServer(
                vertx, WebServer.start(vertx, "127.0.0.1", 0, 2, parts).await());
    }

    private static void identify(RoutingContext context) {
        new Visitor(LEARNER, true, "", Set.of()).attach(context);
        context.next();
    }

    int port() {
        return server.port();
    }

    /** A request to complete; without a method it is a GET. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpRequest.Builder json(String method, String path, String body) {
        return to(path).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    /**
     * Writes these characters to the port as they are, and reads until the server closes. A server may close before it
     * has read everything, and the rest can then neither be written nor, after a reset, read: what came until then is
     * the answer.
     */
    String raw(String request) {
        var answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException closed) {
                // The server's reply from before it closed is still to be read.
            }
            socket.getInputStream().transferTo(answer);
        } catch (SocketException reset) {
            // The answer ends here.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        client.close();
        server.stop(Duration.ofSeconds(5)).await();
        vertx.close().await();
    }
}
