package dev.crossroads.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reply as it came over a connection.
 *
 * @param status 0 where the connection was closed without an answer
 * @param headers each as it was written
 * @param body decoded where it was sent in chunks
 */
record RawAnswer(int status, List<String> headers, String body) {
    static final RawAnswer NONE = new RawAnswer(0, List.of(), "");

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                .map(header -> header.substring(start.length()).strip())
                .findFirst();
    }

    boolean isJson() {
        return header("Content-Type").filter(type -> type.contains("json")).isPresent();
    }

    boolean isHtml() {
        return header("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }
}
