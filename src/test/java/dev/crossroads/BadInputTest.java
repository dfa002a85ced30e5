package dev.crossroads;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.OWNERSHIP;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.option;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed input gets a problem 4xx that says what would be right, and nothing is stored. */
class BadInputTest {
    private static final String PROGRESS = COURSE + OWNERSHIP + "/progress";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static Learner learner;
    private static Reply attempt;

    private int eventsBefore;

    @BeforeAll
    static void open() {
        learner = new Learner(server);
        attempt = start(learner, TYPES);
    }

    @BeforeEach
    void countEvents() {
        eventsBefore = Rows.count(server, "event");
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(Rows.count(server, "event")).isEqualTo(eventsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/courses/unknown",
                "/courses/unknown/lessons/clocks",
                "/courses/workshop/lessons/unknown",
                "/courses/workshop/lessons/memory",
                "/courses/workshop/quizzes/unknown",
                "/courses/workshop/quizzes/memory",
                "/courses/unknown/recommendation",
                "/attempts/0199d3a0-5f1e-4c1b-9a2e-3f6f0c1d2e4a",
                "/attempts/no-uuid",
            })
    void unknownIdsAreNotFoundAsPagesOrResources(String path) {
        assertThat(learner.get("/api/v1" + path).problem(404)).isNotBlank();
        assertThat(learner.get(path).with(404).shown("h1")).isNotBlank();
    }

    @Test
    void nothingCanBeDoneToWhatDoesNotExist() {
        String href = attempt.text("/href");
        String unknown = "/api/v1/attempts/" + UUID.randomUUID();
        assertThat(learner.put(href + "/answers/unknown", Map.of("answer", 1)).problem(404))
                .contains("“unknown”");
        assertThat(learner.put(href + "/answers/exam-number", Map.of("answer", 1))
                        .problem(404))
                .contains("“exam-number”");
        learner.post(href + "/hints/unknown", Map.of()).problem(404);
        learner.put(unknown + "/answers/one", Map.of("answer", "x")).problem(404);
        learner.post(unknown + "/hints/one", Map.of()).problem(404);
        learner.post(unknown + "/submission", Map.of()).problem(404);
        learner.post(COURSE + "/quizzes/unknown/attempts", Map.of()).problem(404);
        learner.put(COURSE + "/lessons/unknown/progress", Map.of("completed", true))
                .problem(404);
        learner.put(COURSE + "/recommendation/answers/unknown", Map.of("option", "yes"))
                .problem(404);
        assertThat(learner.form("/courses/workshop/lessons/unknown").status()).isEqualTo(404);
        assertThat(learner.form("/courses/workshop/quizzes/unknown").status()).isEqualTo(404);
        assertThat(learner.form("/courses/workshop/recommendation", "question", "unknown", "option", "yes")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAttemptOfAnotherLearnerIsNotFoundWhateverIsAskedOfIt() {
        Learner other = new Learner(server);
        String href = attempt.text("/href");
        String page = "/attempts/" + attempt.text("/id");

        other.get(href).problem(404);
        other.put(answerHref(attempt, "number"), Map.of("answer", 1)).problem(404);
        other.post(href + "/hints/one", Map.of()).problem(404);
        other.post(href + "/submission", Map.of()).problem(404);
        other.get(page).with(404);
        other.form(page + "/questions/number", "number", "1").with(404);
        other.form(page + "/questions/one/hint").with(404);
        other.form(page + "/submission").with(404);
        other.form("/courses/workshop" + TYPES, "retryOf", attempt.text("/id")).with(404);
        assertThat(learner.get(href).text("/state")).isEqualTo("in-progress");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one     | 7                                  | must be an option id",
                "one     | [\"a\", 1]                         | must be a text",
                "one     | []                                 | Choose an option",
                "one     | \"nonsense\"                       | has no option",
                "all     | {\"a\": \"b\"}                     | list of option ids",
                "short   | 7                                  | must be a text",
                "short   | \" \"                              | is empty",
                "prints  | \"text\"                           | must be",
                "prints  | {\"compiles\": \"yes\"}            | not true or false",
                "prints  | {\"compiles\": true}               | \"stdout\"",
                "prints  | {\"compiles\": true, \"more\": 1}  | no member",
                "refused | {\"compiles\": false, \"line\": 0} | no line 0",
                "number  | \"7\"                              | finite number",
                "number  | 1e400000                           | too large",
                "number  | true                               | finite number",
                "order   | {\"a\": 1}                         | must be a list",
                "order   | []                                 | Missing",
                "match   | [\"a\"]                            | must be an object",
                "match   | {}                                 | Missing",
                "line    | 2.5                                | whole number",
                "line    | 99                                 | no line 99",
            })
    void anAnswerOfTheWrongFormIsRefusedWithWhatItShouldBe(String question, String answer, String said) {
        Reply reply = learner.put(answerHref(attempt, question), "{\"answer\": " + answer + "}");

        assertThat(reply.problem(400)).contains(said);
    }

    @Test
    void anOptionOfAnotherQuestionIsRefused() {
        String foreign = option(question(attempt, "all"), "grape");

        assertThat(learner.put(answerHref(attempt, "one"), Map.of("answer", foreign))
                        .problem(400))
                .contains("has no option", foreign);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | answer",
                "{\"answer\": null}                        | answer",
                "{\"answer\": 1, \"more\": 2}              | more",
                "{\"answer\": 1, \"confidence\": \"SURE\"} | confidence",
                "{\"answer\": 1, \"confidence\": 1}        | confidence",
                "{\"answer\": 1, \"answer\": 2}            | JSON",
                "{\"answer\": 1                            | not JSON: see line 1",
                "[]                                        | JSON object",
                "''                                        | empty",
                "nonsense                                  | not JSON",
            })
    void aBodyOfTheWrongFormIsRefusedWithThePlace(String body, String said) {
        assertThat(learner.put(answerHref(attempt, "number"), body).problem(400))
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                         | either",
                "{\"completed\": false}                     | either",
                "{\"sections\": [\"moving\"], \"completed\": true} | either",
                "{\"sections\": []}                         | at least one",
                "{\"sections\": [\"unknown\"]}              | moving, sharing",
                "{\"sections\": [\"moving\", null]}         | sections",
                "{\"sections\": \"moving\"}                 | sections",
                "{\"completed\": \"true\"}                  | completed",
            })
    void readingThatSaysNothingClearIsRefused(String body, String said) {
        assertThat(learner.put(PROGRESS, body).problem(400)).contains(said);
    }

    @Test
    void anAdvisoryAnswerMustBeAnOptionOfItsQuestion() {
        String answers = COURSE + "/recommendation/answers/pauses";

        assertThat(learner.put(answers, Map.of("option", "yes")).problem(400)).contains("no option “yes”");
        learner.put(answers, Map.of("option", 1)).problem(400);
        learner.put(answers, Map.of()).problem(400);
        learner.form("/courses/workshop/recommendation", "question", "pauses", "option", "yes")
                .with(400);
        assertThat(learner.form("/courses/workshop/recommendation", "question", "pauses")
                        .with(400)
                        .body())
                .contains("option");
    }

    @Test
    void aBodyOver128KibibytesIsRefused() {
        String body = "{\"answer\": \"" + "x".repeat(128 * 1024) + "\"}";

        assertThat(learner.put(answerHref(attempt, "short"), body).problem(413)).contains("128 KiB");
        assertThat(learner.form("/attempts/" + attempt.text("/id") + "/questions/short", "text", "x".repeat(131_072))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void textsThatAreTooLongOrCantBeStoredAreRefused() {
        String href = answerHref(attempt, "short");

        assertThat(learner.put(href, Map.of("answer", "x".repeat(10_001))).problem(400))
                .contains("10,001");
        assertThat(learner.put(href, Map.of("answer", "x", "explanation", "x".repeat(2_001)))
                        .problem(400))
                .contains("2,001");
        learner.put(href, "{\"answer\": \"a\\u0000b\"}").problem(400);
        learner.put(href, "{\"answer\": \"a\\ud800b\"}").problem(400);
        learner.form("/attempts/" + attempt.text("/id") + "/questions/short", "text", "a\0b")
                .with(400);
    }

    @Test
    void onlyJsonFromOurOwnPagesChangesAnything() {
        String href = answerHref(attempt, "number");
        Optional<String> body = Optional.of("{\"answer\": 1}");

        assertThat(learner.send("PUT", href, body, "Content-Type", "text/plain").problem(415))
                .contains("application/json");
        assertThat(learner.send("PUT", href, body, "Origin", "https://elsewhere.example")
                        .problem(403))
                .contains("Another site");
        assertThat(learner.send("PUT", href, body, "Idempotency-Key", "17").problem(400))
                .contains("Idempotency-Key");
    }

    @Test
    void whichQuestionsToAskIsMissedOrAll() {
        assertThat(learner.post(COURSE + TYPES + "/attempts", Map.of("only", "wrong"))
                        .problem(400))
                .contains("only");
        learner.form("/courses/workshop" + TYPES, "retryOf", "17").with(400);
    }

    @Test
    void anIdThatWasUsedForSomethingElseIsAConflict() {
        String used = Rows.of(server.database(), "SELECT id FROM event LIMIT 1")
                .getFirst()
                .replaceAll("[()]", "");
        Optional<String> body = Optional.of("{\"answer\": 1}");
        assertThat(learner.send("PUT", answerHref(attempt, "number"), body, "Idempotency-Key", used)
                        .problem(409))
                .contains("used for something else");
    }
}
