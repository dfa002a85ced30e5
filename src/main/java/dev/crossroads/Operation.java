package dev.crossroads;

import dev.crossroads.operation.Retention;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The operator's settings for the running of the process.
 *
 * @param stopNotice how long readiness is off before no connection is taken any more, so that whoever shares out
 *     requests sends none here
 * @param stopWithin how long requests under way and what waits to be recorded have after that
 * @param traces the collector that traces are sent to; empty where there are none
 * @param retention how long what is held of people is kept who do not come back
 */
record Operation(Duration stopNotice, Duration stopWithin, Optional<URI> traces, Retention retention) {
    /**
     * Within what service managers wait for (90 s of systemd, 30 s of Kubernetes) with Postgres to be ended behind it.
     */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    /** As it is where nothing is said: nobody shares out requests. */
    static final Operation STANDARD = new Operation(Duration.ZERO, STOP_WITHIN, Optional.empty(), Retention.OFF);

    /** The same as given on the command line. */
    record Options(
            Optional<String> stopNotice,
            Optional<String> stopWithin,
            Optional<String> traces,
            Optional<String> retainGuests,
            Optional<String> retainAccounts,
            Optional<String> retentionWarning) {
        static final Options NONE = new Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
