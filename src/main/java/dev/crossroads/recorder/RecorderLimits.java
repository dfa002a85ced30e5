package dev.crossroads.recorder;

import java.time.Duration;

/**
 * The load that the recorder takes on.
 *
 * @param queue events that may wait; one more is refused at once, so that memory and waiting stay bounded
 * @param batch events that one transaction stores at most
 * @param atOnce batches that are written side by side at most; each takes a connection
 * @param patience how long Postgres may take over one statement; a batch that takes a second longer is given up
 */
public record RecorderLimits(int queue, int batch, int atOnce, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * Limits for ordinary use: 10,000 waiting, 1,000 in a batch, two batches side by side, so that Postgres has work
     * while the other one is made or reaches the disk, and 4 seconds of patience, which is well within the time that
     * {@link dev.crossroads.event.BusRecorder} waits for an answer.
     */
    public static final RecorderLimits STANDARD = new RecorderLimits(10_000, 1_000, 2, PATIENCE);

    /** Limits that can be met. */
    public RecorderLimits {
        if (queue < 1 || batch < 1 || atOnce < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "Recorder limits are above 0, not queue %d, batch %d, %d at once, patience %s"
                            .formatted(queue, batch, atOnce, patience));
        }
    }

    /** These limits for one batch at a time, with the ordinary patience. */
    public RecorderLimits(int queue, int batch) {
        this(queue, batch, 1, PATIENCE);
    }
}
