package dev.crossroads.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The memory a server holds for a crowd that does nothing: live pages of cohorts, each on a connection of its own, and
 * learners who have read a page and keep their connection. The connections come from several addresses of the loopback
 * network, so that no address runs out of ports.
 */
final class Crowd {
    /** Megabytes of heap. Given more, the JVM takes more before it clears up, and what is needed is not to be seen. */
    static final int HEAP = 300;

    private static final int MOST = 10_000;

    /** Live pages that one account may have open. */
    private static final int STREAMS_PER_COHORT = 20;

    /** Files that the server and we have open beside connections. */
    private static final int OTHER_FILES = 400;

    private static final int ADDRESSES = 8;
    private static final int AT_ONCE = 64;
    private static final Duration HOLD = Duration.ofSeconds(15);

    private final Stage stage;
    private final Vertx vertx = Vertx.vertx();
    private final List<HttpClientAgent> clients = new ArrayList<>();

    /** Held, or the client would end them when nobody refers to them. */
    private final Queue<HttpClientConnection> open = new ConcurrentLinkedQueue<>();

    private final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private Crowd(Stage stage) {
        this.stage = stage;
        for (int i = 0; i < ADDRESSES; i++) {
            clients.add(vertx.createHttpClient(new HttpClientOptions().setLocalAddress("127.0.0." + (i + 2))));
        }
    }

    /** Lets the crowd come, and adds what the server's resident memory is then. */
    static void measure(Stage stage, ResultTable table) {
        new Crowd(stage).run(table);
    }

    private void run(ResultTable table) {
        try {
            int each = (int) Math.min(MOST, (openFiles() - OTHER_FILES) / 2);
            String bound = each < MOST ? " (the machine lets a process open %,d files)".formatted(openFiles()) : "";
            Learners learners = new Learners(stage.database());
            List<UUID> everybody = learners.copy(FilledLog.model(stage), each);
            List<Classroom> rooms = cohorts(everybody, (each + STREAMS_PER_COHORT - 1) / STREAMS_PER_COHORT);
            comeIn(each, i -> {
                Classroom room = rooms.get(i % rooms.size());
                return follow(i, "/api/v1" + room.live(), room.cookie());
            });
            awaitSnapshots(each);
            tell(table, "%,d live pages of %,d cohorts%s".formatted(snapshots.get(), rooms.size(), bound));
            String page = stage.course().get("lessons").get(0).get("page").asText();
            comeIn(each, i -> visit(i, page, learners.cookie(everybody.get(i))));
            tell(table, "the same and %,d idle learners".formatted(each));
            table.add("the same: connections that failed or were lost", "" + (failed.get() + closed.get()), "0");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private long openFiles() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(
                system.getMaxFileDescriptorCount(),
                ProcessUse.mostOpenFiles(stage.server().pid()));
    }

    /** Everybody is in one of them. */
    private List<Classroom> cohorts(List<UUID> everybody, int count) {
        return Classroom.open(
                stage,
                IntStream.range(0, count)
                        .mapToObj(i ->
                                everybody.subList(everybody.size() * i / count, everybody.size() * (i + 1) / count))
                        .toList());
    }

    /** Some at a time, until all are there. */
    private void comeIn(int count, IntFunction<Future<?>> arrival) {
        Semaphore free = new Semaphore(AT_ONCE);
        for (int i = 0; i < count; i++) {
            free.acquireUninterruptibly();
            arrival.apply(i).onComplete(result -> {
                if (result.failed()) {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquireUninterruptibly(AT_ONCE);
    }

    private Future<HttpClientResponse> ask(int number, String path, String cookie) {
        URI server = stage.server().address();
        return clients.get(number % ADDRESSES)
                .connect(new HttpConnectOptions().setHost(server.getHost()).setPort(server.getPort()))
                .compose(connection -> {
                    open.add(connection);
                    connection.closeHandler(_ -> closed.incrementAndGet());
                    return connection.request(
                            new RequestOptions().setMethod(HttpMethod.GET).setURI(path));
                })
                .compose(request -> request.putHeader("Cookie", cookie)
                        .putHeader("Accept-Encoding", "gzip")
                        .send())
                .compose(response -> response.statusCode() == 200
                        ? Future.succeededFuture(response)
                        : Future.failedFuture("Refused with " + response.statusCode()));
    }

    private Future<?> visit(int number, String page, String cookie) {
        return ask(number, page, cookie).compose(HttpClientResponse::body);
    }

    private Future<?> follow(int number, String stream, String cookie) {
        return ask(number, stream, cookie).onSuccess(response -> {
            boolean[] isShown = new boolean[1];
            response.handler(bytes -> {
                if (!isShown[0] && bytes.toString().contains("event: snapshot")) {
                    isShown[0] = true;
                    snapshots.incrementAndGet();
                }
            });
        });
    }

    private void awaitSnapshots(int count) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (snapshots.get() + failed.get() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** The most that it holds while they stay for a while. */
    private void tell(ResultTable table, String who) {
        long most = 0;
        for (long second = 0; second < HOLD.toSeconds(); second++) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            most = Math.max(most, ProcessUse.residentBytes(stage.server().pid()));
        }
        table.add(
                String.format(Locale.ROOT, "resident memory with %d MB of heap, MB: %s", HEAP, who),
                String.format(Locale.ROOT, "%.0f", most / 1e6),
                "512");
    }
}
