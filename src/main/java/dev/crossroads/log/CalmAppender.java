package dev.crossroads.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import dev.crossroads.limit.Limit;
import dev.crossroads.limit.LocalLimits;
import dev.crossroads.limit.OutOfMemory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.event.KeyValuePair;

/**
 * Writes of each kind of warning five lines at once and then one a second; the next line of the kind says by
 * {@code leftOut} how many there were between. So whoever finds something to warn of can't fill the disk with it. Lines
 * that tell what was done are all written: those who write them see to how often it may be done.
 */
final class CalmAppender extends ConsoleAppender<ILoggingEvent> {
    private static final Limit OF_A_KIND = new Limit("log", 5, Duration.ofSeconds(5));

    private final LocalLimits<Kind> limits;
    private final ConcurrentMap<Kind, AtomicLong> leftOut = new ConcurrentHashMap<>();

    CalmAppender(InstantSource clock) {
        limits = new LocalLimits<>(OF_A_KIND, clock);
    }

    /** The kind of a warning: its place in our code, or its class in a library, and its failure. */
    private record Kind(String logger, String message, Optional<String> failure) {
        static Kind of(ILoggingEvent event) {
            // Libraries put what they were sent into the message itself.
            boolean isOurs = event.getLoggerName().startsWith("dev.crossroads.");
            return new Kind(
                    event.getLoggerName(),
                    isOurs ? event.getMessage() : "",
                    Optional.ofNullable(event.getThrowableProxy()).map(failure -> failure.getClassName()));
        }
    }

    /** The line's writer has counted it already. */
    private static boolean isCounted(ILoggingEvent event) {
        return event.getMarkerList() != null
                && event.getMarkerList().stream()
                        .anyMatch(marker -> marker.getName().equals("counted"));
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() instanceof ThrowableProxy failure) {
            OutOfMemory.endIf(failure.getThrowable());
        }
        if (!event.getLevel().isGreaterOrEqual(Level.WARN) || isCounted(event)) {
            super.append(event);
            return;
        }
        Kind kind = Kind.of(event);
        if (limits.count(kind, 1).isPresent()) {
            leftOut.computeIfAbsent(kind, _ -> new AtomicLong()).incrementAndGet();
            return;
        }
        AtomicLong between = leftOut.remove(kind);
        if (between != null && event instanceof LoggingEvent line) {
            line.addKeyValuePair(new KeyValuePair("leftOut", between.get()));
        }
        super.append(event);
    }
}
