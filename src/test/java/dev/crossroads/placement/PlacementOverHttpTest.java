package dev.crossroads.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.demo.AnswerSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Newcomers find out what of a course they know already, by attempts that give nothing away and count for nothing. */
class PlacementOverHttpTest {
    private static final String API = "/api/v1/courses/rust-or-go";
    private static final String PAGE = "/courses/rust-or-go/placement";
    private static final String MEMORY = "/quizzes/-placement/memory";
    private static final Map<String, Boolean> DONT_KNOW = Map.of("dontKnow", true);

    @RegisterExtension
    private static final RunningServer server = RunningServer.start().stopClock();

    private static final Course COURSE = course();

    private final Learner learner = new Learner(server);

    private static Course course() {
        try {
            return CourseReader.read(BundledCourses.folder("rust-or-go"))
                    .course()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Question question(String id) {
        return COURSE.allQuizzes()
                .flatMap(quiz -> quiz.question(id).stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> asked(JsonNode attempt) {
        return StreamSupport.stream(attempt.get("questions").spliterator(), false)
                .map(question -> question.get("id").asText())
                .toList();
    }

    private JsonNode begin() {
        return learner.post(API + MEMORY + "/attempts", Map.of()).with(201).json();
    }

    private void answer(JsonNode attempt, String id, Object answer) {
        Reply reply = learner.put(attempt.get("href").asText() + "/answers/" + id, Map.of("answer", answer));
        assertThat(reply.with(200).json().toString()).isEqualTo("{\"recorded\":true}");
    }

    private void answerAll(JsonNode attempt, Predicate<String> isKnown) {
        asked(attempt)
                .forEach(id -> answer(
                        attempt,
                        id,
                        isKnown.test(id) ? AnswerSheet.right(question(id)).toJson() : DONT_KNOW));
    }

    private JsonNode finish(JsonNode attempt) {
        return learner.post(attempt.get("submission").get("href").asText(), Map.of())
                .with(200)
                .json();
    }

    private JsonNode part(String title) {
        return StreamSupport.stream(
                        learner.get(API + "/placement").json().get("parts").spliterator(), false)
                .filter(part -> part.get("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOfLesson(String id, String lesson) {
        return question(id).common().concepts().stream()
                .map(COURSE.concepts()::get)
                .anyMatch(concept -> concept.taughtIn().lesson().equals(lesson));
    }

    @Test
    void everyPartAsksEightToTwelveQuestionsOnAllOfItsConceptsAsFarAsThereAreAny() {
        JsonNode parts = learner.get(API + "/placement").json().get("parts");
        assertThat(parts.findValuesAsText("title"))
                .contains("Before you start", "Memory", "Concurrency", "Speed", "Working with others")
                .doesNotContain("Glossary", "Two languages, one choice");
        assertThat(parts.findValuesAsText("asks"))
                .allSatisfy(asks -> assertThat(Integer.parseInt(asks)).isBetween(8, 12));

        List<String> ids = asked(begin());
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        Set<String> lessons = ids.stream()
                .flatMap(id -> question(id).common().concepts().stream())
                .map(concept -> COURSE.concepts().get(concept).taughtIn().lesson())
                .collect(Collectors.toSet());
        assertThat(lessons).contains("two-ways-to-memory-safety", "ownership-and-borrowing", "garbage-collection");
        Set<String> concepts = ids.stream()
                .flatMap(id -> question(id).common().concepts().stream())
                .collect(Collectors.toSet());
        assertThat(concepts).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void aCheckpointsQuestionIsAskedOnlyWhereAMarkWouldNotNearlyTellItsKey() {
        Set<String> practice = COURSE.practice().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .map(Question::id)
                .collect(Collectors.toSet());
        List<Question> ofCheckpoints = asked(begin()).stream()
                .filter(id -> !practice.contains(id))
                .map(PlacementOverHttpTest::question)
                .toList();
        assertThat(ofCheckpoints).allSatisfy(question -> {
            assertThat(question).isNotInstanceOf(Question.Tracing.class);
            if (question instanceof Question.MultipleChoice choice) {
                assertThat(choice.options()).hasSizeGreaterThan(2);
            }
        });
    }

    @Test
    void whoKnowsALessonMaySkipItAndNothingIsHidden() {
        JsonNode attempt = begin();
        answerAll(attempt, id -> isOfLesson(id, "ownership-and-borrowing"));
        finish(attempt);

        JsonNode lessons = part("Memory").get("lessons");
        JsonNode ownership = StreamSupport.stream(lessons.spliterator(), false)
                .filter(lesson -> lesson.get("id").asText().equals("ownership-and-borrowing"))
                .findFirst()
                .orElseThrow();
        assertThat(ownership.get("says").asText()).isEqualTo("known");
        assertThat(ownership.get("right").asInt())
                .isEqualTo(ownership.get("asked").asInt());
        assertThat(ownership.get("low").asDouble())
                .isLessThan(ownership.get("mean").asDouble());

        Reply page = learner.get(PAGE);
        assertThat(page.page().select("#memory .notice li").eachText()).contains("Ownership and borrowing");
        Reply contents = learner.get("/courses/rust-or-go");
        assertThat(contents.page()
                        .select(".station:has(.seems-known) .station-title")
                        .eachText())
                .contains("4 Ownership and borrowing")
                .doesNotContain("5 What a garbage collector costs and buys");
        assertThat(learner.get("/courses/rust-or-go/lessons/ownership-and-borrowing")
                        .with(200)
                        .shown(".lesson-head"))
                .contains("You seem to know this lesson. You can skip it; it stays open.");
        JsonNode progress = learner.get("/api/v1/me/progress").json().at("/courses/0/lessons");
        List<String> known = new ArrayList<>();
        progress.forEach(lesson -> {
            assertThat(lesson.get("state").asText()).isEqualTo("unread");
            if (lesson.get("seemsKnown").asBoolean()) {
                known.add(lesson.get("id").asText());
            }
        });
        assertThat(known).contains("ownership-and-borrowing");
    }

    @Test
    void itsEndTellsNeitherKeysNorMarksOfQuestionsAndTheCheckpointThatAsksThemCountsAsEver() {
        JsonNode attempt = begin();
        List<String> ids = asked(attempt);
        ids.forEach(id -> answer(
                attempt, id, AnswerSheet.wrong(question(id), new Random(1)).toJson()));
        JsonNode ended = finish(attempt);

        assertThat(ended.get("state").asText()).isEqualTo("finished");
        assertThat(ended.has("points")).isFalse();
        assertThat(ended.has("passed")).isFalse();
        assertThat(ended.findValues("feedback")).isEmpty();
        assertThat(ended.findValues("hints")).isEmpty();
        Reply end = learner.get("/attempts/" + attempt.get("id").asText()).with(303);
        assertThat(end.header("Location")).hasValue(PAGE + "#memory");
        assertThat(learner.get(PAGE).page().select(".feedback, .reviewed")).isEmpty();
        assertThat(learner.post(API + MEMORY + "/attempts", Map.of("only", "missed"))
                        .problem(409))
                .contains("not told question by question");
        assertThat(learner.get("/progress").page().select(".missed-item")).isEmpty();
        assertThat(learner.get("/progress/memory").page().select(".known-table"))
                .isEmpty();
        assertThat(learner.get(API + "/placement").body()).doesNotContain(ids);
    }

    @Test
    void iDontKnowIsKeptAsSuchAndMayBeChangedUntilTheEndAndIsNoAnswerElsewhere() {
        Reply first = learner.form(
                        "/courses/rust-or-go" + MEMORY,
                        "event",
                        UUID.randomUUID().toString())
                .follow();
        assertThat(first.shown(".page-quiz")).contains("you need not guess");
        Reply next = first.submit("#answer", "dont-know", "yes").follow();
        assertThat(next.shown("h1")).startsWith("Question 2 of");
        JsonNode attempt = begin();
        String id = asked(attempt).getFirst();
        JsonNode given = attempt.get("questions").get(0).get("given").get("answer");
        assertThat(given).isEqualTo(JsonNodeFactory.instance.objectNode().put("dontKnow", true));
        Reply again = learner.get("/courses/rust-or-go" + MEMORY + "?question=" + id);
        assertThat(again.shown(".saved")).isEqualTo("Recorded: you don’t know. You can still answer.");
        answer(attempt, id, AnswerSheet.right(question(id)).toJson());

        JsonNode checkpoint = learner.post(API + "/quizzes/raw-speed/attempts", Map.of())
                .with(201)
                .json();
        assertThat(learner.put(
                                checkpoint.get("href").asText() + "/answers/"
                                        + asked(checkpoint).getFirst(),
                                Map.of("answer", DONT_KNOW))
                        .problem(400))
                .contains("in placements only");
    }

    @Test
    void whoWouldGainByAnotherMarkInAPlacementIsToldToNobody() {
        Learner grace = People.instructor(server, "Regrading");
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "rust-or-go"))
                .with(201);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Zoe"))
                .with(200);
        JsonNode attempt = begin();
        answerAll(attempt, _ -> false);
        finish(attempt);
        String asked = asked(attempt).getFirst();
        String quiz = COURSE.allQuizzes()
                .filter(each -> each.question(asked).isPresent())
                .findFirst()
                .orElseThrow()
                .id();

        Reply preview = grace.form(
                        cohort.text("/page") + "/item/preview?quiz=" + quiz + "&question=" + asked,
                        "rule",
                        "full-marks",
                        "why",
                        "It was unclear.")
                .with(200);

        assertThat(preview.shown("#preview"))
                .contains("0 answers", "Gain points 0")
                .doesNotContain("Zoe");
    }

    @Test
    void itCanBeTakenAgainAfterADayWithOtherQuestionsAndTheLatestIsTold() {
        JsonNode attempt = begin();
        List<String> before = asked(attempt);
        answerAll(attempt, _ -> false);
        finish(attempt);
        assertThat(learner.post(API + MEMORY + "/attempts", Map.of()).problem(409))
                .contains("again from");
        assertThat(learner.get(PAGE).shown("#memory")).contains("You can take it again from");
        server.pass(Duration.ofDays(1));

        JsonNode again = begin();
        assertThat(again.get("number").asInt()).isEqualTo(2);
        Set<String> anew = new HashSet<>(asked(again));
        before.forEach(anew::remove);
        assertThat(anew).isNotEmpty();
        assertThat(part("Memory").get("inProgress").asBoolean()).isTrue();
        answerAll(again, _ -> true);
        finish(again);
        part("Memory")
                .get("concepts")
                .forEach(concept -> assertThat(concept.get("right")).isEqualTo(concept.get("asked")));
    }

    @Test
    void whatWasLeftOpenSaysNothing() {
        JsonNode attempt = begin();
        finish(attempt);

        assertThat(part("Memory").get("concepts")).isEmpty();
        assertThat(learner.get(PAGE).shown("#memory")).contains("You answered none of it");
    }

    @Test
    void theRecommendationCountsItAsGuessesUntilACheckpointAsksTheSame() {
        JsonNode attempt = begin();
        answerAll(attempt, _ -> false);
        finish(attempt);

        assertThat(learner.get("/courses/rust-or-go/recommendation").shown("main"))
                .contains("placement questions on ownership in Rust right");
        assertThat(learner.get("/courses/rust-or-go/recommendation").shown("main"))
                .contains("a guess 1, and so does an answer that only a placement asked");
    }

    @Test
    void newcomersAreOfferedItAndWhoHasTriedACheckpointFindsItOnTheirOwnPage() {
        assertThat(learner.get("/").page().select("a[href='" + PAGE + "']")).hasSize(1);
        assertThat(learner.get("/courses/rust-or-go").page().select(".placement-offer a[href='" + PAGE + "']"))
                .hasSize(1);
        JsonNode checkpoint = learner.post(API + "/quizzes/raw-speed/attempts", Map.of())
                .with(201)
                .json();
        finish(checkpoint);

        assertThat(learner.get("/courses/rust-or-go").page().select(".placement-offer"))
                .isEmpty();
        assertThat(learner.get("/progress").page().select(".placement-offer a[href='" + PAGE + "']"))
                .hasSize(1);
        assertThat(Quiz.isSealed("raw-speed")).isFalse();
    }
}
