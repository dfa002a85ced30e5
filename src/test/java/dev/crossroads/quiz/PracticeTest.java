package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.read.QuizReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question after a section: asked, answered and recorded like any other, and counted nowhere. */
class PracticeTest {
    private static final String QUIZ = "/quizzes/try";
    private static final String PAGE = "/courses/workshop" + QUIZ;
    private static final String LESSON = "/lessons/practised";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() throws IOException {
        Workshop.copyTo(folder);
        Files.writeString(folder.resolve("quizzes/try.toml"), """
                title = "Sums"
                practice = true
                [[questions]]
                id = "try-sum"
                type = "Numeric"
                prompt.prompt = "What is 3 + 4?"
                answer.value = 7
                """);
        Path summary = folder.resolve("src/SUMMARY.md");
        Files.writeString(summary, Files.readString(summary) + "\n- [Practised](practised.md)\n");
        Files.writeString(
                folder.resolve("src/practised.md"),
                "# Practised\n\n## Sums\n\nThey add up.\n\n{{#quiz ../quizzes/try.toml}}\n\n## More\n\nWords.\n");
        server = RunningServer.serving(List.of(folder));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aLessonAsksAfterItsSectionAndTheAnswerIsShownWithTheWayBack() {
        Reply lesson = learner.get("/courses/workshop" + LESSON).with(200);
        assertThat(lesson.page().select("#sums .practice-card, .practice-card")).hasSize(1);
        assertThat(lesson.page().select(".practice-card form").attr("action")).isEqualTo(PAGE);

        learner.form(PAGE).with(303);
        Reply question = learner.get(PAGE).with(200);
        String action = question.page().select("#answer").attr("action");
        Reply answered = learner.form(action, "number", "8").with(303);

        assertThat(answered.header("location").orElseThrow()).startsWith("/attempts/");
        Reply results = learner.get(answered.header("location").orElseThrow()).with(200);
        assertThat(results.shown("h1")).isEqualTo("0 of 1 right");
        assertThat(results.page().select(".results-actions a").attr("href")).contains("practised");
        assertThat(results.body()).doesNotContain("Not passed").doesNotContain("to pass");
        assertThat(Rows.count(
                        server,
                        "response WHERE attempt_id = '"
                                + answered.header("location").orElseThrow().substring("/attempts/".length()) + "'"))
                .isEqualTo(1);
        Reply again = learner.get("/courses/workshop" + LESSON).with(200);
        assertThat(again.page().select(".practice-card a").attr("href"))
                .isEqualTo(answered.header("location").orElseThrow());
    }

    @Test
    void itCountsNeitherAsCheckpointNorForTheLessonNorAsWhatIsNext() {
        Reply attempt = start(learner, QUIZ);

        assertThat(learner.get(COURSE).json().get("quizzes").findValuesAsText("id"))
                .doesNotContain("try");
        Reply lesson = learner.get(COURSE + LESSON);
        assertThat(lesson.json().get("quizzes")).isEmpty();
        assertThat(lesson.json().get("practice").findValuesAsText("id")).containsExactly("try");
        assertThat(learner.get(COURSE + QUIZ).json().get("practice").booleanValue())
                .isTrue();
        assertThat(learner.get("/api/v1/me/progress").body()).doesNotContain("quizzes/try");
        learner.put(attempt.text("/href") + "/answers/try-sum", Map.of("answer", 7))
                .with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        assertThat(learner.get("/api/v1/me/progress").body()).doesNotContain("\"try\"");
        assertThat(learner.get("/courses/workshop" + LESSON)
                        .page()
                        .select("[data-lesson]")
                        .attr("data-completed"))
                .isNotEqualTo("true");
        assertThat(learner.get("/progress").with(200).page().select("a[href='" + PAGE + "']"))
                .isEmpty();
    }

    @Test
    void whatCountsForNothingHasNoTerms() {
        for (String term : List.of("passMark = 0.5", "attempts = 2", "timeLimit = \"5m\"", "mode = \"deferred\"")) {
            QuizReader.Reading reading = QuizReader.read("q", "quizzes/q.toml", term + """

                    practice = true
                    [[questions]]
                    id = "q"
                    type = "Numeric"
                    prompt.prompt = "1?"
                    answer.value = 1
                    """);
            assertThat(reading.quiz()).as(term).isEmpty();
            assertThat(reading.mistakes().getFirst().toString()).contains("counts for nothing");
        }
    }
}
