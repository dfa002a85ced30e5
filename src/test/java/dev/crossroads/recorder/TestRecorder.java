package dev.crossroads.recorder;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.Pools;
import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.BusRecorder;
import dev.crossroads.event.EventCodecs;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerEvent;
import dev.crossroads.event.OtherNodes;
import dev.crossroads.event.Outcome;
import dev.crossroads.event.Projection;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.Recorder;
import dev.crossroads.event.RecorderException;
import dev.crossroads.event.StoredEvent;
import dev.crossroads.progress.ProgressFeature;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A node of its own with a recorder, as the application builds one: an event bus, a pool, the verticle. */
public final class TestRecorder implements AutoCloseable {
    /** As many as its pool opens. */
    static final int CONNECTIONS = 4;

    /** Standard limits but for this one, so that a test controls its batches. */
    private static final RecorderLimits ONE_BATCH_AT_A_TIME =
            new RecorderLimits(RecorderLimits.STANDARD.queue(), RecorderLimits.STANDARD.batch());

    public final Vertx vertx = Vertx.vertx();
    public final Pool pool;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final List<RecordedBatch> published = new CopyOnWriteArrayList<>();
    final String deployment;
    private final Recorder recorder;

    private TestRecorder(
            DatabaseAddress address, List<Guard> guards, List<Projection> projections, RecorderLimits limits) {
        EventCodecs.register(vertx);
        pool = Pools.open(vertx, address, "test", CONNECTIONS, RecorderVerticle.session(limits));
        vertx.eventBus()
                .<RecordedBatch>consumer(BusAddresses.RECORDED, message -> published.add(message.body()))
                .completion()
                .await();
        deployment = vertx.deployVerticle(
                        new RecorderVerticle(pool, guards, projections, OtherNodes.NONE, limits, metrics))
                .await();
        recorder = new BusRecorder(vertx, Duration.ofSeconds(30));
    }

    /** With lesson progress as its only projection, and no guard. */
    public static TestRecorder on(DatabaseAddress address) {
        return on(address, List.of(), ProgressFeature.projections());
    }

    /** With these guards and projections. */
    public static TestRecorder on(DatabaseAddress address, List<Guard> guards, List<Projection> projections) {
        return on(address, guards, projections, ONE_BATCH_AT_A_TIME);
    }

    static TestRecorder on(
            DatabaseAddress address, List<Guard> guards, List<Projection> projections, RecorderLimits limits) {
        return new TestRecorder(address, guards, projections, limits);
    }

    /** Asks and does not wait. */
    public Future<Outcome> ask(LearnerEvent event) {
        return recorder.record(event);
    }

    /** Asks for all at once. */
    List<Future<Outcome>> askAll(List<? extends LearnerEvent> events) {
        return events.stream().map(this::ask).toList();
    }

    /** Asks and waits. */
    public Outcome record(LearnerEvent event) {
        return ask(event).await();
    }

    public StoredEvent recorded(LearnerEvent event) {
        return stored(ask(event));
    }

    /** Waits until so many events wait behind the batch that is being written. */
    void awaitWaiting(int events) {
        Awaitility.await()
                .until(() -> metrics.get("crossroads.recorder.queue").gauge().value() == events);
    }

    /** Waits until that is the last that was published, and returns all batches so far. */
    List<RecordedBatch> publishedUpTo(StoredEvent last) {
        Awaitility.await()
                .until(() -> !published.isEmpty()
                        && published.getLast().events().getLast().equals(last));
        return List.copyOf(published);
    }

    double counted(String outcome) {
        return metrics.get("crossroads.recorder.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    /** The stored event of a recorded outcome; waits for it. */
    static StoredEvent stored(Future<Outcome> outcome) {
        return switch (outcome.await()) {
            case Outcome.Recorded recorded -> recorded.stored();
            case Outcome.Refused refused -> throw new AssertionError("Refused: " + refused.refusal());
        };
    }

    /** The reason of a refusal; waits for it. */
    static Outcome.Refusal refusal(Future<Outcome> outcome) {
        return switch (outcome.await()) {
            case Outcome.Recorded recorded -> throw new AssertionError("Recorded: " + recorded.stored());
            case Outcome.Refused refused -> refused.refusal();
        };
    }

    /** The cause of a failure to record; waits for it. */
    static RecorderException.Cause failure(Future<Outcome> outcome) {
        try {
            throw new AssertionError("Nobody was told that it can't be recorded, but: " + outcome.await());
        } catch (RecorderException exception) {
            return exception.why();
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
