package dev.crossroads.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The database Crossroads works on, with its tables up to date: a server of our own, or one that was given. Close it
 * after every pool on it.
 */
public final class Database implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

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
        return embeddedOrRunning(dataFolder, FirstConnection.PATIENCE);
    }

    /** The folder's holder may just be starting or ending, so both are retried for that long. */
    static Database embeddedOrRunning(Path dataFolder, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try (LongWait wait = LongWait.of("the server that works on " + dataFolder)) {
            while (true) {
                try {
                    return embedded(dataFolder);
                } catch (DataFolderInUseException held) {
                    Optional<DatabaseAddress> running = EmbeddedPostgres.running(dataFolder);
                    if (running.isPresent()) {
                        return given(running.get());
                    }
                    if (System.nanoTime() >= until) {
                        throw held;
                    }
                    wait.because("its Postgres is not ready");
                    LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                }
            }
        }
    }

    /**
     * Applies the migrations to a database that runs elsewhere. Blocks; one that is away is waited for up to a minute.
     *
     * @throws DatabaseException where it can't be reached or migrated
     */
    public static Database given(DatabaseAddress address) {
        return given(address, FirstConnection.PATIENCE);
    }

    static Database given(DatabaseAddress address, Duration patience) {
        FirstConnection.await(address, patience);
        Migrations.apply(address);
        return new Database(address, Optional.empty());
    }

    /**
     * The Postgres of a data folder with its tables as they are, for who only reads them: the one that runs on it, else
     * one that ends when this is closed. Blocks.
     *
     * @throws DatabaseException where there is none in that folder, or it doesn't start
     */
    public static Database asItIs(Path dataFolder) {
        Optional<DatabaseAddress> running = EmbeddedPostgres.running(dataFolder);
        if (running.isPresent()) {
            return new Database(running.get(), Optional.empty());
        }
        if (!EmbeddedPostgres.isIn(dataFolder)) {
            throw new DatabaseException("There is no database in " + dataFolder
                    + ". Name the data folder of a server (--data), or the address of a Postgres.");
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(dataFolder);
        return new Database(postgres.address(), Optional.of(postgres));
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
