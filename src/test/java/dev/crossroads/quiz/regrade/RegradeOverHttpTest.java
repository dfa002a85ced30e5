package dev.crossroads.quiz.regrade;

import static dev.crossroads.Workshop.LIMITED;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key was wrong, and whoever it wronged gets what is theirs, for reasons that they can read. */
class RegradeOverHttpTest {
    private static final String ITEM = "/item?quiz=timed&question=timed-one";

    @TempDir
    private Path folder;

    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void open() {
        Workshop.copyTo(folder);
        server = RunningServer.serving(List.of(folder));
        grace = People.instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anAuthorsCorrectedKeyGivesPointsByItselfAndTakesNone() throws IOException {
        Reply wronged = answered("Ada", 3, 4);
        Reply lucky = answered("Ben", 2, 5);

        edit("answer.value = 2", "answer.value = 3");

        assertThat(standing("Ada", wronged)).isEqualTo("2 of 2, passed true");
        assertThat(standing("Ben", lucky)).isEqualTo("1 of 2, passed true");
        JsonNode feedback = question(at("Ada", wronged), "timed-one").get("feedback");
        assertThat(feedback.get("correct").booleanValue()).isTrue();
        assertThat(feedback.get("key").intValue()).isEqualTo(3);
        assertThat(feedback.at("/corrected/firstPoints").intValue()).isZero();
        assertThat(shown("Ada", wronged))
                .contains("Corrected on", "The course corrected its key.", "It was first given 0 of 1 point");
        server.restart();
        assertThat(Rows.count(server, "event WHERE type = 'answer-regraded'")).isOne();
        isAsRebuilt();
    }

    @Test
    void aPreviewTellsWhomItConcernsAndChangesNothing() {
        Reply wronged = answered("Ada", 3, 4);
        Reply lucky = answered("Ben", 2, 5);
        List<String> before = rows();

        Reply preview = grace.form(item("/preview"), "rule", "new-key", "number", "3", "why", "It is three.")
                .with(200);

        assertThat(preview.shown("#preview"))
                .contains(
                        "2 answers are marked again", "Gain points 1 Ada", "Lose points 1 Ben", "Pass no longer 1 Ben")
                .contains("Pass now 0");
        assertThat(rows()).isEqualTo(before);
        preview.submit("#preview form").with(303);
        isDone();
        assertThat(standing("Ada", wronged)).isEqualTo("2 of 2, passed true");
        assertThat(standing("Ben", lucky)).isEqualTo("0 of 2, passed false");
        assertThat(shown("Ben", lucky)).contains("It is three.", "It was first given 1 of 1 point", "Not passed");
        assertThat(grace.get(cohort.text("/page") + ITEM).with(200).shown("#decisions"))
                .contains("Another answer is right (3) by Grace", "It is three.", "2 answers marked again.")
                .contains("Gained points: 1.", "Lost points: 1.", "No longer passed: 1.")
                .doesNotContain("Passed by it");
        isAsRebuilt();
    }

    @Test
    void whatNobodyPassesIsNotPassedByIt() {
        answered("Ada", 3, 4);
        Learner ada = People.signIn(new Learner(server), "Ada");
        Reply again = start(ada, "/quizzes/-mixed");
        answer(ada, again, "timed-one", 3).with(200);
        ada.post(again.text("/submission/href"), Map.of()).with(200);

        Reply preview = grace.form(item("/preview"), "rule", "new-key", "number", "3", "why", "It is three.")
                .with(200);

        assertThat(preview.shown("#preview")).contains("2 answers are marked again", "Gain points 1 Ada", "Pass now 0");
        preview.submit("#preview form").with(303);
        isDone();
        assertThat(grace.get(cohort.text("/page") + ITEM).with(200).shown("#decisions"))
                .contains("2 answers marked again.", "Gained points: 1.")
                .doesNotContain("Passed by it");
    }

    @Test
    void anAuthorsCorrectedKeyIsOfferedToBeAppliedBothWays() throws IOException {
        Reply wronged = answered("Ada", 3, 4);
        Reply lucky = answered("Ben", 2, 5);
        String item = cohort.text("/page") + ITEM;
        assertThat(grace.get(item).with(200).shown("#offer")).isEmpty();

        edit("answer.value = 2", "answer.value = 3");

        grace = People.signIn(new Learner(server), "Grace");
        Reply page = grace.get(item).with(200);
        assertThat(page.shown("#offer"))
                .contains(
                        "The course has another key now", "Gain points 0", "Lose points 1 Ben", "Pass no longer 1 Ben");
        assertThat(page.shown("#decisions")).contains("by the course itself", "Gained points: 1.");
        page.submit("#offer form", "why", "It is three.").with(303);
        isDone();
        assertThat(standing("Ada", wronged)).isEqualTo("2 of 2, passed true");
        assertThat(standing("Ben", lucky)).isEqualTo("0 of 2, passed false");
        assertThat(grace.get(item).with(200).shown("#offer")).isEmpty();
        isAsRebuilt();
    }

    @Test
    void anAttemptIsFoundByTheNameOfWhoseItIs() {
        for (int i = 1; i <= 22; i++) {
            Learner guest = new Learner(server);
            guest.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Guest " + i))
                    .with(200);
            Reply attempt = start(guest, TIMED);
            guest.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
        Reply page = grace.get(cohort.text("/page") + ITEM).with(200);
        assertThat(page.shown("#by-hand")).contains("22 attempts were asked this");
        assertThat(page.page().select("#attempt option")).isEmpty();

        Reply found = grace.form(item("/preview"), "who", "guest 21", "why", "Explained it.", "find", "1")
                .with(200);
        assertThat(found.page().select("#attempt option").eachText()).containsExactly("Guest 21, attempt 1");
        assertThat(found.page().select("#why").text()).isEqualTo("Explained it.");
        assertThat(grace.form(item("/preview"), "who", "guest").with(200).shown("#by-hand"))
                .contains("20 of 22 are listed");
        assertThat(grace.form(item("/preview"), "who", "Zoe").with(200).shown("#by-hand"))
                .contains("Nobody with an attempt that asked this is called");
    }

    @Test
    void whatIsLeftOutTakesItsPointsAlongAndMayComeBack() {
        Reply failed = answered("Ada", 3, 5);
        Reply passed = answered("Ben", 3, 4);

        decide("rule", "left-out", "why", "It was never taught.");
        assertThat(standing("Ada", failed)).isEqualTo("0 of 1, passed false");
        assertThat(standing("Ben", passed)).isEqualTo("1 of 1, passed true");
        assertThat(shown("Ada", failed)).contains("does not count any more", "0 of 1");

        decide("rule", "new-key", "number", "3", "why", "It was right after all.");
        assertThat(standing("Ada", failed)).isEqualTo("1 of 2, passed true");
        assertThat(standing("Ben", passed)).isEqualTo("2 of 2, passed true");
        isAsRebuilt();
    }

    @Test
    void oneMoreAnswerIsRightForWhoeverGaveItAndFullMarksAreForAllWhoWereAsked() {
        Reply other = answered("Ada", 7, 5);
        Reply right = answered("Ben", 2, 5);
        Learner open = member("Cleo");
        Reply left = start(open, TIMED);
        open.post(left.text("/submission/href"), Map.of()).with(200);

        decide("rule", "accepted-too", "number", "7", "why", "Seven is defensible.");
        assertThat(standing("Ada", other)).isEqualTo("1 of 2, passed true");
        assertThat(standing("Ben", right)).isEqualTo("1 of 2, passed true");
        assertThat(standing("Cleo", left)).isEqualTo("0 of 2, passed false");

        Reply wrong = answered("Dora", 9, 5);

        decide("rule", "full-marks", "why", "The text was cut off.");
        for (var of : Map.of("Ada", other, "Ben", right, "Cleo", left).entrySet()) {
            assertThat(standing(of.getKey(), of.getValue())).isEqualTo("1 of 2, passed true");
        }
        assertThat(shown("Dora", wrong)).contains("All points").doesNotContain("Partly correct");
        isAsRebuilt();
    }

    @Test
    void pointsOfOneLearnerAreSetByHand() {
        Reply one = answered("Ada", 3, 5);
        Reply other = answered("Ben", 3, 5);

        assertThat(grace.form(item("/preview"), "rule", "points", "attempt", one.text("/id"), "points", "2", "why", "x")
                        .with(400)
                        .shown("#preview"))
                .contains("0 to 1");
        decide("rule", "points", "attempt", one.text("/id"), "points", "1", "why", "Explained it to me.");

        assertThat(standing("Ada", one)).isEqualTo("1 of 2, passed true");
        assertThat(standing("Ben", other)).isEqualTo("0 of 2, passed false");
        isAsRebuilt();
    }

    @Test
    void whoAnswersLaterIsMarkedByTheDecisionTooAndOtherCohortsAreNot() {
        answered("Ada", 3, 4);
        decide("rule", "new-key", "number", "3", "why", "It is three.");

        Reply late = answered("Ben", 3, 5);
        Learner stranger = new Learner(server);
        Reply outside = start(stranger, TIMED);
        answer(stranger, outside, "timed-one", 3).with(200);
        Reply ended = stranger.post(outside.text("/submission/href"), Map.of()).with(200);

        await().untilAsserted(() -> assertThat(standing("Ben", late)).isEqualTo("1 of 2, passed true"));
        assertThat(ended.text("/points")).isEqualTo("0");
        assertThat(stranger.get(outside.text("/href")).text("/points")).isEqualTo("0");
        isAsRebuilt();
    }

    @Test
    void whatWasCutShortIsDoneWhenTheServerStartsAgain() {
        for (String name : List.of("Ada", "Ben", "Cleo", "Dan")) {
            answered(name, 3, 5);
        }
        decide("rule", "new-key", "number", "3", "why", "It is three.");
        List<String> whole = rows();

        Rows.change(server, "UPDATE regrade SET done_at = NULL, followed_to = NULL");
        Rows.change(server, """
            DELETE FROM event WHERE type = 'answer-regraded' AND learner_id IN (
                SELECT learner_id FROM membership ORDER BY learner_id LIMIT 2)
            """);
        server.rebuild();
        assertThat(rows()).isNotEqualTo(whole);
        server.restart();
        isDone();
        assertThat(rows()).isEqualTo(whole);
        assertThat(Rows.count(server, "event WHERE type = 'answer-regraded'")).isEqualTo(4);
    }

    @Test
    void aMarkThatIsNotToldYetIsNotChangedBeforeItIs() {
        Learner ada = member("Ada");
        Reply exam = start(ada, Workshop.EXAM);
        JsonNode first = Workshop.questions(exam).findFirst().orElseThrow();
        answer(ada, exam, first.get("id").textValue(), Workshop.wrong(first)).with(200);
        String of = "?quiz=memory/exam&question=" + first.get("id").textValue();

        Reply preview = grace.form(
                        cohort.text("/page") + "/item/preview" + of, "rule", "full-marks", "why", "A slip of mine.")
                .with(200);
        assertThat(preview.shown("#preview")).contains("0 answers are marked again");
        preview.submit("#preview form").with(303);
        isDone();
        assertThat(ada.get(exam.text("/href")).body()).doesNotContain("corrected", "A slip");
        assertThat(ada.get("/account/export").body()).doesNotContain("A slip");

        ada.post(exam.text("/submission/href"), Map.of()).with(200);
        await().untilAsserted(
                        () -> assertThat(ada.get(exam.text("/href")).body()).contains("A slip of mine."));
        isAsRebuilt();
    }

    @Test
    void whatIsNotSaidIsAskedForWithTheFormAsItWasFilledIn() {
        answered("Ada", 3, 5);

        assertThat(grace.form(item("/preview"), "rule", "new-key", "number", "three", "why", "Because.")
                        .with(400)
                        .page()
                        .select("#why")
                        .text())
                .isEqualTo("Because.");
        assertThat(grace.form(item("/regrade"), "rule", "new-key", "number", "3", "why", " ")
                        .with(400)
                        .shown("#preview"))
                .contains("Say why");
        assertThat(Rows.count(server, "regrade")).isZero();
    }

    @Test
    void aPassOfAPassMarkInDecimalsIsJudgedByTheMarkOfTheQuiz() {
        Learner ada = member("Ada");
        Reply attempt = start(ada, LIMITED);
        answer(ada, attempt, "limited-one", 3).with(200);
        ada.post(attempt.text("/submission/href"), Map.of()).with(200);

        Reply preview = grace.form(
                        cohort.text("/page") + "/item/preview?quiz=limited&question=limited-two",
                        "rule",
                        "left-out",
                        "why",
                        "Not taught.")
                .with(200);
        preview.submit("#preview form").with(303);
        isDone();

        Reply after = ada.get(attempt.text("/href")).with(200);
        assertThat(after.text("/outOf") + " " + after.text("/passPoints")).isEqualTo("50 4");
        isAsRebuilt();
    }

    private Reply answered(String name, int one, int two) {
        Learner learner = member(name);
        Reply attempt = start(learner, TIMED);
        answer(learner, attempt, "timed-one", one).with(200);
        answer(learner, attempt, "timed-two", two).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        return attempt;
    }

    private Learner member(String name) {
        Learner learner = People.signedUp(server, name);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return learner;
    }

    private String item(String below) {
        return cohort.text("/page") + ITEM.replace("/item", "/item" + below);
    }

    private void decide(String... fields) {
        grace.form(item("/preview"), fields).with(200).submit("#preview form").with(303);
        isDone();
    }

    private void isDone() {
        await().untilAsserted(() ->
                assertThat(Rows.count(server, "regrade WHERE done_at IS NULL")).isZero());
    }

    private Reply at(String name, Reply attempt) {
        return People.signIn(new Learner(server), name)
                .get(attempt.text("/href"))
                .with(200);
    }

    private String standing(String name, Reply attempt) {
        Reply now = at(name, attempt);
        return "%s of %s, passed %s".formatted(now.text("/points"), now.text("/outOf"), now.text("/passed"));
    }

    private String shown(String name, Reply attempt) {
        return People.signIn(new Learner(server), name)
                .get("/attempts/" + attempt.text("/id"))
                .with(200)
                .page()
                .text();
    }

    private List<String> rows() {
        return Rows.of(
                server.database(),
                "SELECT 'a', t::text FROM attempt t UNION ALL SELECT 'r', t::text FROM response t"
                        + " UNION ALL SELECT 'g', t::text FROM regraded t ORDER BY 1, 2");
    }

    private void isAsRebuilt() {
        List<String> before = rows();
        server.rebuild();
        assertThat(rows()).isEqualTo(before);
    }

    private void edit(String before, String after) throws IOException {
        Path file = folder.resolve("quizzes/timed.toml");
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        server.restart();
    }
}
