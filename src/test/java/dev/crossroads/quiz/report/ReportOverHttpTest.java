package dev.crossroads.quiz.report;

import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.finish;
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
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A learner says that a question is wrong, and is told what became of it. */
class ReportOverHttpTest {
    private static final String SAID = "Both <b>2</b> and 3 are right.";

    @RegisterExtension
    private static final RunningServer server = Workshop.openWithoutLimits();

    private static int next;

    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void openACohort() {
        next++;
        grace = People.instructor(server, "Grace" + next);
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @Test
    void aReportAndAReplyThatCanNotBeSentStayInTheirForms() {
        Learner ada = member("Ada");
        Reply attempt = answered(ada);
        String tooLong = "x".repeat(Report.LONGEST + 1);
        String form = "/attempts/" + attempt.text("/id") + "/questions/timed-one/report";

        Reply refused = ada.form(form, "said", tooLong).with(400);
        assertThat(refused.page().select("[name=said][aria-invalid=true]").val())
                .isEqualTo(tooLong);
        assertThat(refused.shown("#said-1-wrong")).contains("Shorten it");
        refused.submit("main form[action=" + form + "]", "said", SAID).with(303);

        Reply all = grace.get(page("/reports"));
        String reply = all.page().select(".reported form").attr("action");
        Reply unsent = grace.form(reply, "version", "1", "state", "answered", "reply", tooLong)
                .with(400);
        assertThat(unsent.page().select(".reported [aria-invalid=true]").val()).isEqualTo(tooLong);
        grace.form(reply, "version", "1", "state", "answered", "reply", "First").with(303);
        Reply late = grace.form(reply, "version", "1", "state", "answered", "reply", "Second")
                .with(409);
        assertThat(late.shown(".reported")).contains("First").contains("Somebody else replied meanwhile");
        assertThat(late.page().select(".reported details[open] textarea").val()).isEqualTo("Second");
    }

    @Test
    void fromAReportOverTheOverviewAndTheItemToWhoeverItConcerned() {
        Learner ada = member("Ada");
        Reply attempt = answered(ada);

        Reply reported = ada.get("/attempts/" + attempt.text("/id"))
                .with(200)
                .submit("#question-1 .report form", "said", SAID)
                .with(303);
        assertThat(reported.location()).endsWith("#report-1");
        assertThat(ada.get("/attempts/" + attempt.text("/id")).shown("#report-1"))
                .contains("You reported this question. Open " + SAID);

        Reply overview = grace.get(page("")).with(200);
        assertThat(overview.shown("#reports")).contains("1 report: something is wrong with a question");
        Reply item =
                grace.get(overview.page().select("#reports li a").attr("href")).with(200);
        assertThat(item.shown("#reports")).contains("Ada", SAID, "Their answer: 3");
        assertThat(item.page().select("#reports b")).isEmpty();

        Reply preview = grace.form(
                        page("/item/preview?quiz=timed&question=timed-one"),
                        "rule",
                        "accepted-too",
                        "number",
                        "3",
                        "why",
                        "Three is right, too.")
                .with(200);
        assertThat(preview.shown("#preview")).contains("Reply to these reports", SAID);
        preview.submit(
                        "#preview form",
                        "report",
                        preview.page().select("[name=report][checked]").val())
                .with(303);
        await().untilAsserted(() ->
                assertThat(ada.get(attempt.text("/href")).text("/points")).isEqualTo("2"));

        assertThat(grace.get(page("")).with(200).page().select("#reports section"))
                .isEmpty();
        assertThat(grace.get(page("/audit")).with(200).page().text())
                .contains(
                        "Marked answers again",
                        "Question timed-one: One more answer is right.",
                        "Replied to a report",
                        "Question timed-one: Put right.");
        Reply home = ada.get("/").with(200);
        assertThat(home.shown(".report-news")).contains("Put right", "Three is right, too.");
        Reply seen = home.submit(".report-news form").with(303);
        assertThat(seen.location()).isEqualTo("/attempts/" + attempt.text("/id") + "#report-1");
        assertThat(ada.get("/attempts/" + attempt.text("/id")).shown("#question-1"))
                .contains("Corrected on", "Three is right, too.", "Put right");
        assertThat(ada.get("/").page().select(".report-news")).isEmpty();
        JsonNode told = question(ada.get(attempt.text("/href")).with(200), "timed-one");
        assertThat(told.at("/report/state").textValue()).isEqualTo("mended");
        assertThat(told.at("/report/reply").textValue()).isEqualTo("Three is right, too.");
    }

    @Test
    void theSameQuestionAgainIsTheSameReportWithOtherWordsAndOneIsTakenBack() {
        Learner ada = member("Ada");
        Reply attempt = answered(ada);
        String href = href(attempt, "timed-one");

        ada.put(href, Map.of("said", SAID)).with(200);
        ada.put(href, Map.of("said", SAID)).with(200);
        assertThat(ada.put(href, Map.of("said", " Better  words.\u200b "))
                        .with(200)
                        .text("/said"))
                .isEqualTo("Better words.");
        assertThat(reports()).hasSize(1);
        ada.delete(href).with(204);
        ada.delete(href).with(204);
        assertThat(reports()).isEmpty();
        ada.put(href, Map.of("said", "\u200b \n")).with(400);
        ada.put(href, Map.of("said", "x".repeat(501))).with(400);
        assertThat(reports()).isEmpty();
    }

    @Test
    void nobodyReportsWhatIsNotAnsweredNorWhatIsAnothersNorMoreThanADaysReports() {
        Learner ada = member("Ada");
        Reply open = start(ada, TIMED);

        assertThat(ada.put(href(open, "timed-one"), Map.of("said", SAID))
                        .with(409)
                        .body())
                .contains("once its feedback is there");
        Reply attempt = answered(ada);
        member("Ben").put(href(attempt, "timed-one"), Map.of("said", SAID)).with(404);
        ada.put(href(attempt, "timed-one"), Map.of("said", SAID)).with(200);
        Rows.change(server, """
                INSERT INTO question_report (id, learner_id, attempt_id, course, quiz, question, revision, said,
                                             reported_at, state)
                SELECT gen_random_uuid(), learner_id, gen_random_uuid(), course, quiz, question, revision, said,
                       reported_at, state
                FROM question_report, generate_series(2, 20) WHERE learner_id = '%s'
                """.formatted(ada.id()));
        ada.put(href(attempt, "timed-two"), Map.of("said", SAID)).with(429);
        ada.put(href(attempt, "timed-one"), Map.of("said", "Other words.")).with(200);
    }

    @Test
    void ofTwoInstructorsWhoReplyAtOnceTheSecondIsToldSo() {
        Learner ada = member("Ada");
        Reply attempt = answered(ada);
        ada.put(href(attempt, "timed-two"), Map.of("said", SAID)).with(200);
        String reply = reports().get(0).get("href").textValue();
        Map<String, Object> first = Map.of("state", "answered", "reply", "Only 2 is.", "version", 1);

        grace.put(reply, first).with(200);
        grace.put(reply, first).with(200);
        grace.put(reply, Map.of("state", "mended", "reply", "It was.", "version", 1))
                .with(409);
        People.instructor(server, "Stranger" + next).put(reply, first).with(404);
        ada.put(href(attempt, "timed-two"), Map.of("said", "It still is.")).with(200);
        assertThat(reports().get(0).get("state").textValue()).isEqualTo("open");
        Reply page = grace.get(page("/reports")).with(200);
        page.submit(".reported form", "reply", " ", "state", "answered").with(400);
        page.submit(".reported form", "reply", "No, see lesson 2.", "state", "answered")
                .with(303);
        assertThat(grace.get(page("/reports")).shown(".reported"))
                .contains("Answered", "It still is.", "Reply by Grace" + next, "No, see lesson 2.");
    }

    @Test
    void inAnAnonymousCohortNobodyIsNamed() {
        grace.form(page("/settings"), "title", "Tuesday", "anonymous", "yes", "zone", "UTC")
                .with(303);
        Learner ada = member("Ada");
        ada.put(href(answered(ada), "timed-one"), Map.of("said", SAID)).with(200);

        JsonNode told = reports().get(0);
        assertThat(told.has("name") || told.has("answer")).isFalse();
        assertThat(told.get("reportedAt").textValue()).endsWith("T00:00:00Z");
        assertThat(grace.get(page("/reports")).with(200).shown(".reported"))
                .contains(SAID)
                .doesNotContain("Ada", "Their answer");
    }

    @Test
    void whoeverRunsTheServerSeesThoseOfGuestsAndWhatAPersonWroteGoesWithThem() {
        Learner guest = new Learner(server);
        Reply attempt = answered(guest);
        guest.put(href(attempt, "timed-one"), Map.of("said", "From a guest " + next))
                .with(200);
        Learner operator = new Learner(server);

        Reply page = operator.get("/operations/reports").with(200);
        assertThat(page.page().text()).contains("From a guest " + next);
        assertThat(operator.get("/api/v1/operations/reports").with(200).body()).doesNotContain(guest.id());
        page.submit(".reported form", "reply", "Thank you.", "state", "mended").with(303);
        assertThat(guest.get("/").with(200).shown(".report-news")).contains("Thank you.");

        People.signUp(guest, "Newcomer" + next);
        assertThat(guest.get("/account/export").with(200).body())
                .contains("questionReports", "From a guest " + next, "Thank you.");
        server.rebuild();
        assertThat(Rows.count(server, "question_report WHERE learner_id = '" + guest.id() + "'"))
                .isOne();
        guest.form("/account/deletion", "current", People.PASSWORD).with(303);
        assertThat(Rows.count(server, "question_report WHERE said = 'From a guest " + next + "'"))
                .isZero();
    }

    @Test
    void whoIsSignedOutMeanwhileSendsItOnceTheyAreSignedInAgain() {
        String name = "Kim" + next;
        Learner kim = People.signedUp(server, name);
        Reply attempt = answered(kim);
        Reply page = kim.get("/attempts/" + attempt.text("/id")).with(200);
        People.signIn(new Learner(server), name)
                .form("/account/sign-out-everywhere")
                .with(303);
        server.pass(Duration.ofSeconds(1));

        Reply told = page.submit("#question-1 .report form", "said", SAID).with(401);
        assertThat(told.shown(".given-text")).isEqualTo(SAID);
        told.submit("form[action='/sign-in']", "email", People.email(name), "password", People.PASSWORD)
                .with(200)
                .submit("main form")
                .with(303);
        assertThat(kim.get("/attempts/" + attempt.text("/id")).shown("#report-1"))
                .contains(SAID);
    }

    private Learner member(String name) {
        Learner learner = People.signedUp(server, name + next + "-" + System.nanoTime());
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return learner;
    }

    private static Reply answered(Learner learner) {
        Reply attempt = start(learner, TIMED);
        answer(learner, attempt, "timed-one", 3).with(200);
        answer(learner, attempt, "timed-two", 4).with(200);
        finish(learner, attempt).with(200);
        return attempt;
    }

    private static String href(Reply attempt, String question) {
        return attempt.text("/href") + "/reports/" + question;
    }

    private String page(String below) {
        return cohort.text("/page") + below;
    }

    private JsonNode reports() {
        return grace.get("/api/v1" + page("/reports")).with(200).json().get("reports");
    }
}
