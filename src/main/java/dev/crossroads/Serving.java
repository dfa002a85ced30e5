package dev.crossroads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that runs until its process is told to stop. */
final class Serving {
    private static final String STOP_WITH_PARENT = "crossroads.stop-with-parent";

    /** The exit code of a process that SIGTERM ended. */
    private static final int TERMINATED = 143;

    /** Beside requests and events, which have a limit of their own. */
    private static final Duration FOR_THE_REST = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private Serving() {}

    /** Serves until it is told to stop. */
    static int untilStopped(Settings settings) throws InterruptedException {
        start(settings);
        new CountDownLatch(1).await();
        return 0;
    }

    /** Starts a server that stops with this process, and says where it is. */
    static App start(Settings settings) {
        CompletableFuture<App> started = new CompletableFuture<>();
        Thread starting = Thread.currentThread();
        AtomicBoolean isStopping = new AtomicBoolean();
        // Before anything is started, so that a Ctrl+C in the middle of it leaves nothing behind.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            isStopping.set(true);
                            if (!started.isDone()) {
                                // It may be waiting for a database, or for a long log to be replayed.
                                starting.interrupt();
                            }
                            stop(started, settings);
                        },
                        "stop"));
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(Serving::stopWith);
        }
        try {
            App app = App.start(settings);
            started.complete(app);
            Hangup.listen(app::reread);
            System.out.println("Crossroads is at http://localhost:" + app.port());
            return app;
        } catch (Throwable failed) { // a taken port is a checked exception that await() throws
            started.completeExceptionally(failed);
            if (isStopping.get()) {
                throw new Stopped(failed);
            }
            throw failed;
        }
    }

    /** A start that was asked to end before it was done. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped(Throwable cause) {
            super("Stopped before it was open.", cause);
        }
    }

    /** Maven does not pass SIGTERM on to what it runs, so a server started by {@code mvn} watches Maven instead. */
    private static void stopWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> System.exit(TERMINATED));
    }

    /** Postgres and the rest behind it end in a second or two; a process that hangs there is of no use. */
    private static void stop(CompletableFuture<App> started, Settings settings) {
        try {
            App app = started.get();
            Thread closing = Thread.ofPlatform().name("closing").start(app::close);
            Duration most = settings.operation()
                    .stopNotice()
                    .plus(settings.operation().stopWithin())
                    .plus(FOR_THE_REST);
            if (!closing.join(most)) {
                LOG.error("Not stopped after {} s; what is left is cut off", most.toSeconds());
            }
        } catch (ExecutionException neverStarted) {
            // The start has cleaned up and reported its failure.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
