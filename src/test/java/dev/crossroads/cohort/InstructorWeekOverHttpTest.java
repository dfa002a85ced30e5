package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An instructor's Monday: what to teach, what changed, whom to talk to, and what was recorded of them. */
class InstructorWeekOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static int classes;

    private Learner grace;
    private Reply cohort;
    private String name;

    @BeforeEach
    void teach() {
        name = "Grace " + ++classes;
        grace = instructor(server, name);
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    private Learner member(String called) {
        Learner learner = new Learner(server);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", called))
                .with(200);
        return learner;
    }

    private Learner stuck(String called) {
        Learner learner = member(called);
        for (int i = 0; i < 3; i++) {
            fail(learner);
        }
        return learner;
    }

    private static void fail(Learner learner) {
        Reply attempt = start(learner, Workshop.TYPES);
        answer(learner, attempt, "one", wrong(question(attempt, "one"))).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
    }

    private String page() {
        return cohort.text("/page");
    }

    private Document read(String query) {
        return grace.get(page() + query).with(200).page();
    }

    private void later(Duration time) {
        server.pass(time);
        grace = People.signIn(new Learner(server), name);
    }

    @Test
    void anEmptyCohortSaysThatThereIsNothingYet() {
        Document page = read("");

        assertThat(page.select("#week .teach")).isEmpty();
        assertThat(page.select("#week .empty").text()).contains("Nobody has answered a question yet");
        assertThat(page.select("#nobody").hasAttr("hidden")).isFalse();
    }

    @Test
    void whatToTeachIsSaidWithItsNumberItsQuestionAndItsLesson() {
        for (int i = 0; i < 6; i++) {
            Learner learner = member("Member " + i);
            Reply attempt = start(learner, Workshop.TYPES);
            answer(learner, attempt, "one", i == 0 ? right(question(attempt, "one")) : wrong(question(attempt, "one")))
                    .with(200);
        }
        Document page = read("");

        assertThat(page.select(".teach").first().text()).contains("17% (3 to 56%) (n = 6)", "1 of 6 right");
        assertThat(page.select(".teach a").eachAttr("href"))
                .anyMatch(href -> href.startsWith("/courses/workshop/lessons/"))
                .anyMatch(href -> href.endsWith("/items#item-one"));
        assertThat(grace.get(page() + "/items").page().select("#item-one")).isNotEmpty();
    }

    @Test
    void changesAreThoseSinceTheLastVisitAndAReloadIsTheSameVisit() {
        read("");
        later(Duration.ofDays(1));
        read("");
        later(Duration.ofHours(5));
        member("Ada");

        assertThat(read("").select(".change-list").text()).contains("1 joined: Ada");
        assertThat(read("").select(".change-list").text()).contains("1 joined: Ada");
        later(Duration.ofHours(5));
        assertThat(read("").select("#week").text()).doesNotContain("joined").contains("Nothing has changed");
    }

    @Test
    void whoIsHandledIsListedAgainWhenTheyFailAgain() {
        Learner ada = stuck("Ada");
        String forms = page() + "/learners/" + ada.id();
        assertThat(read("").select(".need-name").eachText()).containsExactly("Ada");
        assertThat(read("").select("#people-stuck-title").text()).isEqualTo("Stuck at a checkpoint 1");

        grace.form(forms + "/handled", "handled", "yes").with(303);
        assertThat(read("").select(".need-name")).isEmpty();
        assertThat(read("").select("#people").text()).contains("1 is handled or snoozed");

        later(Duration.ofHours(1));
        fail(ada);
        assertThat(read("").select(".need-name").eachText()).containsExactly("Ada");
        grace.form(forms + "/handled", "handled", "yes").with(303);
        grace.form(forms + "/handled", "handled", "no").with(303);
        assertThat(read("").select(".need-name").eachText()).containsExactly("Ada");
    }

    @Test
    void whoIsSnoozedComesBackInAWeek() {
        Learner ada = stuck("Ada");
        grace.form(page() + "/learners/" + ada.id() + "/snooze", "days", "7").with(303);
        assertThat(read("").select(".need-name")).isEmpty();
        later(Duration.ofDays(6));
        assertThat(read("").select(".need-name")).isEmpty();
        later(Duration.ofDays(1));
        assertThat(read("").select(".need-name").eachText()).containsExactly("Ada");
        for (String wrong : List.of("soon", "-1", "9999", "")) {
            grace.form(page() + "/learners/" + ada.id() + "/snooze", "days", wrong)
                    .with(400);
        }
    }

    @Test
    void aNoteIsSeenByInstructorsAndDoesNotOverwriteOneThatItsWriterHasNotRead() {
        Learner ada = stuck("Ada");
        Learner alan = instructor(server, "Alan " + classes);
        String forms = page() + "/learners/" + ada.id() + "/note";
        grace.form(page() + "/instructors", "email", People.email("Alan " + classes))
                .with(303);
        grace.form(forms, "note", "Ask about\r\nlifetimes <b>", "version", "0").with(303);
        assertThat(read("").select(".need-note").text()).isEqualTo("Ask about lifetimes <b>");

        Document conflict =
                grace.form(forms, "note", "Mine", "version", "0").with(409).page();
        assertThat(conflict.select("textarea").text()).isEqualTo("Mine");
        assertThat(conflict.select(".need-note").text()).contains("lifetimes");
        String version = conflict.select("[name=version]").val();
        grace.form(forms, "note", "Both", "version", version).with(303);
        assertThat(read("").select(".need-note").text()).isEqualTo("Both");

        Document tooLong = grace.form(forms, "note", "ü".repeat(1001), "version", version)
                .with(400)
                .page();
        assertThat(tooLong.select("textarea").text()).hasSize(1001);
        assertThat(read("").select(".need-note").text()).isEqualTo("Both");

        ada.form(forms, "note", "x", "version", "9").with(404);
        instructor(server, "Other " + classes)
                .form(forms, "note", "x", "version", "9")
                .with(404);
        grace.form(page() + "/learners/" + alan.id() + "/note", "note", "x", "version", "0")
                .with(404);
    }

    @Test
    void aMemberFindsTheNoteInTheirDataAndWhoLeavesTakesItWithThem() {
        Learner ada = People.signedUp(server, "Ada " + classes);
        ada.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Ada"))
                .with(200);
        grace.form(page() + "/learners/" + ada.id() + "/note", "note", "Talked to", "version", "0")
                .with(303);
        assertThat(Rows.count(server, "cohort_note WHERE learner_id = '" + ada.id() + "'"))
                .isEqualTo(1);
        ada.form("/cohorts/" + cohort.text("/id") + "/leaving").with(303);
        assertThat(Rows.count(server, "cohort_note WHERE learner_id = '" + ada.id() + "'"))
                .isZero();
    }

    @Test
    void membersAreFoundByNameAndNeedAndPagedAndNobodyElseIsOnThePage() {
        IntStream.range(0, 60).forEach(i -> member("Member %02d".formatted(i)));
        stuck("Łukasz Żak");
        Document first = read("");
        assertThat(first.select("#grid-rows tr")).hasSize(OverviewQuery.ROWS);
        assertThat(first.select(".grid-pages a")).hasSize(2);
        Document second =
                grace.get(first.select(".grid-pages a").last().attr("href")).page();
        assertThat(second.select("#grid-rows tr")).hasSize(11);

        Document found = read("?name=lukasz");
        assertThat(found.select("#grid-rows th").eachText()).containsExactly("Łukasz Żak");
        assertThat(found.select("#grid").text()).contains("1 of 61 members");
        assertThat(found.select("#grid-name").val()).isEqualTo("lukasz");
        assertThat(read("?need=stuck").select("#grid-rows th").eachText()).containsExactly("Łukasz Żak");
        assertThat(read("?name=nobody%20%3Cb%3E").select("#grid-rows tr")).isEmpty();
        assertThat(read("?need=nonsense&sort=x&page=99&part=7&order=up").select("#grid-rows tr"))
                .hasSize(11);

        assertThat(grace.get(page() + "/members").page().select(".cohort-members tbody tr"))
                .hasSize(OverviewQuery.ROWS);
        assertThat(grace.get(page() + "/members?name=ZAK")
                        .page()
                        .select(".cohort-members tbody th")
                        .eachText())
                .containsExactly("Łukasz Żak");

        Document turned = grace.get(read("").select("th[aria-sort=ascending] a").attr("href"))
                .with(200)
                .page();
        assertThat(turned.select("th[aria-sort]").attr("aria-sort")).isEqualTo("descending");
        assertThat(turned.select("#grid-rows th").first().text()).isEqualTo("Member 59");
    }

    @Test
    void oneClickMakesAWarmUpForTheWallWhoseAnswersAreBehindALink() {
        grace.form(page() + "/warm-ups").with(409);
        fail(member("Ada"));

        Reply made = grace.get(page()).submit(".week-fading form").with(303);
        Document wall = grace.get(made.location()).with(200).page();

        assertThat(wall.selectFirst("h1").text()).isEqualTo("Question 1 of 1");
        assertThat(wall.select("#key")).isEmpty();
        assertThat(wall.select("script, input").select(".warm-up *")).isEmpty();
        String shown = wall.selectFirst("a:containsOwn(Show the answer)").attr("href");
        assertThat(grace.get(shown.replaceAll("#.*", "")).with(200).shown("#key"))
                .isNotEmpty();
        assertThat(grace.get(page()).submit(".week-fading form").location()).isEqualTo(made.location());
        assertThat(grace.get(page() + "/audit").shown("main")).containsOnlyOnce("Made a warm-up");
        assertThat(instructor(server, "Other " + name).get(made.location()).status())
                .isEqualTo(404);
        assertThat(grace.get("/api/v1" + page() + "/fading").with(200).json().at("/concepts"))
                .isEmpty();
    }
}
