package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void twoTestDatabasesShareNothing() {
        try (TestDatabase ada = TestDatabase.create();
                TestDatabase grace = TestDatabase.create()) {
            String before = tables(grace);
            Sql.execute(ada.address(), "CREATE TABLE note (text text)");

            assertThat(tables(grace)).isEqualTo(before);
            assertThat(tables(ada)).isNotEqualTo(before);
        }
    }

    @Test
    void closingDropsTheDatabaseEvenWhileSomebodyIsConnected() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection _ = Sql.connect(database.address())) {
            database.close();
        }

        assertThatThrownBy(() -> Sql.connect(database.address())).hasMessageContaining("does not exist");
    }

    private static String tables(TestDatabase database) {
        return Sql.value(
                database.address(), "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
    }
}
