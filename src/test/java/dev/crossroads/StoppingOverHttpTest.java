package dev.crossroads;

import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.operation.Retention;
import dev.crossroads.recorder.TcpProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that stops: nobody is sent to it any more, and nobody who is there is lost. */
class StoppingOverHttpTest {
    private static final String READ = Workshop.COURSE + Workshop.OWNERSHIP + "/progress";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestDatabase database;
    private TcpProxy cable;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        cable = new TcpProxy(database.address());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        cable.close();
    }

    @Test
    void readinessIsOffBeforeConnectionsAreRefusedAndEverybodyIsServedMeanwhile() throws Exception {
        try (RunningServer server = started(Duration.ofSeconds(2), Duration.ofSeconds(5))) {
            Learner learner = new Learner(server);
            URI address = server.address();
            assertThat(learner.get("/health/ready").with(200).header("Connection"))
                    .isEmpty();
            Future<?> stopped = threads.submit(server::stop);

            await().until(() -> learner.get("/health/ready").status() == 503);
            Reply ready = learner.get("/health/ready").with(503);
            assertThat(check(ready, "serving")).isEqualTo("DOWN");
            assertThat(check(ready, "database")).isEqualTo("UP");
            learner.get("/health/live").with(200);
            learner.get("/courses/workshop" + Workshop.OWNERSHIP).with(200);
            assertThat(learner.put(READ, Map.of("completed", true)).with(200).header("Connection"))
                    .contains("close");
            stopped.get();
            await().ignoreExceptions().until(() -> isRefused(address));
        }
    }

    @Test
    void streamsAreToldWhenToComeBackAndNotAllAtTheSameMoment() throws Exception {
        try (RunningServer server = started(Duration.ZERO, Duration.ofSeconds(10));
                HttpClient client = HttpClient.newHttpClient()) {
            Learner grace = instructor(server, "Grace");
            Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                    .with(201);
            HttpRequest live = HttpRequest.newBuilder(URI.create(server.address() + cohort.text("/href") + "/live"))
                    .header("Cookie", grace.cookies())
                    .build();
            List<CompletableFuture<List<String>>> streams = IntStream.range(0, 8)
                    .mapToObj(_ -> client.sendAsync(live, HttpResponse.BodyHandlers.ofInputStream())
                            .thenApplyAsync(reply -> lines(reply.body()), threads))
                    .toList();
            await().until(() -> metric(grace, "crossroads_live_streams") == 8);

            Instant began = Instant.now();
            server.stop();

            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
            List<Integer> retries = streams.stream()
                    .map(stream -> stream.join().stream()
                            .filter(line -> !line.isEmpty())
                            .toList()
                            .getLast())
                    .peek(last -> assertThat(last).startsWith("retry: "))
                    .map(last -> Integer.valueOf(last.substring("retry: ".length())))
                    .toList();
            assertThat(retries).allMatch(millis -> millis >= 1_000 && millis < 5_000);
            assertThat(retries.stream().distinct().count()).isGreaterThan(1);
        }
    }

    @Test
    void whatIsUnderWayIsAnsweredAndWhateverWasAnsweredIsStored() throws Exception {
        try (RunningServer server = started(Duration.ZERO, Duration.ofSeconds(15))) {
            List<Learner> learners =
                    IntStream.range(0, 20).mapToObj(_ -> new Learner(server)).toList();
            learners.forEach(learner -> learner.get("/api/v1/me").with(200));
            cable.stall();
            List<Future<Reply>> underWay = learners.stream()
                    .map(learner -> threads.submit(() -> learner.put(READ, Map.of("completed", true))))
                    .toList();
            Thread.sleep(300);
            Future<?> stopped = threads.submit(server::stop);
            Thread.sleep(300);
            assertThat(stopped.isDone()).isFalse();

            cable.mend();

            for (Future<Reply> reply : underWay) {
                assertThat(reply.get().with(200).text("/state")).isEqualTo("completed");
            }
            stopped.get();
            assertThat(Rows.count(server, "event WHERE type = 'lesson-completed'"))
                    .isEqualTo(20);
        }
    }

    @Test
    void underLoadEverythingThatWasToldRecordedIsInTheLogOnce() throws Exception {
        try (RunningServer server = started(Duration.ZERO, Duration.ofSeconds(15))) {
            Queue<UUID> told = new ConcurrentLinkedQueue<>();
            List<Future<?>> busy = IntStream.range(0, 24)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> workUntilRefused(server, told)))
                    .toList();
            await().until(() -> told.size() > 100);
            Instant began = Instant.now();
            server.stop();
            assertThat(Duration.between(began, Instant.now()))
                    .as("nobody is waited for who goes on asking")
                    .isLessThan(Duration.ofSeconds(8));
            for (Future<?> one : busy) {
                one.get();
            }

            List<String> stored = Rows.of(server.database(), "SELECT id FROM event");
            assertThat(stored)
                    .containsAll(told.stream().map(id -> "(" + id + ")").toList());
            assertThat(stored).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatCannotBeStoredInTimeKeepsItNoLongerThanWasSaid() throws Exception {
        try (RunningServer server = started(Duration.ZERO, Duration.ofSeconds(2))) {
            Learner learner = new Learner(server);
            learner.get("/api/v1/me").with(200);
            cable.stall();
            Future<Reply> reply = threads.submit(() -> learner.put(READ, Map.of("completed", true)));
            Thread.sleep(300);
            Instant began = Instant.now();
            server.stop();

            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(threads.submit(() -> isTurnedAway(reply)).get(5, TimeUnit.SECONDS))
                    .isTrue();
            cable.mend();
            assertThat(Rows.count(server, "event")).isZero();
        }
    }

    private RunningServer started(Duration notice, Duration within) {
        return RunningServer.operated(
                database, cable.address(), new Operation(notice, within, Optional.empty(), Retention.OFF));
    }

    private static void workUntilRefused(RunningServer server, Queue<UUID> told) {
        Learner learner = new Learner(server);
        try {
            while (true) {
                UUID event = UUID.randomUUID();
                Reply reply = learner.send(
                        "PUT",
                        READ,
                        Optional.of(Learner.written(Map.of("completed", true))),
                        "Idempotency-Key",
                        event.toString());
                if (reply.status() == 200 && reply.json().at("/recorded").booleanValue()) {
                    told.add(event);
                    learner = new Learner(server);
                } else {
                    assertThat(reply.status()).isIn(200, 503);
                }
            }
        } catch (UncheckedIOException _) {
            // The server has stopped.
        }
    }

    /** Told so, or cut off; nobody is told that it is recorded. */
    private static boolean isTurnedAway(Future<Reply> reply) throws InterruptedException {
        try {
            return reply.get().status() == 503;
        } catch (ExecutionException cut) {
            return cut.getCause() instanceof UncheckedIOException;
        }
    }

    private static String check(Reply ready, String id) {
        for (JsonNode check : ready.json().get("checks")) {
            if (check.get("id").textValue().equals(id)) {
                return check.get("status").textValue();
            }
        }
        throw new AssertionError(id + " is not in " + ready.body());
    }

    private static boolean isRefused(URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException _) {
            return true;
        }
    }

    private static double metric(Learner learner, String name) {
        return learner.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static List<String> lines(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
