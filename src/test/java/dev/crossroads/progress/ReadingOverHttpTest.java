package dev.crossroads.progress;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.OWNERSHIP;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading, leaving and coming back, on the running server. */
class ReadingOverHttpTest {
    private static final String PAGE = "/courses/workshop" + OWNERSHIP;
    private static final String PROGRESS = COURSE + OWNERSHIP + "/progress";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void aGuestIsStoredOnceThereIsSomethingToRecordAndNotBefore() {
        String id = learner.id();
        for (String page : List.of("/", "/progress", "/courses/workshop", PAGE, "/courses/workshop/recommendation")) {
            learner.get(page).with(200);
        }
        assertThat(Rows.count(server, "event WHERE learner_id = '" + id + "'")).isZero();

        learner.put(PROGRESS, Map.of("sections", List.of("moving"))).with(200);
        assertThat(Rows.count(server, "event WHERE learner_id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void aLessonThatTheBrowserHasIsSentAgainOnlyWhereItShowsSomethingElse() {
        Reply first = learner.get(PAGE).with(200);
        String known = first.header("etag").orElseThrow();
        assertThat(first.header("cache-control")).hasValue("private, no-cache");
        assertThat(revisit(known).with(304).body()).isEmpty();

        learner.put(PROGRESS, Map.of("sections", List.of("moving"))).with(200);
        Reply read = revisit(known).with(200);
        assertThat(read.body()).isNotEqualTo(first.body());
        revisit(read.header("etag").orElseThrow()).with(304);

        Reply german = learner.send("GET", PAGE, Optional.empty(), "If-None-Match", known, "Cookie", "language=de");
        assertThat(german.with(200).header("etag")).isNotEqualTo(read.header("etag"));
        assertThat(new Learner(server)
                        .send("GET", PAGE, Optional.empty(), "If-None-Match", known)
                        .status())
                .as("somebody else's page")
                .isEqualTo(200);
    }

    private Reply revisit(String known) {
        return learner.send("GET", PAGE, Optional.empty(), "If-None-Match", known);
    }

    @Test
    void sectionsAddUpToTheWholeLesson() {
        assertThat(learner.put(PROGRESS, Map.of("sections", List.of("ownership")))
                        .text("/percent"))
                .isEqualTo("25");
        Reply again = learner.put(PROGRESS, Map.of("sections", List.of("moving", "ownership", "moving")));
        assertThat(again.text("/percent")).isEqualTo("50");
        assertThat(again.text("/state")).isEqualTo("reading");
        assertThat(courseOf(learner).get("percent").intValue()).isEqualTo(100 * 2 / 8);

        Reply whole = learner.put(PROGRESS, Map.of("sections", List.of("checkpoint", "sharing")));

        assertThat(whole.text("/percent")).isEqualTo("100");
        assertThat(whole.text("/state")).isEqualTo("completed");
        assertThat(courseOf(learner).get("percent").intValue()).isEqualTo(100 * 4 / 8);
        assertThat(lessonOf(learner, "memory/ownership").get("state").textValue())
                .isEqualTo("completed");
        assertThat(lessonOf(learner, "clocks").get("state").textValue()).isEqualTo("unread");
    }

    @Test
    void theSameReadingSentTwiceIsRecordedOnce() {
        String event = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            assertThat(learner.send(
                                    "PUT",
                                    PROGRESS,
                                    Optional.of("{\"sections\": [\"moving\"]}"),
                                    "Idempotency-Key",
                                    event)
                            .with(200)
                            .text("/percent"))
                    .isEqualTo("25");
        }
        assertThat(Rows.count(server, "event WHERE id = '" + event + "'")).isEqualTo(1);
    }

    @Test
    void aLessonIsMarkedAsReadWithAButtonAlone() {
        Reply lesson = learner.get(PAGE).with(200);

        Reply marked = lesson.submit("form[data-mark-as-read]");

        assertThat(marked.location()).isEqualTo(PAGE + "#lesson-end");
        assertThat(marked.follow().shown(".completed")).contains("You have completed this lesson");
        assertThat(marked.follow().page().select("form[data-mark-as-read]")).isEmpty();
        assertThat(lesson.submit("form[data-mark-as-read]").location()).isEqualTo(marked.location());
        assertThat(Rows.count(server, "event WHERE learner_id = '" + learner.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void thePageSaysWhereTheLearnerWasAndLeadsThere() {
        assertThat(learner.get(PAGE).page().select(".here")).isEmpty();
        learner.put(PROGRESS, Map.of("sections", List.of("ownership", "moving")))
                .with(200);

        Reply lesson = learner.get(PAGE);

        assertThat(lesson.shown(".here")).isEqualTo("You were here: Moving");
        String anchor = lesson.page().select(".here a").attr("href");
        assertThat(lesson.page().selectFirst(anchor)).isNotNull();
        assertThat(learner.get("/").page().select(".resume a").attr("href")).isEqualTo(PAGE + "#moving");
        assertThat(courseOf(learner).at("/next/page").textValue()).isEqualTo(PAGE + "#moving");
    }

    @Test
    void theImagesAndFilesThatALessonNamesAreServedAndNoOthers() {
        var lesson = learner.get("/courses/workshop/lessons/clocks").page();

        Reply image = learner.get(lesson.select(".prose img").attr("src")).with(200);
        assertThat(image.header("Content-Type")).hasValue("image/svg+xml");
        assertThat(image.body()).startsWith("<svg");
        Reply notes = learner.get(lesson.select(".prose a:contains(notes)").attr("href"))
                .with(200);
        assertThat(notes.body()).startsWith("%PDF");
        learner.get("/courses/workshop/files/images/draft.svg").with(404);
        learner.get("/courses/workshop/files/clocks.md").with(404);
    }

    @Test
    void aLessonWhoseNameNeedsEncodingIsReadLikeAnyOther() {
        String odd = "/courses/workshop/lessons/memory/two%20ways%201%2B1";
        assertThat(learner.get("/courses/workshop").page().select("a").eachAttr("href"))
                .contains(odd);
        Reply lesson = learner.get("/api/v1" + odd).with(200);
        assertThat(lesson.text("/id")).isEqualTo("memory/two ways 1+1");
        assertThat(learner.put(lesson.text("/progress/href"), Map.of("completed", true))
                        .text("/state"))
                .isEqualTo("completed");
        assertThat(learner.get(odd).with(200).shown(".completed")).isNotEmpty();
        assertThat(new Learner(server)
                        .get(odd)
                        .submit("form[data-mark-as-read]")
                        .location())
                .isEqualTo(odd + "#lesson-end");
    }

    @Test
    void afterARestartOfTheServerTheLearnerGoesOnWhereTheyWere() {
        String id = learner.id();
        learner.put(PROGRESS, Map.of("sections", List.of("moving"))).with(200);
        Reply attempt = start(learner, TYPES);
        answer(learner, attempt, "number", 4711.5).with(200);
        learner.put(COURSE + "/recommendation/answers/pauses", Map.of("option", "much"))
                .with(200);

        server.restart();

        assertThat(learner.id()).isEqualTo(id);
        assertThat(learner.get(PAGE).shown(".here")).contains("Moving");
        Reply resumed = start(learner, TYPES);
        assertThat(resumed.text("/id")).isEqualTo(attempt.text("/id"));
        assertThat(question(resumed, "one").get("options"))
                .isEqualTo(question(attempt, "one").get("options"));
        assertThat(question(resumed, "number").at("/feedback/correct").booleanValue())
                .isTrue();
        assertThat(learner.get(COURSE + "/recommendation").text("/questions/0/chosen"))
                .isEqualTo("much");
    }

    @Test
    void theLearnersPageListsWhatWasMissedWithTheSectionThatTeachesItUntilItIsRight() {
        Reply attempt = start(learner, TYPES);
        answer(learner, attempt, "one", wrong(question(attempt, "one"))).with(200);
        answer(learner, attempt, "short", "zq-key-short").with(200);

        Reply page = learner.get("/progress");

        assertThat(page.page().select(".missed-item")).hasSize(1);
        Element missed = page.page().selectFirst(".missed-item");
        assertThat(missed.text()).contains("Pick the apple", "Read “Moving”");
        assertThat(missed.select("a").eachAttr("href"))
                .contains(PAGE + "#moving", "/attempts/" + attempt.text("/id"), "/courses/workshop" + TYPES);
        assertThat(page.shown(".concept")).contains("Moving a value", "1 of 2");
        missed.select("a")
                .eachAttr("href")
                .forEach(href -> assertThat(learner.get(href).status()).isIn(200, 303));

        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        server.pass(Duration.ofSeconds(1));
        Reply second = start(learner, TYPES);
        answer(learner, second, "one", right(question(second, "one"))).with(200);
        assertThat(learner.get("/progress").page().select(".missed-item")).isEmpty();
    }

    @Test
    void checkpointsCountTheBestWholeAttemptAndNotRetries() {
        Reply attempt = start(learner, Workshop.LIMITED);
        answer(learner, attempt, "limited-one", 3).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        Reply retry = learner.post(COURSE + Workshop.LIMITED + "/attempts", Map.of("only", "missed"));
        answer(learner, retry, "limited-two", 5).with(200);
        learner.post(retry.text("/submission/href"), Map.of()).with(200);

        JsonNode quiz = find(courseOf(learner).get("quizzes"), "limited");

        assertThat(quiz.get("attempts").intValue()).isEqualTo(2);
        assertThat(quiz.at("/best/points").intValue()).isEqualTo(50);
        assertThat(quiz.at("/best/outOf").intValue()).isEqualTo(100);
        assertThat(learner.get("/progress").shown(".course-progress")).contains("best 50 of 100");
    }

    @Test
    void whatIsNextIsTheOpenAttemptThenTheLessonBegunThenTheCourseInOrder() {
        assertThat(next()).isEqualTo("/courses/workshop/lessons/welcome");
        learner.put(PROGRESS, Map.of("sections", List.of("sharing"))).with(200);
        assertThat(next()).isEqualTo(PAGE + "#sharing");
        Reply attempt = start(learner, TYPES);
        assertThat(next()).isEqualTo("/courses/workshop" + TYPES);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        learner.put(PROGRESS, Map.of("completed", true)).with(200);
        learner.put(COURSE + "/lessons/welcome/progress", Map.of("completed", true))
                .with(200);
        assertThat(next()).isEqualTo("/courses/workshop" + Workshop.EXAM);
    }

    @Test
    void aLessonWhoseCheckpointsAreAllPassedIsCompletedWithoutBeingRead() {
        pass(Workshop.LIMITED);
        assertThat(lessonOf(learner, "clocks").get("state").textValue()).isEqualTo("unread");
        pass(Workshop.TIMED);

        assertThat(lessonOf(learner, "clocks").get("state").textValue()).isEqualTo("completed");
        assertThat(courseOf(learner).get("percent").intValue()).isPositive();
        assertThat(learner.get("/courses/workshop").page().select(".station-completed a[href$=clocks]"))
                .hasSize(1);
        Reply read = learner.put(COURSE + "/lessons/clocks/progress", Map.of("sections", List.of("clocks")));
        assertThat(read.text("/state")).isEqualTo("completed");
    }

    @Test
    void theFrontPageSaysWhatIsNextAlsoToWhoHasOnlyTakenCheckpointsAndNeverWhatIsFinished() {
        assertThat(learner.get("/").page().select(".today")).isEmpty();
        Reply attempt = start(learner, Workshop.LIMITED);
        assertThat(today()).isEqualTo("/courses/workshop" + Workshop.LIMITED);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);

        assertThat(today()).isEqualTo(next()).isEqualTo("/courses/workshop/lessons/welcome");
        learner.put(COURSE + "/lessons/welcome/progress", Map.of("completed", true))
                .with(200);
        assertThat(today()).isEqualTo(next()).isEqualTo(PAGE);
        assertThat(learner.get("/").shown(".resume")).contains("Read next");
    }

    @Test
    void theFrontPageOffersWhatWasMissedToTryAgain() {
        Reply attempt = start(learner, TYPES);
        answer(learner, attempt, "short", wrong(question(attempt, "short"))).with(200);
        Element row = learner.get("/").page().selectFirst(".today .rows .row");
        assertThat(row.text()).endsWith("1 question missed");
        assertThat(row.select("a").attr("href")).isEqualTo("/courses/workshop" + TYPES);
    }

    @Test
    void theResultsOfAPassedCheckpointLeadToWhatIsNextThere() {
        learner.put(COURSE + "/lessons/welcome/progress", Map.of("completed", true))
                .with(200);
        String attempt = pass(Workshop.LIMITED);

        Element on = learner.get("/attempts/" + attempt).page().selectFirst(".results-actions > a");

        assertThat(on.attr("href")).isEqualTo(next());
        assertThat(on.text()).startsWith("Read next:");
    }

    /** Answers every question of a quiz rightly, and returns the attempt's id. */
    private String pass(String quiz) {
        Reply attempt = start(learner, quiz);
        Workshop.questions(attempt)
                .forEach(question -> answer(learner, attempt, question.get("id").textValue(), right(question))
                        .with(200));
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        return attempt.text("/id");
    }

    private String today() {
        return learner.get("/").page().select(".resume a").attr("href");
    }

    private String next() {
        return courseOf(learner).at("/next/page").textValue();
    }

    private static JsonNode courseOf(Learner learner) {
        return learner.get("/api/v1/me/progress").json().at("/courses/0");
    }

    private static JsonNode lessonOf(Learner learner, String id) {
        return find(courseOf(learner).get("lessons"), id);
    }

    private static JsonNode find(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
