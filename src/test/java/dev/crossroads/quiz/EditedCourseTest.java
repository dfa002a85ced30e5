package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.questions;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
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

/** An author edits a quiz between two starts of the server, while a learner's attempt at it is in progress. */
class EditedCourseTest {
    private static final String PAGE = "/courses/workshop" + TIMED;

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
        edit("id = \"timed-one\"", "id = \"timed-new\"");

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
                .contains("Correct", "two");
        assertThat(answer(learner, attempt, "timed-one", "two").problem(409)).contains("its answer stands");
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        learner.get("/attempts/" + attempt.text("/id")).with(200);
    }

    @Test
    void aQuizThatIsGoneIsNotFoundAndTheRestGoesOn() throws IOException {
        Files.delete(folder.resolve("quizzes/timed.toml"));
        Path chapter = folder.resolve("src/clocks.md");
        Files.writeString(chapter, Files.readString(chapter).replace("{{#quiz ../quizzes/timed.toml}}", ""));
        server.restart();

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
        server.restart();
    }
}
