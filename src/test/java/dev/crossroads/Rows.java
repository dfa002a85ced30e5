package dev.crossroads;

import dev.crossroads.database.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Committed rows of a server's database, read by another driver. */
public final class Rows {
    private Rows() {}

    /** The rows of a query as text, one row a string. */
    public static List<String> of(DatabaseAddress database, String query) {
        return texts(database, "SELECT rows::text FROM (" + query + ") AS rows");
    }

    /** The first column of a query's rows, as text. */
    public static List<String> texts(DatabaseAddress database, String query) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** Changes rows, to begin where it would take long to come to. */
    public static void change(RunningServer server, String statement) {
        DatabaseAddress database = server.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement changing = connection.createStatement()) {
            changing.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Counts the rows of a table, or of a table with a condition, such as {@code event WHERE type = 'x'}. */
    public static int count(RunningServer server, String table) {
        return of(server.database(), "SELECT 1 FROM " + table).size();
    }
}
