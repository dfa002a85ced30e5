package dev.crossroads;

import dev.crossroads.web.Stopping;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a server that people use: it is announced first, and what is under way has a limited time. */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    /** The least that is left for the last part, whatever those before it took. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Operation operation;
    private final Stopping stopping;
    private volatile boolean isBegun;
    private volatile long endNanos;

    Drain(Operation operation, Stopping stopping) {
        this.operation = operation;
        this.stopping = stopping;
    }

    /** Announces it and waits for as long as was asked for; the limited time begins then. Blocks. */
    void begin() {
        if (isBegun) {
            return;
        }
        isBegun = true;
        stopping.announce();
        if (operation.stopNotice().isPositive()) {
            LOG.info(
                    "Not ready any more; connections are taken for {} s still",
                    operation.stopNotice().toSeconds());
            try {
                Thread.sleep(operation.stopNotice());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        endNanos = System.nanoTime() + operation.stopWithin().toNanos();
    }

    /** The time that is left, a second at least. */
    Duration left() {
        Duration left = Duration.ofNanos(endNanos - System.nanoTime());
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
