package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossroads.recorder.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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

    @Test
    void aGivenOneThatIsStillStartingIsWaitedFor() throws Exception {
        try (TestDatabase given = TestDatabase.createEmpty();
                TcpProxy cable = new TcpProxy(given.address());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            cable.cut();
            Future<Database> opening = threads.submit(() -> Database.given(cable.address()));
            await().until(() -> cable.turnedAway() >= 2);
            cable.mend();

            opening.get().close();
            assertThat(Sql.value(given.address(), MIGRATED)).isEqualTo("t");
        }
    }

    @Test
    void oneThatTakesConnectionsAndSaysNothingIsGivenUpToo() {
        try (TestDatabase given = TestDatabase.createEmpty();
                TcpProxy cable = new TcpProxy(given.address())) {
            cable.slowDown(Duration.ofMinutes(5));

            assertThatThrownBy(() -> Database.given(cable.address(), Duration.ofMillis(500)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("could not be reached");
        }
    }

    @Test
    void oneThatStaysAwayIsGivenUpByASentenceThatSaysWhatToDo() {
        var away = new DatabaseAddress("127.0.0.1", 1, "learning", "ada", "secret");

        assertThatThrownBy(() -> Database.given(away, Duration.ofMillis(500)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("postgresql://ada@127.0.0.1:1/learning")
                .hasMessageContaining("refused")
                .hasMessageContaining("Start it, or correct its address (--database)")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void oneThatIsTooOldIsRefusedByASentenceThatSaysWhatToDo() {
        DatabaseAddress old = new DatabaseAddress("db.example", 5432, "learning", "ada", "secret");

        assertThatThrownBy(() -> PostgresVersion.require(old, 14, "14.19 (Debian)"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("postgresql://ada@db.example:5432/learning is PostgreSQL 14.19 (Debian)")
                .hasMessageContaining("needs 15 or later");
        assertThatCode(() -> PostgresVersion.require(old, 15, "15.14")).doesNotThrowAnyException();
    }

    /** PostgreSQL 16 and later do without, and the embedded one would never say so. */
    @Test
    void everySubqueryHasTheNameThatAnOlderOneAsksFor() throws IOException {
        try (Stream<Path> sources =
                Stream.concat(Files.walk(Path.of("src", "main", "java")), Files.walk(Path.of("migrations")))) {
            List<String> nameless = sources.filter(Files::isRegularFile)
                    .flatMap(file -> Subqueries.nameless(text(file)).map(found -> file + ": " + found))
                    .toList();

            assertThat(nameless).isEmpty();
        }
        assertThat(Subqueries.nameless("SELECT n FROM (SELECT count(*) AS n FROM one) WHERE n > 1"))
                .hasSize(1);
        assertThat(Subqueries.nameless("FROM a, LATERAL (SELECT 1)\n WHERE b JOIN (VALUES (1)) AS v ON true"))
                .hasSize(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void oneThatRefusesIsNotAskedAgain() {
        try (TestDatabase given = TestDatabase.createEmpty()) {
            DatabaseAddress right = given.address();
            var wrong = new DatabaseAddress(right.host(), right.port(), right.name(), right.user(), "guessed");
            var missing = right.withName("nowhere");

            assertThatThrownBy(() -> Database.given(wrong))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("password authentication failed")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("guessed"));
            assertThatThrownBy(() -> Database.given(missing))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("\"nowhere\" does not exist");
        }
    }

    @Test
    void besideAServerThatIsJustStartingItsPostgresIsWaitedFor(@TempDir Path folder) throws Exception {
        Files.createSymbolicLink(folder.resolve("binaries"), TestDatabase.BINARIES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DataFolder held = DataFolder.hold(folder);
            Future<Database> beside = threads.submit(() -> Database.embeddedOrRunning(folder));
            held.close();

            try (Database joined = beside.get()) {
                assertThat(Sql.value(joined.address(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aFolderThatStaysHeldWithoutAPostgresIsNamedWithWhoHoldsIt(@TempDir Path folder) {
        try (DataFolder _ = DataFolder.hold(folder)) {
            assertThatThrownBy(() -> Database.embeddedOrRunning(folder, Duration.ofMillis(300)))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }
}
