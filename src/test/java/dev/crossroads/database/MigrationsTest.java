package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path folder;

    @Test
    void theMigrationsOfTheProjectApplyToAnEmptyDatabaseAndThenNoMore() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            Migrations.apply(database.address());
            String applied = Sql.value(database.address(), "SELECT count(*) FROM flyway_schema_history");
            Migrations.apply(database.address());

            assertThat(Integer.parseInt(applied)).isPositive();
            assertThat(Sql.value(database.address(), "SELECT count(*) FROM flyway_schema_history"))
                    .isEqualTo(applied);
        }
    }

    @Test
    void aMigrationThatWasEditedAfterItWasAppliedIsRefused() throws IOException {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            write("V1__note.sql", "CREATE TABLE note (text text);");
            Migrations.apply(database.address(), location());
            write("V1__note.sql", "CREATE TABLE note (text text, author text);");

            assertThatThrownBy(() -> Migrations.apply(database.address(), location()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("checksum mismatch")
                    .hasMessageContaining(database.address().name());
        }
    }

    @Test
    void aMigrationThatFailsLeavesNothingBehindAndIsNamed() throws IOException {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            write("V1__note.sql", "CREATE TABLE note (text text); CREATE TABLE note (text text);");

            assertThatThrownBy(() -> Migrations.apply(database.address(), location()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("V1__note.sql")
                    .hasMessageContaining("already exists");
            assertThat(Sql.value(database.address(), "SELECT to_regclass('note')"))
                    .isNull();
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        try (TestDatabase database = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> Migrations.apply(database.address(), "classpath:nowhere"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("nowhere");
        }
    }

    @Test
    void aServerThatIsAwayIsNamedWithoutThePassword() {
        var away = new DatabaseAddress("127.0.0.1", 1, "learning", "ada", "secret");

        assertThatThrownBy(() -> Migrations.apply(away))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("postgresql://ada@127.0.0.1:1/learning")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    private String location() {
        return "filesystem:" + folder;
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }
}
