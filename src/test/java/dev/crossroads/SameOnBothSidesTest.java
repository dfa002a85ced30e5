package dev.crossroads;

import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Invariant 10: what is said of a learner is the same on their own pages, their instructor's, in JSON and in CSV, at
 * the same moment. Held over histories by chance, between which attempts run out and stay unfinished, the course is
 * edited, and guests become accounts.
 */
class SameOnBothSidesTest {
    private static final List<String> LESSONS = List.of("memory/ownership", "clocks");
    private static final List<String> QUIZZES = List.of("memory/types", "memory/exam", "timed", "limited");

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void aLearnerAndTheirInstructorReadTheSameWhateverHappened(long seed) throws IOException {
        Workshop.copyTo(folder);
        server = RunningServer.serving(List.of(folder));
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
        setDues();
        List<Learner> learners = IntStream.range(0, 7).mapToObj(this::member).toList();

        live(learners, seed, 12);
        assertSame(learners);
        assertSameMarks(learners);
        server.pass(Duration.ofMinutes(11));
        assertSame(learners);

        edit("src/memory/ownership.md", "## Sharing", "## Later\n\nMore of it.\n\n## Sharing");
        edit("quizzes/memory/exam.toml", "passMark = 0.5", "passMark = 0.9");
        edit("quizzes/memory/types.toml", "id = \"line\"", "id = \"other-line\"");
        server.restart();
        assertSame(learners);
        edit("quizzes/memory/types.toml", "id = \"other-line\"", "id = \"line\"");
        server.restart();

        List<Learner> merged = learners.subList(0, 3);
        for (Learner learner : merged) {
            People.signUp(learner, "Learner " + learners.indexOf(learner));
        }
        live(learners, seed + 1_000, 10);
        assertSame(learners);
        server.pass(Duration.ofDays(2));
        assertSame(learners);
        assertSameMarks(learners);
    }

    private void live(List<Learner> learners, long seed, int steps) {
        for (Learner learner : learners) {
            Life.of(learner, new Random(seed * 100 + learners.indexOf(learner)), steps);
        }
    }

    private void setDues() {
        List<String> fields = new ArrayList<>();
        LESSONS.forEach(lesson -> fields.addAll(List.of("lesson:" + lesson, "2020-01-01")));
        QUIZZES.forEach(quiz -> fields.addAll(List.of("quiz:" + quiz, "2020-01-02")));
        grace.form(cohort.text("/page") + "/dues", fields.toArray(String[]::new))
                .with(303);
    }

    private void assertSame(List<Learner> learners) {
        grace = People.signIn(new Learner(server), "Grace");
        Map<String, JsonNode> seen = new HashMap<>();
        grace.get(cohort.text("/href") + "/progress")
                .with(200)
                .json()
                .get("learners")
                .forEach(learner -> seen.put(learner.get("id").textValue(), learner));
        Map<String, CSVRecord> grid = new HashMap<>();
        csv("/grid.csv").forEach(row -> grid.put(row.get(0), row));
        for (Learner learner : learners) {
            assertSame(learner, seen.get(learner.id()), grid.get(learner.id()));
        }
    }

    private void assertSame(Learner learner, JsonNode seen, CSVRecord row) {
        JsonNode own = learner.get("/api/v1/me/progress").with(200).json().at("/courses/0");
        assertThat(seen.get("percent")).isEqualTo(own.get("percent"));
        assertThat(row.get(3)).isEqualTo(own.get("percent").asText());
        own.get("lessons").forEach(lesson -> {
            int at = LESSONS.indexOf(lesson.get("id").textValue());
            assertThat(seen.get("lessons").get(lesson.get("id").textValue())).isEqualTo(lesson.get("state"));
            if (at >= 0) {
                assertThat(row.toList()).contains(lesson.get("percent").asText());
            }
        });
        own.get("quizzes").forEach(quiz -> {
            JsonNode best = quiz.path("best");
            assertThat(seen.get("quizzes").path(quiz.get("id").textValue()))
                    .as("%s of %s", quiz.get("id"), learner.id())
                    .isEqualTo(best);
            if (best.isObject()) {
                assertThat(row.toList())
                        .containsSubsequence(
                                best.get("points").asText(), best.get("outOf").asText());
            }
        });

        JsonNode advice = learner.get("/api/v1/courses/workshop/recommendation")
                .with(200)
                .json()
                .get("result");
        if (seen.has("recommendation")) {
            assertThat(seen.at("/recommendation/leader")).isEqualTo(advice.get("leader"));
            assertThat(seen.at("/recommendation/decided")).isEqualTo(advice.get("decided"));
        } else {
            assertThat(advice.get("contributions")).isEmpty();
        }

        Document page = grace.get(cohort.text("/page") + "/learners/" + learner.id())
                .with(200)
                .page();
        assertThat(page.select(".pairs dd").first().text())
                .isEqualTo(own.get("percent").asText() + "%");
        List<String> late =
                learner.get("/progress").with(200).page().select(".row-late a").eachText();
        List<String> overdue = StreamSupport.stream(seen.get("attention").spliterator(), false)
                .map(JsonNode::textValue)
                .filter(reason -> reason.contains("overdue"))
                .toList();
        assertThat(overdue).hasSize(late.isEmpty() ? 0 : 1);
        if (!late.isEmpty()) {
            assertThat(overdue.getFirst()).contains("“" + late.getFirst() + "”");
            assertThat(overdue.getFirst().contains("more"))
                    .as(overdue + " " + late)
                    .isEqualTo(late.size() > 1);
        }
    }

    /** A row has a mark where its learner is told one, and that one. Whoever looks at an overdue attempt ends it. */
    private void assertSameMarks(List<Learner> learners) {
        List<CSVRecord> rows = csv("/responses.csv");
        assertThat(rows).isNotEmpty();
        for (Learner learner : learners) {
            Map<String, JsonNode> asked = questions(learner);
            rows.stream().filter(row -> row.get("learner").equals(learner.id())).forEach(row -> {
                JsonNode own = asked.getOrDefault(
                        row.get("quiz") + row.get("attempt") + row.get("question"), MissingNode.getInstance());
                if (!own.isMissingNode()) {
                    assertThat(row.get("correct"))
                            .as("%s", row)
                            .isEqualTo(own.at("/feedback/correct").asText());
                    assertThat(row.get("points"))
                            .isEqualTo(own.at("/feedback/points").asText());
                }
            });
        }
    }

    /** Every question of every attempt as its learner sees it. */
    private Map<String, JsonNode> questions(Learner learner) {
        Map<String, JsonNode> questions = new HashMap<>();
        Rows.of(server.database(), "SELECT id FROM attempt WHERE learner_id = '" + learner.id() + "'").stream()
                .map(row -> learner.get("/api/v1/attempts/" + row.replaceAll("[()]", ""))
                        .with(200)
                        .json())
                .forEach(attempt -> attempt.get("questions")
                        .forEach(question -> questions.put(
                                attempt.get("quiz").asText()
                                        + attempt.get("number").asText()
                                        + question.get("id").asText(),
                                question)));
        return questions;
    }

    private List<CSVRecord> csv(String path) {
        try {
            String text =
                    grace.get(cohort.text("/page") + path).with(200).body().substring(1);
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setAllowMissingColumnNames(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                    .get()
                    .parse(new StringReader(text))
                    .getRecords();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Learner member(int number) {
        Learner learner = new Learner(server);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Learner " + number))
                .with(200);
        return learner;
    }

    private void edit(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }
}
