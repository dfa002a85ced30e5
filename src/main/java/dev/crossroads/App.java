package dev.crossroads;

import dev.crossroads.course.Mistake;
import dev.crossroads.progress.Rebuild;
import dev.crossroads.web.HealthRoutes;
import dev.crossroads.web.OpenApi;
import dev.crossroads.web.StaticFiles;
import dev.crossroads.web.WebParts;
import dev.crossroads.web.WebServer;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server of what needs no database; the branch that joins the features has the real one. */
final class App implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final WebServer server;

    private App(Settings settings) {
        WebParts parts = new WebParts(
                List.of(StaticFiles.load(), new HealthRoutes(vertx, Map.of()), new OpenApi()),
                context -> context.next(),
                List.of(),
                problem -> problem.status() + " " + problem.title(),
                List.of());
        try {
            server = WebServer.start(vertx, settings.host(), settings.port(), 2, parts)
                    .await();
        } catch (RuntimeException | Error failed) {
            vertx.close().await();
            throw failed;
        }
    }

    static App start(Settings settings) {
        return new App(settings);
    }

    int port() {
        return server.port();
    }

    static List<Mistake> check(Path course) {
        return List.of();
    }

    static long rebuild(Settings settings, Rebuild.Progress progress) {
        return 0;
    }

    @Override
    public void close() {
        server.stop().await();
        vertx.close().await();
    }
}
