package dev.crossroads.quiz;

import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.CourseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question in three parts, each of which gives away the answer to the one before it. */
class PartsOfAQuestionTest {
    private static final String QUIZ = "/quizzes/parts";
    private static final String PAGE = "/courses/workshop" + QUIZ;
    private static final String SECRET = "Why is it seven?";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() throws IOException {
        Workshop.copyTo(folder);
        String parts = """
                [multipart]
                sum = "A sum in three parts."
                [[questions]]
                id = "%1$s-one"
                type = "Numeric"
                multipart = "sum"
                prompt.prompt = "What is 3 + 4?"
                answer.value = 7
                [[questions]]
                id = "%1$s-two"
                type = "MultipleChoice"
                multipart = "sum"
                hints = ["Count your fingers."]
                prompt.prompt = "Why is it seven?"
                prompt.distractors = ["By chance"]
                answer.answer = "By counting to seven"
                [[questions]]
                id = "%1$s-three"
                type = "ShortAnswer"
                multipart = "sum"
                prompt.prompt = "Who counts to seven?"
                answer.answer = "we"
                """;
        Files.writeString(
                folder.resolve("quizzes/parts.toml"), "title = \"Parts\"\nshuffle = true\n" + parts.formatted("part"));
        Files.writeString(
                folder.resolve("quizzes/hurried.toml"),
                "title = \"Hurried\"\ntimeLimit = \"10m\"\n" + parts.formatted("hurry"));
        Path chapter;
        try (var files = Files.walk(folder.resolve("src"))) {
            chapter = files.filter(file -> file.toString().endsWith(".md")
                            && !file.getFileName().toString().equals("SUMMARY.md"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        String up = "../".repeat(folder.resolve("src").relativize(chapter).getNameCount());
        Files.writeString(
                chapter,
                Files.readString(chapter)
                        + "\n\n{{#quiz %1$squizzes/parts.toml}}\n\n{{#quiz %1$squizzes/hurried.toml}}\n".formatted(up));
        server = RunningServer.serving(List.of(folder)).stopClock();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aPartOpensOnceThePartBeforeItIsAnsweredAndSaysNothingUntilThen() {
        Reply attempt = start(learner, QUIZ);

        assertThat(attempt.body())
                .doesNotContain(SECRET)
                .doesNotContain("By counting")
                .doesNotContain("Who counts");
        assertThat(question(attempt, "part-two").get("opensAfter").textValue()).isEqualTo("part-one");
        assertThat(question(attempt, "part-three").get("opensAfter").textValue())
                .isEqualTo("part-two");
        assertThat(question(attempt, "part-one").has("opensAfter")).isFalse();
        learner.put(attempt.text("/href") + "/answers/part-one", Map.of("answer", 8))
                .with(200);
        Reply next = learner.get(attempt.text("/href"));
        assertThat(next.body()).contains(SECRET).doesNotContain("Who counts");
        assertThat(question(next, "part-two").has("opensAfter")).isFalse();
    }

    @Test
    void whereQuestionsOfSeveralQuizzesAreMixedNoneWaitsForOneOfAnotherQuiz() {
        Quiz mixed = CourseReader.read(folder)
                .course()
                .flatMap(course -> course.quiz(Quiz.MIXED))
                .orElseThrow();
        List<String> all = mixed.questions().stream().map(Question::id).toList();

        assertThat(all).contains("part-three", "hurry-one");
        assertThat(mixed.opensAfter("hurry-one", all)).isEmpty();
        assertThat(mixed.opensAfter("hurry-two", all)).contains("hurry-one");
    }

    @Test
    void theAddressOfAPartThatIsClosedShowsTheOneThatOpensIt() {
        start(learner, QUIZ);

        for (String closed : List.of("part-two", "part-three")) {
            Reply page = learner.get(PAGE + "?question=" + closed).with(200);
            assertThat(page.body()).doesNotContain(SECRET).doesNotContain("Who counts");
            assertThat(page.shown("h1")).isEqualTo("Question 1 of 3");
        }
        Reply first = learner.get(PAGE).with(200);
        assertThat(first.page().select(".strip a")).hasSize(1);
        assertThat(first.page().select(".step-closed")).hasSize(2);
        assertThat(first.page().select("[name=to]")).isEmpty();
    }

    @Test
    void aFormAnswersAndTheNextPartIsOnThePage() {
        Reply attempt = start(learner, QUIZ);

        learner.form("/attempts/" + attempt.text("/id") + "/questions/part-one", "number", "7")
                .with(303);

        Reply marked = learner.get(PAGE + "?question=part-one").with(200);
        assertThat(marked.page().select("[data-next]").attr("href")).endsWith("part-two");
        assertThat(learner.get(PAGE + "?question=part-two").with(200).body()).contains(SECRET);
    }

    @Test
    void aPartThatIsClosedTakesNeitherAnswersNorHints() {
        Reply attempt = start(learner, QUIZ);
        String href = attempt.text("/href");

        assertThat(learner.post(href + "/hints/part-two", Map.of()).problem(409))
                .contains("opens once the part before");
        assertThat(learner.put(href + "/answers/part-three", Map.of("answer", "we"))
                        .problem(409))
                .contains("opens once the part before");
        Reply refused = learner.form("/attempts/" + attempt.text("/id") + "/questions/part-three", "text", "fingers")
                .with(409);
        assertThat(refused.shown("h1")).isEqualTo("Question 1 of 3");
        assertThat(refused.shown("#problem"))
                .contains("opens once the part before")
                .contains("fingers");
        Reply hint = learner.form("/attempts/" + attempt.text("/id") + "/questions/part-two/hint", "choice", "x")
                .with(409);
        assertThat(hint.body()).doesNotContain("fingers.").doesNotContain(SECRET);
        Reply finishing = learner.form(
                        "/attempts/" + attempt.text("/id") + "/submission", "question", "part-three", "text", "thumbs")
                .with(409);
        assertThat(finishing.shown("#problem")).contains("thumbs");
        assertThat(learner.get(href).text("/state")).isEqualTo("in-progress");
        assertThat(learner.get(href).json().findValues("given")).isEmpty();
    }

    @Test
    void anAttemptMayBeFinishedWithPartsThatWereNeverOpened() {
        Reply attempt = start(learner, QUIZ);

        Reply finished =
                learner.post(attempt.text("/submission/href"), Map.of()).with(200);

        assertThat(finished.text("/points")).isEqualTo("0");
        assertThat(finished.body()).contains(SECRET).contains("Who counts");
        assertThat(learner.get("/attempts/" + attempt.text("/id")).with(200).body())
                .contains(SECRET);
    }

    @Test
    void aDeadlineEndsAnAttemptWithPartsThatWereNeverOpened() {
        Reply attempt = start(learner, "/quizzes/hurried");
        learner.put(attempt.text("/href") + "/answers/hurry-one", Map.of("answer", 7))
                .with(200);
        server.pass(Duration.ofMinutes(11));

        assertThat(learner.put(attempt.text("/href") + "/answers/hurry-three", Map.of("answer", "we"))
                        .problem(409))
                .contains("time ended");
        Reply ended = learner.get(attempt.text("/href"));
        assertThat(ended.text("/points")).isEqualTo("1");
        assertThat(ended.body()).contains("Who counts");
    }

    @Test
    void whoHasNotBegunIsToldOfThePartsAndNothingOfThem() {
        String offered =
                learner.get("/api/v1/courses/workshop" + QUIZ).with(200).body();

        assertThat(offered).contains("part-two").doesNotContain(SECRET).doesNotContain("By counting");
    }

    @Test
    void partsThatAreAskedAgainWaitForThoseThatAreAskedToo() {
        Reply attempt = start(learner, QUIZ);
        String href = attempt.text("/href");
        learner.put(href + "/answers/part-one", Map.of("answer", 7)).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);

        Reply again = learner.post("/api/v1/courses/workshop" + QUIZ + "/attempts", Map.of("only", "missed"))
                .with(201);

        assertThat(again.body()).contains(SECRET).doesNotContain("Who counts");
        assertThat(question(again, "part-three").get("opensAfter").textValue()).isEqualTo("part-two");
    }
}
