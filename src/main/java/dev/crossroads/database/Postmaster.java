package dev.crossroads.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server process, from its start to its end. */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final long MEGABYTE = 1 << 20;

    /** Shown in {@code ps}, and tells a server of ours from one that somebody started by hand. */
    private static final String MARK = "cluster_name=crossroads";

    /** After a crash it replays what was written since the last checkpoint, which it makes every five minutes. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int LAST_WORDS = 8;

    /** Settings of a small machine; whatever concerns durability keeps Postgres' defaults, which are the safe ones. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "shared_buffers=" + buffers(memory()) + "MB",
            "max_connections=100",
            "jit=off");

    /** So that {@code crossroads backup} needs no new start; Windows' shell does not know its command. */
    private static final String ARCHIVING = "archive_mode=on";

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path logFile;
    private final long logStart;
    private final int port;
    private final Process process;

    private Postmaster(
            PostgresPrograms programs, Path cluster, int port, Path logFile, long logStart, Process process) {
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
        this.logFile = logFile;
        this.logStart = logStart;
        this.process = process;
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /**
     * The megabytes that Postgres keeps of its tables and indexes: an eighth of what the machine has, as the server has
     * its place there too (a quarter is meant for a machine that is Postgres' own; PostgreSQL manual, section 19.4.1),
     * and from Postgres' default of 128 MB to 1 GB.
     *
     * @param memory of the machine, in bytes
     */
    static long buffers(long memory) {
        return Math.clamp(memory / 8 / MEGABYTE, 128, 1024);
    }

    /** Starts the process; it is not ready yet. */
    static Postmaster launch(PostgresPrograms programs, DataFolder folder, int port) {
        return launch(programs, folder, port, Archive.isPossible(folder.path()) ? List.of(ARCHIVING) : List.of());
    }

    /** The same with further settings, such as where it recovers from. */
    static Postmaster launch(PostgresPrograms programs, DataFolder folder, int port, List<String> further) {
        List<String> arguments =
                new ArrayList<>(List.of("-D", folder.cluster().toString(), "-p", "" + port, "-c", MARK));
        Stream.concat(SETTINGS.stream(), further.stream()).forEach(setting -> arguments.addAll(List.of("-c", setting)));
        Path logFile = folder.log();
        try {
            long logStart = Files.exists(logFile) ? Files.size(logFile) : 0;
            Process process = programs.prepareDetached("postgres", arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                    .start();
            process.getOutputStream().close();
            return new Postmaster(programs, folder.cluster(), port, logFile, logStart, process);
        } catch (IOException e) {
            throw new DatabaseException("Postgres can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * Ends a server that outlived the process that started it, so that a new one can take its place. Only for who holds
     * the data folder.
     *
     * @throws DataFolderInUseException where the server is not one of ours
     */
    static void endOrphan(PostgresPrograms programs, DataFolder folder) {
        PostmasterPid.read(folder.cluster())
                .flatMap(written -> ProcessHandle.of(written.pid()))
                .filter(ProcessHandle::isAlive)
                .ifPresent(process -> endOrphan(programs, folder, process));
    }

    private static void endOrphan(PostgresPrograms programs, DataFolder folder, ProcessHandle process) {
        if (!isPostgres(process)) {
            log.warn(
                    "Removing the stale postmaster.pid of {}: process {} is not a running Postgres",
                    folder.path(),
                    process.pid());
            PostmasterPid.remove(folder.cluster());
        } else if (!arguments(process).containsAll(List.of(folder.cluster().toString(), MARK))) {
            throw new DataFolderInUseException(
                    folder.path(), "a Postgres server that Crossroads did not start (process " + process.pid() + ")");
        } else {
            log.warn("Postgres (process {}) outlived the Crossroads that started it; ending it", process.pid());
            if (!end(programs, folder.cluster(), process)) {
                throw new DatabaseException(
                        "Postgres (process %d) outlived the Crossroads that started it, and doesn't end. Kill it."
                                .formatted(process.pid()));
            }
        }
    }

    /** Waits until it accepts connections. */
    void awaitReady() {
        awaitReady(READY_WITHIN);
    }

    /** Waits that long until it accepts connections, for changes too. */
    void awaitReady(Duration within) {
        Instant deadline = Instant.now().plus(within);
        try (LongWait wait = LongWait.of("Postgres to be ready")) {
            wait.because("after a crash it first replays what it wrote last; see " + logFile);
            while (!isReady()) {
                if (endsWithin(LOOK_AGAIN)) {
                    throw new DatabaseException("Postgres did not start. It said:\n" + lastWords());
                }
                if (Instant.now().isAfter(deadline)) {
                    stop();
                    throw new DatabaseException(
                            "Postgres was not ready within %d minutes. Start it again: it goes on where it was. It said:%n%s"
                                    .formatted(within.toMinutes(), lastWords()));
                }
            }
        }
    }

    /** Where it accepts connections, on the loopback interface. */
    int port() {
        return port;
    }

    /** The server's process: our child, or its child where somebody stands between us to change the user. */
    long pid() {
        return PostmasterPid.read(cluster)
                .map(PostmasterPid::pid)
                .filter(this::isOurs)
                .orElseGet(process::pid);
    }

    /** Waits for its end and says how it came about. */
    String awaitEnd() throws InterruptedException {
        int status = process.waitFor();
        // The shell's way to say it, and Java's: 128 and the number of the signal.
        return status > 128 ? "killed by signal " + (status - 128) : "exit status " + status;
    }

    /** Ends it in good order, and by force where that takes too long; either way nothing committed is lost. */
    void stop() {
        if (!process.isAlive()) {
            return;
        }
        ProcessHandle server = ProcessHandle.of(pid()).orElse(process.toHandle());
        boolean isGone = end(programs, cluster, server) && endsWithin(Duration.ofSeconds(5));
        if (!isGone) {
            log.warn("Postgres (process {}) does not end; killing it", server.pid());
            server.destroyForcibly();
            process.destroyForcibly();
            endsWithin(Duration.ofSeconds(5));
        }
    }

    /** The last lines of what it wrote in this run. */
    String lastWords() {
        try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "r")) {
            file.seek(Math.max(logStart, file.length() - 4096));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size())) + "\n("
                    + logFile + ")";
        } catch (IOException e) {
            return "(its log " + logFile + " can't be read: " + Folders.reason(e) + ")";
        }
    }

    private boolean isReady() {
        return PostmasterPid.read(cluster)
                .filter(PostmasterPid::isReady)
                .filter(written -> isOurs(written.pid()))
                .isPresent();
    }

    private boolean isOurs(long pid) {
        return process.isAlive()
                && (pid == process.pid() || process.descendants().anyMatch(child -> child.pid() == pid));
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for Postgres", e);
        }
    }

    /** First in good order, then with everything dropped; answers whether it is gone. */
    private static boolean end(PostgresPrograms programs, Path cluster, ProcessHandle server) {
        programs.signal("INT", server.pid());
        if (endsWithin(cluster, server, ENDS_WITHIN)) {
            return true;
        }
        programs.signal("QUIT", server.pid());
        return endsWithin(cluster, server, Duration.ofSeconds(10));
    }

    /** Looks at its pid file too, which goes last: an orphan may stay in the list of processes for long after. */
    private static boolean endsWithin(Path cluster, ProcessHandle server, Duration time) {
        Instant deadline = Instant.now().plus(time);
        while (isThere(cluster, server) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return !isThere(cluster, server);
    }

    private static boolean isThere(Path cluster, ProcessHandle server) {
        return server.isAlive()
                && PostmasterPid.read(cluster)
                        .filter(written -> written.pid() == server.pid())
                        .isPresent();
    }

    /** A number may have passed on to any other program, whose arguments may well mention Postgres. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    private static List<String> arguments(ProcessHandle process) {
        return List.of(process.info().arguments().orElse(new String[0]));
    }
}
