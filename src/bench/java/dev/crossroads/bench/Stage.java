package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crossroads.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A running server on a database of its own, with what loads need of it.
 *
 * @param folder for files that scripts read
 * @param postgres Postgres' processes, where it runs here
 */
record Stage(BenchOptions options, Path folder, DatabaseAddress database, CrossroadsProcess server, List<Long> postgres)
        implements AutoCloseable {
    /** Starts a server on a database. */
    static Stage open(BenchOptions options, Path folder, DatabaseAddress database, List<Long> postgres) {
        return open(options, folder, database, postgres, List.of());
    }

    /** The same with further arguments of the server. */
    static Stage open(
            BenchOptions options, Path folder, DatabaseAddress database, List<Long> postgres, List<String> further) {
        String address = "postgresql://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name());
        List<String> arguments = new ArrayList<>(List.of("--database", address));
        arguments.addAll(further);
        return new Stage(options, folder, database, CrossroadsProcess.start(options, arguments), postgres);
    }

    /** The course that is served. */
    JsonNode course() {
        Visit visit = visit();
        return visit.json(visit.json("/api/v1/courses").get(0).get("href").asText());
    }

    /** A new guest. */
    Visit visit() {
        return new Visit(server.address());
    }

    /** The questions of an attempt that has just begun, without parts that open once others are answered. */
    static List<JsonNode> answerable(JsonNode attempt) {
        return StreamSupport.stream(attempt.get("questions").spliterator(), false)
                .filter(question -> !question.has("opensAfter"))
                .toList();
    }

    /** An answer that a question takes, right or wrong. */
    static String someAnswer(JsonNode question) {
        JsonNode options = question.path("options");
        return switch (question.get("type").asText()) {
            case "MultipleChoice" -> {
                String first = options.get(0).get("id").toString();
                yield question.path("several").asBoolean() ? "[" + first + "]" : first;
            }
            case "ShortAnswer" -> "\"ownership\"";
            case "Numeric", "Line" -> "1";
            case "Tracing" -> "{\"compiles\":true,\"stdout\":\"1\"}";
            case "Ordering" ->
                JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(StreamSupport.stream(options.spliterator(), false)
                                .map(option -> option.get("id"))
                                .toList())
                        .toString();
            case "Matching" -> {
                var pairs = JsonNodeFactory.instance.objectNode();
                for (int i = 0; i < question.get("left").size(); i++) {
                    pairs.set(
                            question.get("left").get(i).get("id").asText(),
                            question.get("right").get(i).get("id"));
                }
                yield pairs.toString();
            }
            default -> throw new IllegalStateException("No answer is known to " + question);
        };
    }

    /** wrk against this server, with so many requests under way at a time. */
    Wrk wrk(int connections) {
        return new Wrk(server.address(), script(), connections, server.pid(), postgres);
    }

    /** The script for wrk, as a file. */
    Path script() {
        Path file = folder.resolve("requests.lua");
        if (!Files.exists(file)) {
            try (var script = Stage.class.getResourceAsStream("/bench/requests.lua")) {
                Files.copy(script, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    /** Lines in a new file. */
    Path write(String name, List<String> lines) {
        try {
            return Files.write(Files.createTempFile(folder, name, ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
