package dev.crossroads.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;

/** Files that are held in memory and sent as they are, compressed where the browser takes it. */
final class ServedFiles {
    /** Browsers may keep it, and ask each time whether it is still the same. */
    static final String ASK_AGAIN = "no-cache";

    private final Map<String, ServedFile> files;

    /**
     * These files, by the name they are asked for.
     *
     * @param headers of all of them, in place of what every answer says by those names
     */
    ServedFiles(Map<String, StaticFile> files, Map<? extends CharSequence, String> headers) {
        this.files = files.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, file -> new ServedFile(file.getValue(), headers)));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Sends a file, or hands the request on where there is none of that name. */
    void send(RoutingContext context, String name, String caching) {
        ServedFile file = name == null ? null : files.get(name);
        if (file == null) {
            context.next();
        } else {
            file.send(context, caching);
        }
    }
}
