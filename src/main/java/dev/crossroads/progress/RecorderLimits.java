package dev.crossroads.progress;

import java.time.Duration;

/**
 * How much the recorder takes on.
 *
 * @param queue events that may wait; one more is refused at once, so that memory and waiting stay bounded
 * @param batch events that one transaction stores at most
 * @param patience how long Postgres may take over one statement; a batch that takes a second longer is given up
 */
public record RecorderLimits(int queue, int batch, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * Limits for ordinary use: 10,000 waiting, 1,000 in a batch, 4 seconds of patience, which is well within the time
     * that {@link dev.crossroads.event.BusRecorder} waits for an answer.
     */
    public static final RecorderLimits STANDARD = new RecorderLimits(10_000, 1_000, PATIENCE);

    /** Limits that can be met. */
    public RecorderLimits {
        if (queue < 1 || batch < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("Recorder limits are above 0, not queue %d, batch %d, patience %s"
                    .formatted(queue, batch, patience));
        }
    }

    /** These limits with the ordinary patience. */
    public RecorderLimits(int queue, int batch) {
        this(queue, batch, PATIENCE);
    }
}
