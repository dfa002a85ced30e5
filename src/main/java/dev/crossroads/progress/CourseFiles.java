package dev.crossroads.progress;

import dev.crossroads.web.Problem;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Images and other files that a course's chapters refer to. Those and no others: a file that no chapter names is not
 * found, whatever the address looks like.
 */
final class CourseFiles implements Routes {
    private final Reader reader;

    CourseFiles(Reader reader) {
        this.reader = reader;
    }

    @Override
    public void mount(Router router) {
        router.getWithRegex("/courses/(?<course>[^/]+)/files/(?<file>.+)").handler(this::file);
    }

    private void file(RoutingContext context) {
        String name = Requests.path(context, "file");
        Path file = Optional.ofNullable(
                        reader.course(Requests.path(context, "course")).files().get(name))
                .orElseThrow(() -> Problem.notFound("The course has no file \"" + name + "\"."));
        String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                .filter(known -> known.startsWith("image/"))
                .orElse("application/octet-stream");
        HttpServerResponse response = context.response();
        // The same for everybody, but edited with the course: asked for again after a minute.
        response.putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=60");
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (!type.startsWith("image/")) {
            response.putHeader("Content-Disposition", "attachment");
        }
        response.end(read(file));
    }

    private static Buffer read(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException gone) {
            throw new UncheckedIOException("A file of the course can't be read: " + file, gone);
        }
    }
}
