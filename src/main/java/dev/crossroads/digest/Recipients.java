package dev.crossroads.digest;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The accounts that digests require. Waits for the database. */
@FunctionalInterface
public interface Recipients {
    /**
     * Where mail goes.
     *
     * @param address known to be its owner's
     */
    record Recipient(String address, boolean isInstructor) {}

    /** The recipients among these learners; whose address is not confirmed, or who has no account, is left out. */
    Map<UUID, Recipient> of(Collection<UUID> learners);
}
