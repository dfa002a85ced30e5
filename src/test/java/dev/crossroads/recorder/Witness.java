package dev.crossroads.recorder;

import dev.crossroads.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** An observer on the same database, by another driver: it sees committed rows, and can hold locks. */
final class Witness implements AutoCloseable {
    private final Connection connection;

    Witness(TestDatabase database) {
        try {
            connection = DriverManager.getConnection(
                    database.address().jdbcUrl(),
                    database.address().user(),
                    database.address().password());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs statements. */
    void run(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query as text, one row a string. */
    List<String> rows(String query) {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT rows::text FROM (" + query + ") AS rows")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    long count(String fromWhere) {
        return Long.parseLong(
                rows("SELECT count(*) FROM " + fromWhere).getFirst().replaceAll("[()]", ""));
    }

    long eventsWithId(Object id) {
        return count("event WHERE id = '" + id + "'");
    }

    /** Every recorder stops at its first statement until {@link #letGo()}. */
    void holdUpRecorders() {
        run("BEGIN", "LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE");
    }

    void letGo() {
        run("ROLLBACK");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
