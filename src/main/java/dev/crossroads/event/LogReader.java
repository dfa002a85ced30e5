package dev.crossroads.event;

import java.util.List;
import java.util.Set;

/**
 * The log, for whoever goes on from where they were and must miss nothing. Its methods wait for the database: call them
 * from virtual threads.
 */
public interface LogReader {

    /**
     * A place up to which the log is complete: events of different learners may commit out of order, and none that is
     * still under way has a place up to this one. It waits until those that might are stored.
     *
     * @throws RuntimeException of the database client, or where a writer takes very long; then ask again later
     */
    long settled();

    /** The next events of these types after a place up to another, in order. */
    List<StoredEvent> between(long after, long upTo, Set<EventType> types, int most);
}
