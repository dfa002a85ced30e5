package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An author edits a quiz while a learner's attempt at it is in progress: between two starts of the server, or while it
 * runs and is told to read its courses again.
 */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class EditedCourseTest {
    private static final String PAGE = "/courses/workshop" + TIMED;

    @Parameter
    private boolean isStartedAgain;

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner learner;
    private Reply attempt;

    @BeforeEach
    void beginAnAttempt() {
        Workshop.copyTo(folder);
        server = RunningServer.serving(List.of(folder));
        learner = new Learner(server);
        attempt = start(learner, TIMED);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anAttemptGoesOnWithoutAQuestionThatWasTakenOut() throws IOException {
        Reply open = learner.get(PAGE + "?question=timed-one").with(200);
        edit("id = \"timed-one\"", "id = \"timed-new\"");

        assertThat(open.submit("#answer", "number", "42").with(404).shown(".given-text"))
                .as("what was typed, short as it is")
                .isEqualTo("42");
        Reply page = learner.get(PAGE).with(200);
        assertThat(page.shown("h1")).isEqualTo("Question 1 of 1");
        assertThat(page.shown(".question-prompt")).isEqualTo("2 + 2");
        Reply resumed = start(learner, TIMED);
        assertThat(questions(resumed).map(question -> question.get("id").textValue()))
                .containsExactly("timed-two");
        answer(learner, resumed, "timed-two", 4).with(200);
        learner.put(attempt.text("/href") + "/answers/timed-one", Map.of("answer", 2))
                .problem(404);
        learner.put(attempt.text("/href") + "/answers/timed-new", Map.of("answer", 2))
                .problem(404);

        Reply finished =
                learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        assertThat(finished.text("/points")).isEqualTo("1");
        learner.get("/attempts/" + attempt.text("/id")).with(200);
    }

    @Test
    void anAttemptWithNoQuestionLeftEndsAndAnotherCanBegin() throws IOException {
        edit("id = \"timed-", "id = \"other-");

        assertThat(learner.get(PAGE).with(200).page().select("form")).isNotEmpty();
        Reply next = start(learner, TIMED);

        assertThat(next.text("/number")).isEqualTo("2");
        assertThat(questions(next)).hasSize(2);
        assertThat(learner.get(attempt.text("/href")).text("/state")).isEqualTo("finished");
        learner.get("/attempts/" + attempt.text("/id")).with(200);
        learner.get("/progress").with(200);
    }

    @Test
    void aQuestionThatLeavesAnAttemptTakesItsPointsAlongOnBothSidesForEverybodyAndForGood() throws IOException {
        Learner grace = People.instructor(server, "Grace");
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Ada"))
                .with(200);
        Learner returning = new Learner(server);
        edit("passMark = 0.5", "passMark = 0.7");
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        Reply left = start(learner, TIMED);
        Reply finished = start(returning, TIMED);
        for (Reply begun : List.of(left, finished)) {
            assertThat(begun.text("/passPoints")).isEqualTo("2");
        }
        answer(learner, left, "timed-one", 3).with(200);
        answer(returning, finished, "timed-one", 2).with(200);

        edit("id = \"timed-one\"", "id = \"timed-new\"");
        answer(learner, left, "timed-two", 4).with(200);
        answer(returning, finished, "timed-two", 5).with(200);
        assertThat(start(returning, TIMED).text("/passPoints")).isEqualTo("1");
        Reply failed =
                returning.post(finished.text("/submission/href"), Map.of()).with(200);
        assertThat(List.of(failed.text("/points"), failed.text("/outOf"), failed.text("/passed")))
                .as("what was right of the question that is gone counts on neither side")
                .containsExactly("0", "1", "false");

        server.pass(Duration.ofMinutes(11));
        JsonNode best = new ObjectMapper().readTree("{\"points\":1,\"outOf\":1,\"passed\":true}");
        assertThat(own(learner)).isEqualTo(best);
        assertThat(seen(grace, cohort)).isEqualTo(best);
        assertThat(learner.get(left.text("/href")).text("/passed")).isEqualTo("true");
        edit("id = \"timed-new\"", "id = \"timed-one\"");
        assertThat(own(learner)).isEqualTo(best);
        assertThat(seen(grace, cohort)).isEqualTo(best);
        String rows = "SELECT id, questions, out_of, pass_points, points FROM attempt ORDER BY id";
        List<String> before = Rows.of(server.database(), rows);
        server.rebuild();
        assertThat(Rows.of(server.database(), rows)).isEqualTo(before);
    }

    private static JsonNode own(Learner learner) {
        return timed(learner.get("/api/v1/me/progress").json().at("/courses/0/quizzes"));
    }

    private static JsonNode timed(JsonNode quizzes) {
        return StreamSupport.stream(quizzes.spliterator(), false)
                .filter(quiz -> quiz.get("id").textValue().equals("timed"))
                .findFirst()
                .orElseThrow()
                .get("best");
    }

    private static JsonNode seen(Learner grace, Reply cohort) {
        return grace.get(cohort.text("/href") + "/progress").with(200).json().at("/learners/0/quizzes/timed");
    }

    @Test
    void anAnswerKeepsItsMarkAndTheRevisionItWasGivenToThoughTheKeyIsEdited() throws IOException {
        answer(learner, attempt, "timed-one", 2).with(200);
        List<String> before = Rows.of(server.database(), "SELECT revision, correct FROM response");
        edit("answer.value = 2", "answer.value = 3");

        Reply resumed = start(learner, TIMED);

        assertThat(question(resumed, "timed-one").at("/feedback/correct").booleanValue())
                .isTrue();
        assertThat(Rows.of(server.database(), "SELECT revision, correct FROM response"))
                .isEqualTo(before);
        learner.get(PAGE + "?question=timed-one").with(200);
    }

    @Test
    void aQuestionThatChangesItsTypeStillShowsItsFeedback() throws IOException {
        answer(learner, attempt, "timed-one", 2).with(200);
        edit(
                "type = \"Numeric\"\nhints = [\"Count.\"]\nprompt.prompt = \"1 + 1\"\nanswer.value = 2",
                "type = \"ShortAnswer\"\nprompt.prompt = \"One and one\"\nanswer.answer = \"two\"");

        assertThat(learner.get(PAGE + "?question=timed-one").with(200).shown("#feedback"))
                .as("as it was asked")
                .contains("Correct", "as it was asked", "2")
                .doesNotContain("two");
        assertThat(answer(learner, attempt, "timed-one", "two").problem(409)).contains("its answer stands");
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        learner.get("/attempts/" + attempt.text("/id")).with(200);
    }

    @Test
    void aQuestionThatWasTakenOutKeepsItsWordsForWhoeverWasAskedIt() throws IOException {
        Reply cohort = cohort();
        answer(learner, attempt, "timed-one", 3).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        edit("id = \"timed-one\"", "id = \"timed-new\"");

        Reply results = learner.get("/attempts/" + attempt.text("/id")).with(200);
        assertThat(results.page().text()).contains("1 + 1", "2 + 2", "as it was asked");
        assertThat(questions(learner.get(attempt.text("/href")).with(200))
                        .map(question -> question.get("id").textValue()))
                .containsExactlyInAnyOrder("timed-one", "timed-two");
        assertThat(row(cohort, "timed-one")).contains(",1 + 1,").contains(",3,3,");
        assertThat(seenAnswers(cohort)).contains("1 + 1");
        results.submit("form:has([name=retryOf])").follow();
        assertThat(questions(start(learner, TIMED))
                        .map(question -> question.get("id").textValue()))
                .as("what is asked no more is not asked again")
                .containsExactly("timed-two");
        learner.put(attempt.text("/href") + "/answers/timed-one", Map.of("answer", 2))
                .problem(404);
    }

    @Test
    void anAnswerIsShownWithTheWordsAndTheKeyItWasMarkedByHoweverOftenTheyChange() throws IOException {
        Reply cohort = cohort();
        answer(learner, attempt, "timed-one", 3).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        edit("prompt.prompt = \"1 + 1\"\nanswer.value = 2", "prompt.prompt = \"1 + 1 + 1\"\nanswer.value = 3");
        edit("prompt.prompt = \"1 + 1 + 1\"", "prompt.prompt = \"one and one and one\"");

        for (int look = 0; look < 2; look++) {
            String results =
                    learner.get("/attempts/" + attempt.text("/id")).page().text();
            assertThat(results).contains("1 + 1", "as it was asked").doesNotContain("1 + 1 + 1", "one and one");
            JsonNode one = question(learner.get(attempt.text("/href")), "timed-one");
            assertThat(one.get("prompt").textValue()).contains("1 + 1");
            assertThat(one.at("/feedback/key").intValue()).isEqualTo(2);
            assertThat(row(cohort, "timed-one")).contains(",1 + 1,");
            assertThat(seenAnswers(cohort)).contains("1 + 1").doesNotContain("one and one");
            server.rebuild();
            server.restart();
        }
        assertThat(Rows.count(server, "question_revision WHERE question = 'timed-one'"))
                .isEqualTo(3);
    }

    @Test
    void anEditOfWhatSurroundsAQuestionKeepsItsStatisticsAndANewKeyBeginsThemAnew() throws IOException {
        Reply cohort = cohort();
        answer(learner, attempt, "timed-one", 3).with(200);
        answer(learner, attempt, "timed-two", 4).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);

        edit(
                "hints = [\"Count.\"]\nprompt.prompt = \"1 + 1\"",
                "hints = [\"Count with your fingers.\"]\nprompt.prompt = \"1 + 1:\"");
        assertThat(responded(cohort, "timed-one")).isOne();
        assertThat(finished(cohort)).isOne();
        edit("prompt.prompt = \"1 + 1:\"", "prompt.prompt = \"`1` and 1\"");
        assertThat(responded(cohort, "timed-one")).isZero();
        edit("prompt.prompt = \"`1` and 1\"", "prompt.prompt = \"1 + 1!\"");
        assertThat(responded(cohort, "timed-one")).isOne();
        edit("answer.value = 2", "answer.value = 3");
        assertThat(responded(cohort, "timed-one")).isZero();
        assertThat(responded(cohort, "timed-two")).isOne();
        assertThat(finished(cohort)).isZero();
    }

    private long responded(Reply cohort, String question) {
        JsonNode items =
                grace().get(cohort.text("/href") + "/items").with(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("question").textValue().equals(question))
                .count();
    }

    private int finished(Reply cohort) {
        return grace().get(cohort.text("/href") + "/statistics?quiz=timed")
                .with(200)
                .json()
                .get("n")
                .intValue();
    }

    /** An answer from a release that did not store its questions yet. */
    @Test
    void whereNobodyRemembersTheWordsItIsSaidThatTheyAreNewOnes() throws IOException {
        answer(learner, attempt, "timed-one", 3).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        Rows.change(server, "DELETE FROM question_revision");
        edit("prompt.prompt = \"1 + 1\"", "prompt.prompt = \"1 plus 1\"");

        assertThat(learner.get("/attempts/" + attempt.text("/id"))
                        .with(200)
                        .page()
                        .text())
                .contains("1 plus 1", "how it stands now");
    }

    private Reply cohort() {
        Learner grace = People.instructor(server, "Grace");
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Ada"))
                .with(200);
        return cohort;
    }

    private String row(Reply cohort, String question) {
        return grace().get(cohort.text("/href") + "/responses")
                .with(200)
                .body()
                .lines()
                .filter(line -> line.contains("," + question + ","))
                .findFirst()
                .orElseThrow();
    }

    private String seenAnswers(Reply cohort) {
        return grace().get(cohort.text("/page") + "/learners/" + learner.id())
                .with(200)
                .page()
                .text();
    }

    private Learner grace() {
        return People.signIn(new Learner(server), "Grace");
    }

    @Test
    void aQuizThatIsGoneIsNotFoundAndTheRestGoesOn() throws IOException {
        Files.delete(folder.resolve("quizzes/timed.toml"));
        Path chapter = folder.resolve("src/clocks.md");
        Files.writeString(chapter, Files.readString(chapter).replace("{{#quiz ../quizzes/timed.toml}}", ""));
        serveAgain();

        learner.get(PAGE).with(404);
        learner.get(attempt.text("/href")).problem(404);
        learner.get("/attempts/" + attempt.text("/id")).with(404);
        for (String path : List.of("/", "/progress", "/courses/workshop", COURSE, "/api/v1/me/progress")) {
            learner.get(path).with(200);
        }
    }

    private void edit(String before, String after) throws IOException {
        Path file = folder.resolve("quizzes/timed.toml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        serveAgain();
    }

    private void serveAgain() {
        if (isStartedAgain) {
            server.restart();
        } else {
            assertThat(server.reread()).isTrue();
        }
    }
}
