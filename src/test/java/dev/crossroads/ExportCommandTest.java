package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.database.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command that writes the event log to files, beside a running server. */
class ExportCommandTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READING = Workshop.COURSE + Workshop.OWNERSHIP + "/progress";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private Path export;

    @BeforeEach
    void choose() {
        export = folder.resolve("export");
    }

    @Test
    void eachRunWritesWhatCameSinceTheLastOne() {
        Learner ada = new Learner(server);
        read(ada);
        assertThat(run()).isZero();
        List<Path> first = files();
        assertThat(exported()).containsExactlyElementsOf(logged());

        assertThat(run()).isZero();
        assertThat(files()).isEqualTo(first);

        Reply attempt = Workshop.start(ada, Workshop.EXAM);
        Workshop.answer(ada, attempt, "exam-word", "Größe \u2028 \"1\"").with(200);
        assertThat(run()).isZero();

        assertThat(files()).hasSize(2).containsAll(first);
        assertThat(exported()).containsExactlyElementsOf(logged());
        JsonNode last = lines().getLast();
        assertThat(last.get("type").asText()).isEqualTo("question-answered");
        assertThat(last.get("learner").asText()).isEqualTo(ada.id());
        assertThat(last.get("answer").asText()).isEqualTo("Größe \u2028 \"1\"");
        assertThat(Instant.parse(last.get("recordedAt").asText()))
                .isAfterOrEqualTo(Instant.parse(last.get("at").asText()).minusSeconds(60));
    }

    /** One takes its place in the log early and is seen late; whoever reads on from the last one seen misses it. */
    @Test
    void whatIsCommittedLateIsNotMissed() throws SQLException {
        run();
        DatabaseAddress database = server.database();
        UUID late = UUID.randomUUID();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO event (learner_id, id, type, course, occurred_at, body)
                    VALUES ('%s', '%s', 'lesson-completed', 'workshop', now(), '{"lesson": "welcome"}')
                    """.formatted(UUID.randomUUID(), late));
            Learner early = new Learner(server);
            read(early);

            CompletableFuture<Integer> running = CompletableFuture.supplyAsync(this::run);
            Awaitility.await()
                    .until(() -> Rows.of(
                                            database,
                                            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%RowExclusiveLock%'"
                                                    + " AND datname = current_database() AND pid <> pg_backend_pid()")
                                    .size()
                            == 1);
            // What begins now need not be waited for.
            read(early);
            assertThat(running).isNotDone();
            connection.commit();

            assertThat(running.join()).isZero();
        }
        assertThat(exported()).contains(late.toString());
        run();
        assertThat(exported()).containsExactlyElementsOf(logged()).doesNotHaveDuplicates();
    }

    @Test
    void aFolderOfAnotherLogIsLeftAsItIs() throws IOException {
        Files.createDirectories(export);
        Path other = Files.createFile(export.resolve("events-000000000001-000000999999.ndjson.gz"));

        assertThat(run()).isEqualTo(2);

        assertThat(err.toString()).contains("999999").contains("new folder");
        assertThat(files()).containsExactly(other);
    }

    @Test
    void whoWasDeletedLeavesNoHoleThatStopsIt() {
        Learner last = new Learner(server);
        read(last);
        run();
        Rows.change(server, "DELETE FROM event WHERE learner_id = '" + last.id() + "'");

        assertThat(run()).isZero();
        read(new Learner(server));
        assertThat(run()).isZero();

        assertThat(exported()).containsAll(logged()).doesNotHaveDuplicates();
    }

    @Test
    void whatARunThatWasKilledLeftIsWrittenAnew() throws IOException {
        read(new Learner(server));
        Files.createDirectories(export);
        Files.writeString(export.resolve("events.part"), "half of it".repeat(100_000));

        assertThat(run()).isZero();

        assertThat(exported()).containsExactlyElementsOf(logged());
        assertThat(export).isDirectoryNotContaining("glob:**.part");
    }

    private static void read(Learner learner) {
        learner.put(READING, Map.of("sections", List.of("moving"))).with(200);
        learner.put(READING, Map.of("completed", true)).with(200);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(export)) {
            return files.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        for (Path file : files()) {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(JSON.readTree(line));
                }
            } catch (IOException e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        return lines;
    }

    private List<String> exported() {
        return lines().stream().map(line -> line.get("id").asText()).toList();
    }

    private static List<String> logged() {
        return Rows.of(server.database(), "SELECT id FROM event ORDER BY seq").stream()
                .map(row -> row.replaceAll("[()]", ""))
                .toList();
    }

    private int run() {
        DatabaseAddress database = server.database();
        CommandLine commands =
                Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(Arrays.asList("export", export.toString(), "--database"));
        arguments.add("postgresql://%s:%s@%s:%d/%s"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name()));
        return commands.execute(arguments.toArray(String[]::new));
    }
}
