package dev.crossroads.review;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
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
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Rating;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions that learners are about to forget are asked again, which is an attempt like any other. */
class ReviewOverHttpTest {
    private static final String REVIEW = "/quizzes/-review";
    private static final String PAGE = "/courses/workshop" + REVIEW;
    private static final String MEMORY = "/progress/memory";

    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() {
        // No test is to begin on one day and end on the next.
        server.pass(
                Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusHours(12));
    }

    private static void days(long days) {
        server.pass(Duration.ofDays(days));
    }

    private static void assertNothingIsDue(Learner who) {
        assertThat(who.post(COURSE + REVIEW + "/attempts", Map.of()).problem(409))
                .contains("Nothing is due today");
        assertThat(who.get(PAGE).with(200).shown(".empty")).startsWith("Nothing is due here today");
        assertThat(who.get("/").page().select(".reviews")).isEmpty();
        assertThat(who.get(MEMORY).page().select("form[action='" + PAGE + "']")).isEmpty();
    }

    @Test
    void whoAnsweredNothingHasNothingToReview() {
        assertNothingIsDue(learner);
    }

    @Test
    void theFrontPageOffersWhatIsDueOfSeveralCheckpoints() {
        miss(learner, TYPES, "one", "short");
        miss(learner, EXAM, "exam-word");
        assertNothingIsDue(learner);
        assertThat(learner.get(MEMORY).shown(".known-course .quiet")).isEqualTo("The next questions are due tomorrow.");

        days(1);
        assertThat(learner.get(MEMORY).shown("form[action='" + PAGE + "']"))
                .isEqualTo("Review 3 questions that are due");
        Reply home = learner.get("/");
        assertThat(home.shown(".reviews .button")).isEqualTo("Review 3 questions that are due");
        Reply asked = home.submit(".reviews form").follow();

        assertThat(asked.shown("h1")).isEqualTo("Question 1 of 3");
        assertThat(asked.shown(".quiz-bar .eyebrow")).isEqualTo("Review");
        List<String> ids = ids(start(learner, REVIEW));
        assertThat(ids)
                .containsExactlyInAnyOrder("one", "short", "exam-word")
                .element(1)
                .isEqualTo("exam-word");
        assertThat(learner.get("/").shown(".resume")).contains("Review");
    }

    @Test
    void anAnswerThereMovesTheDayOnWhichTheQuestionIsDue() {
        miss(learner, TYPES, "one");
        days(30);
        Reply review = start(learner, REVIEW);
        answer(learner, review, "one", right(question(review, "one"))).with(200);
        Fsrs fsrs = Fsrs.STANDARD;
        int days = fsrs.interval(fsrs.after(fsrs.first(Rating.AGAIN), Rating.GOOD, 30), 0.9);
        assertThat(days).isGreaterThan(1);

        assertThat(finish(learner, review).shown(".coming"))
                .isEqualTo("The next questions are due in " + days + " days.");

        assertNothingIsDue(learner);
        days(days - 1L);
        assertNothingIsDue(learner);
        days(1);
        assertThat(ids(start(learner, REVIEW))).containsExactly("one");
    }

    @Test
    void whatWasMissedThereIsDueTomorrow() {
        miss(learner, TYPES, "one");
        days(3);
        Reply review = start(learner, REVIEW);
        answer(learner, review, "one", wrong(question(review, "one"))).with(200);

        assertThat(finish(learner, review).shown(".coming")).isEqualTo("The next questions are due tomorrow.");
        assertNothingIsDue(learner);
    }

    @Test
    void itLeavesTheStandingOfTheCheckpointsAlone() {
        miss(learner, TYPES, "one");
        days(1);
        Reply review = start(learner, REVIEW);
        answer(learner, review, "one", right(question(review, "one"))).with(200);
        finish(learner, review);

        JsonNode course = learner.get("/api/v1/me/progress").json().at("/courses/0");
        assertThat(course.get("quizzes").findValuesAsText("id")).doesNotContain("-review");
        assertThat(course.get("quizzes").findValuesAsText("attempts"))
                .contains("1")
                .doesNotContain("2");
        assertThat(learner.get("/courses/workshop" + TYPES).shown(".rows")).contains("Attempt 1", "not passed");
    }

    @Test
    void theDaysAreThoseOfTheZoneThatTheLearnerChose() {
        Learner elsewhere = new Learner(server);
        elsewhere.form("/time-zone", "zone", "Pacific/Auckland", "return", "/").with(303);
        for (Learner one : List.of(learner, elsewhere)) {
            Reply attempt = start(one, TYPES);
            answer(one, attempt, "one", wrong(question(attempt, "one"))).with(200);
        }
        server.pass(Duration.ofHours(13)); // a new day by UTC; in Auckland it was just past midnight

        assertThat(learner.get("/").page().select(".reviews")).hasSize(1);
        assertNothingIsDue(elsewhere);
        server.pass(Duration.ofHours(11));
        assertThat(elsewhere.get("/").page().select(".reviews")).hasSize(1);
    }

    @Test
    void itIsSaidInGermanToo() {
        miss(learner, TYPES, "one");
        days(1);
        learner.form("/language", "language", "de", "return", "/").with(303);

        assertThat(learner.get("/").shown(".reviews .button")).isEqualTo("1 fällige Frage wiederholen");
    }
}
