package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The delay until open pages hear of an answer: streams of many cohorts are held open while members answer at a steady
 * rate. The delay is from the time that the server gave the event, before its commit, to the arrival of the update; so
 * it is never shorter than from commit to page.
 */
final class LiveDelay {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int COHORTS = 100;
    private static final int MEMBERS = 20;
    private static final int STREAMS = 1_000;
    private static final int ANSWERS_A_SECOND = 2_000;

    /** Streams whose every word is read; the others are heard and passed over, or the reader would be measured. */
    private static final int PROBES = 50;

    private static final int AT_ONCE = 128;

    /** For so long the same load comes before it is measured, as a server that has just started is busy compiling. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private final Stage stage;
    private final List<JsonNode> attempts = new ArrayList<>();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    private LiveDelay(Stage stage) {
        this.stage = stage;
    }

    /** Measures for that long and adds what was found. */
    static void measure(Stage stage, Duration time, ResultTable table) {
        new LiveDelay(stage).run(time, table);
    }

    private void run(Duration time, ResultTable table) {
        UUID model = started();
        Learners learners = new Learners(stage.database());
        List<UUID> all = learners.copy(model, COHORTS * MEMBERS);
        List<Classroom> rooms = Classroom.open(
                stage,
                IntStream.range(0, COHORTS)
                        .mapToObj(i -> all.subList(i * MEMBERS, (i + 1) * MEMBERS))
                        .toList());
        List<Answer> answers = answers(learners, all);
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < STREAMS; i++) {
                Classroom room = rooms.get(i % COHORTS);
                boolean isProbe = i < PROBES;
                threads.submit(() -> listen(client, room, isProbe));
            }
            int before = send(client, threads, answers, WARM_UP);
            delays.clear();
            answered.set(0);
            long start = System.nanoTime();
            send(client, threads, answers.subList(before, answers.size()), time);
            long rate = answered.get() * 1_000_000_000L / (System.nanoTime() - start);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            List<Long> sorted = new ArrayList<>(delays);
            Collections.sort(sorted);
            String load = "%,d live pages of %d cohorts, %,d answers a second".formatted(STREAMS, COHORTS, rate);
            table.add(load + ": delay to the page p50, ms", at(sorted, 0.5), "");
            table.add(load + ": delay to the page p99, ms", at(sorted, 0.99), "1,000");
            table.add(load + ": answers that failed", Integer.toString(failed.get()), "0");
            client.shutdownNow();
            threads.shutdownNow();
        }
    }

    private static String at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? "nothing heard" : "%,d".formatted(sorted.get((int) (share * (sorted.size() - 1))));
    }

    /** Somebody who has begun every checkpoint and answered nothing. */
    private UUID started() {
        Visit visit = stage.visit();
        for (JsonNode quiz : stage.course().get("quizzes")) {
            JsonNode attempt = visit.post(
                    visit.json(quiz.get("href").asText())
                            .get("attempts")
                            .get("href")
                            .asText(),
                    "{}");
            attempts.add(attempt);
        }
        return visit.learner();
    }

    private record Answer(String path, String cookie, String body) {}

    /** Every question of everybody, so that neighbours are of different learners. */
    private List<Answer> answers(Learners learners, List<UUID> all) {
        List<String> cookies = all.stream().map(learners::cookie).toList();
        List<Answer> answers = new ArrayList<>();
        for (JsonNode attempt : attempts) {
            UUID models = UUID.fromString(attempt.get("id").asText());
            for (JsonNode question : Stage.answerable(attempt)) {
                String body = "{\"answer\":" + Stage.someAnswer(question) + "}";
                for (int i = 0; i < all.size(); i++) {
                    answers.add(new Answer(
                            "/api/v1/attempts/" + Learners.attemptOf(all.get(i), models) + "/answers/"
                                    + question.get("id").asText(),
                            cookies.get(i),
                            body));
                }
            }
        }
        return answers;
    }

    /** Sends answers at the steady rate, or as fast as they are taken, for that long; returns how many. */
    private int send(HttpClient client, ExecutorService threads, List<Answer> answers, Duration time) {
        Semaphore free = new Semaphore(AT_ONCE);
        long start = System.nanoTime();
        int i = 0;
        for (; i < answers.size() && System.nanoTime() - start < time.toNanos(); i++) {
            long due = start + i * 1_000_000_000L / ANSWERS_A_SECOND;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            free.acquireUninterruptibly();
            Answer answer = answers.get(i);
            threads.submit(() -> {
                try {
                    answer(client, answer);
                } finally {
                    free.release();
                }
            });
        }
        free.acquireUninterruptibly(AT_ONCE);
        return i;
    }

    private void answer(HttpClient client, Answer answer) {
        try {
            HttpResponse<Void> response = client.send(
                    HttpRequest.newBuilder(URI.create(stage.server().address() + answer.path()))
                            .header("Cookie", answer.cookie())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(answer.body()))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            (response.statusCode() == 200 ? answered : failed).incrementAndGet();
        } catch (IOException lost) {
            failed.incrementAndGet();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Void listen(HttpClient client, Classroom room, boolean isProbe) throws IOException, InterruptedException {
        HttpResponse<java.util.stream.Stream<String>> response = client.send(
                HttpRequest.newBuilder(URI.create(stage.server().address() + "/api/v1" + room.live()))
                        .header("Cookie", room.cookie())
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("A live page was refused: " + response.statusCode());
        }
        boolean[] isUpdate = new boolean[1];
        Map<String, String> lastSeen = new HashMap<>();
        try (var lines = response.body()) {
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    isUpdate[0] = line.equals("event: update");
                } else if (isProbe && isUpdate[0] && line.startsWith("data: ")) {
                    heard(line.substring("data: ".length()), lastSeen);
                }
            });
        } catch (UncheckedIOException closed) {
            // The measurement is over.
            return null;
        }
        return null;
    }

    /** Those who did something; others are told of too, as what one does can put another behind the cohort. */
    private void heard(String data, Map<String, String> lastSeen) {
        long now = System.currentTimeMillis();
        try {
            for (JsonNode learner : JSON.readTree(data).get("learners")) {
                String seen = learner.get("lastSeen").asText();
                if (!seen.equals(lastSeen.put(learner.get("id").asText(), seen))) {
                    delays.add(now - Instant.parse(seen).toEpochMilli());
                }
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
