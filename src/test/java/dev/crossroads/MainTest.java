package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Output and exit codes of the command line. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommandOptionAndVariable() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("serve", "check", "rebuild", "tidy", "--version", "Exit codes:")
                .contains("--port", "--host", "--database", "--data", "--course", "--cluster", "--public-url")
                .contains("CROSSROADS_PORT", "CROSSROADS_HOST", "CROSSROADS_DATABASE")
                .contains("CROSSROADS_DATA", "CROSSROADS_COURSES", "CROSSROADS_CLUSTER");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("crossroads .+ on Java 2\\d.*\\R");
    }

    @Test
    void aWrongWayToAskIsTwoAndSaysSo() {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).startsWith("crossroads: Unknown option").contains("Try 'crossroads --help'.");
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
    }

    @Test
    void aSettingThatCannotBeUsedIsTwoAndOneLine() {
        assertThat(run("serve", "--port", "none")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("crossroads: --port: \"none\" is not a port; give a number from 1 to 65535, or 0 for a free"
                        + " one." + System.lineSeparator());
        assertThat(run("check", "/nowhere/at/all")).isEqualTo(2);
    }

    @Test
    void aCourseThatCanBeServedIsCountedAndABrokenOneIsReportedByLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("SUMMARY.md"), "- [Pawns](pawns.md)\n");
        Files.writeString(folder.resolve("pawns.md"), "# Pawns\n\nThey move on.\n");

        assertThat(run("check", folder.toString())).isZero();
        assertThat(out.toString())
                .startsWith(folder + " can be served. Lessons: 1, quizzes: 0, questions: 0, read in ");

        Files.delete(folder.resolve("pawns.md"));
        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(folder.resolve("SUMMARY.md") + ":1: error: ")
                .contains(folder + " has 1 mistake.");
    }

    @Test
    void aWatchedCourseIsCheckedAgainAfterEachSaveUntilSomebodyEndsIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("SUMMARY.md"), "- [Pawns](pawns.md)\n");
        Files.writeString(folder.resolve("pawns.md"), "# Pawns\n\nThey move on.\n");
        AtomicInteger code = new AtomicInteger(-1);
        Thread watching = Thread.ofPlatform().start(() -> code.set(run("check", "--watch", folder.toString())));
        await().until(() -> out.toString().contains("Lessons: 1,"));

        Files.writeString(folder.resolve("SUMMARY.md"), "- [Pawns](pawns.md)\n- [Rooks](rooks.md)\n");
        await().until(() -> out.toString().contains(folder.resolve("SUMMARY.md") + ":2: warning: "));
        Files.writeString(folder.resolve("rooks.md"), "# Rooks\n\nThey go straight.\n");
        await().until(() -> out.toString().contains("Lessons: 2,"));
        assertThat(watching.isAlive()).isTrue();
        watching.interrupt();
        watching.join();

        assertThat(code.get()).as("as it stood last").isZero();
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
