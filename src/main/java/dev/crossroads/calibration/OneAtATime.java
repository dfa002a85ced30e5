package dev.crossroads.calibration;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work that takes long, on a thread of its own that gives way to all others, and never twice at once: whoever asks for
 * it while it is under way is told of that one. Safe for use by many threads.
 */
final class OneAtATime<T> {
    private final String name;
    private final InstantSource clock;
    private Future<T> last = Future.succeededFuture();
    private Optional<Instant> since = Optional.empty();

    /** @param name of its thread */
    OneAtATime(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Begins it, or joins what is under way. */
    synchronized Future<T> begin(Supplier<T> work) {
        if (since.isEmpty()) {
            Promise<T> promise = Promise.promise();
            last = promise.future();
            since = Optional.of(clock.instant());
            Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(work, promise));
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
        return last;
    }

    /** When what is under way began; empty where nothing is. */
    synchronized Optional<Instant> since() {
        return since;
    }

    private void run(Supplier<T> work, Promise<T> promise) {
        T done;
        try {
            done = work.get();
        } catch (RuntimeException | Error failed) {
            over();
            promise.fail(failed);
            return;
        }
        over();
        promise.complete(done);
    }

    private synchronized void over() {
        since = Optional.empty();
    }
}
