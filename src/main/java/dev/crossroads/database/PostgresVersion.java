package dev.crossroads.database;

import dev.crossroads.pure.Pure;

/** Which given servers are new enough. */
@Pure
final class PostgresVersion {
    /** The oldest that all statements were tried on: of Debian 12, and cared for until November 2027. */
    static final int OLDEST = 15;

    private PostgresVersion() {}

    /**
     * Refuses a server that is too old before anything is written to it: of some statements it would say in the middle
     * of somebody's request that it does not know them.
     *
     * @param major such as 15
     * @param whole as the server says it, such as {@code 15.14 (Debian 15.14-0+deb12u1)}
     * @throws DatabaseException where it is too old, with what to do
     */
    static void require(DatabaseAddress address, int major, String whole) {
        if (major < OLDEST) {
            throw new DatabaseException(
                    ("The database %s is PostgreSQL %s, and Crossroads needs %d or later. Upgrade that server, or go without"
                                    + " --database: a PostgreSQL is embedded.")
                            .formatted(address, whole, OLDEST));
        }
    }
}
