package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final String MIGRATED = "SELECT count(*) > 0 FROM flyway_schema_history WHERE success";

    @Test
    void anEmbeddedOneIsMigratedAndEndsWhenItIsClosed(@TempDir Path folder) {
        Database database = Database.embedded(folder);
        DatabaseAddress address = database.address();
        assertThat(Sql.value(address, MIGRATED)).isEqualTo("t");

        database.close();

        assertThatThrownBy(() -> Sql.connect(address)).hasMessageContaining("refused");
    }

    @Test
    void aGivenOneIsMigratedAndRunsOn() {
        try (TestDatabase given = TestDatabase.createEmpty()) {
            Database.given(given.address()).close();

            assertThat(Sql.value(given.address(), MIGRATED)).isEqualTo("t");
        }
    }
}
