package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instructor's view of a cohort: attention, the grid, the items, one learner, and all of it as CSV. */
class LiveViewOverHttpTest {
    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void open() {
        server = Workshop.open();
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theGridShowsWhereEverybodyIsWithSignsAndWords() {
        Learner ada = member("Ada");
        member("Ben");
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);

        Document page = grace.get(page()).with(200).page();
        assertThat(page.select(".cohort-grid tbody th").eachText()).containsExactly("Ada", "Ben");
        assertThat(page.select("#row-" + ada.id() + " .cell-completed").text()).isEqualTo("✓Completed");
        assertThat(page.select(".cohort-grid thead .grid-column a").eachText()).contains("Ownership");
        assertThat(page.select("#summary dd").eachText()).startsWith("2", "1");
        assertThat(page.select("#chart-drop-off tbody tr").text()).contains("Ownership 1 1");
    }

    @Test
    void anInstructorReadsTheSamePercentAsTheLearner() {
        Learner ada = member("Ada");
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership", "moving")))
                .with(200);
        ada.put(Workshop.COURSE + "/lessons/clocks/progress", Map.of("completed", true))
                .with(200);

        int own = ada.get("/api/v1/me/progress").json().at("/courses/0/percent").intValue();
        assertThat(own).isBetween(1, 99);
        assertThat(progress().at("/learners/0/percent").intValue()).isEqualTo(own);
    }

    @Test
    void theGridIsSortedByWhatItsHeadsSayAndShowsConceptsWhenAsked() {
        Learner ada = member("Ada");
        Learner ben = member("Ben");
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true));
        Reply attempt = start(ben, Workshop.TYPES);
        answer(ben, attempt, "one", right(question(attempt, "one"))).with(200);

        Document page = grace.get(page()).page();
        String byRead = page.select(".cohort-grid thead a[href*=sort=read]").attr("href");
        Document sorted = grace.get(byRead).with(200).page();
        assertThat(sorted.select(".cohort-grid tbody th").eachText()).containsExactly("Ben", "Ada");
        assertThat(sorted.select("th[aria-sort]").text()).isEqualTo("Read");

        String concepts = page.select("#grid .part-head a").first().attr("href");
        assertThat(grace.get(concepts).with(200).page().select("#row-" + ben.id() + " .cell-completed"))
                .isNotEmpty();
    }

    @Test
    void whoNeedsHelpIsNamedWithTheReasonTheOneInGreatestNeedFirst() {
        Learner ada = member("Ada");
        Learner ben = member("Ben");
        ben.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership")))
                .with(200);
        for (int i = 0; i < 3; i++) {
            Reply attempt = start(ada, Workshop.TYPES);
            answer(ada, attempt, "one", wrong(question(attempt, "one"))).with(200);
            ada.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
        server.pass(Duration.ofDays(8));
        grace = dev.crossroads.People.signIn(new Learner(server), "Grace");

        Document page = grace.get(page()).with(200).page();
        assertThat(page.select(".need-name").eachText()).containsExactly("Ada", "Ben");
        assertThat(page.select(".need").first().text()).contains("Failed “", "3 times", "And 1 more reason");
        assertThat(page.select(".need").last().text()).contains("Inactive for 8 days");
        JsonNode learners = progress().get("learners");
        assertThat(learners.get(0).get("attention").get(0).textValue()).contains("3 times");
    }

    @Test
    void whatIsDueIsSeenByBothSidesAndWhoIsLateIsNamed() {
        Learner ada = member("Ada");
        grace.form(page() + "/dues", "lesson:memory/ownership", "2020-01-01").with(303);

        assertThat(grace.get(page()).page().select(".need").text()).contains("Ada", "days overdue");
        assertThat(ada.get("/progress").page().select(".dues").text())
                .contains("overdue, was due January 1, 2020", "Tuesday");
        assertThat(ada.get("/courses/workshop").page().select(".dues a").attr("href"))
                .isEqualTo("/courses/workshop/lessons/memory/ownership");
        assertThat(grace.get(cohort.text("/href")).json().at("/dues/0/day").textValue())
                .isEqualTo("2020-01-01");

        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true));
        assertThat(grace.get(page()).page().select(".need")).isEmpty();
        assertThat(ada.get("/progress").page().select(".dues").text()).contains("Done");
        grace.form(page() + "/dues", "lesson:memory/ownership", "soon").with(400);
        grace.form(page() + "/dues", "lesson:memory/ownership", "").with(303);
        assertThat(ada.get("/progress").page().select(".dues")).isEmpty();
    }

    @Test
    void anItemTellsHowManyWereRightAndWhomAWrongAnswerDrew() {
        List<Learner> learners =
                IntStream.range(0, 5).mapToObj(i -> member("Learner " + i)).toList();
        for (int i = 0; i < 5; i++) {
            Learner learner = learners.get(i);
            Reply attempt = start(learner, Workshop.TYPES);
            JsonNode one = question(attempt, "one");
            answer(learner, attempt, "one", i < 2 ? right(one) : wrong(one)).with(200);
            if (i == 0) {
                answer(learner, attempt, "all", right(question(attempt, "all"))).with(200);
            }
        }

        JsonNode items =
                grace.get(cohort.text("/href") + "/items").with(200).json().get("items");
        JsonNode one = named(items, "one");
        assertThat(one.at("/facility/n").intValue()).isEqualTo(5);
        assertThat(one.at("/facility/count").intValue()).isEqualTo(2);
        assertThat(one.get("signals")).as("three of five may be chance").isEmpty();
        assertThat(one.has("discrimination")).isFalse();
        assertThat(named(items, "all").get("facility").has("count"))
                .as("n too small")
                .isFalse();

        Document page = grace.get(page() + "/items").with(200).page();
        assertThat(page.select("#item-one .item-numbers").text()).contains("40% (12 to 77%)");
        assertThat(page.select("#item-one tbody tr").first().text())
                .contains("Wrong:", "Learner 2, Learner 3, Learner 4");
        assertThat(page.select("#item-all .item-numbers").text()).contains("n too small");
        assertThat(page.select("#item-one .item-key").text()).isEqualTo("Key: apple");
        assertThat(page.select("#found").text()).isEqualTo("2 of 2 questions");
        assertThat(page.select("#item-one tbody tr").first().select("td").eachAttr("data-head"))
                .doesNotContain("");
    }

    @Test
    void anInstructorFindsTheItemTheyLookForByItsNumbersAndByItsProgram() {
        Learner ada = member("Ada");
        Reply attempt = start(ada, Workshop.TYPES);
        for (String id : List.of("all", "refused", "line")) {
            answer(ada, attempt, id, right(question(attempt, id))).with(200);
        }
        Learner ben = member("Ben");
        Reply other = start(ben, Workshop.TYPES);
        answer(ben, other, "line", right(question(other, "line"))).with(200);

        Document all = items("");
        assertThat(all.select(".item").eachAttr("id")).containsExactly("item-all", "item-refused", "item-line");
        assertThat(all.select("#item-refused .item-prompt").text())
                .isEqualTo("What does this Rust program do? let a = String::new();");
        assertThat(all.select("#item-line .item-prompt").text()).isEqualTo("Point at the write. a := 1");
        assertThat(all.select("#item-refused details .program-line")).hasSize(5);
        assertThat(all.select("#item-refused details .line-correct").text()).contains("drop(a);");
        assertThat(all.select("#item-refused .item-key").text()).contains("line 4");
        Document alone = grace.get(all.select("#item-refused .links a").attr("href"))
                .with(200)
                .page();
        assertThat(alone.select(".cohort > .code .program-line"))
                .as("on its own page")
                .hasSize(5);
        assertThat(alone.select(".cohort > .code .line-correct").text()).contains("drop(a);");

        Document sorted = items("?sort=most-answered");
        assertThat(sorted.select(".item").eachAttr("id")).containsExactly("item-line", "item-all", "item-refused");
        assertThat(sorted.select("#item-line").text()).contains("Every type");
        assertThat(sorted.select("#items-sort option[selected]").attr("value")).isEqualTo("most-answered");
        assertThat(items("?sort=course-turned").select(".item").eachAttr("id"))
                .containsExactly("item-line", "item-refused", "item-all");

        Document typed = items("?text=STRING+drop&sort=nonsense");
        assertThat(typed.select(".item").eachAttr("id")).containsExactly("item-refused");
        assertThat(typed.select("details.quiz-items").hasAttr("open")).isTrue();
        assertThat(typed.select("#items-text").val()).isEqualTo("STRING drop");
        assertThat(typed.select("#found").text()).isEqualTo("1 of 3 questions");
        assertThat(typed.select(".grid-search a").attr("href")).isEqualTo(page() + "/items");
        assertThat(items("?show=flagged").select(".item")).isEmpty();
        assertThat(items("?quiz=limited").select(".item")).isEmpty();
        assertThat(items("?quiz=memory/types&text=").select(".item")).hasSize(3);
    }

    private Document items(String query) {
        return grace.get(page() + "/items" + query).with(200).page();
    }

    @Test
    void everyAnswerIsARowOfACsvThatNoSpreadsheetTakesForAFormula() {
        Learner eve = member("=HYPERLINK(\"http://evil\")");
        Reply attempt = start(eve, Workshop.TYPES);
        answer(eve, attempt, "one", right(question(attempt, "one"))).with(200);
        answer(eve, attempt, "short", "+1, \"quoted\"").with(200);

        Reply reply = grace.get(cohort.text("/href") + "/responses").with(200);
        List<String> lines = reply.body().lines().toList();
        assertThat(reply.header("Content-Type").orElseThrow()).contains("text/csv", "utf-8");
        assertThat(reply.body()).startsWith("\uFEFFtime,learner,name,quiz");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).matches("\\d{4}-\\d\\d-\\d\\dT.*Z,.*");
        assertThat(lines.get(1)).contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        assertThat(lines.get(2)).contains("\"'+1, \"\"quoted\"\"\"");

        assertThat(lines.getFirst())
                .contains("attempt started,attempt finished,seconds,retry,due,extended,shown,untimed");
        assertThat(lines.get(1)).matches(".*,[0-9a-f-]{36},\\d{4}-[^,]*Z,,\\d+\\.\\d{3},false,,false,,");

        List<String> grid =
                grace.get(page() + "/grid.csv").with(200).body().lines().toList();
        assertThat(grid).hasSize(2);
        assertThat(grid.getFirst().split(",")).doesNotHaveDuplicates().contains("first name", "last name", "number");
    }

    @Test
    void oneLearnersPageShowsTheirPathAndNobodyElsesIsThere() {
        Learner ada = member("Ada");
        Reply attempt = start(ada, Workshop.TYPES);
        answer(ada, attempt, "one", right(question(attempt, "one"))).with(200);
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true));

        Document page = grace.get(page() + "/learners/" + ada.id()).with(200).page();
        assertThat(page.select("h2").first().text()).isEqualTo("Ada");
        assertThat(page.select(".history-entry").text())
                .contains("attempt 1", "In progress", "Right:", "They were told");
        assertThat(page.select(".rows").text()).contains("Ownership", "completed on");
        assertThat(page.select(".story-week")).hasSize(1);
        assertThat(page.select(".pairs").text()).contains("Checkpoints passed 0 of");

        Learner stranger = signedUp(server, "Stranger");
        grace.get(page() + "/learners/" + stranger.id()).with(404);
        ada.get(page() + "/learners/" + ada.id()).with(404);
    }

    @Test
    void oneLearnersPageTellsTheirWeeksAndThoseWithoutASign() {
        Learner ada = member("Ada");
        Reply attempt = start(ada, Workshop.TYPES);
        answer(ada, attempt, "one", wrong(question(attempt, "one"))).with(200);
        server.pass(Duration.ofDays(21));
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        grace = dev.crossroads.People.signIn(new Learner(server), "Grace");
        grace.form(page() + "/learners/" + ada.id() + "/note", "note", "Was ill", "version", "0", "from", "learner")
                .with(303);

        Document page = grace.get(page() + "/learners/" + ada.id()).with(200).page();
        assertThat(page.select(".story-week")).hasSize(2);
        assertThat(page.select(".story-week").first().text()).contains("Ownership");
        assertThat(page.select(".story-week").last().text()).contains("attempt 1");
        assertThat(page.select(".story-gap").text()).isEqualTo("2 weeks without a sign");
        assertThat(page.select(".learner-weak").text()).contains("0 of 1 right");
        assertThat(page.select("#note .need-note").text()).isEqualTo("Was ill");
    }

    @Test
    void anotherInstructorIsAddedByAddressAndTheLastOneStays() {
        Learner alan = instructor(server, "Alan");
        signedUp(server, "Mary");
        alan.get(page()).with(404);
        grace.form(page() + "/instructors", "email", "mary@example.org").with(409);
        grace.form(page() + "/instructors", "email", "alan@example.org").with(303);
        alan.get(page()).with(200);

        alan.form(page() + "/instructors/removal", "learner", grace.id()).with(303);
        grace.get(page()).with(404);
        alan.form(page() + "/instructors/removal", "learner", alan.id()).with(409);
        alan.get(page()).with(200);
    }

    @Test
    void nobodyElseSeesAnyOfIt() {
        Learner ada = member("Ada");
        Learner other = instructor(server, "Other");
        for (String path : List.of("", "/items", "/members", "/settings", "/responses.csv", "/grid.csv", "/live")) {
            ada.get(page() + path).with(404);
            other.get(page() + path).with(404);
            new Learner(server).get(page() + path).with(404);
        }
        for (String path : List.of("/progress", "/items", "/live", "/responses")) {
            ada.get(cohort.text("/href") + path).with(404);
            other.get(cohort.text("/href") + path).with(404);
        }
    }

    private String page() {
        return cohort.text("/page");
    }

    private JsonNode progress() {
        return grace.get(cohort.text("/href") + "/progress").with(200).json();
    }

    private static JsonNode named(JsonNode items, String question) {
        for (JsonNode item : items) {
            if (item.get("question").textValue().equals(question)) {
                return item;
            }
        }
        throw new AssertionError(question + " in " + items);
    }

    private Learner member(String name) {
        Learner learner = new Learner(server);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return learner;
    }
}
