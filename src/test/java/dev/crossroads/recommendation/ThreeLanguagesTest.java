package dev.crossroads.recommendation;

import static dev.crossroads.Workshop.COURSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course that recommends one of three languages. */
class ThreeLanguagesTest {
    private static final String PAGE = "/courses/workshop/recommendation";
    private static final String QUESTIONNAIRE = """
            version = "1"

            [[alternatives]]
            id = "rust"
            name = "Rust"
            [[alternatives]]
            id = "go"
            name = "Go"
            [[alternatives]]
            id = "zig"
            name = "Zig"

            [[questions]]
            id = "c"
            prompt = "How much C is there?"
            fact = true
              [[questions.options]]
              id = "all"
              text = "It is all C"
              weights = { rust = 1, zig = 3 }
              reason = "Zig compiles C."
              lesson = "memory/ownership.md#moving"
              [[questions.options]]
              id = "none"
              text = "None"
              weights = { rust = 1, go = 1, zig = 1 }
              balanced = true
              reason = "Then it does not count."
              lesson = "memory/ownership.md#moving"

            [[questions]]
            id = "allocation"
            prompt = "Who allocates?"
            fact = true
              [[questions.options]]
              id = "i"
              text = "I do, everywhere"
              weights = { zig = 2 }
              reason = "Zig passes allocators by hand."
              lesson = "memory/ownership.md#sharing"
              [[questions.options]]
              id = "nobody"
              text = "I do not want to know"
              weights = { go = 3 }
              reason = "Go has a collector."
              lesson = "memory/ownership.md#sharing"
              [[questions.options]]
              id = "either"
              text = "Either"
              weights = { rust = 1, go = 1, zig = 1 }
              balanced = true
              reason = "Then it does not count."
              lesson = "memory/ownership.md#sharing"
            """;

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner learner;

    @BeforeEach
    void open() throws IOException {
        Workshop.copyTo(folder);
        Files.writeString(folder.resolve("recommendation.toml"), QUESTIONNAIRE);
        server = RunningServer.serving(List.of(folder));
        learner = new Learner(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void eachGetsItsShareAndTheLeadIsOverTheSecond() {
        choose("c", "all");
        JsonNode result = choose("allocation", "i").json();

        assertThat(result.get("leader").textValue()).isEqualTo("zig");
        assertThat(result.get("decided").booleanValue()).isTrue();
        assertThat(result.get("margin").intValue()).as("5 over Rust's 1").isEqualTo(4);
        assertThat(result.get("shares").size()).isEqualTo(3);
        assertThat(result.get("shares")
                        .valueStream()
                        .mapToInt(JsonNode::intValue)
                        .sum())
                .isEqualTo(100);
        assertThat(result.at("/reach/leads").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("rust", "go");
    }

    @Test
    void thePageShowsAllThreeAndWhatWouldTurnIt() {
        choose("c", "all");
        choose("allocation", "i");
        Reply page = learner.get(PAGE).with(200);

        assertThat(page.shown("#result-title")).isEqualTo("Start with Zig");
        assertThat(page.page().select(".side h3")).hasSize(3);
        assertThat(page.page().select(".tornado tbody tr")).hasSize(2);
        assertThat(page.page().select(".scale")).as("a scale has two ends").isEmpty();
        assertThat(page.shown(".flips")).contains("I do not want to know", "Go leads then");
    }

    private Reply choose(String question, String option) {
        return learner.put(COURSE + "/recommendation/answers/" + question, Map.of("option", option))
                .with(200);
    }
}
