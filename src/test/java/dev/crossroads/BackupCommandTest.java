package dev.crossroads;

import static dev.crossroads.People.signUp;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.database.Database;
import dev.crossroads.database.DatabaseAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Backups of the embedded Postgres, made while it serves, and what is restored from them. */
class BackupCommandTest {
    private static final String LOG = "SELECT learner_id, id, type, body FROM event ORDER BY seq";

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path backups;
    private static RunningServer server;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void open() {
        data = folder.resolve("data");
        backups = folder.resolve("it's 100 % kept");
        server = RunningServer.embedded(data);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whatWasRecordedUpToASecondIsThereAgainAndWhoWasDeletedSinceIsNot() throws Exception {
        Learner anna = lived(signedUp(server, "Anna"), 1);
        assertThat(run("backup", backups.toString(), "--data", data.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("From now on the log is kept there too");

        Learner ben = lived(signedUp(server, "Ben"), 2);
        Learner idle = signedUp(server, "Ivy");
        Learner guest = lived(new Learner(server), 3);
        List<String> logThen = rows(server.database(), LOG);
        // A copy is named by the second that was full when it was finished.
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        Instant then = Instant.now();
        lived(anna, 4);
        String ofBen = ben.id();
        String ofGuest = guest.id();
        signUp(guest, "Greta");
        delete(ben);
        delete(idle);
        List<String> logNow = rows(server.database(), LOG);
        // Another copy, so that the log until now is handed over, and the older one has to be chosen.
        assertThat(run("backup", backups.toString(), "--data", data.toString())).isZero();

        Path earlier = folder.resolve("earlier");
        assertThat(run("restore", backups.toString(), "--to", then.toString(), "--data", earlier.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Deleted again, as they were deleted later: 2 learners.");
        try (Database restored = Database.embedded(earlier)) {
            assertThat(rows(restored.address(), LOG))
                    .isEqualTo(
                            logThen.stream().filter(row -> !row.contains(ofBen)).toList())
                    .anyMatch(row -> row.contains(ofGuest));
            assertThat(rows(restored.address(), "SELECT email FROM account")).containsExactly("(anna@example.org)");
            assertThat(rows(restored.address(), "SELECT outcome FROM operation_act WHERE act = 'restored'"))
                    .containsExactly("(done)");
        }

        Path latest = folder.resolve("latest");
        assertThat(run("restore", backups.toString(), "--data", latest.toString()))
                .isZero();
        try (RunningServer again = RunningServer.embedded(latest)) {
            assertThat(rows(again.database(), LOG)).isEqualTo(logNow);
            People.signIn(new Learner(again), "Greta");
            lived(new Learner(again), 5);
        }
        // Whoever only looked at what was restored left nothing in the backup.
        assertThat(restoredLog("looked-at")).isEqualTo(logNow);

        List<String> logLater;
        try (RunningServer again = RunningServer.embedded(latest)) {
            assertThat(run("backup", backups.toString(), "--data", latest.toString()))
                    .as(err.toString())
                    .isZero();
            lived(new Learner(again), 6);
            logLater = rows(again.database(), LOG);
            assertThat(run("backup", backups.toString(), "--data", latest.toString()))
                    .isZero();
        }
        assertThat(restoredLog("later")).hasSizeGreaterThan(logNow.size()).isEqualTo(logLater);

        Path another = folder.resolve("another");
        Database.embedded(another).close();
        assertThat(run("backup", backups.toString(), "--data", another.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has the backups of another database than " + another);

        assertThat(run("backup", backups.toString(), "--data", earlier.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has the backups of another server that was restored from it");

        assertThat(run("restore", backups.toString(), "--data", latest.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is a database in " + latest + " already");
    }

    @Test
    void whatCannotBeDoneIsSaidAndChangesNothing() {
        Path inside = data.resolve("backups");
        assertThat(run("backup", inside.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is in the data folder");
        assertThat(inside).doesNotExist();

        Path misspelt = folder.resolve("misspelt");
        assertThat(run("backup", backups.toString(), "--data", misspelt.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no database in " + misspelt);
        assertThat(misspelt).doesNotExist();

        Path empty = folder.resolve("empty");
        assertThat(run(
                        "restore",
                        empty.toString(),
                        "--data",
                        folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no backup in " + empty);

        assertThat(run("restore", empty.toString(), "--to", "yesterday", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("\"yesterday\" is not a time");

        assertThat(run("backup", "--data", data.toString())).isEqualTo(2);
        assertThat(run("backup", backups.toString(), "--database", "postgresql://a:b@localhost/c"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("This is for the embedded Postgres");
    }

    private List<String> restoredLog(String name) {
        Path restored = folder.resolve(name);
        assertThat(run("restore", backups.toString(), "--data", restored.toString()))
                .as(err.toString())
                .isZero();
        try (Database there = Database.embedded(restored)) {
            return rows(there.address(), LOG);
        }
    }

    private static Learner lived(Learner learner, int seed) {
        Life.start(learner, "rust");
        Life.of(learner, new Random(seed), 2);
        return learner;
    }

    private static void delete(Learner learner) {
        learner.form("/account/deletion", "current", People.PASSWORD).with(303);
    }

    private static List<String> rows(DatabaseAddress database, String query) {
        return Rows.of(database, query);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
