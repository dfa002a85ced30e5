package dev.crossroads.quiz;

import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.course.Question;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.demo.AnswerSheet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer that earned part of its points is told apart from a wrong one wherever answers are counted. */
class PartlyRightOverHttpTest {
    private static final String COURSE = "/courses/rust-or-go";
    private static final String ORDER = "choose-order-decision";
    private static final String CONCEPT = "trial-week";
    private static final String SAID = "0 of 1 right, 1 partly";

    @RegisterExtension
    private static final RunningServer server = RunningServer.start().stopClock();

    private final Learner learner = new Learner(server);

    @BeforeEach
    void answerInPart() throws IOException {
        answer(begin("choosing"), "sure");
    }

    private Reply begin(String quiz) {
        return learner.post("/api/v1" + COURSE + "/quizzes/" + quiz + "/attempts", Map.of())
                .with(201);
    }

    /** Answers with two of the five steps in each other's place, and ends the attempt. */
    private Reply answer(Reply attempt, String confidence) throws IOException {
        Question question = CourseReader.read(BundledCourses.folder("rust-or-go"))
                .course()
                .orElseThrow()
                .allQuizzes()
                .flatMap(quiz -> quiz.question(ORDER).stream())
                .findFirst()
                .orElseThrow();
        List<JsonNode> steps = new ArrayList<>();
        ((ArrayNode) AnswerSheet.right(question).toJson()).forEach(steps::add);
        steps.add(steps.remove(3));
        learner.put(attempt.text("/href") + "/answers/" + ORDER, Map.of("answer", steps, "confidence", confidence))
                .with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        return learner.get("/attempts/" + attempt.text("/id")).with(200);
    }

    @Test
    void inTheResultsOfWhatIsReviewedRefreshedOrTriedAgain() throws IOException {
        assertThat(answer(begin("-mixed"), "unsure").shown("h1")).endsWith(" right, 1 partly");
        Reply refreshed = answer(begin("-refresh/" + CONCEPT), "sure");
        assertThat(refreshed.shown("h1")).isEqualTo(SAID);
        assertThat(refreshed.shown(".topics .row")).contains("(" + SAID + ")");
        assertThat(refreshed.shown(".topics > p")).startsWith("You were sure of 1 answer. Right: 0, partly: 1.");
        assertThat(refreshed.shown(".sure-but-wrong")).startsWith("You were sure of 1 answer that was not wholly");
        assertThat(learner.get(COURSE + "/quizzes/-refresh/" + CONCEPT).shown(".rows"))
                .contains(SAID);

        server.pass(Duration.ofDays(30));
        Reply review = answer(begin("-review"), "unsure");
        assertThat(review.shown("h1")).isEqualTo(SAID);
        assertThat(review.shown(".topics > p"))
                .isEqualTo("You were not sure of any answer. Right all the same: 0 of 1, partly: 1.");
    }

    @Test
    void onTheLearnersOwnPageAndInGerman() {
        assertThat(learner.get("/progress").shown(".concept-count")).contains(SAID);
        learner.form("/language", "language", "de", "return", "/").with(303);
        assertThat(learner.get("/progress").shown(".concept-count")).contains("0 von 1 richtig, 1 teilweise");
    }

    @Test
    void inHomeworkAndForInstructors() throws IOException {
        Learner grace = instructor(server, "Grace " + learner.id());
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "rust-or-go"))
                .with(201);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Ada"))
                .with(200);
        Reply given = grace.post(cohort.text("/href") + "/warm-ups", Map.of()).with(201);

        Reply results = answer(begin(given.text("/quiz")), "sure");

        assertThat(results.shown("h1")).isEqualTo(SAID);
        assertThat(grace.get(given.text("/page")).shown("main")).containsSubsequence(SAID, "Ada", SAID);
        Reply told = grace.get(given.text("/href"));
        assertThat(told.json().at("/questions/0").toString()).contains("\"answered\":1", "\"right\":0", "\"partly\":1");
        assertThat(told.json().at("/learners/0").toString()).contains("\"right\":0", "\"partly\":1", "\"points\":1");
        assertThat(grace.get(cohort.text("/page") + "/learners/" + learner.id()).shown("main"))
                .contains(SAID);
    }
}
