package dev.crossroads.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The first connection of a command to its database. A database may still be starting, and this process too: on a busy
 * or small machine a sign-in takes seconds while classes are loaded. So it is waited for as long as an operator would
 * wait, and not as long as a request may.
 */
final class FirstConnection {
    /** How long whoever starts something waits before they look for what is wrong. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private FirstConnection() {}

    /**
     * Opens it. Blocks, and after a few seconds says in the log what it waits for.
     *
     * @throws DatabaseException where the server refuses for a reason that does not pass by itself, such as a wrong
     *     password, or where the patience is over; the message says what to do
     */
    static Connection open(DatabaseAddress address, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        try (LongWait wait = LongWait.of("the database " + address)) {
            while (true) {
                long left = until - System.nanoTime();
                try {
                    return connect(address, Duration.ofNanos(left));
                } catch (SQLException failed) {
                    if (!isPassing(failed)) {
                        throw refused(address, failed);
                    }
                    if (System.nanoTime() + PAUSE.toNanos() >= until) {
                        throw away(address, patience, failed);
                    }
                    wait.because(reason(failed));
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    /** Waits until it can be opened. */
    static void await(DatabaseAddress address, Duration patience) {
        try {
            open(address, patience).close();
        } catch (SQLException impolite) {
            throw new DatabaseException(
                    "The database %s left at once: %s".formatted(address, reason(impolite)), impolite);
        }
    }

    private static Connection connect(DatabaseAddress address, Duration left) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        // Rounded up: 0 would be for ever, which a server that takes connections and says nothing would use.
        properties.setProperty("loginTimeout", Long.toString(Math.max(1, left.toSeconds() + 1)));
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    /**
     * Whether waiting may help. SQLSTATE class 08 is the connection, 53 resources such as connections, 57 a server that
     * starts or stops (PostgreSQL manual, appendix A). The driver says 08001 of a login that took too long as well.
     */
    private static boolean isPassing(SQLException failed) {
        String state = failed.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static DatabaseException refused(DatabaseAddress address, SQLException failed) {
        return new DatabaseException(
                "The database %s refuses: %s. Correct its address (--database), or what the server allows."
                        .formatted(address, reason(failed)),
                failed);
    }

    private static DatabaseException away(DatabaseAddress address, Duration patience, SQLException failed) {
        return new DatabaseException(
                "The database %s could not be reached within %d seconds: %s. Start it, or correct its address (--database), and try again."
                        .formatted(address, TimeUnit.NANOSECONDS.toSeconds(patience.toNanos()), reason(failed)),
                failed);
    }

    private static String reason(SQLException failed) {
        if (failed.getCause() instanceof UnknownHostException) {
            return "its host is not known";
        }
        String said = failed.getMessage() == null ? failed.toString() : failed.getMessage();
        String line = said.strip().lines().findFirst().orElse("");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
