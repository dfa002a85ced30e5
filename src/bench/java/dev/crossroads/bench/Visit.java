package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** One browser of one guest: keeps the cookie it was given, asks and expects to be answered. */
final class Visit {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI server;
    private String cookie = "";

    Visit(URI server) {
        this.server = server;
    }

    /** A page or a file, as bytes, with these headers beside the cookie. */
    HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The JSON that an address of the interface answers. */
    JsonNode json(String path) {
        return parse(get(path));
    }

    /** Puts JSON. */
    JsonNode put(String path, String body) {
        return write("PUT", path, body);
    }

    /** Posts JSON. */
    JsonNode post(String path, String body) {
        return write("POST", path, body);
    }

    /** The cookie header of this guest. */
    String cookie() {
        return cookie;
    }

    /** The learner it visits as. */
    UUID learner() {
        return UUID.fromString(json("/api/v1/me").get("id").asText());
    }

    private JsonNode write(String method, String path, String body) {
        return parse(send(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(response + ": " + new String(response.body()));
            }
            List<String> cookies = response.headers().allValues("set-cookie");
            if (!cookies.isEmpty()) {
                cookie = cookies.getFirst().split(";")[0];
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
