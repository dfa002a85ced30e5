package dev.crossroads.limit;

/**
 * Ends the process when it is out of memory. It would go on half: whatever thread it was that failed, of what it was
 * about to do nothing is known, and a supervisor sees a server that runs. So do {@code java}'s own options, which
 * whoever starts a server may not have given.
 *
 * <p>The failure is noticed wherever it arrives: as what ends a thread, what a connection fails with, what is logged or
 * answered as a failure; and where nobody tells, by a thread that asks for a little memory every second.
 */
public final class OutOfMemory {
    /** As the JVM's own {@code -XX:+ExitOnOutOfMemoryError} ends it. */
    public static final int EXIT_CODE = 3;

    /** More than any request needs at a time, and little beside any heap that a server runs with. */
    private static final int ASKED_FOR = 1 << 20;

    private static final long EVERY_MILLIS = 1_000;

    /** The depth to which a failure is looked into: causes can go round in circles. */
    private static final int DEEPEST = 20;

    /** Given back before the end, as saying why takes some memory too. */
    private static final int RESERVE = 256 << 10;

    private static final Runtime RUNTIME = Runtime.getRuntime();
    private static final String LAST_WORDS =
            "crossroads: out of memory; the process ends. Give the JVM more of it by -Xmx.";

    private static volatile byte[] reserve;

    private OutOfMemory() {}

    /** Goes the way of a failure once, so that all of it is loaded and linked while there is memory. */
    private static final class Rehearsal extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Watches from now on, for the whole process. */
    public static void watch() {
        reserve = new byte[RESERVE];
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIf(failure);
            if (failure instanceof Rehearsal) {
                return;
            }
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                failure.printStackTrace();
            }
        });
        rehearse();
        Thread.ofPlatform().daemon().name("memory").start(OutOfMemory::askEverySecond);
    }

    private static void rehearse() {
        try {
            // Classes behind Runtime.halt are loaded when a process ends, and not before.
            Class.forName("java.lang.Shutdown");
        } catch (ClassNotFoundException ofAnotherJvm) {
            // It has its own way of ending, which can't be made ready from here.
        }
        try {
            Thread.ofPlatform()
                    .start(() -> {
                        throw new Rehearsal();
                    })
                    .join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process where a failure, or what it was caused by, is that there is no more memory. */
    public static void endIf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                end();
            }
        }
    }

    private static void askEverySecond() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                byte[] asked = new byte[ASKED_FOR];
                asked[asked.length - 1] = 1;
            }
        } catch (OutOfMemoryError none) {
            end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Without the hooks that end a server in order: they need memory too. What was acknowledged is stored. Ending may
     * itself fail for want of memory, and is tried until it doesn't.
     */
    private static void end() {
        reserve = null;
        boolean isSaid = false;
        while (true) {
            try {
                if (!isSaid) {
                    isSaid = true;
                    System.err.println(LAST_WORDS);
                }
                RUNTIME.halt(EXIT_CODE);
            } catch (OutOfMemoryError stillNone) {
                Thread.onSpinWait();
            }
        }
    }
}
