package dev.crossroads.cohort.live;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who follow one cohort in one form. One virtual thread serves them and reads top to bottom: wait until something
 * happens, look how it looks now, tell everybody, rest. So an update is made once however many watch, what happens
 * during a rest is one update, and a database that is slow makes updates fewer and not more.
 *
 * <p>A virtual thread per cohort and not an event loop, since making an update waits for the database and renders; a
 * cohort that takes long at it delays no other.
 */
final class LiveChannel implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveChannel.class);

    /** A second between two tries while the database is away. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final UUID cohort;
    private final LiveView view;
    private final LiveView.Model model;
    private final LiveIndex index;
    private final LiveAudience audience;
    private final LiveLimits limits;
    private final Semaphore readers;
    private final LiveBoard board = new LiveBoard();
    private final String epoch =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    private final Set<LiveStream> streams = new HashSet<>();
    private Set<UUID> changed = new HashSet<>();
    private boolean isToReview = true;
    private boolean hasNewcomers;
    private boolean isClosed;

    private long nextBeat = System.nanoTime();
    private long nextReview = System.nanoTime();
    private long emptySince = System.nanoTime();
    private boolean isStale;

    /**
     * A channel without followers; run it on a virtual thread.
     *
     * @param readers bounds how many channels of the node read the database at a time
     */
    LiveChannel(
            UUID cohort, LiveView view, LiveIndex index, LiveAudience audience, LiveLimits limits, Semaphore readers) {
        this.cohort = cohort;
        this.view = view;
        this.model = view.of(cohort);
        this.index = index;
        this.audience = audience;
        this.limits = limits;
        this.readers = readers;
    }

    UUID cohort() {
        return cohort;
    }

    /** The id of what a page shows that is read from now on. Changes that came later have higher ones. */
    String position() {
        return LiveMessage.id(epoch, board.number());
    }

    /** Lets a stream follow; false where the channel has closed meanwhile. */
    boolean add(LiveStream stream) {
        lock.lock();
        try {
            if (isClosed) {
                return false;
            }
            stream.resume(epoch);
            streams.add(stream);
            hasNewcomers = true;
            happened.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void remove(LiveStream stream) {
        lock.lock();
        try {
            streams.remove(stream);
            if (streams.isEmpty()) {
                emptySince = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A learner of the cohort did something. */
    void changed(UUID learner) {
        lock.lock();
        try {
            changed.add(learner);
            happened.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Members, instructors or the cohort itself may be others than before. */
    void review() {
        lock.lock();
        try {
            isToReview = true;
            happened.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more streams, and ends each so that its reader comes again, here or to another node. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            streams.forEach(LiveStream::hangUp);
            streams.clear();
            happened.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The work after a wait. */
    private record Turn(Set<UUID> learners, boolean isReview, boolean isBeat, boolean isLast) {}

    @Override
    public void run() {
        try {
            for (Turn turn = await(); !turn.isLast(); turn = await()) {
                long before = System.nanoTime();
                serve(turn);
                Duration took = Duration.ofNanos(System.nanoTime() - before);
                TimeUnit.NANOSECONDS.sleep((isStale ? RETRY : limits.restAfter(took)).toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            index.drop(this);
        }
    }

    private Turn await() throws InterruptedException {
        lock.lock();
        try {
            while (!isSomethingToDo()) {
                happened.awaitNanos(Math.max(1, nextByItself() - System.nanoTime()));
            }
            long now = System.nanoTime();
            isClosed |= streams.isEmpty();
            Turn turn = new Turn(changed, isToReview || now - nextReview >= 0, now - nextBeat >= 0, isClosed);
            changed = new HashSet<>();
            isToReview = false;
            hasNewcomers = false;
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Without followers nothing is read or told: it only waits for one to come back, and then ends. */
    private boolean isSomethingToDo() {
        boolean isTime = System.nanoTime() - nextByItself() >= 0;
        return isClosed || isTime || !streams.isEmpty() && (isToReview || hasNewcomers || !changed.isEmpty());
    }

    private long nextByItself() {
        if (streams.isEmpty()) {
            return emptySince + limits.linger().toNanos();
        }
        return nextBeat - nextReview < 0 ? nextBeat : nextReview;
    }

    private void serve(Turn turn) throws InterruptedException {
        readers.acquire();
        try {
            look(turn);
            recovered();
        } catch (Exception away) { // await() throws what a query failed with, checked or not
            fellStale(away);
        } finally {
            readers.release();
        }
        tellEverybody();
        if (turn.isBeat()) {
            beat();
        }
    }

    private void look(Turn turn) {
        if (turn.isReview()) {
            // The members come first: a member who does something while the view is read is looked at again.
            index.put(this, audience.members(cohort));
        }
        if (turn.isReview() || turn.isBeat()) {
            sendAwayWhoMayNotSee();
        }
        if (turn.isReview()) {
            board.replace(model.readAll());
            nextReview = System.nanoTime() + limits.review().toNanos();
        } else if (!turn.learners().isEmpty()) {
            board.put(model.read(turn.learners()));
        }
    }

    private void sendAwayWhoMayNotSee() {
        List<LiveStream> open = open();
        Set<LiveViewer> admitted = audience.stillAdmitted(
                cohort, open.stream().map(LiveStream::viewer).distinct().toList());
        open.stream().filter(stream -> !admitted.contains(stream.viewer())).forEach(stream -> {
            stream.end();
            remove(stream);
        });
    }

    /** Tells each what it has not heard; those who have heard the same share one message. */
    private void tellEverybody() {
        if (board.number() == 0) {
            return;
        }
        Map<Long, Buffer> messages = new HashMap<>();
        for (LiveStream stream : open()) {
            if (stream.position() != board.number() && stream.isReady()) {
                stream.tell(messages.computeIfAbsent(stream.position(), this::messageSince), board.number());
            }
        }
    }

    private Buffer messageSince(long position) {
        LiveBoard.Changes changes = board.since(position);
        return LiveMessage.of(epoch, changes, view.data(changes));
    }

    /** A sign of life to each, also so that a connection that died in silence is found out. */
    private void beat() {
        tellAll(isStale ? LiveMessage.STALE : LiveMessage.BEAT);
        nextBeat = System.nanoTime() + limits.beat().toNanos();
    }

    private void tellAll(Buffer message) {
        open().stream().filter(LiveStream::isReady).forEach(stream -> stream.tell(message));
    }

    private List<LiveStream> open() {
        lock.lock();
        try {
            return List.copyOf(streams);
        } finally {
            lock.unlock();
        }
    }

    /** After an outage the whole view is read again. */
    private void fellStale(Exception away) {
        if (!isStale && !isClosed()) {
            LOG.error("The live view of cohort {} can't be read; it is tried again every second", cohort, away);
            isStale = true;
            tellAll(LiveMessage.STALE);
        }
        review();
    }

    private void recovered() {
        if (isStale) {
            LOG.info("The live view of cohort {} can be read again", cohort);
            isStale = false;
            tellAll(LiveMessage.BEAT);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }
}
