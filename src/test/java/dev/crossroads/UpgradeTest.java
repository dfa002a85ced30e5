package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that starts on an older one's database has every table as a rebuild would make it. */
class UpgradeTest {
    /** Data that older versions held beside the log, as far as their tables can hold today's. */
    private static final List<String> KEPT_BEFORE =
            List.of("lesson_progress", "attempt", "response", "released_hint", "recommendation_answer");

    private static final Map<String, List<String>> HISTORY = new TreeMap<>();
    private static Map<String, List<String>> kept;

    @BeforeAll
    static void live() {
        try (RunningServer server = Workshop.open()) {
            IntStream.range(0, 6).forEach(seed -> Life.of(new Learner(server), new Random(seed), 12));
            kept = Life.projections(server);
            read(server.database(), "event");
            KEPT_BEFORE.forEach(table -> read(server.database(), table));
        }
    }

    @AfterAll
    static void forget() {
        HISTORY.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "7", "11", "12", "15", "17", "19", "21"})
    void everyTableIsAsARebuildMakesItAfterAStartOnAnOlderVersion(String version) {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            migrate(database.address(), version);
            HISTORY.forEach((table, rows) -> write(database.address(), table, rows));

            Settings settings = Workshop.settings(database.address());
            App.start(settings).close();
            Map<String, List<String>> afterStart = Life.projections(database.address());

            Upkeep.rebuild(settings, (_, _) -> {});
            assertThat(afterStart)
                    .isEqualTo(Life.projections(database.address()))
                    .isEqualTo(kept);
            assertThat(afterStart.get("response")).hasSizeGreaterThan(20);
        }
    }

    private static void migrate(DatabaseAddress address, String version) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:migrations")
                .target(version)
                .load()
                .migrate();
    }

    private static void read(DatabaseAddress address, String table) {
        String order = table.equals("event") ? " ORDER BY seq" : "";
        HISTORY.put(
                table,
                Rows.of(address, "SELECT to_jsonb(t) AS row FROM " + table + " AS t" + order).stream()
                        .map(UpgradeTest::unquoted)
                        .toList());
    }

    /** A row of one column as Postgres writes it: in parentheses and quotes, with inner quotes doubled. */
    private static String unquoted(String row) {
        return row.substring(2, row.length() - 2).replace("\"\"", "\"").replace("\\\\", "\\");
    }

    /** Puts rows into the columns that the table has in that version; into none where it has not come yet. */
    private static void write(DatabaseAddress address, String table, List<String> rows) {
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            List<String> columns = columns(statement, table);
            if (columns.isEmpty()) {
                return;
            }
            String names = String.join(", ", columns);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, ?::jsonb)"
                            .formatted(table, names))) {
                for (String row : rows) {
                    insert.setString(1, row);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            if (table.equals("event")) {
                statement.execute(
                        "SELECT setval(pg_get_serial_sequence('event', 'seq'), (SELECT max(seq) FROM event))");
            }
        } catch (SQLException e) {
            throw new AssertionError(table, e);
        }
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '"
                        + table + "'")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
