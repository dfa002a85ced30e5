package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void twoTestDatabasesShareNothing() throws SQLException {
        try (TestDatabase ada = TestDatabase.create();
                TestDatabase grace = TestDatabase.create()) {
            execute(ada, "CREATE TABLE note (text text)");

            assertThat(tables(ada)).isEqualTo(tables(grace) + 1);
        }
    }

    @Test
    void closingDropsTheDatabaseEvenWhileSomebodyIsConnected() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection _ = connect(database)) {
            database.close();
        }

        assertThatThrownBy(() -> connect(database)).hasMessageContaining("does not exist");
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection connect(TestDatabase database) throws SQLException {
        DatabaseAddress address = database.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }
}
