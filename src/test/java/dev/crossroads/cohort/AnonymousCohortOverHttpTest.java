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
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In an anonymous cohort no instructor can tell who gave which answer, whichever pages they compare. */
class AnonymousCohortOverHttpTest {
    private static final List<String> QUIZZES = List.of(Workshop.TYPES, Workshop.TIMED, Workshop.LIMITED);

    private final List<Learner> members = new ArrayList<>();
    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void open() {
        server = Workshop.open();
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
        for (int i = 0; i < 8; i++) {
            Learner learner = new Learner(server);
            learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Person " + i))
                    .with(200);
            members.add(learner);
        }
        settings("anonymous", "yes");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void noPointsStandBesideAName() {
        members.forEach(this::answerSome);

        for (Learner learner : members) {
            Document page =
                    grace.get(page() + "/learners/" + learner.id()).with(200).page();
            assertThat(page.select(".history-entry")).hasSize(3);
            assertThat(page.select(".history").text())
                    .doesNotContain(" of ", "Right:", "Wrong:")
                    .containsPattern("Passed|Not passed");
        }
        JsonNode learners = grace.get(cohort.text("/href") + "/progress").json().get("learners");
        assertThat(learners.findValues("quizzes")).allSatisfy(quizzes -> {
            assertThat(quizzes).hasSize(3);
            quizzes.forEach(best -> assertThat(best.properties()).hasSize(1));
        });
        assertThat(grace.get(page() + "/grid.csv").body()).contains("passed").doesNotContain(" of ");
        Document concepts = grace.get(page() + "?columns=concepts").with(200).page();
        assertThat(concepts.select(".cell").text()).doesNotContain("/");
        assertThat(concepts.select("#grid .part-head a").text()).doesNotContain("concepts");
    }

    @Test
    void noAnswerStandsBesideAnotherOrAloneSoNobodyIsMatched() {
        members.forEach(this::answerSome);

        List<CSVRecord> rows = responses();
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(List.of(
                                "time", "learner", "name", "attempt", "confidence", "points", "out of", "hints"))
                        .allSatisfy(column -> assertThat(row.get(column)).isEmpty()));
        assertThat(rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> List.of(row.get("question"), row.get("answer")), Collectors.counting()))
                        .values())
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(5));
        String items = grace.get(page() + "/items").with(200).body();
        assertThat(items).doesNotContain("Person ").contains("fewer than five");
        grace.get(cohort.text("/href") + "/items").json().get("items").forEach(item -> {
            assertThat(item.at("/facility/n").intValue() % 5).isZero();
            item.get("answers")
                    .forEach(given -> assertThat(given.get("count").intValue()).isGreaterThanOrEqualTo(5));
        });
    }

    @Test
    void whoLooksBeforeAndAfterSomebodyAnsweredSeesNoDifference() {
        members.subList(0, 6).forEach(this::answerSome);
        String items = grace.get(cohort.text("/href") + "/items").body();
        String csv = grace.get(page() + "/responses.csv").body();

        members.subList(6, 8).forEach(this::answerSome);

        assertThat(grace.get(cohort.text("/href") + "/items").body()).isEqualTo(items);
        assertThat(grace.get(page() + "/responses.csv").body()).isEqualTo(csv);
    }

    @Test
    void whatWasAnsweredUnderThePromiseStaysUnderIt() {
        settings();
        assertThat(isAnonymous()).as("taken back before anybody answered").isFalse();
        settings("anonymous", "yes");
        members.forEach(this::answerSome);

        settings();

        assertThat(isAnonymous()).isTrue();
        assertThat(grace.get(page() + "/responses.csv").body()).doesNotContain("Person ");
        Document page = grace.get(page() + "/settings").with(200).page();
        assertThat(page.select("#anonymous[checked][disabled]")).hasSize(1);
        assertThat(page.select("#promised").text()).contains("stays anonymous");
        members.forEach(learner -> learner.form(page() + "/leaving").with(303));
        settings();
        assertThat(isAnonymous()).as("who left may come back").isTrue();
    }

    private boolean isAnonymous() {
        return grace.get(cohort.text("/href")).json().get("anonymous").booleanValue();
    }

    private void settings(String... more) {
        List<String> fields = new ArrayList<>(List.of("title", "Tuesday", "zone", "UTC"));
        fields.addAll(List.of(more));
        grace.form(page() + "/settings", fields.toArray(String[]::new)).with(303);
    }

    /** Everybody at three quizzes, each with another number of right answers. */
    private void answerSome(Learner learner) {
        int who = members.indexOf(learner);
        for (String quiz : QUIZZES) {
            Reply attempt = start(learner, quiz);
            int asked = 0;
            for (JsonNode each : Workshop.questions(attempt).toList()) {
                String id = each.get("id").textValue();
                boolean isRight = (asked++ + who) % 8 < 5;
                answer(learner, attempt, id, isRight ? right(question(attempt, id)) : wrong(question(attempt, id)))
                        .with(200);
            }
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
    }

    private List<CSVRecord> responses() {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(grace.get(page() + "/responses.csv")
                            .with(200)
                            .body()
                            .substring(1)))
                    .getRecords();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String page() {
        return cohort.text("/page");
    }
}
