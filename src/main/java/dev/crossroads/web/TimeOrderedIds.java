package dev.crossroads.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Fresh identities that sort by when they were made (UUID version 7, RFC 9562 section 5.7), so that a B-tree of them
 * grows at its end.
 */
public final class TimeOrderedIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private TimeOrderedIds() {}

    /** A new id: 48 bits of milliseconds since 1970, 74 bits of chance. */
    public static UUID next() {
        long chance = RANDOM.nextLong();
        long high = (System.currentTimeMillis() << 16) | VERSION | (chance & 0x0FFFL);
        long low = VARIANT | (RANDOM.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** When an id was made, by the clock of the machine that made it; long ago for one that doesn't say. */
    public static Instant madeAt(UUID id) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : Instant.EPOCH;
    }
}
