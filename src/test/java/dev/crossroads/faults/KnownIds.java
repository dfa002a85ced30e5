package dev.crossroads.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Learners at work, each of whose events has an id that is known here. What could not be recorded is sent again under
 * the same id until it is, as browsers do; and now and then what was recorded is sent once more.
 */
final class KnownIds implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than the server lets anybody wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration AGAIN_AFTER = Duration.ofMillis(150);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<URI> server;
    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicLong lastBegun = new AtomicLong(Long.MIN_VALUE);
    private final Set<String> unexpected = ConcurrentHashMap.newKeySet();

    /** Learners of the server that is there at that moment. */
    KnownIds(Supplier<URI> server) {
        this.server = server;
    }

    /** A course of work that goes on until it is ended. */
    final class Work {
        private final List<Future<?>> learners = new ArrayList<>();
        private volatile boolean isOver;

        private Work(int learners) {
            for (int i = 0; i < learners; i++) {
                this.learners.add(threads.submit(() -> {
                    while (!isOver) {
                        new Someone().work();
                    }
                    return true;
                }));
            }
        }

        /** Lets everybody finish what they are at. */
        void end() throws InterruptedException {
            isOver = true;
            for (Future<?> learner : learners) {
                try {
                    learner.get();
                } catch (ExecutionException broken) {
                    throw new IllegalStateException(broken.getCause());
                }
            }
        }
    }

    /** So many learners set to work. */
    Work begin(int learners) {
        return new Work(learners);
    }

    /** All ids that were ever sent. */
    Set<UUID> sent() {
        return sent;
    }

    /** Those of which a learner was told that they are recorded. */
    Set<UUID> told() {
        return told;
    }

    /** How often somebody was told, or found, that it could not be recorded. */
    int turnedAway() {
        return turnedAway.get();
    }

    /** Answers that no learner should get, whatever goes wrong. */
    Set<String> unexpected() {
        return unexpected;
    }

    /** When the latest of those requests was sent that was told recorded, by {@link System#nanoTime}. */
    long lastBegun() {
        return lastBegun.get();
    }

    private final class Someone {
        private String cookie = "";

        void work() throws InterruptedException {
            arrive();
            until("PUT", Workshop.COURSE + Workshop.OWNERSHIP + "/progress", "{\"completed\":true}");
            JsonNode attempt = until("POST", Workshop.COURSE + Workshop.LIMITED + "/attempts", "{}");
            for (JsonNode question : attempt.get("questions")) {
                until("PUT", question.at("/answer/href").textValue(), "{\"answer\":3}");
            }
        }

        /** Gets to be somebody: who has no cookie yet is another guest each time they send something. */
        private void arrive() throws InterruptedException {
            while (cookie.isEmpty()) {
                send("GET", "/api/v1/me", "", UUID.randomUUID());
                if (cookie.isEmpty()) {
                    Thread.sleep(AGAIN_AFTER);
                }
            }
        }

        /** Sends it until it is recorded; one time in eight once more after that. */
        private JsonNode until(String method, String path, String body) throws InterruptedException {
            UUID event = UUID.randomUUID();
            sent.add(event);
            while (true) {
                long begun = System.nanoTime();
                Optional<JsonNode> answer = send(method, path, body, event);
                if (answer.isPresent()) {
                    told.add(event);
                    lastBegun.accumulateAndGet(begun, Math::max);
                    if (event.getLeastSignificantBits() % 8 == 0) {
                        send(method, path, body, event);
                    }
                    return answer.get();
                }
                turnedAway.incrementAndGet();
                Thread.sleep(AGAIN_AFTER);
            }
        }

        private Optional<JsonNode> send(String method, String path, String body, UUID event)
                throws InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.get() + path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", event.toString())
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            try {
                HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                reply.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
                if (reply.statusCode() < 300) {
                    return Optional.of(JSON.readTree(reply.body()));
                }
                if (reply.statusCode() != 503) {
                    unexpected.add(method + " " + path + ": " + reply.statusCode() + " " + reply.body());
                }
            } catch (IOException cut) {
                return Optional.empty();
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
