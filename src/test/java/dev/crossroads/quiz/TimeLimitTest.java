package dev.crossroads.quiz;

import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Time limits are kept by the server's clock, whatever the learner's says and whoever looks. */
class TimeLimitTest {
    private static final String PAGE = "/courses/workshop" + TIMED;

    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private final Learner learner = new Learner(server);

    @Test
    void theDeadlineIsTheLimitAfterTheStartAndDoesNotMoveWhenTheAttemptIsResumed() {
        Reply attempt = start(learner, TIMED);
        server.pass(Duration.ofMinutes(4));

        Instant deadline = Instant.parse(start(learner, TIMED).text("/deadline"));

        assertThat(deadline)
                .isEqualTo(Instant.parse(attempt.text("/startedAt")).plus(Duration.ofMinutes(10)))
                .isEqualTo(attempt.text("/deadline"));
        assertThat(learner.get(PAGE).shown(".deadline")).contains("minutes");
    }

    @Test
    void aLateAnswerIsAConflictThatNamesTheDeadlineAndIsNotRecorded() {
        Reply attempt = start(learner, TIMED);
        answer(learner, attempt, "timed-one", 2).with(200);
        server.pass(Duration.ofMinutes(11));

        Reply late = answer(learner, attempt, "timed-two", 4);

        assertThat(late.problem(409)).contains(attempt.text("/deadline"));
        assertThat(late.text("/deadline")).isEqualTo(attempt.text("/deadline"));
        assertThat(Rows.count(server, "response WHERE attempt_id = '" + attempt.text("/id") + "'"))
                .isEqualTo(1);
        Reply told = learner.form("/attempts/" + attempt.text("/id") + "/questions/timed-two", "number", "4");
        assertThat(told.with(409).shown("#problem"))
                .contains("Your answer to question 2 came more than 5 seconds after time was up");
        assertThat(told.shown("#problem dd")).isEqualTo("4");
        assertThat(told.shown(".score")).contains("1 of 2 points");
    }

    @Test
    void whatArrivesWithinSecondsOfTheDeadlineCountsAndThePageAndTheInterfaceSaySo() {
        Reply attempt = start(learner, TIMED);
        String form = "/attempts/" + attempt.text("/id") + "/questions/timed-two";
        assertThat(learner.get(PAGE).shown(".grace")).contains("5 seconds after the end still count");
        server.pass(Duration.ofMinutes(10).plus(Attempt.GRACE).minusSeconds(2));

        answer(learner, attempt, "timed-one", 2).with(200);
        learner.form(form, "number", "4").with(303);

        server.pass(Duration.ofSeconds(3));
        Reply after = learner.get(attempt.text("/href"));
        assertThat(after.text("/points")).isEqualTo("2");
        assertThat(after.text("/finishedAt")).isEqualTo(attempt.text("/deadline"));
        assertThat(learner.get("/api/v1/openapi.json").body()).contains("up to 5 seconds after the deadline");
    }

    @Test
    void whoFinishesWithinSecondsOfTheDeadlineHandsInWhatIsFilledInAndEndsAtTheDeadline() {
        Reply attempt = start(learner, TIMED);
        Reply page = learner.get(PAGE + "?question=timed-one");
        server.pass(Duration.ofMinutes(10).plusSeconds(3));

        Reply results =
                page.submit("[formaction$='/submission']", "number", "2").follow();

        assertThat(results.shown(".score")).contains("1 of 2 points", "Time ran out");
        assertThat(learner.get(attempt.text("/href")).text("/finishedAt")).isEqualTo(attempt.text("/deadline"));
    }

    @Test
    void nobodySeesAMarkOfAnAttemptWhileAnswersToItStillCount(@TempDir Path folder) throws IOException {
        Workshop.copyTo(folder);
        Path quiz = folder.resolve("quizzes/timed.toml");
        Files.writeString(quiz, "mode = \"deferred\"\n" + Files.readString(quiz));
        try (RunningServer deferring = RunningServer.serving(List.of(folder)).stopClock()) {
            Learner other = new Learner(deferring);
            Reply attempt = start(other, TIMED);
            answer(other, attempt, "timed-one", 3).with(200);
            deferring.pass(Duration.ofMinutes(10).plusSeconds(3));

            assertThat(question(other.get(attempt.text("/href")), "timed-one").has("feedback"))
                    .isFalse();
            assertThat(other.get("/progress").shown(".missed")).doesNotContain("1 + 1");
            answer(other, attempt, "timed-one", 2).with(200);
            deferring.pass(Duration.ofSeconds(3));
            assertThat(other.get(attempt.text("/href")).text("/points")).isEqualTo("1");
        }
    }

    @Test
    void anOverdueAttemptEndsAtItsDeadlineWithWhatWasAnsweredByThen() {
        Reply attempt = start(learner, TIMED);
        answer(learner, attempt, "timed-one", 2).with(200);
        server.pass(Duration.ofHours(3));

        Reply after = learner.get(attempt.text("/href"));

        assertThat(after.text("/state")).isEqualTo("finished");
        assertThat(after.text("/finishedAt")).isEqualTo(attempt.text("/deadline"));
        assertThat(after.text("/expired")).isEqualTo("true");
        assertThat(after.text("/points")).isEqualTo("1");
        assertThat(after.text("/passed")).isEqualTo("true");
        assertThat(question(after, "timed-two").at("/feedback/correct").booleanValue())
                .isFalse();
        assertThat(learner.get("/attempts/" + attempt.text("/id")).shown(".lead"))
                .contains("Time ran out");
    }

    @Test
    void theSameAnswerSentAgainAfterTheDeadlineStillGetsItsReply() {
        Reply attempt = start(learner, TIMED);
        Reply first = answer(learner, attempt, "timed-one", 2).with(200);
        server.pass(Duration.ofMinutes(11));

        assertThat(answer(learner, attempt, "timed-one", 2).with(200).json()).isEqualTo(first.json());
        assertThat(answer(learner, attempt, "timed-one", 3).problem(409)).contains(attempt.text("/deadline"));
    }

    @Test
    void afterTheDeadlineAnotherAttemptBeginsAndHintsAreNoLongerGiven() {
        Reply attempt = start(learner, TIMED);
        server.pass(Duration.ofMinutes(11));

        String hints = question(attempt, "timed-one").at("/hints/href").textValue();
        assertThat(learner.post(hints, Map.of()).problem(409)).contains(attempt.text("/deadline"));
        Reply next = start(learner, TIMED);

        assertThat(next.text("/number")).isEqualTo("2");
        assertThat(next.text("/id")).isNotEqualTo(attempt.text("/id"));
        assertThat(learner.post(attempt.text("/submission/href"), Map.of())
                        .with(200)
                        .text("/finishedAt"))
                .isEqualTo(attempt.text("/deadline"));
    }

    @Test
    void progressShowsAnOverdueAttemptAsEndedThoughNobodyLookedAtItSince() {
        Reply attempt = start(learner, TIMED);
        answer(learner, attempt, "timed-one", 2).with(200);
        server.pass(Duration.ofMinutes(11));

        Reply progress = learner.get("/api/v1/me/progress");

        assertThat(progress.json().findParents("attempts").stream()
                        .filter(quiz -> quiz.get("id").asText().equals("timed"))
                        .findFirst()
                        .orElseThrow()
                        .at("/best/points")
                        .intValue())
                .isEqualTo(1);
        assertThat(progress.text("/courses/0/next/page")).isNotEqualTo(PAGE);
    }
}
