package dev.crossroads.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's tables to what this version of Crossroads expects. */
public final class Migrations {
    /** The folder {@code migrations} of the project, as it is packed. */
    private static final String PACKED = "classpath:migrations";

    private Migrations() {}

    /**
     * Applies the migrations that the database hasn't seen yet, and checks that those it has seen are unchanged. Blocks
     * for as long as that takes: never call it from an event loop. Several servers may do this at once; they take
     * turns.
     *
     * @throws DatabaseException where the database can't be reached, or a migration fails, or one that was applied
     *     before was edited
     */
    public static void apply(DatabaseAddress address) {
        apply(address, PACKED);
    }

    static void apply(DatabaseAddress address, String location) {
        try {
            Flyway.configure()
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations(location)
                    .failOnMissingLocations(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseException(
                    "The database %s can't be brought up to date. %s"
                            .formatted(address, e.getMessage().strip()),
                    e);
        }
    }
}
