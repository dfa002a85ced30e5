package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.Question;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.demo.AnswerSheet;
import dev.crossroads.quiz.GainTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cohort measures what it learns by tests before and after a part, in two forms whose order is crossed. */
class CohortGainOverHttpTest {
    private static final String API = "/api/v1/courses/rust-or-go";
    private static final String A = "/quizzes/-gain/a/speed";
    private static final String B = "/quizzes/-gain/b/speed";
    private static final Course COURSE = course();

    private RunningServer server;
    private Learner grace;
    private Reply cohort;
    private String page;

    @BeforeEach
    void open() throws IOException {
        server = RunningServer.withoutLimits(List.of(BundledCourses.folder("rust-or-go")));
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "rust-or-go"))
                .with(201);
        page = cohort.text("/page");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Course course() {
        try {
            return CourseReader.read(BundledCourses.folder("rust-or-go"))
                    .course()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CoursePart speed() {
        return GainTests.parts(COURSE).stream()
                .filter(part -> part.slug().equals("speed"))
                .findFirst()
                .orElseThrow();
    }

    private static Question question(String id) {
        return COURSE.allQuizzes()
                .flatMap(quiz -> quiz.question(id).stream())
                .findFirst()
                .orElseThrow();
    }

    private Learner member(String name) {
        Learner member = signedUp(server, name);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }

    private static List<String> asked(JsonNode attempt) {
        return StreamSupport.stream(attempt.get("questions").spliterator(), false)
                .map(question -> question.get("id").asText())
                .toList();
    }

    /** Takes a test with so many right, and says of the others that one does not know. */
    private static List<String> take(Learner learner, String quiz, int right) {
        JsonNode attempt =
                learner.post(API + quiz + "/attempts", Map.of()).with(201).json();
        List<String> ids = asked(attempt);
        for (int i = 0; i < ids.size(); i++) {
            Object answer = i < right ? AnswerSheet.right(question(ids.get(i))).toJson() : Map.of("dontKnow", true);
            learner.put(attempt.get("href").asText() + "/answers/" + ids.get(i), Map.of("answer", answer))
                    .with(200);
        }
        JsonNode ended = learner.post(attempt.at("/submission/href").asText(), Map.of())
                .with(200)
                .json();
        assertThat(ended.has("points")).isFalse();
        assertThat(ended.findValues("feedback")).isEmpty();
        return ids;
    }

    private static void finishCheckpoints(Learner learner) {
        speed().lessons().stream().flatMap(lesson -> lesson.quizzes().stream()).forEach(quiz -> {
            JsonNode attempt = learner.post(API + "/quizzes/" + quiz + "/attempts", Map.of())
                    .with(201)
                    .json();
            learner.post(attempt.at("/submission/href").asText(), Map.of()).with(200);
        });
    }

    private JsonNode gain() {
        return StreamSupport.stream(
                        grace.get(cohort.text("/href") + "/gain")
                                .with(200)
                                .json()
                                .get("parts")
                                .spliterator(),
                        false)
                .filter(part -> part.get("title").asText().equals("Speed"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFormsOfAPartShareNoQuestionAndAskAsMuch() {
        Learner ada = member("Ada");
        JsonNode a = ada.post(API + A + "/attempts", Map.of()).with(201).json();
        JsonNode b =
                member("Bea").post(API + B + "/attempts", Map.of()).with(201).json();
        Set<String> both = new HashSet<>(asked(a));
        both.addAll(asked(b));
        assertThat(asked(a)).hasSameSizeAs(asked(b)).hasSizeBetween(4, 10);
        assertThat(both).hasSize(2 * asked(a).size());
    }

    @Test
    void membersAreAskedOnceItIsSwitchedOnBeforeAPartAndAfterItsCheckpoints() {
        Learner ada = member("Ada");
        assertThat(ada.get("/courses/rust-or-go").page().select("#gain")).isEmpty();
        grace.get(page + "/gain").submit("form.cohort-form").with(303);
        assertThat(grace.get(page + "/gain").shown(".cohort-form")).contains("Members have been asked since");

        String before =
                ada.get("/courses/rust-or-go").page().select("#gain form").attr("action");
        String id = cohort.text("/id");
        GainTests.Form form = GainTests.before(UUID.fromString(id), UUID.fromString(ada.id()));
        assertThat(before)
                .isEqualTo("/courses/rust-or-go/quizzes/-gain/" + form.name().toLowerCase(Locale.ROOT)
                        + "/before-you-start");
        assertThat(ada.get("/courses/rust-or-go").shown("#gain")).contains("They don’t count for you");

        take(ada, A, 2);
        assertThat(ada.post(API + B + "/attempts", Map.of()).problem(409)).contains("opens when all checkpoints");
        finishCheckpoints(ada);
        assertThat(ada.get("/courses/rust-or-go").page().select("#gain form").eachAttr("action"))
                .contains("/courses/rust-or-go" + B);
        take(ada, B, 3);
        assertThat(ada.post(API + B + "/attempts", Map.of()).problem(409)).contains("once");

        Learner late = member("Late");
        finishCheckpoints(late);
        assertThat(late.post(API + A + "/attempts", Map.of()).problem(409)).contains("before its first checkpoint");
        assertThat(ada.get("/api/v1/me/progress").json().findValuesAsText("id")).doesNotContain("-gain/a/speed");
    }

    @Test
    void theGainIsOfAveragesOfThoseWhoTookBothAndFewerThanFiveSayNothing() {
        List<Learner> members = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            members.add(member("Member " + i));
        }
        int asks = GainTests.asks(COURSE, speed());
        for (int i = 0; i < 4; i++) {
            both(members.get(i), i % 2 == 0, 1, asks - 1);
        }
        JsonNode few = gain();
        assertThat(few.at("/all/n").asInt()).isEqualTo(4);
        assertThat(few.get("all").has("gain")).isFalse();
        assertThat(grace.get(page + "/gain").shown("main")).contains("Too few to say");

        both(members.get(4), true, 1, asks - 1);
        take(members.get(5), B, asks);
        JsonNode told = gain();
        double before = 1.0 / asks;
        double after = (asks - 1.0) / asks;
        assertThat(told.at("/all/n").asInt()).isEqualTo(5);
        assertThat(told.get("begun").asInt()).isEqualTo(6);
        assertThat(told.get("formABefore").asInt()).isEqualTo(3);
        assertThat(told.at("/all/before").asDouble()).isCloseTo(before, within(1e-9));
        assertThat(told.at("/all/gain").asDouble()).isCloseTo((after - before) / (1 - before), within(1e-9));
        assertThat(told.get("concepts")).isNotEmpty();

        String csv = grace.get(page + "/gain.csv").with(200).body();
        assertThat(csv)
                .contains("part,concept,n,before,after,gain,gain_low,gain_high")
                .contains("Speed,,5,");
        assertThat(grace.get(page + "/gain").shown("main")).contains("Took both", "3 had form A before, 2 had form B");
        assertThat(grace.get(page + "/responses.csv").body()).doesNotContain("-gain");
        assertThat(grace.get(page + "/learners/" + members.getFirst().id()).shown("main"))
                .doesNotContain("Before and after");
        assertThat(grace.get(cohort.text("/href") + "/items").json().toString())
                .as("no first answers of it")
                .doesNotContain("\"n\":6");
    }

    @Test
    void whoTookBothIsToldInSumsOnTheirOwnPageAndNobodyBefore() {
        Learner ada = member("Ada");
        int asks = GainTests.asks(COURSE, speed());
        take(ada, A, 1);
        finishCheckpoints(ada);
        assertThat(ada.get("/progress").page().select(".gain-own")).isEmpty();
        List<String> asked = take(ada, B, asks - 1);

        Reply own = ada.get("/progress").with(200);
        assertThat(own.shown(".gain-own caption")).isEqualTo("Speed");
        assertThat(own.page().select(".gain-own tbody tr").first().text())
                .isEqualTo("The whole part 1 of %s %s of %s".formatted(asks, asks - 1, asks));
        assertThat(own.page().select(".gain-own tbody tr")).hasSizeGreaterThan(1);
        asked.forEach(question ->
                assertThat(own.page().select(".gain-own").outerHtml()).doesNotContain(question));
        ada.form("/language", "language", "de", "return", "/progress").with(303);
        assertThat(ada.get("/progress").shown(".gain-own")).contains("Vorher und nachher", "1 von " + asks);
        assertThat(member("Bea").get("/progress").page().select(".gain-own")).isEmpty();
        assertThat(ada.get("/courses/rust-or-go").page().select(".gain-own")).isEmpty();
    }

    private static void both(Learner learner, boolean isAFirst, int before, int after) {
        take(learner, isAFirst ? A : B, before);
        finishCheckpoints(learner);
        take(learner, isAFirst ? B : A, after);
    }
}
