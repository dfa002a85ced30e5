package dev.crossroads.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Postgres of our own, in a process below ours: durable as Postgres is by default, reachable from this machine
 * alone, with a password only the owner of the data folder can read. Should the process die, it is started again on the
 * same port. One data folder serves one server at a time, and what is in it survives restarts, of either process and by
 * whatever means they end.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** The role that may do everything; only set-up and tests use it. */
    static final String ADMINISTRATOR = "postgres";

    /** The database, and the role that owns it and nothing else. */
    static final String NAME = "crossroads";

    /**
     * The rounds of hashing for SCRAM (RFC 5802). More would make guessing dear, and every connection with it; this
     * password is 32 random bytes, which nobody guesses.
     */
    private static final int ITERATIONS = 1;

    private static final int LAUNCHES = 40;
    private static final Duration LAUNCH_PAUSE = Duration.ofMillis(250);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final PostgresPrograms programs;
    private final DatabaseAddress administrator;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closed = lock.newCondition();
    private Postmaster running;
    private boolean isClosing;

    private EmbeddedPostgres(
            DataFolder folder, PostgresPrograms programs, DatabaseAddress administrator, Postmaster running) {
        this.folder = folder;
        this.programs = programs;
        this.administrator = administrator;
        this.running = running;
    }

    /**
     * Starts a server on a data folder, which is made where there is none. Blocks until the server accepts connections:
     * one to two seconds, and about two more at first use.
     *
     * @throws DataFolderInUseException where another server works on the folder
     * @throws DatabaseException where the server doesn't start, with what Postgres said
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(dataFolder, dataFolder.resolve("binaries"));
    }

    /** The same with the unpacked programs elsewhere, where several data folders can share them. */
    static EmbeddedPostgres start(Path dataFolder, Path binariesFolder) {
        DataFolder folder = DataFolder.hold(dataFolder);
        try {
            Path home = PostgresBinaries.unpackBelow(binariesFolder.toAbsolutePath());
            PostgresPrograms programs = PostgresPrograms.find(home);
            folder.keepToItsOwner(programs.owner().orElse(0) != 0);
            return start(folder, programs);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    static EmbeddedPostgres start(DataFolder folder, PostgresPrograms programs) {
        new Cluster(folder, programs).prepare();
        Postmaster.endOrphan(programs, folder);
        String password = folder.password();
        Postmaster postmaster = launch(programs, folder);
        int port = postmaster.port();
        try {
            var administrator =
                    new DatabaseAddress("127.0.0.1", port, ADMINISTRATOR, ADMINISTRATOR, password, DatabaseTls.NONE);
            makeDatabase(administrator);
            var postgres = new EmbeddedPostgres(folder, programs, administrator, postmaster);
            Thread.ofVirtual().name("postgres-supervisor").start(postgres::supervise);
            log.info(
                    "Postgres {} runs on port {} (process {}, {})",
                    programs.version(),
                    port,
                    postmaster.pid(),
                    folder.path());
            return postgres;
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    /** Whether a data folder has a database. */
    static boolean isIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve("cluster").resolve("PG_VERSION"));
    }

    /** Where the database of a data folder is that another process holds; empty while it is not ready. */
    static Optional<DatabaseAddress> running(Path dataFolder) {
        return PostmasterPid.read(dataFolder.resolve("cluster"))
                .filter(PostmasterPid::isReady)
                .flatMap(PostmasterPid::port)
                .map(port -> new DatabaseAddress(
                        "127.0.0.1", port, NAME, NAME, DataFolder.passwordOf(dataFolder), DatabaseTls.NONE))
                .filter(EmbeddedPostgres::isMade);
    }

    /** The same as the role that may do everything. */
    static Optional<DatabaseAddress> runningAsAdministrator(Path dataFolder) {
        return running(dataFolder)
                .map(address -> new DatabaseAddress(
                        address.host(),
                        address.port(),
                        ADMINISTRATOR,
                        ADMINISTRATOR,
                        address.password(),
                        DatabaseTls.NONE));
    }

    /** The server is ready a moment before its first start has made the role and the database. */
    private static boolean isMade(DatabaseAddress address) {
        try (Connection connection =
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            return connection.isValid(0);
        } catch (SQLException _) {
            return false;
        }
    }

    /** Where the database is, and as whom to sign in; it stays the same until this is closed. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                administrator.host(), administrator.port(), NAME, NAME, administrator.password(), DatabaseTls.NONE);
    }

    /** The role that may make and drop databases. */
    DatabaseAddress administrator() {
        return administrator;
    }

    /** The server's process. */
    long pid() {
        lock.lock();
        try {
            return running.pid();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the server in good order and lets go of the data folder. Close what uses the database first. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (isClosing) {
                return;
            }
            isClosing = true;
            closed.signalAll();
            running.stop();
        } finally {
            lock.unlock();
        }
        folder.close();
        log.info("Postgres on port {} has ended", administrator.port());
    }

    /** Waits for the server to die unasked, and starts it again; ends when this is closed. */
    private void supervise() {
        Postmaster current = running;
        try {
            while (true) {
                String end = current.awaitEnd();
                if (isClosingWithin(Duration.ZERO)) {
                    return;
                }
                log.error(
                        "Postgres on port {} ended unasked ({}); starting it again. It said last:\n{}",
                        administrator.port(),
                        end,
                        current.lastWords());
                Optional<Postmaster> next = startAgain();
                if (next.isEmpty()) {
                    return;
                }
                current = next.get();
            }
        } catch (InterruptedException e) {
            log.error("The supervisor of Postgres was interrupted; should Postgres end, it stays away", e);
        }
    }

    /** None once this is closed. What a killed server leaves behind may be in the way for a moment. */
    private Optional<Postmaster> startAgain() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!isClosingWithin(pause)) {
            try {
                Optional<Postmaster> next = relaunch();
                if (next.isPresent()) {
                    next.get().awaitReady();
                    log.info("Postgres runs again on port {} (process {})", administrator.port(), pid());
                }
                return next;
            } catch (DatabaseException e) {
                if (isClosingWithin(Duration.ZERO)) {
                    break;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                log.error(
                        "Postgres can't be started again; next attempt in {} ms. {}", pause.toMillis(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    private Optional<Postmaster> relaunch() {
        lock.lock();
        try {
            if (isClosing) {
                return Optional.empty();
            }
            Postmaster.endOrphan(programs, folder);
            running = Postmaster.launch(programs, folder, administrator.port());
            return Optional.of(running);
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosingWithin(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!isClosing && left > 0) {
                left = closed.awaitNanos(left);
            }
            return isClosing;
        } finally {
            lock.unlock();
        }
    }

    /** On a free port; should another program be faster to take it, on another. */
    private static Postmaster launch(PostgresPrograms programs, DataFolder folder) {
        for (int attempt = 1; ; attempt++) {
            Postmaster postmaster = Postmaster.launch(programs, folder, freePort());
            try {
                postmaster.awaitReady();
                return postmaster;
            } catch (DatabaseException e) {
                if (attempt == LAUNCHES || !isPassing(e)) {
                    throw e;
                }
                log.warn("Postgres did not start; trying again. {}", e.getMessage());
                LockSupport.parkNanos(LAUNCH_PAUSE.toNanos());
            }
        }
    }

    /** Whether the reason goes away by itself: a port just taken, or processes of a killed server still ending. */
    private static boolean isPassing(DatabaseException e) {
        return e.getMessage().contains("could not create any TCP/IP sockets")
                || e.getMessage().contains("pre-existing shared memory block");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException("There is no free port for Postgres: " + e.getMessage(), e);
        }
    }

    /** Each step where it was not done yet, so that a first start that was cut short is made whole by the second. */
    private static void makeDatabase(DatabaseAddress administrator) {
        try (Connection connection = FirstConnection.open(administrator, FirstConnection.PATIENCE);
                Statement statement = connection.createStatement()) {
            statement.execute("SET scram_iterations = " + ITERATIONS);
            if (!isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + NAME + "'")) {
                statement.execute("CREATE ROLE %s LOGIN PASSWORD %s".formatted(NAME, quoted(administrator.password())));
            }
            if (!isThere(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                statement.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(NAME));
            }
            for (String role : List.of(ADMINISTRATOR, NAME)) {
                String known =
                        "SELECT 1 FROM pg_authid WHERE rolname = '%s' AND rolpassword LIKE 'SCRAM-SHA-256$%d:%%'";
                if (!isThere(statement, known.formatted(role, ITERATIONS))) {
                    statement.execute("ALTER ROLE %s PASSWORD %s".formatted(role, quoted(administrator.password())));
                }
            }
            Archive.keepNothingUnlessToldTo(statement);
        } catch (SQLException e) {
            throw new DatabaseException("Can't sign in to our own Postgres, or set it up: " + e.getMessage(), e);
        }
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
