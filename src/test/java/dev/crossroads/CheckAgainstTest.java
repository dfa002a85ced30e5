package dev.crossroads;

import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.database.DatabaseAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An author looks what an edit would mean for what was recorded, before anybody is served it. */
class CheckAgainstTest {
    @TempDir
    private Path folder;

    @Test
    void itTellsWhatChangedAndWhomACorrectedKeyConcernsAndChangesNothing() throws IOException {
        Workshop.copyTo(folder);
        try (RunningServer server = RunningServer.serving(List.of(folder))) {
            List<Learner> learners = new ArrayList<>();
            for (int given : List.of(2, 3, 3)) {
                Learner learner = new Learner(server);
                Reply attempt = start(learner, TIMED);
                answer(learner, attempt, "timed-one", given).with(200);
                answer(learner, attempt, "timed-two", 5).with(200);
                learner.post(attempt.text("/submission/href"), Map.of()).with(200);
                learners.add(learner);
            }
            assertThat(run(server)).contains("Every question is as that database last served it.");

            edit("answer.value = 2", "answer.value = 3");
            edit("prompt.prompt = \"2 + 2\"", "prompt.prompt = \"2 + 3\"");
            edit("[[questions]]\nid = \"timed-two\"", """
                    [[questions]]
                    id = "timed-new"
                    type = "Numeric"
                    prompt.prompt = "3 + 3"
                    answer.value = 6

                    [[questions]]
                    id = "timed-two"
                    """.stripTrailing());
            Path types = folder.resolve("quizzes/limited.toml");
            String limited = Files.readString(types);
            String id = limited.lines()
                    .filter(line -> line.startsWith("id = "))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*\"(.*)\"", "$1");
            Files.writeString(types, limited.replace("id = \"" + id + "\"", "id = \"another\""));
            List<String> before = Rows.of(server.database(), "SELECT * FROM question_revision ORDER BY 1, 2, 3");

            assertThat(run(server))
                    .contains(
                            "timed timed-one (1 + 1): has another key. When it is next served, 2 learners gain points")
                    .contains("2 pass;", "1 learner loses points and 1 passes no more")
                    .contains("timed timed-two (2 + 3): asks something else. Its statistics begin anew; 3 answers stay")
                    .contains("timed timed-new (3 + 3): new.")
                    .contains(id + ": removed. 0 answers stay");
            JsonNode told = new ObjectMapper().readTree(run(server, "--json"));
            JsonNode marks = told.at("/against/questions/0/marks");
            assertThat(ids(marks.get("gain")))
                    .containsExactlyInAnyOrder(
                            learners.get(1).id().toString(),
                            learners.get(2).id().toString());
            assertThat(ids(marks.get("lose")))
                    .containsExactly(learners.get(0).id().toString());
            assertThat(told.get("served").booleanValue()).isTrue();
            assertThat(Rows.of(server.database(), "SELECT * FROM question_revision ORDER BY 1, 2, 3"))
                    .isEqualTo(before);
            assertThat(Rows.count(server, "regrade")).isZero();

            assertThat(server.reread()).isTrue();
            assertThat(Rows.count(server, "regrade")).isOne();
        }
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.textValue()));
        return ids;
    }

    private String run(RunningServer server, String... more) {
        DatabaseAddress at = server.database();
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                folder.toString(),
                "--against",
                "postgresql://%s:%s@%s:%d/%s".formatted(at.user(), at.password(), at.host(), at.port(), at.name())));
        arguments.addAll(List.of(more));
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        assertThat(command.execute(arguments.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        return out.toString();
    }

    private void edit(String before, String after) throws IOException {
        Path file = folder.resolve("quizzes/timed.toml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
