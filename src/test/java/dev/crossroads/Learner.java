package dev.crossroads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.web.OpenApiCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody who uses a server by HTTP, with a cookie jar of their own, as a browser without scripts or as a client of
 * the JSON interface. Every exchange with the JSON interface is held against its OpenAPI document; redirects are not
 * followed unless asked for.
 */
public final class Learner {
    /** Safe for many tests at once: it keeps no cookies. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Supplier<URI> address;
    private final OpenApiCheck check = OpenApiCheck.load();
    private final Map<String, String> cookies;
    private Consumer<Reply> witness = _ -> {};

    /** A new visitor. */
    public Learner(RunningServer server) {
        this(server::address, new ConcurrentHashMap<>());
    }

    private Learner(Supplier<URI> address, Map<String, String> cookies) {
        this.address = address;
        this.cookies = cookies;
    }

    /** The same browser, whose requests whoever shares them out sends to another node. */
    public Learner at(RunningServer node) {
        return new Learner(node::address, cookies);
    }

    /** The same browser, whose requests go to a node in a process of its own. */
    public Learner at(URI node) {
        return new Learner(() -> node, cookies);
    }

    /** Shows every reply to a listener. */
    public Learner seenBy(Consumer<Reply> someone) {
        witness = someone;
        return this;
    }

    /** The value of a cookie that this browser keeps. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** The value that this browser sends as the header {@code Cookie}. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Another browser with the same cookies. */
    public Learner copy() {
        Learner copy = new Learner(address, new ConcurrentHashMap<>());
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Gets a page, or a resource of the JSON interface. */
    public Reply get(String path) {
        return send("GET", path, Optional.empty());
    }

    /** Sends JSON, given as text or as a value to be written. */
    public Reply put(String path, Object body) {
        return send("PUT", path, Optional.of(written(body)));
    }

    /** Sends JSON, given as text or as a value to be written. */
    public Reply post(String path, Object body) {
        return send("POST", path, Optional.of(written(body)));
    }

    /** Sends JSON under an id, so that sending it again records nothing new. */
    public Reply post(String path, Object body, Object event) {
        return send("POST", path, Optional.of(written(body)), "Idempotency-Key", event.toString());
    }

    /** Deletes a resource of the JSON interface. */
    public Reply delete(String path) {
        return send("DELETE", path, Optional.empty(), "Content-Type", "application/json");
    }

    /** Posts a form's fields, given as name, value, name, value. */
    public Reply form(String path, String... namesAndValues) {
        String body = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> encoded(namesAndValues[2 * i]) + "=" + encoded(namesAndValues[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts a form of several parts with a file, as a browser does; the other fields as name, value, name, value. */
    public Reply upload(String path, String field, byte[] file, String... namesAndValues) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String boundary = "----crossroads";
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + namesAndValues[i]
                            + "\"\r\n\r\n" + namesAndValues[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Posts a form and gets the page that the browser is sent to. */
    public Reply submit(String path, String... namesAndValues) {
        return form(path, namesAndValues).follow();
    }

    /** The id that the server knows this learner by. */
    public String id() {
        return get("/api/v1/me").json().get("id").textValue();
    }

    /** Sends any request; the body counts as JSON unless a header says otherwise. */
    public Reply send(String method, String path, Optional<String> body, String... headers) {
        HttpRequest.Builder request = request(path);
        body.ifPresent(_ -> request.header("Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        Reply reply = exchange(
                request.method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody)));
        boolean isDescribed = path.startsWith("/api/") && !path.endsWith("/openapi.json") && !method.equals("HEAD");
        if (isDescribed) {
            if (reply.status() < 400) {
                check.exchange(method, path, body, reply.status(), reply.body());
            } else {
                check.answer(method, path, reply.status(), reply.body());
            }
        }
        return reply;
    }

    /** Sends a request without a body by any method, unchecked against the document. */
    public Reply raw(String method, String path, String... headers) {
        return exchange(request(path).headers(headers).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.get() + path.split("#", 2)[0]));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        return request;
    }

    private Reply exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            keep(response.headers().allValues("Set-Cookie"));
            Reply reply = new Reply(this, response);
            witness.accept(reply);
            return reply;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(List<String> setCookies) {
        for (String cookie : setCookies) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    /** A value as JSON; a text is JSON already, well formed or not. */
    static String written(Object body) {
        try {
            return body instanceof String text ? text : MAPPER.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException malformed) {
            throw new AssertionError("Not JSON: " + json, malformed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
