package dev.crossroads.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A database for one test class, migrated and empty, on a real Postgres:
 *
 * <pre>{@code
 * private static final TestDatabase database = TestDatabase.create();
 * @AfterAll static void dropIt() { database.close(); }
 * }</pre>
 *
 * <p>One Postgres serves all tests of a JVM: the first one who asks starts it (about two seconds), and it ends with the
 * JVM. A database is a copy of a template that was migrated once, which takes some fifty milliseconds.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String PREFIX = "test_";
    private static final String TEMPLATE = PREFIX + "template";

    /** Where the tests unpack Postgres, once for all their servers. */
    static final Path BINARIES = Path.of("target").toAbsolutePath().resolve("test-postgres-binaries");

    private final DatabaseAddress address;

    private TestDatabase(DatabaseAddress address) {
        this.address = address;
    }

    /** A fresh database of its own, migrated. */
    public static TestDatabase create() {
        return copyOf(TEMPLATE);
    }

    /** A fresh database of its own in which nothing was ever migrated. */
    public static TestDatabase createEmpty() {
        return copyOf("template0");
    }

    private static TestDatabase copyOf(String template) {
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
        Server.execute("CREATE DATABASE %s TEMPLATE %s OWNER crossroads".formatted(name, template));
        DatabaseAddress address = Server.POSTGRES.address().withName(name);
        requireOwn(address);
        return new TestDatabase(address);
    }

    /** Where it is; the role that signs in owns everything in it and is no superuser. */
    public DatabaseAddress address() {
        return address;
    }

    /** Drops it and its connections. */
    @Override
    public void close() {
        Server.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(address.name()));
    }

    /** A test that would write elsewhere, into somebody's real database, must not get as far as its first statement. */
    private static void requireOwn(DatabaseAddress address) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database(), current_setting('cluster_name')")) {
            row.next();
            if (!row.getString(1).equals(address.name()) || !row.getString(2).equals("crossroads")) {
                throw new IllegalStateException("This is not the test's own database: " + address);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The test's own database can't be reached: " + address, e);
        }
    }

    /** Started by the first test that asks, ended by the end of the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres postgres = startOnFreeFolder();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "test-postgres-end"));
            dropLeftOver(postgres);
            forgetAboutPower(postgres);
            execute(postgres, "CREATE DATABASE %s OWNER crossroads".formatted(TEMPLATE));
            if (TestDatabase.class.getResource("/migrations") != null) {
                Migrations.apply(postgres.address().withName(TEMPLATE));
            }
            return postgres;
        }

        /** Test runs at the same time, in one checkout, each need a folder. */
        private static EmbeddedPostgres startOnFreeFolder() {
            Path target = Path.of("target").toAbsolutePath();
            for (int number = 1; ; number++) {
                try {
                    return EmbeddedPostgres.start(target.resolve("test-postgres-" + number), BINARIES);
                } catch (DataFolderInUseException e) {
                    if (number == 8) {
                        throw e;
                    }
                }
            }
        }

        /**
         * Nothing waits for the disk: what a test kills is a process, and what that wrote is with the machine. Tests of
         * Postgres itself have one of their own, which does wait.
         */
        private static void forgetAboutPower(EmbeddedPostgres postgres) {
            execute(postgres, "ALTER SYSTEM SET fsync = off");
            execute(postgres, "ALTER SYSTEM SET full_page_writes = off");
            execute(postgres, "SELECT pg_reload_conf()");
        }

        /** Of a run that was killed. */
        private static void dropLeftOver(EmbeddedPostgres postgres) {
            DatabaseAddress administrator = postgres.administrator();
            try (Connection connection = DriverManager.getConnection(
                            administrator.jdbcUrl(), administrator.user(), administrator.password());
                    Statement names = connection.createStatement();
                    Statement drops = connection.createStatement();
                    ResultSet rows = names.executeQuery(
                            "SELECT datname FROM pg_database WHERE starts_with(datname, '%s')".formatted(PREFIX))) {
                while (rows.next()) {
                    drops.execute("DROP DATABASE " + rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Databases of an earlier test run can't be dropped", e);
            }
        }

        static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            DatabaseAddress administrator = postgres.administrator();
            try (Connection connection = DriverManager.getConnection(
                            administrator.jdbcUrl(), administrator.user(), administrator.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("The test's Postgres refused: " + sql, e);
            }
        }
    }
}
