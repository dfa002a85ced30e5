package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

        Reply made = grace.get(page()).submit(".fading-wall").with(303);
        Document wall = grace.get(made.location()).with(200).page();

        assertThat(wall.selectFirst("h1").text()).isEqualTo("Question 1 of 1");
        assertThat(wall.select("#key")).isEmpty();
        assertThat(wall.select("script, input").select(".warm-up *")).isEmpty();
        String shown = wall.selectFirst("a:containsOwn(Show the answer)").attr("href");
        assertThat(grace.get(shown.replaceAll("#.*", "")).with(200).shown("#key"))
                .isNotEmpty();
        assertThat(grace.get(page()).submit(".fading-wall").location()).isEqualTo(made.location());
        assertThat(grace.get(page() + "/audit").shown("tbody")).containsOnlyOnce("Made a warm-up");
        assertThat(instructor(server, "Other " + name).get(made.location()).status())
                .isEqualTo(404);
        assertThat(grace.get("/api/v1" + page() + "/fading").with(200).json().at("/concepts"))
                .isEmpty();
    }

    /** Somebody in the cohort who has answered two questions of the course. */
    private Learner answered(String called) {
        Learner learner = member(called);
        fail(learner);
        return learner;
    }

    /** Gives a warm-up until a day; empty for the one that is offered. */
    private Reply give(String day) {
        Reply shown = grace.get(page()).with(200);
        String offered = shown.page().select(".fading-homework [name=due]").val();
        return shown.submit(".fading-homework", "due", day.isEmpty() ? offered : day)
                .with(303);
    }

    private String quiz(Reply given) {
        return Workshop.COURSE + "/quizzes/-warm-up/" + given.location().split("/")[4];
    }

    /** A day from today in the cohort's zone. */
    private static LocalDate day(int fromToday) {
        return server.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(fromToday);
    }

    private JsonNode told(int number) {
        return grace.get("/api/v1" + page() + "/warm-ups").with(200).json().at("/warmUps/" + number);
    }

    private static Reply dues(Learner learner) {
        return learner.get("/").with(200);
    }

    @Test
    void aWarmUpIsGivenToEverybodyWithOneClickAndIsDueBeforeMonday() {
        Learner ada = answered("Ada");
        Learner late = member("Late");
        Reply given = give("");

        LocalDate monday =
                LocalDate.parse(grace.get("/api/v1" + page() + "/fading").text("/monday"));
        assertThat(told(0).get("due").textValue()).isEqualTo(monday.minusDays(1).toString());
        assertThat(grace.get(given.location()).with(200).shown("main"))
                .contains("Warm-up due", name, "0 of 2 done", "not answered yet", "Adanot begun", "Latenot begun");
        for (Learner each : List.of(ada, late)) {
            assertThat(each.get("/courses/workshop").shown(".dues"))
                    .contains("Warm-up", "Tuesday", "due")
                    .doesNotContain("Checkpoint", "Done");
            assertThat(each.get("/courses/workshop/quizzes/-warm-up/"
                                    + told(0).get("id").textValue())
                            .with(200)
                            .shown("main"))
                    .contains("1 question");
        }
        assertThat(read("").select(".week-fading .change-list").text()).contains("Warm-up due", "0 of 2 done");
        assertThat(cohortDues()).contains("-warm-up/");
    }

    private List<String> cohortDues() {
        return grace.get("/api/v1" + page()).json().get("dues").findValuesAsText("target").stream()
                .map(target -> target.replaceFirst("(-warm-up/).*", "$1"))
                .toList();
    }

    @Test
    void homeworkIsAnAttemptLikeAnyOtherThatEndsWithItsLastAnswer() {
        Learner ada = answered("Ada");
        String quiz = quiz(give(""));
        Reply attempt = ada.post(quiz + "/attempts", Map.of()).with(201);
        assertThat(Workshop.ids(attempt)).containsExactly("one");
        assertThat(attempt.body()).doesNotContain("\"key\"");
        assertThat(ada.copy().post(quiz + "/attempts", Map.of()).with(201).text("/id"))
                .isEqualTo(attempt.text("/id"));
        assertThat(told(0).at("/learners/0/state").textValue()).isEqualTo("begun");
        assertThat(dues(ada).shown(".resume")).contains("Warm-up");

        String page = "/attempts/" + attempt.text("/id");
        Reply question = ada.get(quiz.replace("/api/v1", "")).with(200);
        Reply answered = question.submit("#answer", "choice", (String) right(question(attempt, "one")))
                .with(303);
        assertThat(answered.location()).startsWith(page);

        assertThat(ada.get(page).with(200).shown("main")).contains("1 of 1").doesNotContain("Try the missed");
        assertThat(told(0).at("/learners/0").toString())
                .contains("\"state\":\"done\"", "\"points\":1", "\"outOf\":1", "finishedAt");
        assertThat(told(0).at("/done").intValue()).isEqualTo(1);
        assertThat(told(0).at("/questions/0").toString()).contains("\"answered\":1", "\"right\":1");
        assertThat(dues(ada).shown(".dues")).contains("Done");
        assertThat(read("").select(".week-fading .change-list").text()).contains("1 of 1 done");
        assertThat(ada.post(quiz + "/attempts", Map.of()).problem(409)).contains("You have done this warm-up");
        assertThat(ada.get(quiz.replace("/api/v1", "")).shown(".empty")).startsWith("You have done this warm-up");
        assertThat(grace.get("/api/v1" + page() + "/items").body()).doesNotContain("-warm-up");
        assertThat(grace.get(page() + "/learners/" + ada.id()).with(200).shown("main"))
                .contains("Warm-up");
    }

    @Test
    void homeworkOfSeveralQuestionsEndsWithTheLastOfThemAloneAndStandsInTheCalendar() {
        Learner ada = member("Ada");
        Workshop.miss(ada, Workshop.TYPES, "one", "number");
        String quiz = quiz(give(day(3).toString()));
        String link = ada.form("/calendar")
                .with(200)
                .page()
                .select(".cohort-invite a")
                .attr("href");
        assertThat(ada.get(link.substring(link.indexOf("/calendars"))).with(200).body())
                .contains("Warm-up", day(3).toString().replace("-", ""), "/quizzes/-warm-up/");

        Reply attempt = ada.post(quiz + "/attempts", Map.of()).with(201);
        assertThat(Workshop.ids(attempt)).containsExactlyInAnyOrder("one", "number");
        String page = quiz.replace("/api/v1", "") + "?question=";
        ada.get(page + "one")
                .submit("#answer", "choice", (String) right(question(attempt, "one")))
                .with(303);
        assertThat(told(0).at("/learners/0/state").textValue()).isEqualTo("begun");
        ada.get(page + "number").submit("#answer", "number", "1").with(303);
        assertThat(told(0).at("/learners/0/state").textValue()).isEqualTo("done");
        assertThat(grace.get("/cohorts/" + cohort.text("/id") + "/warm-ups/"
                                + told(0).get("id").textValue() + "/homework")
                        .shown("main"))
                .contains("1 of 2 right", "1 of 1 done");
    }

    @Test
    void homeworkShowsNoKeyOfACheckpointThatCannotBeTriedAgainOrOpensLater() {
        Learner ada = member("Ada");
        Workshop.miss(ada, Workshop.LIMITED, "limited-one", "limited-two");
        assertThat(grace.form(page() + "/warm-ups", "due", day(3).toString())
                        .with(409)
                        .shown("main"))
                .contains("limit attempts or open later");

        Workshop.miss(ada, Workshop.TYPES, "one");
        Workshop.miss(ada, Workshop.EXAM, "exam-word");
        grace.get(page() + "/settings")
                .submit("#dues form", "opens:quiz:memory/exam", day(9) + "T08:00")
                .with(303);
        String quiz = quiz(give(day(3).toString()));

        assertThat(Workshop.ids(member("Bob").post(quiz + "/attempts", Map.of()).with(201)))
                .containsExactly("one");
    }

    @Test
    void ofOneDayThereIsOneWarmUpHoweverOftenAndByWhomItIsGiven() {
        answered("Ada");
        instructor(server, "Alan " + classes);
        grace.form(page() + "/instructors", "email", People.email("Alan " + classes))
                .with(303);
        Learner alan = People.signIn(new Learner(server), "Alan " + classes);
        String first = give(day(3).toString()).location();

        assertThat(give(day(3).toString()).location()).isEqualTo(first);
        assertThat(alan.form(page() + "/warm-ups", "due", day(3).toString()).location())
                .isEqualTo(first);
        assertThat(give(day(4).toString()).location()).isNotEqualTo(first);
        assertThat(grace.get("/api/v1" + page() + "/warm-ups")
                        .json()
                        .at("/warmUps")
                        .findValuesAsText("due"))
                .containsExactly(day(4).toString(), day(3).toString());
        assertThat(Rows.count(
                        server, "cohort_audit WHERE deed = 'HOMEWORK' AND cohort_id = '" + cohort.text("/id") + "'"))
                .isEqualTo(2);
        for (String wrong : List.of(day(-1).toString(), "soon", "", "20226-01-01", "2226-01-01")) {
            assertThat(grace.form(page() + "/warm-ups", "due", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatIsTakenBackIsDueForNobodyAndWhatWasBegunCanBeDone() {
        Learner ada = answered("Ada");
        Learner bob = member("Bob");
        Reply given = give(day(3).toString());
        String quiz = quiz(given);
        Reply attempt = ada.post(quiz + "/attempts", Map.of()).with(201);

        grace.get(given.location()).submit("form[action$=/removal]").with(303);
        grace.form(given.location().replace("/homework", "/removal")).with(303);

        assertThat(dues(ada).page().select(".dues")).isEmpty();
        assertThat(cohortDues()).isEmpty();
        assertThat(bob.post(quiz + "/attempts", Map.of()).problem(409)).contains("taken back");
        assertThat(bob.get(quiz.replace("/api/v1", "")).with(200).shown(".empty"))
                .contains("taken back");
        answer(ada, attempt, "one", wrong(question(attempt, "one"))).with(200);
        Workshop.finish(ada, attempt);
        assertThat(grace.get(given.location()).shown("main")).contains("Taken back on", "0 of 1 right");
        assertThat(grace.get(given.location()).page().select("form[action$=/removal]"))
                .isEmpty();
        assertThat(grace.get(page() + "/audit").shown("tbody")).containsOnlyOnce("Took back a warm-up");
        assertThat(give(day(3).toString()).location()).isNotEqualTo(given.location());
    }

    private String warmUps() {
        return "/api/v1" + page() + "/warm-ups";
    }

    @Test
    void aProgramGivesHomeworkAndTakesItBackByTheRulesOfThePage() {
        assertThat(grace.post(warmUps(), Map.of()).problem(409)).contains("limit attempts or open later");
        Learner ada = answered("Ada");
        String offered = grace.get("/api/v1" + page() + "/fading").text("/homeworkDue");

        Reply made = grace.post(warmUps(), Map.of()).with(201);
        assertThat(made.text("/due")).isEqualTo(offered);
        assertThat(made.json()).isEqualTo(told(0));
        assertThat(grace.get(made.text("/href")).with(200).json()).isEqualTo(made.json());
        assertThat(grace.post(warmUps(), Map.of("due", offered)).with(201).text("/id"))
                .isEqualTo(made.text("/id"));
        assertThat(give(offered).location()).isEqualTo(made.text("/page"));
        assertThat(dues(ada).shown(".dues")).contains("Warm-up");
        for (String wrong : List.of(day(-1).toString(), "soon", "", "2226-01-01")) {
            Reply refused = grace.post(warmUps(), Map.of("due", wrong)).with(400);
            assertThat(refused.text("/member")).as(wrong).isEqualTo("due");
        }

        grace.delete(made.text("/href")).with(204);
        grace.delete(made.text("/href")).with(204);

        assertThat(grace.get(made.text("/href")).with(200).text("/takenBackAt")).isNotEmpty();
        assertThat(dues(ada).page().select(".dues")).isEmpty();
        assertThat(grace.get(page() + "/audit").shown("tbody"))
                .containsOnlyOnce("Gave a warm-up")
                .containsOnlyOnce("Took back a warm-up");
        Learner other = instructor(server, "Other " + name);
        other.delete(made.text("/href")).with(404);
        other.post(warmUps(), Map.of()).with(404);
        ada.post(warmUps(), Map.of()).with(404);
        grace.form(page() + "/archive", "archived", "yes").with(303);
        assertThat(grace.post(warmUps(), Map.of()).problem(409)).contains("archived");
    }

    @Test
    void aGradebookIsToldOfEachWarmUpWhetherItWasHandedIn() {
        Learner ada = answered("Ada");
        answered("Bob");
        String column = "done: warm-up due " + day(3);
        assertThat(grid()).noneMatch(line -> line.contains(column));
        String quiz = quiz(give(day(3).toString()));
        String taken = give(day(4).toString()).location();
        Reply attempt = ada.post(quiz + "/attempts", Map.of()).with(201);
        assertThat(grid().get(1)).contains(",Ada,").endsWith(",false,false");

        answer(ada, attempt, "one", wrong(question(attempt, "one"))).with(200);
        Workshop.finish(ada, attempt);
        grace.form(taken.replace("/homework", "/removal")).with(303);

        assertThat(grid()).hasSize(3);
        assertThat(grid().get(0)).endsWith("," + column);
        assertThat(grid().get(1)).contains(",Ada,").endsWith(",true");
        assertThat(grid().get(2)).contains(",Bob,").endsWith(",false");
    }

    /** The lines of the grid as a file. */
    private List<String> grid() {
        return grace.get(page() + "/grid.csv").with(200).body().lines().toList();
    }

    @Test
    void homeworkIsOfMembersAloneAndOfWhoeverIsOneByThen() {
        Learner ada = answered("Ada");
        String quiz = quiz(give(day(3).toString()));
        Learner stranger = new Learner(server);
        assertThat(stranger.get(quiz).with(200).json().get("questions")).isEmpty();
        assertThat(stranger.post(quiz + "/attempts", Map.of()).problem(409)).contains("a cohort that you are not in");
        assertThat(Workshop.ids(ada.get(quiz))).containsExactly("one");
        assertThat(ada.get(Workshop.COURSE + "/quizzes/-warm-up/none")
                        .with(200)
                        .json()
                        .get("questions"))
                .isEmpty();

        Learner later = member("Later");
        Reply begun = later.post(quiz + "/attempts", Map.of()).with(201);
        later.form("/cohorts/" + cohort.text("/id") + "/leaving").with(303);
        answer(later, begun, "one", right(question(begun, "one"))).with(200);
        assertThat(Workshop.finish(later, begun).shown("main")).contains("1 of 1");
        assertThat(told(0).get("members").intValue()).isEqualTo(1);
        assertThat(dues(later).page().select(".dues")).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfAWarmUpWhoseDayIsOver() {
        Learner ada = answered("Ada");
        String quiz = quiz(give(day(0).toString()));
        assertThat(dues(ada).shown(".dues")).contains("Warm-up");

        later(Duration.ofDays(1));

        assertThat(dues(ada).page().select(".dues")).isEmpty();
        assertThat(read("").select(".need-reasons, .need").text()).doesNotContain("Warm-up");
        assertThat(read("").select(".week-changes").text()).contains("Warm-up", "1 member is late");
        ada.post(quiz + "/attempts", Map.of()).with(201);
    }

    @Test
    void aWarmUpWithoutItsQuestionsIsDueForNobodyAndOneThatLostSomeAsksTheOthers() {
        Learner ada = answered("Ada");
        Reply given = give(day(3).toString());
        String warmUp = "cohort_warm_up SET questions = '{%s}', quizzes = '{%s}' WHERE id = '"
                + told(0).get("id").textValue() + "'";
        Rows.change(server, "UPDATE " + warmUp.formatted("gone,short", "memory/types,memory/types"));
        assertThat(Workshop.ids(ada.post(quiz(given) + "/attempts", Map.of()).with(201)))
                .containsExactly("short");
        assertThat(grace.get(given.location()).with(200).shown("main"))
                .contains("does not have 1 of its questions any more");

        Rows.change(server, "UPDATE " + warmUp.formatted("gone", "memory/types"));
        Learner bob = member("Bob");
        assertThat(bob.post(quiz(given) + "/attempts", Map.of()).status()).isEqualTo(409);
        assertThat(dues(bob).page().select(".dues")).isEmpty();
        assertThat(grace.get(given.location()).with(200).page().select("main a:contains(wall)"))
                .isEmpty();
        grace.get(given.location().replace("/homework", "")).with(409);
    }

    @Test
    void datesThatAreSavedLeaveHomeworkAsItIs() {
        answered("Ada");
        give(day(3).toString());
        grace.get(page() + "/settings")
                .submit("#dues form", "quiz:limited", day(5).toString())
                .with(303);
        assertThat(cohortDues()).containsExactly("-warm-up/", "limited");
        assertThat(grace.get(page() + "/audit").shown("tbody")).doesNotContain("-warm-up/");
    }

    @Test
    void ofAnAnonymousCohortNobodyIsToldOfAlone() {
        Reply hidden = grace.post("/api/v1/cohorts", Map.of("title", "Hidden", "course", "workshop"))
                .with(201);
        grace.form(hidden.text("/page") + "/settings", "title", "Hidden", "zone", "UTC", "anonymous", "yes")
                .with(303);
        cohort = hidden;
        for (int i = 0; i < 6; i++) {
            answered("Member " + i);
        }
        Reply given = give("");
        Learner ada = answered("Ada");
        Reply attempt = ada.post(quiz(given) + "/attempts", Map.of()).with(201);
        answer(ada, attempt, "one", right(question(attempt, "one"))).with(200);
        Workshop.finish(ada, attempt);

        assertThat(told(0).has("learners")).isFalse();
        assertThat(grid().getFirst()).doesNotContain("warm-up");
        assertThat(told(0).get("done").intValue()).isEqualTo(1);
        assertThat(told(0).at("/questions/0/answered").intValue()).isZero();
        assertThat(grace.get(given.location()).shown("main"))
                .contains("1 of 7 done", "This cohort is anonymous")
                .doesNotContain("Ada", "Member 1");
    }
}
