package dev.crossroads.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The database Crossroads works on, with its tables up to date: a server of our own, or one that was given. Close it
 * after every pool on it.
 */
public final class Database implements AutoCloseable {
    private final DatabaseAddress address;
    private final Optional<EmbeddedPostgres> server;

    private Database(DatabaseAddress address, Optional<EmbeddedPostgres> server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Starts a Postgres of our own on a data folder and applies the migrations. Blocks.
     *
     * @throws DatabaseException where that can't be done; then nothing is left running
     */
    public static Database embedded(Path dataFolder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataFolder);
        try {
            Migrations.apply(postgres.address());
            return new Database(postgres.address(), Optional.of(postgres));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /**
     * The same, or where a server already runs on that data folder, its Postgres; then closing ends nothing. For small
     * changes beside a running server. Blocks.
     *
     * @throws DatabaseException where neither can be done
     */
    public static Database embeddedOrRunning(Path dataFolder) {
        try {
            return embedded(dataFolder);
        } catch (DataFolderInUseException running) {
            return new Database(EmbeddedPostgres.running(dataFolder, running), Optional.empty());
        }
    }

    /**
     * Applies the migrations to a database that runs elsewhere. Blocks.
     *
     * @throws DatabaseException where it can't be reached or migrated
     */
    public static Database given(DatabaseAddress address) {
        Migrations.apply(address);
        return new Database(address, Optional.empty());
    }

    /** Where it is, and as whom to sign in. */
    public DatabaseAddress address() {
        return address;
    }

    /** Ends a server of our own; a given one runs on. */
    @Override
    public void close() {
        server.ifPresent(EmbeddedPostgres::close);
    }
}
