package dev.crossroads.recommendation;

import static dev.crossroads.Workshop.COURSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weeks after a recommendation: which language it became, how it goes, and what instructors learn from it. */
class FollowUpTest {
    private static final String PAGE = "/courses/workshop/recommendation";
    private static final String API = COURSE + "/recommendation";

    private static final String PASSWORD = "correct horse battery staple";

    private RunningServer server;
    private Learner ada;

    @BeforeEach
    void open() {
        server = Workshop.open();
        ada = new Learner(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoHasARecommendationIsAskedWhatTheyStartedWithAndCanSayOtherwiseLater() {
        assertThat(ada.get(PAGE).page().select("#started")).isEmpty();
        choose(ada);
        ada.get(PAGE).submit("#started form", "language", "go").with(303);

        Document page = ada.get(PAGE).page();
        assertThat(page.select("#started input[checked]").attr("value")).isEqualTo("go");
        assertThat(page.select("#started .quiet").text()).contains("You said Go on");

        ada.get(PAGE).submit("#started form", "language", "other").with(303);
        assertThat(ada.get(API + "/follow-up").json().at("/started/language").textValue())
                .isEqualTo("other");
    }

    @Test
    void twoWeeksAfterTheStartTheProgressPageAsksHowItGoesAndNotBefore() {
        choose(ada);
        start(ada, "rust").with(200);
        server.pass(Duration.ofDays(13));
        assertThat(ada.get("/progress").page().select(".follow-up")).isEmpty();
        assertThat(going(ada, "well").with(409).json().get("detail").textValue())
                .contains("14 days");

        server.pass(Duration.ofDays(2));
        Reply page = ada.get("/progress");
        assertThat(page.page().select(".follow-up h2").text()).isEqualTo("How is it going with Rust?");
        page.submit(".follow-up form", "going", "hard").with(303);

        assertThat(ada.get("/progress")
                        .page()
                        .select(".follow-up input[checked]")
                        .attr("value"))
                .isEqualTo("hard");
        assertThat(ada.get(API + "/follow-up").json().at("/report/going").textValue())
                .isEqualTo("hard");
    }

    @Test
    void whoStartedOnAPathIsAskedAtWhichStepTheyAreAndInstructorsSeeHowFarPeopleGet() {
        List<Learner> all = Stream.generate(() -> new Learner(server)).limit(5).toList();
        Learner instructor = instructor();
        all.forEach(learner -> begin(learner, "rust"));
        server.pass(Duration.ofDays(15));

        Reply page = all.getFirst().get("/progress");
        assertThat(page.page().select(".follow-up select[name=step] option")).hasSize(2 + 8);
        page.submit(".follow-up form", "going", "well", "step", "3").with(303);
        assertThat(all.getFirst()
                        .get("/progress")
                        .page()
                        .select(".follow-up option[selected]")
                        .attr("value"))
                .isEqualTo("3");
        for (int i = 1; i < 5; i++) {
            all.get(i)
                    .put(API + "/going", Map.of("going", "hard", "step", i - 1))
                    .with(200);
        }

        assertThat(all.getFirst()
                        .get(API + "/follow-up")
                        .json()
                        .at("/report/step")
                        .intValue())
                .isEqualTo(3);
        assertThat(all.getFirst()
                        .put(API + "/going", Map.of("going", "well", "step", 9))
                        .with(400)
                        .json()
                        .get("detail")
                        .textValue())
                .contains("8 steps");
        instructor
                .post("/api/v1/session", Map.of("email", "grace@example.org", "password", PASSWORD))
                .with(204);
        JsonNode steps = instructor.get(API + "/report").json().get("steps");
        JsonNode third = StreamSupport.stream(steps.spliterator(), false)
                .filter(row -> row.get("alternative").textValue().equals("Rust")
                        && row.get("step").intValue() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(third.at("/reached/n").intValue()).isEqualTo(5);
        assertThat(third.at("/reached/count").intValue()).isEqualTo(2);
        assertThat(instructor
                        .get("/courses/workshop/recommendation/report")
                        .with(200)
                        .body())
                .contains("Rust, step 3");
    }

    @Test
    void aNewStartForgetsHowTheOldOneWent() {
        choose(ada);
        start(ada, "rust");
        server.pass(Duration.ofDays(15));
        going(ada, "switched").with(200);

        JsonNode again = start(ada, "rust").with(200).json();
        assertThat(again.at("/report/going").textValue()).isEqualTo("switched");
        server.pass(Duration.ofDays(1));
        JsonNode other = start(ada, "go").with(200).json();
        assertThat(other.has("report")).isFalse();
        assertThat(ada.get("/progress").page().select(".follow-up")).isEmpty();
    }

    @Test
    void whoNeverSaidWhatTheyStartedWithIsAskedOnTheirPageWeeksLater() {
        choose(ada);
        server.pass(Duration.ofDays(15));
        Reply page = ada.get("/progress");
        assertThat(page.page().select(".follow-up h2").text()).isEqualTo("Which language did you start with?");
        page.submit(".follow-up form", "language", "rust").with(303);

        assertThat(ada.get("/progress").page().select(".follow-up")).isEmpty();
    }

    @Test
    void whatIsNotAskedOrNotKnownIsRefusedWithWhatWouldBeRight() {
        assertThat(start(ada, "rust").with(400).json().get("detail").textValue())
                .contains("Answer at least one question first");
        choose(ada);
        assertThat(start(ada, "cobol").with(400).json().get("detail").textValue())
                .contains("cobol", "other");
        assertThat(going(ada, "well").with(409).json().get("detail").textValue())
                .contains("Say which language you started with first");
        assertThat(going(ada, "splendid").with(400).json().get("detail").textValue())
                .contains("well, hard, stopped and switched");
        ada.get("/api/v1/courses/nowhere/recommendation/follow-up").with(404);
    }

    @Test
    void instructorsSeeHowOftenItWasFollowedAndHowItWentOnceFivePeopleSaidSo() {
        List<Learner> started =
                Stream.generate(() -> new Learner(server)).limit(6).toList();
        started.subList(0, 4).forEach(learner -> begin(learner, "rust"));
        begin(started.get(4), "go");
        server.pass(Duration.ofDays(15));
        Learner grace = instructor();
        started.subList(0, 4).forEach(learner -> going(learner, "well").with(200));
        going(started.get(4), "stopped").with(200);
        JsonNode few = grace.get(API + "/report").with(200).json();
        assertThat(few.get("advised").intValue()).isEqualTo(5);
        assertThat(few.at("/followed/n").intValue()).isEqualTo(5);
        assertThat(few.at("/followed/count").intValue()).isEqualTo(4);
        assertThat(few.at("/keptGoing/n").intValue()).isEqualTo(4);
        assertThat(few.at("/keptGoing").has("count")).isFalse();
        assertThat(few.get("given").intValue()).as("a question is open").isZero();

        begin(started.get(5), "rust");
        going(started.get(3), "stopped").with(200);
        server.pass(Duration.ofDays(15));
        going(started.get(5), "well").with(200);
        grace.post("/api/v1/session", Map.of("email", "grace@example.org", "password", PASSWORD))
                .with(204);
        JsonNode enough = grace.get(API + "/report").with(200).json();
        assertThat(enough.at("/keptGoing/count").intValue()).isEqualTo(4);
        assertThat(enough.at("/keptGoing/n").intValue()).isEqualTo(5);
        assertThat(enough.has("brier")).as("nobody forecast that").isFalse();

        Document page = grace.get(PAGE + "/report").with(200).page();
        assertThat(page.select(".report-table").text()).contains("80% (38 to 96%)", "n too small");
        assertThat(grace.get(PAGE).page().select("a[href$=/recommendation/report]"))
                .hasSize(1);
    }

    @Test
    void aReportOfNobodySaysThatItIsOfNobody() {
        Document page = instructor().get(PAGE + "/report").with(200).page();

        assertThat(page.select(".pairs dd").eachText()).containsExactly("0", "0", "0");
        assertThat(page.select(".report-table").first().select("td.number").eachText())
                .containsExactly("0", "0", "0", "0", "0");
        assertThat(page.select(".report-table tbody tr"))
                .hasSize(17)
                .allMatch(row -> row.text().contains("n too small"));
    }

    @Test
    void nobodyButInstructorsSeesTheReport() {
        choose(ada);
        ada.get(PAGE + "/report").with(404);
        ada.get(API + "/report").with(404);
        assertThat(ada.get(PAGE).page().select("a[href$=/recommendation/report]"))
                .isEmpty();
    }

    @Test
    void anAccountKeepsWhatItsGuestStartedWith() {
        choose(ada);
        start(ada, "go").with(200);
        register(ada, "Ada");
        assertThat(ada.get(API + "/follow-up").json().at("/started/language").textValue())
                .isEqualTo("go");
    }

    private static void begin(Learner learner, String language) {
        choose(learner);
        start(learner, language).with(200);
    }

    private Learner instructor() {
        Learner grace = new Learner(server);
        register(grace, "Grace");
        server.makeInstructor("grace@example.org");
        return grace;
    }

    private static void register(Learner learner, String name) {
        learner.post(
                        "/api/v1/accounts",
                        Map.of(
                                "email",
                                name.toLowerCase(java.util.Locale.ROOT) + "@example.org",
                                "name",
                                name,
                                "password",
                                PASSWORD))
                .with(201);
    }

    private static void choose(Learner learner) {
        learner.put(API + "/answers/pauses", Map.of("option", "much")).with(200);
    }

    private static Reply start(Learner learner, String language) {
        return learner.put(API + "/start", Map.of("language", language));
    }

    private static Reply going(Learner learner, String going) {
        return learner.put(API + "/going", Map.of("going", going));
    }
}
