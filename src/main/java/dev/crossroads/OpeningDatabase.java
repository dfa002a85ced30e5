package dev.crossroads;

import dev.crossroads.database.Database;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A database that a thread of its own opens, while the server's start goes on with what needs none. */
final class OpeningDatabase implements AutoCloseable {
    private final FutureTask<Database> opening;
    private final Runnable hurry;

    private OpeningDatabase(FutureTask<Database> opening, Runnable hurry) {
        this.opening = opening;
        this.hurry = hurry;
    }

    /**
     * Starts to open it.
     *
     * @param isWaitedFor whether it runs elsewhere, so that giving up on it leaves nothing half begun here
     */
    static OpeningDatabase start(Supplier<Database> database, boolean isWaitedFor) {
        FutureTask<Database> opening = new FutureTask<>(database::get);
        Thread thread = Thread.ofPlatform().name("database").start(opening);
        return new OpeningDatabase(opening, isWaitedFor ? thread::interrupt : () -> {});
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

    /** Closes it, if it could be opened; while it is waited for still, it is given up. */
    @Override
    public void close() {
        if (!opening.isDone()) {
            hurry.run();
        }
        boolean isInterrupted = Thread.interrupted();
        try {
            opening.get().close();
        } catch (ExecutionException neverOpened) {
            // The waiting caller has the reason.
            return;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while the database was opened", interrupted);
    }
}
