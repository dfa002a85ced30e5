package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.LIMITED;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.finish;
import static dev.crossroads.Workshop.ids;
import static dev.crossroads.Workshop.miss;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions missed in several checkpoints are tried again as one quiz, which is an attempt like any other. */
class MixedQuizOverHttpTest {
    private static final String MIXED = "/quizzes/-mixed";
    private static final String PAGE = "/courses/workshop" + MIXED;

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void theFrontPageBeginsAnAttemptWithMissedQuestionsOfSeveralCheckpoints() {
        miss(learner, TYPES, "one", "short");
        miss(learner, EXAM, "exam-word");
        Reply home = learner.get("/");
        assertThat(home.shown(".today form .button")).isEqualTo("Try 3 questions again now, mixed");

        Reply asked = home.submit(".today form").follow();

        assertThat(asked.shown("h1")).isEqualTo("Question 1 of 3");
        assertThat(asked.shown(".quiz-bar .eyebrow")).isEqualTo("Try again");
        assertThat(ids(start(learner, MIXED))).containsExactlyInAnyOrder("one", "short", "exam-word");
        assertThat(learner.get("/").shown(".resume")).contains("Go on with", "Try again");
    }

    @Test
    void aRightAnswerThereTakesTheQuestionOffTheListAndAWrongOneLeavesIt() {
        miss(learner, TYPES, "one", "short");
        Reply mixed = start(learner, MIXED);
        answer(learner, mixed, "one", right(question(mixed, "one"))).with(200);
        answer(learner, mixed, "short", wrong(question(mixed, "short"))).with(200);

        Reply results = finish(learner, mixed);

        assertThat(results.shown("h1")).isEqualTo("1 of 2 right");
        assertThat(results.shown("main")).doesNotContain("passed");
        assertThat(results.page().select(".topics .row a").eachAttr("href"))
                .contains("/courses/workshop/lessons/memory/ownership#moving");
        assertThat(learner.get("/progress").page().select(".missed-item"))
                .singleElement()
                .satisfies(missed -> assertThat(missed.text()).contains("Say the word."));
        assertThat(results.submit("form:has([name=retryOf])").follow().shown("h1"))
                .isEqualTo("Question 1 of 1");
    }

    @Test
    void noMoreThanFiveAreAskedThoseMissedLongestAgoFirst() {
        miss(learner, LIMITED, "limited-one", "limited-two");
        miss(learner, TYPES, "one", "short", "number", "line");

        assertThat(ids(start(learner, MIXED)))
                .containsExactlyInAnyOrder("limited-one", "limited-two", "one", "short", "number");
    }

    @Test
    void whoMissedNothingIsToldSo() {
        assertThat(learner.get(PAGE).with(200).shown(".empty")).contains("nothing to try again");
        assertThat(learner.post(COURSE + MIXED + "/attempts", Map.of()).problem(409))
                .contains("nothing to try again");
        assertThat(learner.get("/").page().select(".today")).isEmpty();
    }

    @Test
    void itLeavesTheStandingOfTheCheckpointsAlone() {
        miss(learner, TYPES, "one");
        Reply mixed = start(learner, MIXED);
        answer(learner, mixed, "one", right(question(mixed, "one"))).with(200);
        finish(learner, mixed);

        JsonNode course = learner.get("/api/v1/me/progress").json().at("/courses/0");
        assertThat(course.get("quizzes").findValuesAsText("id")).doesNotContain("-mixed");
        assertThat(course.get("quizzes").findValuesAsText("attempts"))
                .contains("1")
                .doesNotContain("2");
        assertThat(learner.get("/courses/workshop" + TYPES).shown(".rows")).contains("Attempt 1", "not passed");
    }
}
