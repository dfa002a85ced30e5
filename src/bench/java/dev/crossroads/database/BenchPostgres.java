package dev.crossroads.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Postgres of a benchmark, with fresh databases in it that are dropped again. */
public final class BenchPostgres implements AutoCloseable {
    private final Optional<EmbeddedPostgres> embedded;
    private final DatabaseAddress administrator;
    private final DatabaseAddress owner;
    private final List<String> created = new ArrayList<>();

    private BenchPostgres(Optional<EmbeddedPostgres> embedded, DatabaseAddress administrator, DatabaseAddress owner) {
        this.embedded = embedded;
        this.administrator = administrator;
        this.owner = owner;
    }

    /** One of our own, as Crossroads starts it. */
    public static BenchPostgres embedded(Path folder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        return new BenchPostgres(Optional.of(postgres), postgres.administrator(), postgres.address());
    }

    /** One that runs already; its role must be allowed to make databases. */
    public static BenchPostgres given(DatabaseAddress address) {
        return new BenchPostgres(Optional.empty(), address, address);
    }

    /** A fresh database with all tables. */
    public DatabaseAddress create(String name) {
        String unique = "bench_" + name + "_" + ProcessHandle.current().pid();
        execute(administrator, "CREATE DATABASE %s OWNER \"%s\"".formatted(unique, owner.user()));
        created.add(unique);
        DatabaseAddress address = owner.withName(unique);
        Migrations.apply(address);
        return address;
    }

    /** Its first process where it runs on this machine, else nothing. */
    public List<Long> processes() {
        if (embedded.isPresent()) {
            return List.of(embedded.get().pid());
        }
        long backend = Long.parseLong(text(administrator, "SELECT pg_backend_pid()"));
        return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).stream()
                .filter(parent -> parent.info().command().orElse("").contains("postgres"))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * Its settings that bear on durability.
     *
     * @throws IllegalStateException where it may lose what it said was stored: then its speed means nothing
     */
    public String durability() {
        String settings = text(administrator, """
                SELECT 'Postgres ' || split_part(current_setting('server_version'), ' ', 1) || ': ' || string_agg(
                    name || ' ' || current_setting(name), ', ' ORDER BY name)
                FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'shared_buffers', 'synchronous_commit')
                """);
        if (settings.contains(" off")) {
            throw new IllegalStateException("This Postgres does not store durably: " + settings);
        }
        return settings;
    }

    /** The first column of the first row that a query answers. */
    public static String text(DatabaseAddress address, String sql) {
        try (Connection connection = open(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Postgres refused: " + sql, e);
        }
    }

    /** Runs a statement that answers nothing. */
    public static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = open(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Postgres refused: " + sql, e);
        }
    }

    /** A connection by JDBC; close it. */
    public static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    @Override
    public void close() {
        created.forEach(name -> execute(administrator, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name)));
        embedded.ifPresent(EmbeddedPostgres::close);
    }
}
