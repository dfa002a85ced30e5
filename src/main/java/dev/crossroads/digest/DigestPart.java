package dev.crossroads.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a feature has to say in digests. */
@FunctionalInterface
public interface DigestPart {
    /**
     * What there is to say, by reader; who has nothing to read of it is left out. It is asked for many readers at once,
     * so that queries are few. Waits for the database: it is called on a virtual thread.
     */
    Map<UUID, List<DigestSection>> say(List<DigestReader> readers, Instant now);
}
