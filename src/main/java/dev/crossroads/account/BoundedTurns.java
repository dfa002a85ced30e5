package dev.crossroads.account;

import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that takes a core, off the event loops and on threads of its own: so much at once, so much waiting, and nobody
 * waits for ever. Whoever finds too many there is told so at once.
 */
final class BoundedTurns {
    private static final int RETRY_AFTER_SECONDS = 3;

    private final WorkerExecutor executor;
    private final int most;
    private final Duration patience;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * Turns on threads of their own.
     *
     * @param name of the threads
     * @param atOnce how many threads there are
     * @param waiting how many may wait for one
     * @param patience how long somebody waits for an answer, their turn included
     */
    BoundedTurns(Vertx vertx, String name, int atOnce, int waiting, Duration patience) {
        executor = vertx.createSharedWorkerExecutor(name, atOnce);
        most = atOnce + waiting;
        this.patience = patience;
    }

    /**
     * For weighing new passwords: one thread, so that it takes one core at most. An estimate takes up to 0.1 s (see
     * {@link PasswordRules}), so the last of those who wait has waited two seconds.
     */
    static BoundedTurns forEstimates(Vertx vertx) {
        return new BoundedTurns(vertx, "password-estimates", 1, 20, Duration.ofSeconds(5));
    }

    /**
     * Runs work when its turn comes. Waits: for virtual threads.
     *
     * @throws Problem 503 where too many wait, or it took too long
     */
    <T> T run(Callable<T> work) {
        if (asked.incrementAndGet() > most) {
            asked.decrementAndGet();
            throw busy();
        }
        long end = System.nanoTime() + patience.toNanos();
        Future<T> done = executor.executeBlocking(
                () -> {
                    try {
                        if (System.nanoTime() > end) {
                            throw busy(); // whoever asked has left
                        }
                        return work.call();
                    } finally {
                        asked.decrementAndGet();
                    }
                },
                false);
        return done.timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(failure instanceof TimeoutException ? busy() : failure))
                .await();
    }

    /** The number at work or waiting. */
    int asked() {
        return asked.get();
    }

    private static Problem busy() {
        return Problem.unavailable(new Message("account.problem.busy")).with("retryAfter", RETRY_AFTER_SECONDS);
    }
}
