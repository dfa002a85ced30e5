package dev.crossroads.cohort.live;

import dev.crossroads.web.Outgoing;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open page or program that follows a cohort: a response that does not end, and how far its reader has come. It
 * holds nothing else, so ten thousand of them are small. A reader who is slower than the changes gets none while what
 * was sent waits in the socket; the next message tells all of it at once.
 */
final class LiveStream {
    private final LiveViewer viewer;
    private final HttpServerResponse response;
    private final Outgoing outgoing;
    private final Optional<String> lastId;
    private final AtomicBoolean hasLeft = new AtomicBoolean();
    private long position;

    /**
     * A stream whose head is sent.
     *
     * @param lastId of the last event that its reader has
     */
    LiveStream(LiveViewer viewer, RoutingContext context, Optional<String> lastId) {
        this.viewer = viewer;
        this.response = context.response();
        this.outgoing = Outgoing.of(context);
        this.lastId = lastId;
    }

    LiveViewer viewer() {
        return viewer;
    }

    /** Finds out how far its reader has come, by the board that it will hear from. */
    void resume(String epoch) {
        position = LiveMessage.resumed(epoch, lastId).orElse(0);
    }

    /** The last change that was sent to it; 0 where it needs everything. */
    long position() {
        return position;
    }

    /** Notes that it is over; true the first time. */
    boolean leaves() {
        return hasLeft.compareAndSet(false, true);
    }

    /** Whether it can take a message now. */
    boolean isReady() {
        return !response.closed() && !response.writeQueueFull();
    }

    void tell(Buffer message, long upTo) {
        position = upTo;
        tell(message);
    }

    /** Sends; a reader who has gone meanwhile is taken out by its connection's end, so that fails in silence. */
    void tell(Buffer message) {
        if (!response.closed() && !response.ended()) {
            outgoing.write(message);
        }
    }

    /** Says that it is over for good, and ends it. */
    void end() {
        if (!response.closed() && !response.ended()) {
            outgoing.end(LiveMessage.END);
        }
    }

    /** Ends it so that its reader comes again, and says when. */
    void hangUp() {
        if (!response.closed() && !response.ended()) {
            outgoing.end(LiveMessage.comeAgain(ThreadLocalRandom.current()));
        }
    }
}
