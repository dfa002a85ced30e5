package dev.crossroads.operation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Those who were not seen for long, and all that is held of them. Methods wait for the database. */
public interface IdlePeople {
    /**
     * Those who were not seen since a time.
     *
     * @param people who may go
     * @param events in the log of them
     * @param retained who stay, as others count on their records
     */
    record Found(long people, long events, long retained) {}

    /** Guests who were last seen before a time. */
    Found guests(Instant before);

    /** Removes everything of guests who were last seen before a time, and says how many went. */
    long removeGuests(Instant before);

    /** Owners of accounts who were last seen before a time. */
    Found accounts(Instant before);

    /** Their ids. */
    List<UUID> ownersIdle(Instant before);

    /** Removes everything of those among these who are still unseen since a time, and says whose went. */
    List<UUID> removeAccounts(Collection<UUID> owners, Instant before);
}
