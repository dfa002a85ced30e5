package dev.crossroads.database;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first connection of a command to its database. A database may still be starting, and this process too: on a busy
 * or small machine a sign-in takes seconds while classes are loaded. So it is waited for as long as an operator would
 * wait, and not as long as a request may.
 */
final class FirstConnection {
    /** The time an operator waits at a start before looking for the cause. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(FirstConnection.class);

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
                    if (Thread.currentThread().isInterrupted()) {
                        throw new DatabaseException("Stopped while the database %s was waited for.".formatted(address));
                    }
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
        try (Connection connection = open(address, patience)) {
            DatabaseMetaData server = connection.getMetaData();
            PostgresVersion.require(address, server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
            sayHowItIsEncrypted(address, connection);
        } catch (SQLException impolite) {
            throw new DatabaseException(
                    "The database %s left at once: %s".formatted(address, reason(impolite)), impolite);
        }
    }

    /** On the way to another machine it should be, and with a server that has shown who it is. */
    private static void sayHowItIsEncrypted(DatabaseAddress address, Connection connection) throws SQLException {
        if (isHere(address.host())) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl")) {
            if (!row.next()) {
                log.warn(
                        "The connection to {} is not encrypted: who is on the way reads and changes everything."
                                + " Put ?sslmode=verify-full behind the address",
                        address);
            } else if (!address.tls().mode().isVerified()) {
                log.warn(
                        "The connection to {} is encrypted ({}), but with whoever answers there."
                                + " Put ?sslmode=verify-full behind the address, and sslrootcert where Java doesn't"
                                + " trust its certificate",
                        address,
                        row.getString(1));
            } else {
                log.info(
                        "The connection to {} is encrypted ({}) and its certificate is checked",
                        address,
                        row.getString(1));
            }
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
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
     * Whether waiting may help. SQLSTATE class 08 is the connection, but for 08004, which is a server that wants none
     * of this kind; 53 are resources such as connections, 57 a server that starts or stops (PostgreSQL manual, appendix
     * A). The driver says 08001 of a sign-in that took too long as well, and 08006 of a certificate that is not good.
     */
    private static boolean isPassing(SQLException failed) {
        String state = failed.getSQLState();
        boolean isAway = state == null
                || state.startsWith("08") && !state.equals("08004")
                || state.startsWith("53")
                || state.startsWith("57");
        return isAway && !isOfCertificate(failed);
    }

    private static boolean isOfCertificate(SQLException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException || cause instanceof CertificateException) {
                return true;
            }
        }
        // The driver has no other sign of a certificate that is another host's.
        return String.valueOf(failed.getMessage()).contains("hostnameverifier");
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
