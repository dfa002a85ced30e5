package dev.crossroads.quiz;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.finish;
import static dev.crossroads.Workshop.ids;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt asks some questions of a pool, and one variant of a question. */
class PoolsOverHttpTest {
    private static final String QUIZ = "/quizzes/drawn";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() throws IOException {
        Workshop.copyTo(folder);
        StringBuilder toml = new StringBuilder("""
                title = "Drawn"
                [pools]
                words = 2
                [[questions]]
                id = "always"
                type = "Numeric"
                prompt.prompt = "What is 3 + 4?"
                answer.value = 7
                [[questions]]
                id = "square"
                type = "Numeric"
                variants = [{ n = 3, square = 9 }, { n = 5, square = 25 }, { n = 7, square = 49 }]
                prompt.prompt = "What is {{n}} × {{n}}?"
                answer.value = "{{square}}"
                """);
        for (String word : List.of("own", "move", "lend", "drop")) {
            toml.append("""
                    [[questions]]
                    id = "%s"
                    type = "ShortAnswer"
                    pool = "words"
                    prompt.prompt = "Type %s."
                    answer.answer = "%s"
                    """.formatted(word, word, word));
        }
        Files.writeString(folder.resolve("quizzes/drawn.toml"), toml);
        Path summary = folder.resolve("src/SUMMARY.md");
        Files.writeString(summary, Files.readString(summary) + "\n- [Drawn](drawn.md)\n");
        Files.writeString(folder.resolve("src/drawn.md"), "# Drawn\n\n{{#quiz ../quizzes/drawn.toml}}\n");
        server = RunningServer.serving(List.of(folder));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** Answers all questions rightly and ends the attempt. */
    private static Reply solve(Learner who, Reply attempt) {
        for (String id : ids(attempt)) {
            JsonNode asked = question(attempt, id);
            answer(
                            who,
                            attempt,
                            id,
                            switch (id) {
                                case "always" -> 7;
                                case "square.1" -> 9;
                                case "square.2" -> 25;
                                case "square.3" -> 49;
                                default -> id;
                            })
                    .with(200);
            assertThat(asked.get("prompt").textValue()).doesNotContain("{{");
        }
        return finish(who, attempt);
    }

    @Test
    void everyAttemptAsksAsManyAndTheNextOneAsksOthers() {
        assertThat(learner.get(COURSE + QUIZ).json().get("asks").intValue()).isEqualTo(4);
        assertThat(learner.get("/courses/workshop" + QUIZ).shown("main")).contains("4 questions");
        Reply first = start(learner, QUIZ);
        assertThat(ids(first)).hasSize(4).contains("always");
        assertThat(ids(start(learner, QUIZ))).as("the same, resumed").isEqualTo(ids(first));
        assertThat(solve(learner, first).shown("h1")).isEqualTo("Passed");

        Reply second = start(learner, QUIZ);

        Set<String> both = new TreeSet<>(ids(first));
        both.addAll(ids(second));
        assertThat(both).as("all words and two squares").hasSize(1 + 4 + 2).contains("own", "move", "lend", "drop");
    }

    @Test
    void learnersAreAskedDifferently() {
        Set<List<String>> asked = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            asked.add(ids(start(new Learner(server), QUIZ)));
        }
        assertThat(asked).hasSizeGreaterThan(3);
    }

    @Test
    void instructorsAreToldOfThePlacesThatAreDrawn() {
        Learner grace = instructor(server, "Grace");
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Drawn", "course", "workshop"))
                .with(201);
        List<Learner> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Learner member = new Learner(server);
            member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Person " + i))
                    .with(200);
            members.add(member);
        }
        for (Learner member : members.subList(0, 5)) {
            solve(member, start(member, QUIZ));
        }
        finish(members.get(5), start(members.get(5), QUIZ));

        JsonNode told =
                grace.get(cohort.text("/href") + "/statistics?quiz=drawn").json();

        assertThat(told.get("n").intValue()).isEqualTo(6);
        assertThat(told.get("outOf").intValue()).isEqualTo(4);
        assertThat(told.get("items").findValuesAsText("question"))
                .containsExactly("always", "words/1", "words/2", "square/1");
        assertThat(told.at("/items/1/facility/value").doubleValue()).isEqualTo(5.0 / 6);
        assertThat(grace.get(cohort.text("/page") + "/statistics?quiz=drawn")
                        .with(200)
                        .shown("main"))
                .contains("Drawn from “words”, 2 of 2 (of 4 questions)");
        for (String question : List.of("always", "own", "drop", "square.3")) {
            assertThat(grace.get(cohort.text("/page") + "/item?quiz=drawn&question=" + question)
                            .with(200)
                            .shown("#groups"))
                    .as(question)
                    .isNotEmpty();
        }
        assertThat(grace.get(cohort.text("/page") + "/statistics.csv?quiz=drawn")
                        .with(200)
                        .body())
                .contains("drawn,first,item,words/2,,,facility,");
    }
}
