package dev.crossroads.quiz;

import static dev.crossroads.Workshop.finish;
import static dev.crossroads.Workshop.ids;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.Question;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.answer.Arrangement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attempt showed its learner, in which order and in which words, is told by the log and the questions kept. */
class WhatWasShownTest {
    private static final String QUIZ = "/quizzes/seen";
    private static final String PAGE = "/courses/workshop" + QUIZ;

    /** Every showing of an attempt, in order: of answers that say it, and of what was left open. */
    private static final String SHOWN = """
            SELECT content
            FROM (
                SELECT body ->> 'question' AS question, body ->> 'revision' AS revision,
                       (body ->> 'shown')::timestamptz AS at
                FROM event
                WHERE type = 'question-answered' AND body ->> 'attempt' = '%1$s' AND body ? 'shown'
                UNION ALL
                SELECT one ->> 'question', one ->> 'revision', (one ->> 'at')::timestamptz
                FROM event, jsonb_array_elements(body -> 'shown') AS one
                WHERE type = 'questions-shown' AND body ->> 'attempt' = '%1$s'
            ) AS shown
            JOIN question_revision USING (question, revision)
            GROUP BY question, revision, content
            ORDER BY min(at), question
            """;

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner learner;

    @BeforeEach
    void open() throws IOException {
        Workshop.copyTo(folder);
        Files.writeString(folder.resolve("quizzes/seen.toml"), """
                title = "Seen"
                shuffle = true
                [pools]
                words = 1
                [multipart]
                sum = "A sum in two parts."
                [[questions]]
                id = "part-one"
                type = "MultipleChoice"
                multipart = "sum"
                prompt.prompt = "How much is 3 + 4?"
                prompt.distractors = ["Five", "Six", "Eight", "Nine"]
                answer.answer = "Seven"
                [[questions]]
                id = "part-two"
                type = "Numeric"
                multipart = "sum"
                prompt.prompt = "And 7 + 1?"
                answer.value = 8
                [[questions]]
                id = "square"
                type = "Numeric"
                variants = [{ n = 3, square = 9 }, { n = 5, square = 25 }]
                prompt.prompt = "What is {{n}} times {{n}}?"
                answer.value = "{{square}}"
                [[questions]]
                id = "own"
                type = "ShortAnswer"
                pool = "words"
                prompt.prompt = "Type own."
                answer.answer = "own"
                [[questions]]
                id = "lend"
                type = "ShortAnswer"
                pool = "words"
                prompt.prompt = "Type lend."
                answer.answer = "lend"
                """);
        Path summary = folder.resolve("src/SUMMARY.md");
        Files.writeString(summary, Files.readString(summary) + "\n- [Seen](seen.md)\n");
        Files.writeString(folder.resolve("src/seen.md"), "# Seen\n\n{{#quiz ../quizzes/seen.toml}}\n");
        server = RunningServer.serving(List.of(folder)).stopClock();
        learner = new Learner(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theLogTellsEveryQuestionThatAPageShowedWhenAndInWhichWordsAndOptions() throws IOException {
        Asked asked = begin();
        look("part-one");
        List<String> options = learner.get(PAGE + "?question=part-one")
                .page()
                .select("#answer .option-text")
                .eachText();
        pass(20);
        answer(asked.attempt, "part-one", "Seven");
        pass(20);
        look("part-two");
        pass(20);
        look(asked.square);
        pass(20);
        look(asked.square);
        await().untilAsserted(() -> {
            pass(60);
            assertThat(shown(asked.attempt)).hasSize(3);
        });
        edit("times", "multiplied by");
        look(asked.square);
        pass(10);

        List<String> told = List.of(
                "part-one How much is 3 + 4?",
                "part-two And 7 + 1?",
                asked.square + " What is " + asked.n() + " times " + asked.n() + "?",
                asked.square + " What is " + asked.n() + " multiplied by " + asked.n() + "?");
        learner.form(
                        "/attempts/" + asked.attempt + "/submission",
                        "event",
                        UUID.randomUUID().toString())
                .with(303);
        assertThat(shown(asked.attempt)).isEqualTo(told);
        assertThat(types(asked.attempt))
                .containsExactly(
                        "attempt-started",
                        "question-answered",
                        "questions-shown",
                        "questions-shown",
                        "attempt-finished");
        JsonNode begun = bodies(asked.attempt, "attempt-started").getFirst();
        assertThat(texts(begun.get("questions"))).as("in the order asked").isEqualTo(asked.order);
        assertThat(options(asked.attempt, "part-one")).isEqualTo(options);
        server.rebuild();
        server.restart();
        assertThat(shown(asked.attempt)).isEqualTo(told);
        assertThat(texts(bodies(asked.attempt, "attempt-started").getFirst().get("questions")))
                .isEqualTo(asked.order);
    }

    @Test
    void whatIsAnsweredInTimeCostsNoRowOfItsOwn() {
        Asked asked = begin();
        for (String question : List.of("part-one", "part-two")) {
            look(question);
            pass(30);
            answer(asked.attempt, question, question.equals("part-one") ? "Seven" : "8");
        }
        pass(600);
        server.restart();
        assertThat(types(asked.attempt)).containsExactly("attempt-started", "question-answered", "question-answered");
    }

    @Test
    void aProgramIsShownAllThatIsOpenAtOnce() {
        Reply attempt = start(learner, QUIZ);
        UUID id = UUID.fromString(attempt.text("/id"));
        finish(learner, attempt);

        assertThat(bodies(id, "questions-shown")).hasSize(1);
        JsonNode told = bodies(id, "questions-shown").getFirst();
        assertThat(StreamSupport.stream(told.get("shown").spliterator(), false)
                        .map(one -> one.get("question").textValue())
                        .toList())
                .as("the second part was closed")
                .isEqualTo(ids(attempt).stream()
                        .filter(question -> !question.equals("part-two"))
                        .toList());
        assertThat(types(id)).containsExactly("attempt-started", "questions-shown", "attempt-finished");
    }

    @Test
    void whatIsLeftOpenIsShownAsItWasAskedThoughItIsEditedMeanwhile() throws IOException {
        Asked asked = begin();
        look(asked.square);
        edit("times", "multiplied by");
        edit("Type ", "Write ");
        Reply attempt = start(learner, QUIZ);
        pass(1);
        edit("multiplied by", "zigzag");
        edit("Write ", "Put down ");

        Reply results = finish(learner, attempt);
        assertThat(results.page().text())
                .as("seen last in the second words, be it by a program")
                .contains("multiplied by", "Write ", "after you saw it")
                .doesNotContain("into", "Put down", " times ");
        assertThat(question(learner.get(attempt.text("/href")), asked.square)
                        .get("prompt")
                        .textValue())
                .contains("multiplied by");
        Reply german = learner.send("GET", "/attempts/" + asked.attempt, Optional.empty(), "Accept-Language", "de");
        assertThat(german.page().text()).contains("nachdem du sie gesehen");
        server.rebuild();
        server.restart();
        assertThat(learner.get("/attempts/" + asked.attempt).page().text()).contains("multiplied by");
    }

    @Test
    void whatNobodyLookedAtIsShownAsItIsNow() throws IOException {
        Asked asked = begin();
        edit("times", "multiplied by");
        edit("Type ", "Write ");
        learner.form(
                        "/attempts/" + asked.attempt + "/submission",
                        "event",
                        UUID.randomUUID().toString())
                .with(303);

        assertThat(learner.get("/attempts/" + asked.attempt).page().text())
                .contains("multiplied by", "Write ")
                .doesNotContain("after you saw it");
    }

    @Test
    void whatAGuestWasShownBelongsToTheAccountThatTheySignUpFor() {
        Asked asked = begin();
        look(asked.square);
        People.signUp(learner, "Ada");
        server.restart();

        assertThat(shown(asked.attempt)).hasSize(1);
        assertThat(rows("SELECT DISTINCT learner_id FROM event")).containsExactly(learner.id());
    }

    @Test
    void theExportOfALearnerHasWhatTheyWereShownWithoutItsRevisionWhichTellsTheKey() {
        People.signUp(learner, "Ada");
        Asked asked = begin();
        look(asked.square);
        String export = learner.get("/account/export").with(200).body();

        assertThat(export).contains("questions-shown", asked.square);
        assertThat(rows("SELECT revision FROM question_revision WHERE question = '" + asked.square + "'"))
                .isNotEmpty()
                .allSatisfy(revision -> assertThat(export).doesNotContain(revision));
    }

    /** An attempt that was begun by a page. */
    private record Asked(UUID attempt, List<String> order, String square) {
        String n() {
            return square.endsWith("1") ? "3" : "5";
        }
    }

    private Asked begin() {
        learner.form(PAGE, "event", UUID.randomUUID().toString()).with(303);
        UUID attempt = UUID.fromString(rows("SELECT id FROM attempt").getFirst());
        List<String> order = texts(bodies(attempt, "attempt-started").getFirst().get("questions"));
        return new Asked(
                attempt,
                order,
                order.stream().filter(id -> id.startsWith("square")).findFirst().orElseThrow());
    }

    private void look(String question) {
        assertThat(learner.get(PAGE + "?question=" + question)
                        .with(200)
                        .page()
                        .select("#answer [name=question]")
                        .val())
                .isEqualTo(question);
    }

    /** Answers with an option of these words, or with what is typed. */
    private void answer(UUID attempt, String question, String words) {
        Element form = learner.get(PAGE + "?question=" + question)
                .with(200)
                .page()
                .select("#answer")
                .first();
        String option = form.select("label:contains(" + words + ")").attr("for");
        learner.form(
                        "/attempts/" + attempt + "/questions/" + question,
                        "event",
                        UUID.randomUUID().toString(),
                        "shown",
                        form.select("[name=shown]").val(),
                        option.isEmpty() ? "number" : "choice",
                        option.isEmpty() ? words : form.select("#" + option).val())
                .with(303);
    }

    private void pass(int seconds) {
        server.pass(Duration.ofSeconds(seconds));
    }

    private void edit(String from, String to) throws IOException {
        Path quiz = folder.resolve("quizzes/seen.toml");
        Files.writeString(quiz, Files.readString(quiz).replace(from, to));
        assertThat(server.reread()).isTrue();
    }

    private List<String> shown(UUID attempt) {
        return rows(SHOWN.formatted(attempt)).stream()
                .map(QuestionJson::read)
                .map(question -> question.id() + " " + plain(question.asks().orElseThrow()))
                .toList();
    }

    private List<String> types(UUID attempt) {
        return rows("SELECT type FROM event WHERE body ->> 'attempt' = '" + attempt + "' ORDER BY seq");
    }

    private List<JsonNode> bodies(UUID attempt, String type) {
        return rows("SELECT body FROM event WHERE type = '" + type + "' AND body ->> 'attempt' = '" + attempt
                        + "' ORDER BY seq")
                .stream()
                .map(StoredJson::tree)
                .toList();
    }

    /** The options of an answered question in the order its attempt showed them, of its revision in the log. */
    private List<String> options(UUID attempt, String question) {
        Question asked =
                QuestionJson.read(rows("""
                        SELECT content
                        FROM event JOIN question_revision
                          ON question = body ->> 'question' AND revision = body ->> 'revision'
                        WHERE type = 'question-answered' AND question = '%s' AND body ->> 'attempt' = '%s'
                        """.formatted(question, attempt)).getFirst());
        return Arrangement.options(attempt, asked).stream()
                .map(option -> plain(option.html()))
                .toList();
    }

    private List<String> rows(String query) {
        return Rows.texts(server.database(), query);
    }

    private static String plain(String html) {
        return Jsoup.parse(html).text();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
