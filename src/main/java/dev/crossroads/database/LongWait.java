package dev.crossroads.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that something is being waited for, once it takes longer than anybody expects, and now and then. */
final class LongWait implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LongWait.class);
    private static final Duration SAID_AFTER = Duration.ofSeconds(3);
    private static final Duration SAID_AGAIN = Duration.ofSeconds(15);

    private final CountDownLatch over = new CountDownLatch(1);
    private final String what;
    private volatile String why = "no answer yet";

    private LongWait(String what) {
        this.what = what;
    }

    /** Begins to wait for something, such as {@code the database postgresql://…}. */
    static LongWait of(String what) {
        LongWait wait = new LongWait(what);
        Thread.ofVirtual().name("long-wait").start(wait::tell);
        return wait;
    }

    /** Why it is not there; said with the next line. */
    void because(String reason) {
        why = reason;
    }

    /** Why it was not there the last time. */
    String why() {
        return why;
    }

    /** It is there, or not waited for any more. */
    @Override
    public void close() {
        over.countDown();
    }

    private void tell() {
        try {
            Duration pause = SAID_AFTER;
            while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Waiting for {} ({})", what, why);
                pause = SAID_AGAIN;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
