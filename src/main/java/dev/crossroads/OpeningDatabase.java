package dev.crossroads;

import dev.crossroads.database.Database;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A database that a thread of its own opens, while the server's start goes on with what needs none. */
final class OpeningDatabase implements AutoCloseable {
    private final FutureTask<Database> opening;

    private OpeningDatabase(FutureTask<Database> opening) {
        this.opening = opening;
    }

    /** Starts to open it. */
    static OpeningDatabase start(Supplier<Database> database) {
        FutureTask<Database> opening = new FutureTask<>(database::get);
        Thread.ofPlatform().name("database").start(opening);
        return new OpeningDatabase(opening);
    }

    /** Waits for it; throws what opening it threw. */
    Database await() {
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case Throwable impossible -> throw new IllegalStateException(impossible);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Waits for it and closes it, if it could be opened. */
    @Override
    public void close() {
        try {
            opening.get().close();
        } catch (ExecutionException neverOpened) {
            // Whoever waited for it knows why.
            return;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while the database was opened", interrupted);
    }
}
