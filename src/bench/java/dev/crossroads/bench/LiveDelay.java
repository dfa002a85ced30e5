package dev.crossroads.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
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

    /** The delay that is wanted, in milliseconds. */
    private static final String GOAL = "300";

    /** For so long the same load comes before it is measured, as a server that has just started is busy compiling. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private final Stage stage;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClientAgent client = vertx.createHttpClient(
            new PoolOptions().setHttp1MaxSize(STREAMS + AT_ONCE).setMaxWaitQueueSize(-1));
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
        try {
            for (int i = 0; i < STREAMS; i++) {
                listen(rooms.get(i % COHORTS), i < PROBES);
            }
            int before = send(answers, WARM_UP);
            delays.clear();
            answered.set(0);
            long[] used = used();
            long start = System.nanoTime();
            send(answers.subList(before, answers.size()), time);
            long rate = answered.get() * 1_000_000_000L / (System.nanoTime() - start);
            long[] now = used();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            List<Long> sorted = new ArrayList<>(delays);
            Collections.sort(sorted);
            String load = "%,d live pages of %d cohorts, %,d answers a second".formatted(STREAMS, COHORTS, rate);
            table.add(load + ": delay to the page p50, ms", at(sorted, 0.5), "");
            table.add(load + ": delay to the page p99, ms", at(sorted, 0.99), GOAL);
            table.add(
                    load + ": processor, server, Postgres and load, µs for each answer",
                    IntStream.range(0, now.length)
                            .mapToObj(i -> "%,d".formatted((now[i] - used[i]) / Math.max(1, answered.get())))
                            .collect(Collectors.joining(", ")),
                    "");
            table.add(load + ": answers and pages that failed", Integer.toString(failed.get()), "0");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Microseconds that the server, Postgres where it runs here, and this load have had so far. */
    private long[] used() {
        return new long[] {
            ProcessUse.microsOfTree(stage.server().pid()),
            stage.postgres().stream().mapToLong(ProcessUse::microsOfTree).sum(),
            ProcessUse.micros(ProcessHandle.current().pid())
        };
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
    private int send(List<Answer> answers, Duration time) {
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
            ask(HttpMethod.PUT, answer.path(), answer.cookie())
                    .compose(request -> request.putHeader("Content-Type", "application/json")
                            .send(answer.body()))
                    .compose(response -> response.end().map(response.statusCode()))
                    .onComplete(status -> {
                        (status.succeeded() && status.result() == 200 ? answered : failed).incrementAndGet();
                        free.release();
                    });
        }
        free.acquireUninterruptibly(AT_ONCE);
        return i;
    }

    private Future<HttpClientRequest> ask(HttpMethod method, String path, String cookie) {
        URI server = stage.server().address();
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setHost(server.getHost())
                        .setPort(server.getPort())
                        .setURI(path))
                .map(request -> request.putHeader("Cookie", cookie));
    }

    private void listen(Classroom room, boolean isProbe) {
        ask(HttpMethod.GET, "/api/v1" + room.live(), room.cookie())
                .compose(HttpClientRequest::send)
                .onFailure(_ -> failed.incrementAndGet())
                .onSuccess(response -> {
                    // The end of the measurement.
                    response.exceptionHandler(_ -> {});
                    if (response.statusCode() != 200) {
                        failed.incrementAndGet();
                    } else if (isProbe) {
                        Map<String, String> lastSeen = new HashMap<>();
                        response.handler(RecordParser.newDelimited("\n\n", event -> heard(event.toString(), lastSeen)));
                    }
                });
    }

    /** Those who did something; others are told of too, as what one does can put another behind the cohort. */
    private void heard(String event, Map<String, String> lastSeen) {
        long now = System.currentTimeMillis();
        if (!event.contains("event: update\n")) {
            return;
        }
        try {
            String data = event.substring(event.indexOf("data: ") + "data: ".length());
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
