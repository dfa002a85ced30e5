package dev.crossroads.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that forms bring along, for routes that ask for them ({@link Routes#uploads}); no others are taken in. */
public final class Uploads {
    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 1024 * 1024;

    private static final String FILES = Uploads.class.getName();

    private Uploads() {}

    /** Reads the bodies of those requests that may bring files, piece by piece as they come; all others are next's. */
    static Handler<RoutingContext> reader(List<Pattern> paths, Handler<RoutingContext> next) {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(HttpLimits.UPLOAD_BYTES);
        return context -> {
            boolean isExpected = context.request().method() == HttpMethod.POST
                    && paths.stream()
                            .anyMatch(path ->
                                    path.matcher(context.request().path()).matches());
            if (isExpected) {
                Map<String, Buffer> files = new HashMap<>();
                context.put(FILES, files);
                reader.handle(context);
                context.request().uploadHandler(upload -> {
                    Buffer file = Buffer.buffer();
                    files.putIfAbsent(upload.name(), file);
                    upload.handler(file::appendBuffer);
                });
            } else {
                next.handle(context);
            }
        };
    }

    /** Whether this request's route takes files. */
    static boolean isExpected(RoutingContext context) {
        return context.get(FILES) != null;
    }

    /** The file of a form's field; empty where none was chosen. May be larger than {@link #MOST_BYTES}. */
    public static Optional<byte[]> file(RoutingContext context, String field) {
        Map<String, Buffer> files = context.get(FILES);
        return Optional.ofNullable(files)
                .map(all -> all.get(field))
                .filter(file -> file.length() > 0)
                .map(Buffer::getBytes);
    }
}
