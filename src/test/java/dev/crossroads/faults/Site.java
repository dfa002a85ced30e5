package dev.crossroads.faults;

import dev.crossroads.database.DatabaseAddress;
import java.net.URI;
import java.util.Set;

/** A server that can be hurt. */
interface Site extends AutoCloseable {
    /** The hurts that it knows and this machine can do. */
    Set<Fault> faults();

    /** Where the server is now. */
    URI address();

    /** The database, by a way that is never hurt. */
    DatabaseAddress database();

    /**
     * Lets something go wrong, and lets it pass.
     *
     * @return when it had passed, by {@link System#nanoTime}
     */
    long hurt(Fault fault) throws Exception;

    /** Stops the server in good order; its database stays. */
    void stop() throws Exception;

    @Override
    void close();
}
