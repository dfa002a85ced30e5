package dev.crossroads.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Somebody who calls the JSON interface of a server and keeps its cookies. */
final class RemoteVisitor {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client;
    private final URI server;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /**
     * Somebody who was not there before.
     *
     * @param client may be shared; it keeps no cookies
     * @param server its address, such as {@code http://localhost:8080}
     */
    RemoteVisitor(HttpClient client, URI server) {
        this.client = client;
        this.server = server;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, JsonNode body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode put(String path, JsonNode body) {
        return send(request(path).PUT(BodyPublishers.ofString(body.toString())));
    }

    /** Sends a form of a page. */
    void form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private JsonNode send(HttpRequest.Builder built) {
        HttpRequest request = built.build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            if (response.statusCode() >= 400) {
                throw new ServerRefusedException(
                        response.statusCode(),
                        "%s %s was answered with %d: %s"
                                .formatted(request.method(), request.uri(), response.statusCode(), sentence(response)));
            }
            return response.body().isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(response.body());
        } catch (IOException lost) {
            throw new UncheckedIOException("%s did not answer: %s".formatted(server, lost), lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while " + server + " was asked", interrupted);
        }
    }

    private static String sentence(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body()).path("detail").asText("no reason was given");
        } catch (IOException notJson) {
            return "what it says is no JSON, so it may be no Crossroads";
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
