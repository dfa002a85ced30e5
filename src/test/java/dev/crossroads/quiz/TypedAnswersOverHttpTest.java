package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A right answer is right however the keyboard wrote it, by form and by JSON, in every language. */
class TypedAnswersOverHttpTest {
    private static final String QUIZ = "/courses/unnamed/quizzes/typed";

    private static RunningServer server;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        Path course = Files.createDirectories(folder.resolve("course"));
        Workshop.copy(Workshop.unnamed(), course);
        Files.writeString(course.resolve("quizzes/typed.toml"), """
                [[questions]]
                id = "word"
                type = "ShortAnswer"
                prompt.prompt = "What do goroutines send values through?"
                answer.answer = "channel"
                answer.pattern = "(?:a |the )?(?:go )?channels?"

                [[questions]]
                id = "code"
                type = "ShortAnswer"
                language = "go"
                prompt.prompt = "Print hi."
                prompt.response = "code"
                answer.answer = 'fmt.Println("hi")'

                [[questions]]
                id = "traced"
                type = "Tracing"
                language = "go"
                prompt.program = "a()"
                answer.doesCompile = true
                answer.stdout = "x\\t-5"

                [[questions]]
                id = "number"
                type = "Numeric"
                prompt.prompt = "Half of five?"
                prompt.unit = "ms"
                answer.value = 2.5
                """);
        server = RunningServer.serving(List.of(course));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            word   | text   | ~\ufeffChan\u00adnel.\u00a0~
            word   | text   | the Go channels
            code   | text   | fmt.Println(\u201chi\u201d)
            number | number | 2,5
            number | number | \u0662\u066b\u0665
            number | number | \uff12\uff0e\uff15
            """)
    void itIsRightOnAPage(String question, String field, String typed) {
        for (String language : List.of("en", "de")) {
            Reply page = answered(question, language, field, typed);

            assertThat(page.page().select(".verdict-correct")).as(page.body()).isNotEmpty();
        }
    }

    @Test
    void whatAProgramPrintsIsRightOnAPage() {
        Reply page = answered("traced", "de", "compiles", "yes", "stdout", "x \u22125\u200b", "line", "");

        assertThat(page.page().select(".verdict-correct")).isNotEmpty();
    }

    @Test
    void numbersAreShownAsTheirPageWritesThem() {
        assertThat(answered("number", "de", "number", "2,75").shown("main")).contains("2,75 ms", "2,5 ms");
        assertThat(answered("number", "en", "number", "2,75").shown("main")).contains("2.75 ms", "2.5 ms");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            en | 2.5 ms     | the answer is in ms
            de | 2,5 ms     | Gefragt ist die Antwort in ms
            en | 12,000,000 | Write it without them: 12000000.
            de | 12.000.000 | Schreib sie ohne: 12000000.
            de | 1.234      | Schreib 1234 ohne Trennzeichen oder 1,234.
            en | 1,234      | Write 1234 without a separator, or 1.234.
            de | 1/2        | als Dezimalzahl
            de | zwei       | ist keine Zahl
            """)
    void whatIsInTheWayOfANumberIsSaidAndNotCounted(String language, String typed, String said) {
        Learner learner = new Learner(server);
        Reply reply = begun(learner, "number", language).submit("form#answer", "number", typed);

        assertThat(reply.with(400).shown("main")).contains(said);
        assertThat(reply.page().select("input[name=number]").val()).isEqualTo(typed);
        assertThat(Rows.count(server, "response WHERE learner_id = '" + learner.id() + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Channel", " channel\u200b ", "CHANNEL.", "chan\u00adnel"})
    void theSameAnswerAgainIsTheSameReplyHoweverItIsTyped(String again) {
        Learner learner = new Learner(server);
        Reply attempt = learner.post("/api/v1" + QUIZ + "/attempts", Map.of()).with(201);
        String first =
                Workshop.answer(learner, attempt, "word", "channel").with(200).body();

        assertThat(Workshop.answer(learner, attempt, "word", again).with(200).body())
                .isEqualTo(first);
        Workshop.answer(learner, attempt, "word", "channels").problem(409);
        assertThat(Workshop.answer(learner, attempt, "code", "\u200b").problem(400))
                .contains("empty");
        assertThat(Workshop.answer(learner, attempt, "code", "fmt.println(\"hi\")")
                        .with(200)
                        .text("/correct"))
                .isEqualTo("false");
    }

    @Test
    void whoTypedTheSameInSeveralWaysIsCountedOnce() {
        Learner teacher = People.instructor(server, "Tess");
        JsonNode cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Typists", "course", "unnamed"))
                .with(201)
                .json();
        int people = 0;
        for (String typed : List.of("mutex", " Mutex", "mutex\u200b", "MUTEX.", "lock", "channel", "Channel")) {
            Learner member = People.signedUp(server, "Member " + people++);
            member.post(
                            "/api/v1/cohorts/join",
                            Map.of("code", cohort.get("joinCode").textValue(), "name", "M" + people))
                    .with(200);
            Reply attempt =
                    member.post("/api/v1" + QUIZ + "/attempts", Map.of()).with(201);
            Workshop.answer(member, attempt, "word", typed).with(200);
        }

        Reply items = teacher.get(teacher.get(cohort.get("href").textValue()).text("/items/href"))
                .with(200);

        assertThat(items.json().findValue("answers").findValuesAsText("answer"))
                .containsExactlyInAnyOrder("mutex", "channel", "lock");
        assertThat(items.json().findValue("answers").findValuesAsText("count"))
                .containsExactlyInAnyOrder("4", "2", "1");
    }

    private static Reply answered(String question, String language, String... fields) {
        return begun(new Learner(server), question, language)
                .submit("form#answer", fields)
                .follow();
    }

    private static Reply begun(Learner learner, String question, String language) {
        learner.form("/language", "language", language, "back", QUIZ);
        learner.submit(QUIZ);
        return learner.get(QUIZ + "?question=" + question).with(200);
    }
}
