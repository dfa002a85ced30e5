package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.EventCodecs;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.StoredEvent;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {

    @Test
    void whatOneNodeTellsIsHeardOnTheOthers() throws InterruptedException {
        DatabaseAddress shared = new DatabaseAddress(
                "localhost", 5432, "shared", "ada", UUID.randomUUID().toString());
        Vertx one = join(shared);
        Vertx other = join(shared);
        try {
            BlockingQueue<RecordedBatch> heard = new LinkedBlockingQueue<>();
            other.eventBus()
                    .<RecordedBatch>consumer(BusAddresses.RECORDED, message -> heard.add(message.body()))
                    .completion()
                    .await();
            RecordedBatch told = new RecordedBatch(List.of(new StoredEvent(
                    7,
                    Instant.parse("2026-01-01T00:00:01Z"),
                    new LessonCompleted(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            Instant.parse("2026-01-01T00:00:00Z"),
                            "rust-or-go",
                            "welcome"))));

            one.eventBus().publish(BusAddresses.RECORDED, told);

            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(told);
        } finally {
            other.close().await();
            one.close().await();
        }
    }

    @Test
    void nodesOfAnotherDatabaseStayApart() {
        Vertx ours = join(new DatabaseAddress(
                "localhost", 5432, "ours", "ada", UUID.randomUUID().toString()));
        Vertx theirs = join(new DatabaseAddress(
                "localhost", 5432, "theirs", "ada", UUID.randomUUID().toString()));
        try {
            BlockingQueue<RecordedBatch> heard = new LinkedBlockingQueue<>();
            theirs.eventBus()
                    .<RecordedBatch>consumer(BusAddresses.RECORDED, message -> heard.add(message.body()))
                    .completion()
                    .await();

            ours.eventBus().publish(BusAddresses.RECORDED, new RecordedBatch(List.of()));

            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(heard::isEmpty);
        } finally {
            theirs.close().await();
            ours.close().await();
        }
    }

    /** Every address of 127.0.0.0/8 is this machine: what listens on all interfaces answers there too. */
    @Test
    void itListensOnTheAddressOfTheNodeAlone() {
        Vertx node = join(new DatabaseAddress(
                "localhost", 5432, "ours", "ada", UUID.randomUUID().toString()));
        try {
            List<Integer> ports = IntStream.rangeClosed(5701, 5720)
                    .filter(port -> answers("127.0.0.1", port))
                    .boxed()
                    .toList();

            assertThat(ports).isNotEmpty().noneMatch(port -> answers("127.0.0.2", port));
        } finally {
            node.close().await();
        }
    }

    private static boolean answers(String host, int port) {
        try (Socket _ = new Socket(host, port)) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static Vertx join(DatabaseAddress database) {
        Vertx vertx = Clusters.join(Vertx.builder(), new VertxOptions(), "127.0.0.1", database);
        EventCodecs.register(vertx);
        return vertx;
    }
}
