package dev.crossroads.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test starts and ends servers of its own; they share one data folder, in a path with spaces. */
class EmbeddedPostgresTest {

    @TempDir
    private static Path temporary;

    @Test
    void itKeepsAnEighthOfTheMemoryAndAtLeastWhatPostgresWouldByItself() {
        long gigabyte = 1L << 30;
        assertThat(Postmaster.buffers(gigabyte / 2)).isEqualTo(128);
        assertThat(Postmaster.buffers(4 * gigabyte)).isEqualTo(512);
        assertThat(Postmaster.buffers(64 * gigabyte)).isEqualTo(1024);
    }

    @Test
    void rowsAreStillThereAfterARestart() {
        String table = newTable();
        try (EmbeddedPostgres first = start()) {
            keepRow(first.address(), table);
        }

        try (EmbeddedPostgres second = start()) {
            assertThat(rows(second.address(), table)).isEqualTo("1");
        }
    }

    @Test
    void committedIsWrittenOutAndChecked() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
            assertThat(setting(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(setting(postgres, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void textIsUnicode() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(
                            Sql.value(
                                    postgres.address(),
                                    "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("bC.UTF-8");
        }
    }

    @Test
    void aPasswordThatNobodyGuessesIsHashedOnceAlsoInAFolderOfAnOlderVersion() {
        String hashedOnce = "SELECT count(*) FROM pg_authid WHERE rolcanlogin AND rolpassword LIKE 'SCRAM-SHA-256$1:%'";
        try (EmbeddedPostgres older = start()) {
            DatabaseAddress administrator = older.administrator();
            Sql.execute(
                    administrator,
                    "SET scram_iterations = 4096; ALTER ROLE crossroads PASSWORD '%s'"
                            .formatted(administrator.password()));
            assertThat(Sql.value(administrator, hashedOnce)).isEqualTo("1");
        }

        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.value(postgres.administrator(), hashedOnce)).isEqualTo("2");
            assertThat(Sql.value(postgres.address(), "SELECT 'signed in'")).isEqualTo("signed in");
        }
    }

    @Test
    void onlyThisMachineCanReachIt() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(setting(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(postgres, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void nobodySignsInWithoutThePassword() {
        try (EmbeddedPostgres postgres = start()) {
            DatabaseAddress right = postgres.address();
            var wrong = new DatabaseAddress(right.host(), right.port(), right.name(), right.user(), "guessed");

            assertThatThrownBy(() -> Sql.connect(wrong))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void theRoleOfTheApplicationIsNoSuperuser() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(Sql.value(postgres.address(), "SELECT current_setting('is_superuser')"))
                    .isEqualTo("off");
        }
    }

    @Test
    void onlyItsOwnerLooksIntoTheFolderAlsoIntoOneThatAnOlderVersionMade() throws IOException {
        start().close();
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder().resolve("postgres.log"), PosixFilePermissions.fromString("rw-r--r--"));

        try (EmbeddedPostgres postgres = start()) {
            assertThat(permissions(folder())).isEqualTo("rwx------");
            assertThat(permissions(folder().resolve("postgres.log"))).isEqualTo("rw-------");
            assertThat(setting(postgres, "fsync")).isEqualTo("on");
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void onlyItsOwnerReadsThePasswordFile() throws IOException {
        try (EmbeddedPostgres postgres = start()) {
            Path file = folder().resolve("password");

            assertThat(Files.readString(file).strip())
                    .isEqualTo(postgres.address().password())
                    .hasSize(64);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondServerInThisProcessIsRefusedAndTheFirstKeepsTheFolder() throws Exception {
        try (EmbeddedPostgres first = start()) {
            assertThatThrownBy(EmbeddedPostgresTest::start)
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(folder().toRealPath().toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(setting(first, "fsync")).isEqualTo("on");
            assertThatThrownBy(() -> ServerInAnotherProcess.start(folder())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aServerOfAnotherProcessIsNamedAndLeftAlone() throws Exception {
        try (ServerInAnotherProcess other = ServerInAnotherProcess.start(folder())) {
            assertThatThrownBy(EmbeddedPostgresTest::start)
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining(folder().toRealPath().toString())
                    .hasMessageContaining("process " + other.pid());
            assertThat(other.isServerAlive()).isTrue();
        }
    }

    @Test
    void theServerOfAKilledProcessIsEndedAndItsRowsAreThere() throws Exception {
        String table = newTable();
        ServerInAnotherProcess other = ServerInAnotherProcess.start(folder());
        keepRow(other.address(), table);
        other.kill();
        assertThat(other.isServerAlive()).as("an orphan").isTrue();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(other.isServerAlive()).isFalse();
            assertThat(rows(postgres.address(), table)).isEqualTo("1");
        }
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithItsRows() {
        String table = newTable();
        try (EmbeddedPostgres postgres = start()) {
            keepRow(postgres.address(), table);
            long killed = postgres.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().ignoreExceptions()
                    .until(() -> rows(postgres.address(), table).equals("1") && postgres.pid() != killed);
        }
    }

    @Test
    void itCanBeClosedWhileItsServerIsAway() {
        EmbeddedPostgres postgres = start();
        ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        postgres.close();

        try (EmbeddedPostgres next = start()) {
            assertThat(setting(next, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void closingEndsTheServerWhoeverIsConnected() throws SQLException {
        EmbeddedPostgres postgres = start();
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        try (var _ = Sql.connect(postgres.address())) {
            postgres.close();
        }

        assertThat(server.isAlive()).isFalse();
        assertThat(folder().resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPidFileThatNamesAnotherProgramIsStale() throws IOException {
        try (EmbeddedPostgres first = start()) {
            assertThat(first.pid()).isPositive();
        }
        Files.writeString(
                folder().resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (EmbeddedPostgres second = start()) {
            assertThat(setting(second, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void aPostgresThatSomebodyElseStartedOnTheFolderIsRefusedAndLeftAlone(@TempDir Path other) throws Exception {
        try (EmbeddedPostgres elsewhere = start()) {
            long stranger = elsewhere.pid();
            EmbeddedPostgres.start(other, TestDatabase.BINARIES).close();
            Files.writeString(other.resolve("cluster/postmaster.pid"), stranger + "\n");

            assertThatThrownBy(() -> EmbeddedPostgres.start(other, TestDatabase.BINARIES))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("Crossroads did not start (process " + stranger + ")");
            assertThat(elsewhere.pid()).isEqualTo(stranger);
        }
    }

    @Test
    void filesOfAnotherVersionAreRefused(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("cluster"));
        Files.writeString(other.resolve("cluster/PG_VERSION"), "17\n");
        Files.writeString(other.resolve("password"), "made then\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(other, TestDatabase.BINARIES))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("made by Postgres 17")
                .hasMessageContaining(other.toRealPath().toString());
    }

    @Test
    void aPasswordThatIsGoneIsNotMadeUpAgain(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("cluster"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(other, TestDatabase.BINARIES))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(other.toRealPath().resolve("password") + " is gone");
        assertThat(other.resolve("password")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("file"), "");

        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), TestDatabase.BINARIES))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data");
    }

    private static Path folder() {
        return temporary.resolve("data with spaces");
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder(), TestDatabase.BINARIES);
    }

    private static String newTable() {
        return "note_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static void keepRow(DatabaseAddress address, String table) {
        Sql.execute(address, "CREATE TABLE %s AS SELECT 'kept' AS text".formatted(table));
    }

    private static String rows(DatabaseAddress address, String table) {
        return Sql.value(address, "SELECT count(*) FROM " + table);
    }

    private static String setting(EmbeddedPostgres postgres, String name) {
        return Sql.value(postgres.administrator(), "SHOW " + name);
    }
}
