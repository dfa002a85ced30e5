package dev.crossroads.quiz;

import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.fields;
import static dev.crossroads.Workshop.inTurn;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change names the answer that it changes, and never overwrites one that it did not know of. */
class ChangedAnswersTest {
    private static final String WORD = "exam-word";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private final Learner learner = new Learner(server);

    @Test
    void aChangeThatNamesTheAnswerThatIsRecordedTakesItsPlaceAndIsTheNextVersion() {
        Reply attempt = start(learner, EXAM);

        assertThat(change(attempt, "first", 0).with(200).text("/version")).isEqualTo("1");
        assertThat(given(attempt).get("version").intValue()).isEqualTo(1);
        assertThat(change(attempt, "second", 1).with(200).text("/version")).isEqualTo("2");

        assertThat(given(attempt).get("answer").textValue()).isEqualTo("second");
        assertThat(given(attempt).get("version").intValue()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasKeptForDaysDoesNotOverwriteANewerOneFromAnotherDevice() {
        Reply attempt = start(learner, EXAM);
        change(attempt, "seen by both", 0).with(200);
        change(attempt, "newer", 1).with(200);
        server.pass(Duration.ofDays(3));

        Reply late = change(attempt, "kept offline", 1);

        assertThat(late.problem(409)).contains("changed elsewhere");
        assertThat(late.text("/version")).isEqualTo("2");
        assertThat(given(attempt).get("answer").textValue()).isEqualTo("newer");
        assertThat(change(attempt, "kept offline", 2).with(200).text("/version"))
                .isEqualTo("3");
    }

    @Test
    void aFirstAnswerDoesNotOverwriteOneThatItDidNotSee() {
        Reply attempt = start(learner, EXAM);
        change(attempt, "of the other tab", 0).with(200);

        assertThat(change(attempt, "of this tab", 0).problem(409)).contains("changed elsewhere");
        assertThat(given(attempt).get("answer").textValue()).isEqualTo("of the other tab");
    }

    @Test
    void anOrderFromASecondDeviceIsGivenBackStepByStepWhereAnotherIsMarked() {
        Reply attempt = start(learner, TYPES);
        Document page = learner.get("/courses/workshop/quizzes/memory/types?question=order")
                .with(200)
                .page();
        JsonNode order = question(attempt, "order");
        answer(learner, attempt, "order", right(order)).with(200);

        Reply late = learner.form(page.select("#answer").attr("action"), inTurn(fields(order, wrong(order))))
                .with(409);

        assertThat(late.page().select(".unrecorded dd").first().wholeText())
                .isEqualTo("1. second\n2. first\n3. third\n4. fourth");
        assertThat(late.shown("#feedback")).contains("Correct");
    }

    @Test
    void theSameAnswerIsRecordedWhicheverVersionItNames() {
        Reply attempt = start(learner, EXAM);
        change(attempt, "the same", 0).with(200);
        change(attempt, "another", 1).with(200);
        change(attempt, "the same", 2).with(200);

        assertThat(change(attempt, "the same", 1).with(200).text("/version")).isEqualTo("3");
        assertThat(learner.put(
                                answerHref(attempt, WORD),
                                Map.of("answer", "the same", "explanation", "for another reason", "replaces", 1))
                        .problem(409))
                .contains("changed elsewhere");
    }

    @Test
    void sendingAChangeAgainUnderItsIdGetsTheFirstReplyThoughItIsOutOfDateByNow() {
        Reply attempt = start(learner, EXAM);
        String body = "{\"answer\": \"once\", \"replaces\": 0}";
        String[] id = {"Idempotency-Key", "7b1c7d0e-3c57-4c47-9b4e-0d6a0f4b7c11"};
        learner.send("PUT", answerHref(attempt, WORD), Optional.of(body), id).with(200);
        change(attempt, "later", 1).with(200);

        learner.send("PUT", answerHref(attempt, WORD), Optional.of(body), id).with(200);

        assertThat(given(attempt).get("answer").textValue()).isEqualTo("later");
    }

    @Test
    void whoNamesNothingReplacesWhicheverThereIs() {
        Reply attempt = start(learner, EXAM);
        change(attempt, "named", 0).with(200);

        Reply reply = Workshop.answer(learner, attempt, WORD, "not named").with(200);

        assertThat(reply.json()).isEqualTo(new ObjectMapper().valueToTree(Map.of("recorded", true)));
        assertThat(given(attempt).get("answer").textValue()).isEqualTo("not named");
        assertThat(given(attempt).get("version").intValue()).isEqualTo(2);
    }

    @Test
    void anAnswerThatStandsOnceMarkedIsRefusedAsThatWhateverItNames() {
        Reply attempt = start(learner, TYPES);
        learner.put(answerHref(attempt, "short"), Map.of("answer", right(question(attempt, "short")), "replaces", 0))
                .with(200);

        assertThat(learner.put(answerHref(attempt, "short"), Map.of("answer", "another", "replaces", 1))
                        .problem(409))
                .contains("already answered and marked");
    }

    @Test
    void aVersionBelowNoneIsABadRequestThatNamesTheMember() {
        Reply attempt = start(learner, EXAM);

        assertThat(change(attempt, "word", -1).problem(400)).contains("replaces");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofManyDevicesThatRaceEachTakesThePlaceOfWhatItSawAndNoChangeIsLost(long seed) {
        Random random = new Random(seed);
        Reply attempt = start(learner, EXAM);
        Map<Integer, String> recorded = new HashMap<>();
        for (int round = 1; round <= 8; round++) {
            int seen = recorded.size();
            List<String> devices = IntStream.range(0, 2 + random.nextInt(4))
                    .mapToObj(device -> "%d by %d in %d".formatted(random.nextInt(1000), device, seen))
                    .toList();
            List<CompletableFuture<Reply>> replies = devices.stream()
                    .map(text -> CompletableFuture.supplyAsync(() -> change(attempt, text, seen)))
                    .toList();
            IntStream.range(0, devices.size())
                    .filter(device -> replies.get(device).join().status() == 200)
                    .forEach(device -> assertThat(recorded.put(seen + 1, devices.get(device)))
                            .as("only one of a round is taken")
                            .isNull());
            assertThat(recorded).hasSize(seen + 1);
            assertThat(given(attempt).get("answer").textValue()).isEqualTo(recorded.get(seen + 1));
        }
    }

    private Reply change(Reply attempt, String word, int replaces) {
        return learner.put(answerHref(attempt, WORD), Map.of("answer", word, "replaces", replaces));
    }

    private JsonNode given(Reply attempt) {
        return question(learner.get(attempt.text("/href")).with(200), WORD).get("given");
    }
}
