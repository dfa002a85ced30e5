package dev.crossroads.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds exchanges with the JSON interface against {@code openapi.json}. A test hands in what it sent and what it got:
 *
 * <pre>{@code
 * check.exchange("PUT", "/api/v1/attempts/0199…/answers/q1", body, 200, answer);
 * check.acceptsRequest("PUT", path, body)   // says what the document thinks; hold the server's 400 against it
 * }</pre>
 *
 * <p>It is stricter than the document: an answer with a member that the document doesn't list is a mistake here, though
 * clients are asked to ignore such members.
 */
public final class OpenApiCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private OpenApiCheck(JsonNode document) {
        this.document = document;
        closeObjects(document.at("/components/schemas"));
    }

    /** Checks against the document that the server serves. */
    public static OpenApiCheck load() {
        try (InputStream resource = OpenApiCheck.class.getResourceAsStream("/openapi.json")) {
            return new OpenApiCheck(MAPPER.readTree(resource));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Checks a request that was accepted, and its answer.
     *
     * @param path as it was called, with or without a query
     * @param body empty where none was sent
     * @throws AssertionError saying where the document and the exchange differ
     */
    public void exchange(String method, String path, Optional<String> body, int status, String answer) {
        body.ifPresent(sent -> request(method, path, sent));
        answer(method, path, status, answer);
    }

    /** Checks a request's body. */
    public void request(String method, String path, String body) {
        List<String> errors = requestErrors(method, path, body);
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s: the document refuses %s: %s".formatted(method, path, body, errors));
        }
    }

    /** Whether the document takes a request's body. Malformed JSON it takes from nobody. */
    public boolean acceptsRequest(String method, String path, String body) {
        return requestErrors(method, path, body).isEmpty();
    }

    /** Checks an answer's body for its status. */
    public void answer(String method, String path, int status, String body) {
        JsonNode response = resolve(operation(method, path).at("/responses/" + status));
        if (response.isMissingNode()) {
            throw new AssertionError(
                    "%s %s: the document knows no answer %d: %s".formatted(method, path, status, body));
        }
        if (status == 204) {
            if (!body.isEmpty() || response.has("content")) {
                throw new AssertionError("%s %s: 204 has no content, but here is: %s".formatted(method, path, body));
            }
            return;
        }
        if (status < 400 && response.path("content").has("text/csv")) {
            return; // lines have no schema
        }
        String type = status < 400 ? "application/json" : "application/problem+json";
        List<String> errors = errors(response.path("content").path(type).path("schema"), body);
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s: the document has another answer %d than %s: %s"
                    .formatted(method, path, status, body, errors));
        }
    }

    /** Whether the document has an answer to this method at this path. */
    public boolean knows(String method, String path) {
        String bare = path.split("\\?", 2)[0];
        return document.path("paths").properties().stream()
                .anyMatch(each -> pattern(each.getKey()).matcher(bare).matches()
                        && each.getKey().equals(templateOf(path))
                        && each.getValue().has(method.toLowerCase(java.util.Locale.ROOT)));
    }

    /** A body as the document's example has it; empty where the operation takes none. */
    public Optional<JsonNode> example(String method, String path) {
        return media(operation(method, path).path("requestBody")).map(media -> media.path("example"));
    }

    /** The path of the document that a path as it is called belongs to. */
    public String templateOf(String path) {
        String bare = path.split("\\?", 2)[0];
        List<String> templates = new ArrayList<>();
        document.path("paths").fieldNames().forEachRemaining(templates::add);
        return templates.stream()
                .filter(template -> pattern(template).matcher(bare).matches())
                .max(Comparator.comparingInt(OpenApiCheck::precision))
                .orElseThrow(() -> new AssertionError("The document knows no path like " + path));
    }

    /** Examples of the document by the place where they stand, each with what its schema says against it. */
    Map<String, List<String>> exampleErrors() {
        Map<String, List<String>> found = new java.util.TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey() + " " + path.getKey();
                    media(operation.getValue().path("requestBody"))
                            .ifPresent(media -> found.put(name + " request", exampleErrors(media)));
                    operation
                            .getValue()
                            .path("responses")
                            .properties()
                            .forEach(response -> media(response.getValue())
                                    .ifPresent(
                                            media -> found.put(name + " " + response.getKey(), exampleErrors(media))));
                }));
        return found;
    }

    JsonNode document() {
        return document;
    }

    private List<String> exampleErrors(JsonNode media) {
        return errors(media.path("schema"), media.path("example").toString());
    }

    private static Optional<JsonNode> media(JsonNode body) {
        return Optional.of(body.path("content").path("application/json")).filter(node -> !node.isMissingNode());
    }

    private List<String> requestErrors(String method, String path, String body) {
        JsonNode schema = operation(method, path)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("%s %s: the document knows no body".formatted(method, path));
        }
        try {
            MAPPER.readTree(body);
        } catch (IOException malformed) {
            return List.of("malformed: " + malformed.getMessage());
        }
        return errors(schema, body);
    }

    private JsonNode operation(String method, String path) {
        String template = templateOf(path);
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            throw new AssertionError("The document knows no %s of %s".formatted(method, template));
        }
        return operation;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private List<String> errors(JsonNode schema, String instance) {
        if (schema.isMissingNode()) {
            return List.of("no schema for this content");
        }
        return schemas
                .computeIfAbsent(schema.toString(), unknown -> compile(schema))
                .validate(
                        instance,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema on its own, with the components that it refers to. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.putObject("components").set("schemas", document.at("/components/schemas"));
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }

    private static void closeObjects(JsonNode node) {
        if (node instanceof ObjectNode schema && schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(OpenApiCheck::closeObjects);
    }

    /** Ids of lessons and quizzes are paths, other ids are one segment. */
    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{(lesson|quiz)}", ".+").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static int precision(String template) {
        return template.replaceAll("\\{\\w+}", "").length();
    }
}
