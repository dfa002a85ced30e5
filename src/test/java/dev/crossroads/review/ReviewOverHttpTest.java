package dev.crossroads.review;

import static dev.crossroads.People.signUp;
import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.finish;
import static dev.crossroads.Workshop.ids;
import static dev.crossroads.Workshop.miss;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.questions;
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
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Rating;
import java.time.Duration;
import java.time.LocalDate;
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
        assertThat(who.get(MEMORY).page().select("form[action=/review]")).isEmpty();
        assertThat(who.get("/review").with(200).page().select("form[action=/review]"))
                .isEmpty();
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
        assertThat(learner.get(MEMORY).shown(".coming"))
                .isEqualTo("Nothing is left for today. Next: Tomorrow, 3 questions.");
        assertThat(learner.get("/review").shown(".coming-days")).isEqualTo("Tomorrow3 questions");

        days(1);
        for (String page : List.of(MEMORY, "/review")) {
            assertThat(learner.get(page).shown("form[action=/review]")).isEqualTo("Review 3 questions");
        }
        Reply home = learner.get("/");
        assertThat(home.shown(".reviews .button")).isEqualTo("Review 3 questions");
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

        assertThat(finish(learner, review).shown(".coming")).startsWith("That is all for today.");
        assertThat(learner.get("/review").shown(".review-part .empty"))
                .isEqualTo("That is all for today. You have reviewed 1 question today.");

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

        assertThat(finish(learner, review).shown(".coming-days")).isEqualTo("Tomorrow1 question");
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

        assertThat(learner.get("/").shown(".reviews .button")).isEqualTo("1 Frage wiederholen");
    }

    @Test
    void aDayHasAsMuchAsItsLearnerWishes() {
        miss(learner, TYPES, "one", "short", "number", "order", "match", "line");
        days(40);
        assertThat(learner.form("/review/most", "questions", "4").status()).isEqualTo(400);
        learner.form("/review/most", "questions", "5").with(303);

        Reply page = learner.get("/review");
        assertThat(page.shown(".begin-review")).isEqualTo("Review 5 questions");
        assertThat(page.shown("main")).contains("The rest comes tomorrow.").doesNotContain("overdue");
        assertThat(learner.get("/").shown(".reviews .button")).isEqualTo("Review 5 questions");
        Reply review = start(learner, REVIEW);
        assertThat(ids(review)).hasSize(5);
        answer(
                        learner,
                        review,
                        ids(review).getFirst(),
                        right(question(review, ids(review).getFirst())))
                .with(200);
        assertThat(learner.get("/review").shown(".begin-review")).isEqualTo("Go on: 4 questions left");
    }

    @Test
    void whoseLastAnswerWasGivenNeedNotAskForTheResultsToBeginAnother() {
        miss(learner, TYPES, "one");
        days(1);
        Reply first = start(learner, REVIEW);
        answer(learner, first, "one", wrong(question(first, "one"))).with(200);
        days(1);

        assertThat(learner.get("/review").shown(".begin-review")).isEqualTo("Review 1 question");
        Reply asked = learner.get("/review").submit(".begin-review").follow();
        assertThat(asked.shown("h1")).isEqualTo("Question 1 of 1");
        assertThat(asked.page().select("[data-answer]")).hasSize(1);
    }

    @Test
    void aQuestionThatIsLeftOutComesNoMoreUntilItIsBroughtBack() {
        miss(learner, TYPES, "one", "short");
        days(1);
        Reply asked = learner.get("/review").submit(".begin-review").follow();
        String left = asked.page().selectFirst("input[name=question]").val();
        Reply next = learner.form(
                        "/review/left-out",
                        "course",
                        "workshop",
                        "question",
                        left,
                        "for",
                        "month",
                        "return",
                        asked.page().selectFirst(".leave-out [name=return]").val())
                .follow();

        assertThat(next.shown("h1")).isEqualTo("Question 2 of 2");
        assertThat(next.shown(".notice")).contains("Left out of your reviews.");
        assertThat(next.page().select("button[data-next]")).isEmpty();
        Reply page = learner.get("/review");
        assertThat(page.shown(".begin-review")).isEqualTo("Go on: 1 question left");
        assertThat(page.shown(".left-out")).contains("Left out until");
        finish(learner, start(learner, REVIEW));
        days(29);
        assertThat(ids(start(learner, REVIEW))).doesNotContain(left);
        finish(learner, start(learner, REVIEW));
        days(2);
        assertThat(ids(start(learner, REVIEW))).contains(left);

        learner.form("/review/left-out", "course", "workshop", "question", left, "for", "good")
                .with(303);
        assertThat(learner.get("/review").shown(".left-out")).contains("Left out for good.");
        assertThat(learner.get("/api/v1/me").status()).isEqualTo(200);
        learner.get("/review").submit(".left-out form").follow();
        assertThat(learner.get("/review").page().select(".left-out")).isEmpty();
    }

    @Test
    void whatIsNoQuestionCannotBeLeftOut() {
        learner.form("/review/left-out", "course", "workshop", "question", "none", "for", "good")
                .with(404);
        learner.form("/review/left-out", "course", "workshop", "question", "one", "for", "ever")
                .with(400);
    }

    @Test
    void programsAreToldTheSame() {
        miss(learner, TYPES, "one", "short");
        miss(learner, EXAM, "exam-pick");
        days(1);
        learner.form("/review/left-out", "course", "workshop", "question", "short", "for", "good")
                .with(303);

        JsonNode review = learner.get("/api/v1/me/review").with(200).json();
        assertThat(review.at("/left").asInt()).isEqualTo(2);
        assertThat(review.at("/portions/0/questions"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("one", "exam-pick");
        assertThat(review.at("/leftOut/0/question").asText()).isEqualTo("short");
        Reply begun = learner.post(review.at("/portions/0/attempts/href").asText(), Map.of())
                .with(201);
        assertThat(learner.get("/api/v1/me/review")
                        .json()
                        .at("/portions/0/attempt/href")
                        .asText())
                .isEqualTo(begun.text("/href"));

        JsonNode memory = learner.get("/api/v1/me/memory").with(200).json();
        JsonNode concept = memory.at("/courses/0/concepts/0");
        assertThat(concept.get("mastery").asDouble())
                .isEqualTo(Fsrs.STANDARD.recall(Fsrs.STANDARD.first(Rating.AGAIN), 1), within(1e-4));
        assertThat(concept.get("answered").asInt()).isPositive();
        assertThat(memory.at("/model/published").asBoolean()).isTrue();
        assertThat(new Learner(server).get("/api/v1/me/memory").json().at("/courses/0/concepts"))
                .isEmpty();
    }

    @Test
    void aConceptIsRefreshedDueOrNot() {
        Reply exam = start(learner, EXAM);
        answer(learner, exam, "exam-pick", right(question(exam, "exam-pick"))).with(200);
        answer(learner, exam, "exam-number", right(question(exam, "exam-number")))
                .with(200);
        finish(learner, exam);
        days(1);
        assertNothingIsDue(learner);

        Reply asked = learner.get(MEMORY).submit(".known-refresh").follow();
        assertThat(asked.shown(".quiz-bar .eyebrow")).startsWith("Refresh: ");
        assertThat(asked.shown("h1")).isEqualTo("Question 1 of 1");
        assertThat(asked.page().select(".leave-out")).hasSize(1);
        String refresher = asked.page().selectFirst(".quiz-bar a").attr("href");
        Reply begun =
                learner.post("/api/v1" + refresher + "/attempts", Map.of()).with(201);
        assertThat(finish(learner, begun).shown(".coming")).startsWith("That is all for today.");
        assertThat(learner.get("/api/v1/me/review").json().at("/reviewed").asInt())
                .as("it is no part of the day's reviews")
                .isZero();

        Learner stranger = new Learner(server);
        assertThat(stranger.get(refresher).with(200).shown(".empty")).startsWith("You have not answered");
        assertThat(stranger.post("/api/v1" + refresher + "/attempts", Map.of()).problem(409))
                .contains("You have not answered");
        learner.get("/courses/workshop/quizzes/-refresh/nothing").with(404);
        learner.get("/courses/workshop/quizzes/-refresh/").with(404);
    }

    @Test
    void whatAGuestWishesIsTheirsOnceTheyHaveAnAccountAndIsExportedAndDeleted() {
        miss(learner, TYPES, "one", "short");
        learner.form("/review/most", "questions", "5").with(303);
        learner.form("/review/left-out", "course", "workshop", "question", "one", "for", "good")
                .with(303);
        signUp(learner, "Wisher");

        JsonNode review = learner.get("/api/v1/me/review").json();
        assertThat(review.at("/perDay").asInt()).isEqualTo(5);
        assertThat(review.at("/leftOut/0/question").asText()).isEqualTo("one");
        JsonNode export = learner.get("/account/export").with(200).json();
        assertThat(export.at("/reviewWishes/0/perDay").asInt()).isEqualTo(5);
        assertThat(export.at("/reviewLeftOut/0/question").asText()).isEqualTo("one");
    }

    @Test
    void whatIsLeftOutDuringAReviewWasNotAskedByIt() {
        miss(learner, TYPES, "one", "short", "number");
        days(1);
        Reply review = start(learner, REVIEW);
        String answered = ids(review).get(0);
        String left = ids(review).get(1);
        answer(learner, review, answered, right(question(review, answered))).with(200);
        learner.form("/review/left-out", "course", "workshop", "question", left, "for", "good")
                .with(303);

        assertThat(ids(start(learner, REVIEW))).hasSize(2).doesNotContain(left);
        assertThat(learner.get(review.text("/href")).json().at("/questions")).hasSize(2);
        assertThat(learner.get(PAGE).with(200).shown(".strip")).contains("left out");
        String third = ids(review).get(2);
        answer(learner, review, third, right(question(review, third))).with(200);
        Reply results = finish(learner, review);
        assertThat(results.shown("main")).contains("2 of 2").doesNotContain("No answer");
        JsonNode ended = learner.get(review.text("/href")).json();
        assertThat(ended.at("/questions")).hasSize(2);
        assertThat(ended.at("/outOf").asInt()).isEqualTo(2);
        assertThat(ended.at("/passed").asBoolean()).isTrue();
    }

    @Test
    void aReviewOfWhichAllIsLeftOutEndsWithNothingAsked() {
        miss(learner, TYPES, "one");
        days(1);
        Reply review = start(learner, REVIEW);
        learner.form("/review/left-out", "course", "workshop", "question", "one", "for", "good")
                .with(303);

        learner.form("/attempts/" + review.text("/id") + "/submission").with(303);
        Reply page = learner.get("/attempts/" + review.text("/id")).with(303).follow();
        assertThat(page.shown("h1")).isEqualTo("Review");
        assertThat(learner.get(PAGE).with(200).page().select(".rows")).isEmpty();
        assertNothingIsDue(learner);
    }

    @Test
    void whatOneDeviceLeavesOutAnotherMayHaveAnswered() {
        miss(learner, TYPES, "one", "short");
        days(1);
        Reply review = start(learner, REVIEW);
        learner.form("/review/left-out", "course", "workshop", "question", "one", "for", "good")
                .with(303);
        answer(learner, review, "one", right(question(review, "one"))).with(200);

        JsonNode ended =
                learner.post(review.text("/href") + "/submission", Map.of()).json();
        assertThat(ended.at("/points").asInt()).isEqualTo(1);
        assertThat(ended.at("/outOf").asInt()).isEqualTo(2);
    }

    @Test
    void programsChooseWhatComes() {
        miss(learner, TYPES, "one", "short", "number", "order", "match", "line");
        days(1);
        JsonNode before = learner.get("/api/v1/me/review").json();
        String settings = before.at("/settings/href").asText();
        for (int none : List.of(0, 1, 1000)) {
            assertThat(learner.put(settings, Map.of("perDay", none)).status()).isEqualTo(400);
        }
        assertThat(learner.put(settings, Map.of("perDay", 5))
                        .with(200)
                        .json()
                        .at("/left")
                        .asInt())
                .isEqualTo(5);

        String href = before.at("/portions/0/leftOut/0/href").asText();
        String id = before.at("/portions/0/questions/0").asText();
        LocalDate today = LocalDate.parse(before.at("/today").asText());
        assertThat(learner.put(href, Map.of("until", today.toString())).problem(400))
                .contains("after today");
        assertThat(learner.put(href, Map.of("until", "soon")).status()).isEqualTo(400);
        JsonNode until = learner.put(href, Map.of("until", today.plusDays(3).toString()))
                .with(200)
                .json();
        assertThat(until.at("/leftOut/0/until").asText())
                .isEqualTo(today.plusDays(3).toString());
        assertThat(until.at("/portions/0/questions").toString()).doesNotContain('"' + id + '"');
        JsonNode good = learner.put(href, Map.of()).with(200).json();
        assertThat(good.at("/leftOut/0/until").isMissingNode()).isTrue();

        assertThat(good.at("/leftOut/0/href").asText()).isEqualTo(href);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(learner.delete(href).with(200).json().at("/leftOut")).isEmpty();
        }
        learner.put("/api/v1/me/review/left-out/workshop/none", Map.of()).with(404);
        learner.put("/api/v1/me/review/left-out/none/one", Map.of()).with(404);
    }

    /** Two courses, one after the other, from the front page to what comes when. */
    @Test
    void aDayOfTwoCoursesIsOneReviewFromStartToEnd() {
        try (RunningServer both = Workshop.openWith(Workshop.unnamed()).stopClock()) {
            Learner reader = new Learner(both);
            miss(reader, EXAM, "exam-pick");
            Reply other = reader.post("/api/v1/courses/unnamed/quizzes/later/attempts", Map.of())
                    .with(201);
            JsonNode trees = questions(other)
                    .filter(question -> question.get("type").asText().equals("Numeric"))
                    .findFirst()
                    .orElseThrow();
            reader.put(trees.at("/answer/href").asText(), Map.of("answer", 3)).with(200);
            finish(reader, other);
            both.pass(Duration.ofDays(1));

            Reply first = reader.get("/").submit(".reviews form").follow();
            assertThat(first.shown(".review-follows")).isEqualTo("To follow today:");
            assertThat(first.shown(".review-courses")).contains("1 question");
            for (int course = 0; course < 2; course++) {
                Reply asked = reader.get("/review").submit(".begin-review").follow();
                assertThat(asked.page().select(".review-follows")).hasSize(course == 0 ? 1 : 0);
                String quiz = asked.page().selectFirst(".quiz-bar a").attr("href");
                Reply attempt =
                        reader.post("/api/v1" + quiz + "/attempts", Map.of()).with(201);
                JsonNode question = questions(attempt).findFirst().orElseThrow();
                Object wrong = question.get("type").asText().equals("Numeric")
                        ? 4
                        : question.at("/options/0/id").asText();
                reader.put(question.at("/answer/href").asText(), Map.of("answer", wrong))
                        .with(200);
                Reply marked = reader.get(quiz);
                assertThat(marked.page().select("#feedback a[href^=/courses/]"))
                        .as("a link to the section")
                        .isNotEmpty();
                Reply results = finish(reader, attempt);
                assertThat(results.page().select("form.begin-review")).hasSize(course == 0 ? 1 : 0);
            }
            assertThat(reader.get("/review").shown(".review-part .empty"))
                    .isEqualTo("That is all for today. You have reviewed 2 questions today.");
            assertThat(reader.get("/review").page().select(".coming-days li")).isNotEmpty();
        }
    }
}
