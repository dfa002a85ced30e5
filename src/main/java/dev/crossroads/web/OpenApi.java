package dev.crossroads.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * {@code /api/v1/openapi.json}: the OpenAPI 3.1 description of the JSON interface. The server reads requests by its own
 * bounded parsing ({@link Requests}); the tests hold every exchange against this document.
 */
public final class OpenApi implements Routes {
    private final Buffer document = Buffer.buffer(read());

    @Override
    public void mount(Router router) {
        router.get("/api/v1/openapi.json").handler(context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            Replies.send(context, 200, "application/json", document);
        });
    }

    private static byte[] read() {
        try (InputStream resource = OpenApi.class.getResourceAsStream("/openapi.json")) {
            if (resource == null) {
                throw new IllegalStateException("openapi.json is not on the classpath.");
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
