package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkpoint's statistics on the instructor's pages. */
class QuizStatisticsOverHttpTest {
    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void open() {
        server = Workshop.openWithoutLimits();
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatWasLeftOpenCounts0AndWhoDidNotFinishIsLeftOut() {
        List<Learner> learners = members(7);
        for (int i = 0; i < 6; i++) {
            attempt(learners.get(i), i < 3 ? 2 : i < 5 ? 1 : 0, true);
        }
        attempt(learners.get(6), 2, false);

        JsonNode told = statistics("");
        assertThat(told.get("n").intValue()).isEqualTo(6);
        assertThat(told.get("leftOut").intValue()).isEqualTo(1);
        assertThat(told.at("/mean/value").doubleValue())
                .isCloseTo(8.0 / 6 * told.get("outOf").doubleValue() / 2, within(1e-9));
        assertThat(told.at("/mean/interval/low").doubleValue())
                .isLessThan(told.at("/mean/value").doubleValue());
        assertThat(told.has("alpha")).as("n too small").isFalse();
        JsonNode second = told.at("/items/1");
        assertThat(second.at("/facility/value").doubleValue()).isEqualTo(0.5);
        assertThat(second.at("/facility/n").intValue()).as("one left it open").isEqualTo(6);
        assertThat(second.get("intendedWeight").doubleValue()).isEqualTo(0.5);

        Document page = grace.get(page() + "/items").with(200).page();
        Document shown = grace.get(
                        page.select("a[href*=statistics?quiz=limited]").attr("href"))
                .with(200)
                .page();
        assertThat(shown.text())
                .contains("6 finished attempts", "1 person who began it", "needs n = 30", "needs 200 attempts");
        assertThat(shown.select(".bars tbody tr")).hasSizeBetween(2, 21);
        assertThat(shown.select(".bars tbody td").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(6);
        assertThat(shown.select(".item .range")).hasSize(2);
    }

    @Test
    void anInstructorChoosesWhichAttemptsCount() {
        List<Learner> learners = members(5);
        for (Learner learner : learners) {
            attempt(learner, 2, true);
            attempt(learner, 1, true);
        }
        double point = statistics("").get("outOf").doubleValue() / 2;
        assertThat(statistics("").at("/mean/value").doubleValue()).isEqualTo(2 * point);
        assertThat(statistics("&attempts=last").at("/mean/value").doubleValue()).isEqualTo(point);
        assertThat(statistics("&attempts=highest").at("/mean/value").doubleValue())
                .isEqualTo(2 * point);
        JsonNode all = statistics("&attempts=all");
        assertThat(all.get("n").intValue()).isEqualTo(10);
        assertThat(all.at("/mean/value").doubleValue()).isEqualTo(1.5 * point);
        grace.get(api() + "&attempts=some").with(400);
        grace.get(cohort.text("/href") + "/statistics?quiz=none").with(404);
        assertThat(grace.get(cohort.text("/href") + "/statistics").with(200).text("/quiz"))
                .as("the first of the course")
                .isNotEmpty();
    }

    @Test
    void inAnAnonymousCohortNoSingleAttemptCanBeToldApart() {
        grace.form(page() + "/settings", "title", "Tuesday", "zone", "UTC", "anonymous", "yes")
                .with(303);
        List<Learner> learners = members(6);
        for (int i = 0; i < 5; i++) {
            attempt(learners.get(i), 2, true);
        }
        JsonNode five = statistics("");
        attempt(learners.get(5), 0, true);
        attempt(learners.get(0), 0, true);
        assertThat(statistics("")).isEqualTo(five);
        assertThat(statistics("&attempts=all")).isEqualTo(five);
        assertThat(grace.get(page() + "/statistics?quiz=limited")
                        .with(200)
                        .page()
                        .select(".bars"))
                .isEmpty();
    }

    @Test
    void anItemThatIsHarderForOneGroupThanForOthersWhoDoAsWellSaysSo() {
        List<Learner> learners = members(104);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < learners.size(); i++) {
            boolean isMuch = i < 52;
            Learner learner = learners.get(i);
            ids = answerBoth(learner, isMuch ? i < 20 : i < 94, i % 13 != 0);
            if (i == 0) {
                assertThat(item(ids.getFirst()).select("#groups").text())
                        .contains("Nobody in these groups has finished a first attempt yet");
            } else if (i == 6 || i == 100) {
                Document few = item(ids.getFirst());
                assertThat(few.select("#groups tbody")).isEmpty();
                assertThat(few.select("#groups").text())
                        .contains("as 50 attempts of each are needed: Very much (" + Math.min(i, 52) + " beside");
            }
            learner.put(
                            Workshop.COURSE + "/recommendation/answers/pauses",
                            Map.of("option", isMuch ? "much" : "little"))
                    .with(200);
        }

        Document page = item(ids.getFirst());
        assertThat(page.select("#groups tbody th").eachText()).containsExactly("Very much", "Hardly");
        List<String> much = page.select("#groups tbody tr").first().select("td").eachText();
        assertThat(much.subList(0, 2)).containsExactly("52", "52");
        assertThat(much.get(2)).matches("0\\.\\d\\d \\(0\\.\\d\\d to 0\\.\\d\\d\\)");
        assertThat(much.get(3)).as("too few for a letter").matches("-\\d\\.\\d\\d");
        assertThat(page.select("#groups strong").eachText()).hasSize(2);
        assertThat(page.select("#groups strong").first().text()).startsWith("Harder for this group");
        assertThat(page.select("#groups strong").last().text()).startsWith("Easier for this group");
        assertThat(page.select("#groups").text()).doesNotContain("Too few");

        JsonNode told = statistics("&by=fact:pauses").at("/items/0/groups/0");
        assertThat(told.get("group").textValue()).isEqualTo("much");
        assertThat(told.get("text").textValue()).isEqualTo("Very much");
        assertThat(told.get("n").intValue()).isEqualTo(52);
        assertThat(told.get("others").intValue()).isEqualTo(52);
        assertThat(much.get(2))
                .startsWith(String.format(
                        Locale.ROOT, "%.2f", told.at("/odds/value").doubleValue()));
        assertThat(much.get(3))
                .isEqualTo(String.format(
                        Locale.ROOT, "%.2f", told.at("/points/value").doubleValue()));
        assertThat(told.at("/points/interval/high").doubleValue()).isNegative();
        assertThat(told.get("beyondChance").booleanValue()).isTrue();
        assertThat(told.has("size")).isFalse();
        assertThat(statistics("").at("/groupings").findValuesAsText("by")).contains("fact:pauses");
        assertThat(statistics("").at("/items/0/groups")).isEmpty();
        grace.get(api() + "&by=fact:none").problem(400);
        assertThat(csv())
                .contains("limited,first,group,limited-one,fact:pauses much,Very much,odds,"
                        + told.at("/odds/value").asText() + ",104,"
                        + told.at("/odds/interval/low").asText());

        grace.post("/api/v1/cohorts", Map.of("title", "Wednesday", "course", "workshop"))
                .with(201);
        Document byCohort = item(ids.getFirst() + "&by=cohorts");
        assertThat(byCohort.select("#groups tbody")).isEmpty();
        assertThat(byCohort.select("#groups").text()).contains("This cohort (104 beside 0)");
        assertThat(byCohort.select("#groups-by [selected]").val()).isEqualTo("cohorts");

        grace.form(page() + "/settings", "title", "Tuesday", "zone", "UTC", "anonymous", "yes")
                .with(303);
        assertThat(item(ids.getFirst()).select("#groups")).isEmpty();
        assertThat(statistics("").at("/groupings")).isEmpty();
        grace.get(api() + "&by=fact:pauses").problem(400);
        assertThat(csv()).doesNotContain(",group,");
    }

    private String csv() {
        String href = grace.get(page() + "/statistics?quiz=limited")
                .with(200)
                .page()
                .select("a[href*=statistics.csv]")
                .attr("href");
        Reply file = grace.get(href).with(200);
        assertThat(file.header("Content-Type").orElseThrow()).startsWith("text/csv");
        return file.body();
    }

    private Document item(String question) {
        return grace.get(page() + "/item?quiz=limited&question=" + question)
                .with(200)
                .page();
    }

    /** Answers both questions, hands in, and returns their ids. */
    private static List<String> answerBoth(Learner learner, boolean firstRight, boolean secondRight) {
        Reply attempt = start(learner, Workshop.LIMITED);
        List<JsonNode> questions = Workshop.questions(attempt)
                .sorted(Comparator.comparing(question -> question.get("id").textValue()))
                .toList();
        for (JsonNode question : questions) {
            boolean isRight = question.equals(questions.getFirst()) ? firstRight : secondRight;
            answer(learner, attempt, question.get("id").textValue(), isRight ? right(question) : wrong(question))
                    .with(200);
        }
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        return questions.stream()
                .map(question -> question.get("id").textValue())
                .toList();
    }

    @Test
    void beforeAnybodyFinishedThePageSaysSo() {
        attempt(members(1).getFirst(), 1, false);
        assertThat(grace.get(page() + "/statistics?quiz=limited").with(200).body())
                .contains("Nobody has finished it");
        assertThat(statistics("").get("n").intValue()).isZero();
    }

    private void attempt(Learner learner, int rightOnes, boolean toTheEnd) {
        Reply attempt = start(learner, Workshop.LIMITED);
        JsonNode questions = attempt.json().get("questions");
        // With none right, one is answered wrong and the other left open.
        for (int i = 0; i < Math.max(1, rightOnes); i++) {
            JsonNode question = questions.get(i);
            answer(learner, attempt, question.get("id").textValue(), i < rightOnes ? right(question) : wrong(question))
                    .with(200);
        }
        if (toTheEnd) {
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
    }

    private List<Learner> members(int many) {
        List<Learner> members = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Learner learner = new Learner(server);
            learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Person " + i))
                    .with(200);
            members.add(learner);
        }
        return members;
    }

    private String page() {
        return cohort.text("/page");
    }

    private String api() {
        return cohort.text("/href") + "/statistics?quiz=limited";
    }

    private JsonNode statistics(String more) {
        return grace.get(api() + more).with(200).json();
    }
}
