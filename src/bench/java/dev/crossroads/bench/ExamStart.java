package dev.crossroads.bench;

import dev.crossroads.database.BenchPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The start of an exam: everybody opens the same timed quiz within a second, and answers its questions for some
 * minutes, each at moments of their own, {@linkplain ExamWay in several ways}. Times count from the moment at which
 * somebody would have sent something, so that a client that falls behind hides nothing. The connections come from
 * several addresses of the loopback network.
 */
final class ExamStart {
    private static final int LEARNERS = 3_000;
    private static final int ADDRESSES = 8;

    /** Shorter than the server keeps a connection, so that nothing is sent on one that it is closing. */
    private static final int IDLE_SECONDS = 30;

    private static final long OPENED_WITHIN_MILLIS = 1_000;
    private static final Duration READING = Duration.ofMillis(500);

    /** A server runs for weeks: as many open and answer before it is measured, in sittings of their own. */
    private static final int WARM_UPS = 4;

    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final long SEED = 26;

    private final Stage stage;
    private final ExamWay way;
    private final Duration time;
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpClientAgent> clients = new ArrayList<>();
    private final URI server;

    private ExamStart(Stage stage, ExamWay way, Duration time) {
        this.stage = stage;
        this.way = way;
        this.time = time;
        server = stage.server().address();
        for (int i = 0; i < ADDRESSES; i++) {
            clients.add(vertx.createHttpClient(
                    new HttpClientOptions()
                            .setLocalAddress("127.0.0." + (i + 2))
                            .setKeepAliveTimeout(IDLE_SECONDS),
                    new PoolOptions().setHttp1MaxSize(LEARNERS / ADDRESSES).setMaxWaitQueueSize(-1)));
        }
    }

    /** Writes a course whose only quiz is timed, and returns its folder. */
    static Path course(Path folder) {
        try {
            Path course = Files.createDirectories(folder.resolve("exam"));
            Files.createDirectories(course.resolve("src"));
            Files.createDirectories(course.resolve("quizzes"));
            Files.writeString(course.resolve("book.toml"), """
                [book]
                title = "Exam"
                authors = ["Crossroads"]
                language = "en"

                [crossroads]
                id = "exam"
                """);
            Files.writeString(course.resolve("src/SUMMARY.md"), "# Summary\n\n- [Exam](exam.md)\n");
            Files.writeString(course.resolve("src/exam.md"), "# Exam\n\n{{#quiz ../quizzes/exam.toml}}\n");
            StringBuilder quiz = new StringBuilder("title = \"Exam\"\nmode = \"deferred\"\ntimeLimit = \"60m\"\n");
            for (int i = 1; i <= ExamWay.QUESTIONS; i++) {
                quiz.append("""

                    [[questions]]
                    id = "q%1$d"
                    type = "Numeric"
                    prompt.prompt = "What is %1$d + %1$d?"
                    answer.value = %2$d
                    """.formatted(i, 2 * i));
            }
            Files.writeString(course.resolve("quizzes/exam.toml"), quiz);
            return course;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds the exam for that long in each way, and adds how long people waited. */
    static void measure(Stage stage, Duration time, ResultTable table) {
        for (ExamWay way : ExamWay.values()) {
            new ExamStart(stage, way, time).run(table);
        }
    }

    private void run(ResultTable table) {
        try {
            Visit visit = stage.visit();
            visit.put("/api/v1/courses/exam/lessons/exam/progress", "{\"completed\":true}");
            Learners learners = new Learners(stage.database());
            for (int i = 0; i < WARM_UPS; i++) {
                sit(learners, learners.copy(visit.learner(), LEARNERS), WARM_UP);
            }
            Sitting measured = sit(learners, learners.copy(visit.learner(), LEARNERS), time);
            String who = String.format(
                    Locale.ROOT,
                    "%,d learners open a timed quiz within a second and answer for %d s, %s",
                    LEARNERS,
                    time.toSeconds(),
                    way.words());
            tell(table, who + ": opening", measured.opening);
            table.add(
                    who + ": processor until the last has opened it, server, Postgres and load, ms for each",
                    measured.use,
                    "");
            tell(table, who + ": answers", measured.answering);
            table.add(who + ": refused or cut", measured.failed(), "0");
            table.add(who + ": acknowledged and not stored", Long.toString(measured.lost()), "0");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void tell(ResultTable table, String what, Queue<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        for (double share : new double[] {0.5, 0.99, 1}) {
            table.add(
                    String.format(Locale.ROOT, "%s, %s of %,d, ms", what, name(share), sorted.size()),
                    sorted.isEmpty()
                            ? "none"
                            : String.format(
                                    Locale.ROOT, "%,.0f", sorted.get((int) (share * (sorted.size() - 1))) / 1e6),
                    share == 0.99 ? "1,000" : "");
        }
    }

    private static String name(double share) {
        return share == 0.5 ? "p50" : share == 1 ? "longest" : "p99";
    }

    private Sitting sit(Learners learners, List<UUID> all, Duration length) {
        List<String> cookies = way == ExamWay.PAGES
                ? ExamMembers.enrol(stage.database(), all)
                : all.stream().map(learners::cookie).toList();
        Sitting sitting = new Sitting(all);
        Random random = new Random(SEED);
        long start = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < all.size(); i++) {
            int who = i;
            long opens = start
                    + Duration.ofMillis(random.nextInt((int) OPENED_WITHIN_MILLIS))
                            .toNanos();
            // In their order, as somebody answers one question after the other.
            List<Long> answers = random.longs(ExamWay.QUESTIONS, opens + READING.toNanos(), start + length.toNanos())
                    .sorted()
                    .boxed()
                    .toList();
            ExamWay.Desk desk = new ExamWay.Desk(clients.get(who % ADDRESSES), server, cookies.get(who));
            at(opens, () -> sitting.open(desk, opens, answers));
        }
        sitting.await();
        return sitting;
    }

    private void at(long nanos, Runnable deed) {
        vertx.setTimer(Math.max(1, Duration.ofNanos(nanos - System.nanoTime()).toMillis()), _ -> deed.run());
    }

    /** Microseconds that the server, Postgres where it runs here, and this load have had so far. */
    private long[] use() {
        return new long[] {
            ProcessUse.microsOfTree(stage.server().pid()),
            stage.postgres().stream().mapToLong(ProcessUse::microsOfTree).sum(),
            ProcessUse.micros(ProcessHandle.current().pid())
        };
    }

    private String useSince(long[] before) {
        long[] now = use();
        return IntStream.range(0, now.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f", (now[i] - before[i]) / 1e3 / LEARNERS))
                .collect(Collectors.joining(", "));
    }

    /** All that one group does. */
    private final class Sitting {
        private final Queue<Long> opening = new ConcurrentLinkedQueue<>();
        private final Queue<Long> answering = new ConcurrentLinkedQueue<>();
        private final Map<String, Integer> failed = new ConcurrentSkipListMap<>();
        private final AtomicInteger opened = new AtomicInteger();
        private final long[] useBefore = use();
        private final CountDownLatch done;
        private final List<UUID> learners;
        private volatile String use = "none";

        Sitting(List<UUID> learners) {
            this.learners = learners;
            done = new CountDownLatch(learners.size() * (1 + ExamWay.QUESTIONS));
        }

        private void failed(Throwable why, int times) {
            failed.merge(why.toString(), times, Integer::sum);
        }

        /** The number, and their kinds where there are any. */
        String failed() {
            int all = failed.values().stream().mapToInt(Integer::intValue).sum();
            return failed.isEmpty() ? "0" : all + " " + failed;
        }

        void open(ExamWay.Desk desk, long due, List<Long> answers) {
            way.open(desk)
                    .onSuccess(hrefs -> {
                        opening.add(System.nanoTime() - due);
                        // Nobody answers before they have read the question.
                        long read = System.nanoTime() + READING.toNanos();
                        IntStream.range(0, ExamWay.QUESTIONS).forEach(i -> {
                            long when = Math.max(read, answers.get(i));
                            at(when, () -> answer(desk, hrefs.get(i), when));
                        });
                    })
                    .onFailure(why -> {
                        failed(why, 1 + ExamWay.QUESTIONS);
                        IntStream.range(0, ExamWay.QUESTIONS).forEach(_ -> done.countDown());
                    })
                    .onComplete(_ -> {
                        if (opened.incrementAndGet() == learners.size()) {
                            use = useSince(useBefore);
                        }
                        done.countDown();
                    });
        }

        private void answer(ExamWay.Desk desk, String href, long due) {
            way.answer(desk, href)
                    .onSuccess(_ -> answering.add(System.nanoTime() - due))
                    .onFailure(why -> failed(why, 1))
                    .onComplete(_ -> done.countDown());
        }

        void await() {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Answers that somebody was told are recorded, less those that are. */
        long lost() {
            String ours = "'{"
                    + String.join(",", learners.stream().map(UUID::toString).toList()) + "}'::uuid[]";
            long stored = Long.parseLong(BenchPostgres.text(
                    stage.database(), "SELECT count(*) FROM response WHERE learner_id = ANY (" + ours + ")"));
            return answering.size() - stored;
        }
    }
}
