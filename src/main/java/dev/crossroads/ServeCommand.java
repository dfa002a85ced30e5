package dev.crossroads;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code crossroads serve}, and what {@code crossroads} alone does: serves until it is told to stop. */
@Command(
        name = "crossroads",
        description = {
            "Serves courses, and checks what stuck. The bundled one shows Rust and Go side by side and says which to start with.",
            "Without a command it serves."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ServeCommand.Version.class,
        subcommands = {
            ServeCommand.Explicit.class,
            CheckCommand.class,
            RebuildCommand.class,
            TidyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            InstructorCommand.class,
            ResetPasswordCommand.class,
            SecondFactorCommand.class,
            DemoCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:it failed, or a course has mistakes", "2:it was asked wrongly"})
final class ServeCommand implements Callable<Integer> {
    private static final String STOP_WITH_PARENT = "crossroads.stop-with-parent";

    /** What a process says that SIGTERM ended. */
    private static final int TERMINATED = 143;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        return serve(options.settings());
    }

    /** The same by its name. */
    @Command(
            name = "serve",
            description = "Serves until it is told to stop (the default).",
            mixinStandardHelpOptions = true)
    static final class Explicit implements Callable<Integer> {
        @Mixin
        private final SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() throws InterruptedException {
            return serve(options.settings());
        }
    }

    private static int serve(Settings settings) throws InterruptedException {
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
                            stop(started);
                        },
                        "stop"));
        if (Boolean.getBoolean(STOP_WITH_PARENT)) {
            ProcessHandle.current().parent().ifPresent(ServeCommand::stopWith);
        }
        try {
            App app = App.start(settings);
            started.complete(app);
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

    private static void stop(CompletableFuture<App> started) {
        try {
            started.get().close();
        } catch (ExecutionException neverStarted) {
            // Whoever started it has cleaned up and said why.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The version that was built, with the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String built = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "crossroads %s on Java %s".formatted(built == null ? "from source" : built, Runtime.version())
            };
        }
    }
}
