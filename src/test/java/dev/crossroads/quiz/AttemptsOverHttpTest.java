package dev.crossroads.quiz;

import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.LIMITED;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.questions;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts as clients of the JSON interface meet them on the running server. */
class AttemptsOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void anAttemptInProgressIsResumedWithWhatWasAnsweredAndNotDoubled() {
        Reply attempt = start(learner, TYPES);
        answer(learner, attempt, "number", 4711.5).with(200);

        Reply resumed = start(learner, TYPES);

        assertThat(resumed.text("/id")).isEqualTo(attempt.text("/id"));
        assertThat(resumed.header("Location")).hasValue(attempt.text("/href"));
        assertThat(question(resumed, "number").at("/given/answer").doubleValue())
                .isEqualTo(4711.5);
        assertThat(resumed.json()).isEqualTo(learner.get(attempt.text("/href")).json());
        assertThat(attemptsOf(learner)).isEqualTo(1);
    }

    @Test
    void concurrentStartsAreOneAttempt() throws Exception {
        String id = learner.id();

        Set<String> started = new HashSet<>();
        for (Reply reply : atOnce(8, () -> start(learner, TYPES))) {
            started.add(reply.text("/id"));
        }

        assertThat(started).hasSize(1);
        assertThat(attemptsOf(learner)).isEqualTo(1);
        assertThat(Rows.count(server, "event WHERE learner_id = '" + id + "'")).isEqualTo(1);
    }

    @Test
    void aClassThatBeginsSeveralQuizzesAtOnceHasEachAnAttemptOfTheirOwn() throws Exception {
        List<String> quizzes = List.of(TYPES, EXAM, TIMED);
        List<Learner> everybody =
                IntStream.range(0, 30).mapToObj(_ -> new Learner(server)).toList();
        Learner usedUp = new Learner(server);
        for (int i = 0; i < 2; i++) {
            usedUp.post(start(usedUp, LIMITED).text("/submission/href"), Map.of())
                    .with(200);
        }
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < everybody.size(); i++) {
            Learner one = everybody.get(i);
            one.id();
            String attempts = COURSE + quizzes.get(i % quizzes.size()) + "/attempts";
            // From two devices each.
            calls.add(() -> one.copy().post(attempts, Map.of()));
            calls.add(() -> one.copy().post(attempts, Map.of()));
        }
        calls.add(() -> usedUp.copy().post(COURSE + LIMITED + "/attempts", Map.of()));
        calls.add(() -> usedUp.copy().post(COURSE + "/quizzes/none/attempts", Map.of()));

        List<Reply> replies = atOnce(calls);

        Set<String> begun = new HashSet<>();
        for (int i = 0; i < everybody.size(); i++) {
            Reply one = replies.get(2 * i).with(201);
            assertThat(replies.get(2 * i + 1).with(201).text("/id")).isEqualTo(one.text("/id"));
            assertThat(one.text("/quiz"))
                    .isEqualTo(quizzes.get(i % quizzes.size()).substring("/quizzes/".length()));
            assertThat(everybody.get(i).get(one.text("/href")).json())
                    .as("what is told at the beginning is what is stored")
                    .isEqualTo(one.json());
            begun.add(one.text("/id"));
        }
        assertThat(begun).hasSize(everybody.size());
        assertThat(replies.get(calls.size() - 2).problem(409)).contains("used all 2 attempts");
        assertThat(replies.getLast().status()).isEqualTo(404);
        assertThat(attemptsOf(usedUp)).isEqualTo(2);
    }

    @Test
    void aClassThatBeginsByTheFormOfThePageFindsEachTheirOwnFirstQuestion() throws Exception {
        String page = "/courses/workshop" + EXAM;
        List<Learner> everybody =
                IntStream.range(0, 20).mapToObj(_ -> new Learner(server)).toList();
        everybody.forEach(Learner::id);

        List<Reply> pages = atOnce(everybody.stream()
                .<Callable<Reply>>map(one -> () -> {
                    one.form(page).with(303);
                    return one.get(page).with(200);
                })
                .toList());

        for (int i = 0; i < everybody.size(); i++) {
            String attempt = start(everybody.get(i), EXAM).text("/id");
            assertThat(pages.get(i).body()).contains("/attempts/" + attempt + "/questions/");
            assertThat(attemptsOf(everybody.get(i))).isEqualTo(1);
        }
    }

    @Test
    void theSameStartAgainAfterTheEndAnswersWithTheAttemptItStarted() {
        UUID event = UUID.randomUUID();
        String attempts = COURSE + LIMITED + "/attempts";
        Reply first = learner.post(attempts, Map.of(), event).with(201);
        finish(first);

        Reply again = learner.post(attempts, Map.of(), event).with(201);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.text("/state")).isEqualTo("finished");
        assertThat(attemptsOf(learner)).isEqualTo(1);
    }

    @Test
    void anIdThatStartedOneQuizDoesNotPassForTheStartOfAnother() {
        UUID event = UUID.randomUUID();
        learner.post(COURSE + LIMITED + "/attempts", Map.of(), event).with(201);

        learner.post(COURSE + TYPES + "/attempts", Map.of(), event).problem(409);

        assertThat(attemptsOf(learner)).isEqualTo(1);
    }

    @Test
    void optionsKeepTheirOrderWithinAnAttemptAndDifferBetweenAttempts() {
        Set<List<String>> orders = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Reply attempt = start(learner, TYPES);
            List<String> shown = question(attempt, "one").get("options").findValuesAsText("id");
            assertThat(question(learner.get(attempt.text("/href")), "one")
                            .get("options")
                            .findValuesAsText("id"))
                    .isEqualTo(shown);
            orders.add(shown);
            finish(attempt);
        }

        assertThat(orders)
                .hasSizeGreaterThan(1)
                .allSatisfy(order -> assertThat(order)
                        .containsExactlyInAnyOrderElementsOf(orders.iterator().next()));
    }

    @Test
    void theSameAnswerAgainGetsTheSameReplyAndAnotherOneIsAConflict() {
        Reply attempt = start(learner, TYPES);
        JsonNode all = question(attempt, "all");
        Reply first = answer(learner, attempt, "all", right(all)).with(200);
        List<?> reversed = ((List<?>) right(all)).reversed();

        assertThat(answer(learner, attempt, "all", reversed).with(200).json()).isEqualTo(first.json());
        assertThat(answer(learner, attempt, "all", wrong(all)).problem(409)).contains("its answer stands");
        assertThat(answersIn(attempt)).isEqualTo(1);
    }

    @Test
    void ofRacingDifferentAnswersOneIsRecordedAndTheOtherIsAConflict() throws Exception {
        for (int round = 0; round < 4; round++) {
            Reply attempt = start(learner, TYPES);
            JsonNode one = question(attempt, "one");
            List<Reply> replies = atOnce(List.of(
                    () -> answer(learner, attempt, "one", right(one)),
                    () -> answer(learner, attempt, "one", wrong(one))));

            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 409);
            boolean rightWon = replies.getFirst().status() == 200;
            Reply after = learner.get(attempt.text("/href"));
            assertThat(question(after, "one").at("/feedback/correct").booleanValue())
                    .isEqualTo(rightWon);
            assertThat(answersIn(attempt)).isEqualTo(1);
            finish(attempt);
        }
    }

    @Test
    void racingEqualAnswersAreOneAndAllAreToldTheSame() throws Exception {
        Reply attempt = start(learner, TYPES);

        List<Reply> replies = atOnce(6, () -> answer(learner, attempt, "short", "zq-key-short-too"));

        assertThat(replies).allSatisfy(reply -> {
            reply.with(200);
            assertThat(reply.json()).isEqualTo(replies.getFirst().json());
        });
        assertThat(answersIn(attempt)).isEqualTo(1);
    }

    @Test
    void inADeferredAttemptAnswersCanBeChangedAndNothingIsMarkedBeforeItsEnd() {
        Reply attempt = start(learner, EXAM);
        JsonNode pick = question(attempt, "exam-pick");

        for (Object choice : List.of(right(pick), wrong(pick), wrong(pick))) {
            Reply reply = answer(learner, attempt, "exam-pick", choice).with(200);
            assertThat(reply.body()).isEqualTo("{\"recorded\":true}");
        }
        answer(learner, attempt, "exam-number", 1).with(200);
        answer(learner, attempt, "exam-number", 815.5).with(200);

        Reply before = learner.get(attempt.text("/href"));
        assertThat(question(before, "exam-pick").at("/given/answer/0").textValue())
                .isEqualTo(wrong(pick));
        assertThat(before.json().has("points")).isFalse();
        assertThat(questions(before))
                .allSatisfy(question -> assertThat(question.has("feedback")).isFalse());

        Reply after = finish(attempt);
        assertThat(after.text("/state")).isEqualTo("finished");
        assertThat(after.text("/points")).isEqualTo("1");
        assertThat(after.text("/outOf")).isEqualTo("3");
        assertThat(after.text("/passed")).isEqualTo("false");
        assertThat(question(after, "exam-pick").at("/feedback/correct").booleanValue())
                .isFalse();
        assertThat(question(after, "exam-number").at("/feedback/correct").booleanValue())
                .isTrue();
    }

    @Test
    void submittingTwiceAnswersTheSameAndNothingCanBeAnsweredAfterwards() {
        Reply attempt = start(learner, EXAM);
        answer(learner, attempt, "exam-number", 1).with(200);
        Reply first = finish(attempt);

        assertThat(finish(attempt).json()).isEqualTo(first.json());
        assertThat(answer(learner, attempt, "exam-number", 815.5).problem(409)).contains("finished");
        assertThat(answer(learner, attempt, "exam-word", "oak").problem(409)).contains("finished");
        assertThat(learner.post(hints(attempt, "exam-pick"), Map.of()).problem(409))
                .contains("no longer of use");
    }

    @Test
    void hintsComeOneAtATimeOnRequestAndNotAfterMarking() {
        Reply attempt = start(learner, TYPES);
        assertThat(question(attempt, "one").get("hintsAvailable").intValue()).isEqualTo(2);
        assertThat(question(attempt, "one").at("/released")).isEmpty();

        UUID event = UUID.randomUUID();
        Reply first = learner.post(hints(attempt, "one"), Map.of(), event).with(200);
        assertThat(first.json().get("hints")).hasSize(1);
        assertThat(first.text("/more")).isEqualTo("1");
        Reply sameClickAgain =
                learner.post(hints(attempt, "one"), Map.of(), event).with(200);
        assertThat(sameClickAgain.json()).isEqualTo(first.json());

        Reply second = learner.post(hints(attempt, "one"), Map.of()).with(200);
        assertThat(second.json().get("hints")).hasSize(2);
        assertThat(second.text("/hints/1")).contains("zq-hint-one-second");
        assertThat(learner.post(hints(attempt, "one"), Map.of()).problem(409)).contains("All hints");
        assertThat(learner.post(hints(attempt, "all"), Map.of()).problem(409)).contains("no hints");

        answer(learner, attempt, "refused", Map.of("compiles", false, "line", 4))
                .with(200);
        assertThat(learner.post(hints(attempt, "refused"), Map.of()).problem(409))
                .contains("already marked");
    }

    @Test
    void howSureTheLearnerWasIsKeptWithTheAnswer() {
        Reply attempt = start(learner, TYPES);
        learner.put(answerHref(attempt, "number"), Map.of("answer", 1, "confidence", "guess"))
                .with(200);

        Reply after = learner.get(attempt.text("/href"));

        assertThat(question(after, "number").at("/given/confidence").textValue())
                .isEqualTo("guess");
        assertThat(Rows.of(
                        server.database(),
                        "SELECT confidence FROM response WHERE attempt_id = '" + attempt.text("/id") + "'"))
                .containsExactly("(GUESS)");
    }

    @Test
    void aRetryAsksJustWhatWasMissed() {
        String attempts = COURSE + TYPES + "/attempts";
        assertThat(learner.post(attempts, Map.of("only", "missed")).problem(409))
                .contains("nothing is missed yet");
        Reply attempt = start(learner, TYPES);
        for (JsonNode question : questions(attempt).toList()) {
            String id = question.get("id").textValue();
            if (!id.equals("line")) {
                answer(learner, attempt, id, id.equals("match") ? wrong(question) : right(question))
                        .with(200);
            }
        }
        finish(attempt);

        Reply retry = learner.post(attempts, Map.of("only", "missed")).with(201);
        assertThat(questions(retry).map(question -> question.get("id").textValue()))
                .containsExactly("match", "line");
        assertThat(retry.text("/outOf")).isEqualTo("2");
        questions(retry)
                .toList()
                .forEach(question -> answer(learner, retry, question.get("id").textValue(), right(question))
                        .with(200));
        assertThat(finish(retry).text("/passed")).isEqualTo("true");

        assertThat(learner.post(attempts, Map.of("only", "missed")).problem(409))
                .contains("Nothing was missed");
    }

    @Test
    void noMoreAttemptsAreStartedThanTheQuizAllows() {
        for (int i = 1; i <= 2; i++) {
            Reply attempt = start(learner, LIMITED);
            assertThat(attempt.text("/number")).isEqualTo(String.valueOf(i));
            finish(attempt);
        }

        assertThat(learner.post(COURSE + LIMITED + "/attempts", Map.of()).problem(409))
                .isEqualTo("You have used all 2 attempts at this checkpoint.");
        assertThat(attemptsOf(learner)).isEqualTo(2);
    }

    @Test
    void theShareThatPassesIsCountedInWholePoints() {
        Reply attempt = start(learner, LIMITED);

        assertThat(attempt.text("/outOf")).isEqualTo("100");
        assertThat(attempt.text("/passPoints")).as("0.07 of 100 points").isEqualTo("7");
    }

    private Reply finish(Reply attempt) {
        return learner.post(attempt.text("/submission/href"), Map.of()).with(200);
    }

    private static String hints(Reply attempt, String question) {
        return question(attempt, question).at("/hints/href").textValue();
    }

    private static int attemptsOf(Learner learner) {
        return Rows.count(server, "attempt WHERE learner_id = '" + learner.id() + "'");
    }

    private static int answersIn(Reply attempt) {
        return Rows.count(
                server,
                "event WHERE type = 'question-answered' AND body ->> 'attempt' = '" + attempt.text("/id") + "'");
    }

    private static List<Reply> atOnce(int times, Callable<Reply> call) throws Exception {
        return atOnce(IntStream.range(0, times).mapToObj(_ -> call).toList());
    }

    private static List<Reply> atOnce(List<Callable<Reply>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(calls);
            return replies.stream().map(Future::resultNow).toList();
        }
    }
}
