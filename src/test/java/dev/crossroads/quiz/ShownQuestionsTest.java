package dev.crossroads.quiz;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.fields;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer says when its question was first shown, and so how long it took. */
class ShownQuestionsTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private static final String PAGE = "/courses/workshop" + TYPES;

    private static Learner grace;
    private static Reply cohort;

    private final Learner learner = member();

    @BeforeAll
    static void openACohort() {
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @Test
    void thePageOfAQuestionSaysWhenItWasShownSoTheFeedbackBeforeItIsNotCounted() {
        learner.form(PAGE, "event", UUID.randomUUID().toString()).with(303);
        Element one = formOf("one");
        pass(30);
        send(one);
        pass(60); // the feedback is read
        Element next = formOf("short");
        pass(20);
        send(next);

        assertThat(told("one").get("seconds")).isEqualTo("30.000");
        assertThat(told("short").get("seconds")).isEqualTo("20.000");
        assertThat(told("short").get("shown"))
                .endsWith("Z")
                .isGreaterThan(told("one").get("time"));

        server.rebuild();
        assertThat(told("short").get("seconds")).isEqualTo("20.000");
        assertThat(told("short").get("untimed")).isEmpty();
    }

    @Test
    void theFirstShowingCountsWhicheverPageOrProgramItWas() {
        Reply attempt = start(learner, EXAM);
        String first = token(question(attempt, "exam-word"));
        pass(10);
        learner.put(answerHref(attempt, "exam-number"), Map.of("answer", 1)).with(200);

        assertThat(token(question(learner.get(attempt.text("/href")), "exam-word")))
                .isEqualTo(first);
        assertThat(shownOnPage("/courses/workshop" + EXAM + "?question=exam-word"))
                .isEqualTo(first);
        pass(10);
        Reply filled = learner.form(form(attempt, "exam-word"), "shown", first, "text", " ", "replaces", "0");
        assertThat(filled.with(400).page().select("input[name=shown]").val()).isEqualTo(first);
    }

    @Test
    void aPageThatLayOpenWhileTheServerWasStartedAnewStillKnowsWhenItWasShown() {
        start(learner, TYPES);
        Element form = formOf("one");
        pass(15);
        server.restart();
        pass(10);
        send(form);

        assertThat(told("one").get("seconds")).isEqualTo("25.000");
    }

    @Test
    void aTimeThatIsMadeUpOrOfAnotherQuestionOrLearnerIsPassedOverAndTheAnswerIsRecorded() {
        Reply attempt = start(learner, EXAM);
        Reply others = start(member(), EXAM);
        String own = token(question(attempt, "exam-word"));
        pass(40);
        int dot = own.indexOf('.');
        String future = Long.parseLong(own.substring(0, dot)) + 1_000 + own.substring(dot);
        List<String> wrong = List.of(
                future,
                token(question(others, "exam-word")),
                token(question(attempt, "exam-number")),
                own + "A",
                "9".repeat(15) + own.substring(dot),
                "x".repeat(5_000),
                "");
        for (String token : wrong) {
            learner.put(answerHref(attempt, "exam-word"), Map.of("answer", "a", "shown", token))
                    .with(200);
            Workshop.finish(learner, attempt);
            assertThat(told("exam-word").get("shown")).as(token).isEmpty();
            assertThat(told("exam-word").get("seconds")).as(token).isEqualTo("40.000");
            attempt = start(learner, EXAM);
            pass(40);
        }
    }

    @Test
    void anAnswerThatWasKeptOfflineSaysSoAndTookNobodyKnowsHowLong() {
        Reply attempt = start(learner, TYPES);
        pass(100);
        String form = form(attempt, "one");
        Map<String, List<String>> sent =
                new HashMap<>(fields(question(attempt, "one"), right(question(attempt, "one"))));
        sent.put("shown", List.of(token(question(attempt, "one"))));
        String body = sent.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        String[] late = {"Content-Type", "application/x-www-form-urlencoded", "Crossroads-Offline", "yes"};
        learner.send("POST", form, Optional.of(body), late).with(303);
        Map<String, Object> answer = Map.of("answer", right(question(attempt, "short")), "offline", true);
        learner.put(answerHref(attempt, "short"), answer).with(200);
        pass(1);
        Workshop.answer(learner, attempt, "number", right(question(attempt, "number")))
                .with(200);

        assertThat(told("one").get("seconds")).isEmpty();
        assertThat(told("one").get("untimed")).isEqualTo("offline");
        assertThat(told("one").get("shown")).isNotEmpty();
        assertThat(told("short").get("untimed")).isEqualTo("offline");
        assertThat(told("number").get("seconds")).isEqualTo("101.000");
    }

    private static Learner member() {
        Learner member = new Learner(server);
        String code = cohort.text("/joinCode");
        member.post("/api/v1/cohorts/join", Map.of("code", code, "name", "Ada")).with(200);
        return member;
    }

    private static void pass(int seconds) {
        server.pass(Duration.ofSeconds(seconds));
    }

    private String shownOnPage(String page) {
        return learner.get(page)
                .with(200)
                .page()
                .select("#answer input[name=shown]")
                .val();
    }

    private Element formOf(String question) {
        return learner.get(PAGE + "?question=" + question)
                .with(200)
                .page()
                .select("#answer")
                .first();
    }

    /** Sends a form with the right answer, as the page has it. */
    private void send(Element form) {
        Reply quiz = learner.get(Workshop.COURSE + TYPES).with(200);
        JsonNode question = question(quiz, form.select("[name=question]").val());
        Map<String, List<String>> sent = new HashMap<>(fields(question, right(question)));
        form.select("input[type=hidden]").forEach(field -> sent.put(field.attr("name"), List.of(field.val())));
        learner.form(form.attr("action"), Workshop.inTurn(sent)).with(303);
    }

    private static String form(Reply attempt, String question) {
        return "/attempts/" + attempt.text("/id") + "/questions/" + question;
    }

    private static String token(JsonNode question) {
        return question.get("shown").textValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The last row of the learner's answers to a question. */
    private CSVRecord told(String question) {
        String csv = grace.get(cohort.text("/href") + "/responses").with(200).body();
        try {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(csv.substring(1)))
                    .stream()
                    .filter(row -> row.get("learner").equals(learner.id())
                            && row.get("question").equals(question))
                    .reduce((_, later) -> later)
                    .orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
