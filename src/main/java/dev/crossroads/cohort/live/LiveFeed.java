package dev.crossroads.cohort.live;

import dev.crossroads.event.BusAddresses;
import dev.crossroads.event.Hint;
import dev.crossroads.event.RecordedBatch;
import dev.crossroads.event.StoredEvent;
import dev.crossroads.web.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The live streams of this node. What is recorded here or on another node is heard on the bus, and sets those channels
 * to work whose learners it concerns; a {@link LiveChannel} does the rest. The bus may lose a message: then an update
 * is late, and the next review brings it.
 *
 * <p>Close it while the HTTP server stops, whose orderly end waits for responses that have not ended.
 */
public final class LiveFeed implements AutoCloseable {
    /** Channels that read the database at a time: a quarter of the pool, so that pages of learners go first. */
    private static final int READERS = 4;

    /** Longer than a rest and a query; a query that hangs must not keep the server from stopping. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);

    private final LiveAudience audience;
    private final LiveLimits limits;
    private final LiveIndex index = new LiveIndex();
    private final Semaphore readers = new Semaphore(READERS, true);
    private final Map<Followed, LiveChannel> channels = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> streamsOf = new ConcurrentHashMap<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final MessageConsumer<RecordedBatch> recorded;
    private final MessageConsumer<Hint> elsewhere;
    private final MessageConsumer<String> cohorts;
    private final Consumer<UUID> changed;
    private final Consumer<StoredEvent> stored;
    private volatile boolean isClosed;

    /** A cohort in a form. */
    private record Followed(UUID cohort, LiveView view) {}

    /**
     * A feed that listens to the bus from now on.
     *
     * @param changed told of each learner of whom something changed, before any channel looks at them again
     * @param stored told of each event that this node recorded, likewise
     */
    public LiveFeed(
            Vertx vertx,
            LiveAudience audience,
            LiveLimits limits,
            Consumer<UUID> changed,
            Consumer<StoredEvent> stored,
            MeterRegistry metrics) {
        this.changed = changed;
        this.stored = stored;
        this.audience = audience;
        this.limits = limits;
        places = new Semaphore(limits.inAll());
        recorded = vertx.eventBus().consumer(BusAddresses.RECORDED, message -> heard(message.body()));
        elsewhere = vertx.eventBus().consumer(BusAddresses.HEARD, message -> heard(message.body()));
        cohorts = vertx.eventBus().consumer(CohortChanges.ADDRESS, message -> review(UUID.fromString(message.body())));
        Gauge.builder("crossroads.live.streams", this, feed -> limits.inAll() - feed.places.availablePermits())
                .description("Live pages that are open")
                .register(metrics);
        Gauge.builder("crossroads.live.channels", channels, Map::size)
                .description("Cohorts and views that open live pages follow")
                .register(metrics);
    }

    private void heard(RecordedBatch batch) {
        batch.events().forEach(event -> {
            stored.accept(event);
            lookAgainAt(event.event().learner());
        });
    }

    private void heard(Hint hint) {
        switch (hint) {
            case Hint.LearnersChanged changed -> changed.learners().forEach(this::changed);
            case Hint.CohortChanged changed -> review(changed.cohort());
            case Hint.AnythingChanged _ -> channels.values().forEach(LiveChannel::review);
            case Hint.PagesChanged _, Hint.RegradeDecided _ -> {}
        }
    }

    /**
     * Looks again at a learner of whom something changed that is in no event; other nodes see it at their next review.
     */
    public void changed(UUID learner) {
        changed.accept(learner);
        lookAgainAt(learner);
    }

    private void lookAgainAt(UUID learner) {
        index.channelsOf(learner).forEach(channel -> channel.changed(learner));
    }

    private void review(UUID cohort) {
        channels.values().stream()
                .filter(channel -> channel.cohort().equals(cohort))
                .forEach(LiveChannel::review);
    }

    /**
     * Answers with a stream that tells how a cohort looks, and goes on to tell what changes until either side ends it.
     *
     * @param viewer who has been found to be allowed to see the cohort
     * @param lastId of the last event that the reader has; where it is known here, only what was missed is told
     * @throws Problem 429 where the viewer holds too many streams, 503 where this node does
     */
    public void open(UUID cohort, LiveView view, LiveViewer viewer, Optional<String> lastId, RoutingContext context) {
        takePlace(viewer);
        HttpServerResponse response = context.response();
        LiveStream stream = new LiveStream(viewer, context, lastId);
        Followed followed = new Followed(cohort, view);
        context.addEndHandler(_ -> leave(followed, stream));
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                // A compressor keeps back what it could compress better with what comes later; so do some proxies.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true);
        stream.tell(LiveMessage.OPENING);
        follow(followed, stream);
        if (response.closed() || isClosed) {
            stream.hangUp();
            leave(followed, stream);
        }
    }

    /**
     * The position of a page that is made from now on, to be named when its stream is opened: then it is told what
     * changed since and not all it has. Empty where nobody follows the cohort yet.
     */
    public Optional<String> position(UUID cohort, LiveView view) {
        return Optional.ofNullable(channels.get(new Followed(cohort, view))).map(LiveChannel::position);
    }

    private void takePlace(LiveViewer viewer) {
        if (isClosed || !places.tryAcquire()) {
            throw Problem.unavailable("This server has all the live pages open that it can serve, or is stopping."
                    + " Try again in a moment; the page itself can be reloaded at any time.");
        }
        int held = streamsOf.merge(viewer.learner(), 1, Integer::sum);
        if (held > limits.perViewer()) {
            givePlaceBack(viewer);
            throw Problem.of(
                            429,
                            "Too many live pages",
                            "You have %d live pages open, and no more are served to one account. Close one of them."
                                    .formatted(limits.perViewer()))
                    .with("retryAfter", limits.beat().toSeconds());
        }
    }

    private void givePlaceBack(LiveViewer viewer) {
        places.release();
        streamsOf.computeIfPresent(viewer.learner(), (_, held) -> held == 1 ? null : held - 1);
    }

    private void leave(Followed followed, LiveStream stream) {
        if (stream.leaves()) {
            givePlaceBack(stream.viewer());
            Optional.ofNullable(channels.get(followed)).ifPresent(channel -> channel.remove(stream));
        }
    }

    /** Ends all streams, so that their readers come again, and waits until nothing of them reads the database. */
    @Override
    public void close() {
        isClosed = true;
        recorded.unregister().await();
        elsewhere.unregister().await();
        cohorts.unregister().await();
        channels.values().forEach(LiveChannel::close);
        try {
            for (Thread thread : threads) {
                thread.join(STOPS_WITHIN);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Followed followed, LiveStream stream) {
        while (!channels.computeIfAbsent(followed, this::start).add(stream)) {
            // It ended between the two; another one takes its place.
            Thread.onSpinWait();
        }
    }

    private LiveChannel start(Followed followed) {
        LiveChannel channel = new LiveChannel(followed.cohort(), followed.view(), index, audience, limits, readers);
        Thread thread = Thread.ofVirtual().name("live-" + followed.cohort()).unstarted(() -> {
            try {
                channel.run();
            } finally {
                channels.remove(followed, channel);
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        return channel;
    }
}
