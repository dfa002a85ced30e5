package dev.crossroads.recorder;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * A time in which something can't be done, in the log as one line with its cause when it begins and one line when it
 * ends, however many ask for it meanwhile. Safe for many threads.
 */
public final class Outage {
    private final Logger log;
    private final String begins;
    private final String ends;
    private final AtomicLong turnedAway = new AtomicLong();

    /**
     * None yet.
     *
     * @param begins what is said when it begins; the cause follows
     * @param ends what is said when it ends; {@code {}} stands for how many were turned away meanwhile
     */
    public Outage(Logger log, String begins, String ends) {
        this.log = log;
        this.begins = begins;
        this.ends = ends;
    }

    /** So many more are turned away. */
    public void goesOn(int more, Throwable cause) {
        if (turnedAway.getAndAdd(more) == 0) {
            log.error(begins + ": {}", Trouble.inWords(cause), cause);
        }
    }

    /** Whether it goes on. */
    boolean isOn() {
        return turnedAway.get() > 0;
    }

    /** It works, again or still. */
    public void over() {
        // Looked at before it is written, as this is said of everything that works.
        long meanwhile = turnedAway.get() == 0 ? 0 : turnedAway.getAndSet(0);
        if (meanwhile > 0) {
            log.info(ends, meanwhile);
        }
    }
}
