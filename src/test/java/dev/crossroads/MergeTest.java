package dev.crossroads;

import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.event.Projection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guest's events belong to their account from the moment they sign up or in, each once. */
class MergeTest {
    private RunningServer server;

    @BeforeEach
    void open() {
        server = Workshop.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoSignsUpGoesOnInTheMiddleOfAQuiz() {
        Learner ada = new Learner(server);
        Reply attempt = start(ada, Workshop.TYPES);
        answer(ada, attempt, "one", right(question(attempt, "one"))).with(200);
        String guest = ada.id();

        People.signUp(ada, "Ada");

        assertThat(ada.id()).isNotEqualTo(guest);
        Reply resumed = start(ada, Workshop.TYPES);
        assertThat(resumed.text("/id")).isEqualTo(attempt.text("/id"));
        assertThat(question(resumed, "one").at("/feedback/correct").booleanValue())
                .isTrue();
        answer(ada, attempt, "line", 3).with(200);
        assertThat(Rows.count(server, "event WHERE learner_id = '" + guest + "'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4})
    void twoHistoriesBecomeOneAndARebuildMakesTheSameRows(long seed) {
        Learner laptop = signedUp(server, "Grace");
        Life.of(laptop, new Random(seed), 25);
        Learner phone = new Learner(server);
        Life.of(phone, new Random(seed + 100), 25);
        Learner other = new Learner(server);
        Life.of(other, new Random(seed + 200), 10);
        int endings = Rows.count(server, "event WHERE type = 'attempt-finished'");
        String phoneWas = phone.id();

        signIn(phone, "Grace");

        assertThat(phone.id()).isEqualTo(laptop.id());
        assertThat(Rows.count(server, "event WHERE type = 'attempt-finished'") - endings)
                .isBetween(0, 4);
        assertThat(Rows.count(server, "event WHERE learner_id = '" + phoneWas + "'"))
                .isZero();
        assertNoTwoInProgress();
        Map<String, List<String>> kept = Life.projections(server);
        Upkeep.rebuild(settings(), (_, _) -> {});
        assertThat(Life.projections(server)).isEqualTo(kept);
        Life.of(phone, new Random(seed + 300), 10);
        assertNoTwoInProgress();
    }

    private void assertNoTwoInProgress() {
        assertThat(Rows.of(server.database(), """
                        SELECT learner_id, quiz, count(*)
                        FROM attempt
                        WHERE finished_at IS NULL
                        GROUP BY learner_id, course, quiz
                        HAVING count(*) > 1
                        """)).isEmpty();
    }

    @Test
    void ofTwoAttemptsInProgressTheOneBegunLastGoesOnAndWhatWasAnsweredInTheOtherCounts() {
        Learner laptop = signedUp(server, "Linus");
        Reply older = start(laptop, Workshop.TYPES);
        answer(laptop, older, "one", right(question(older, "one"))).with(200);
        Learner phone = new Learner(server);
        Reply newer = start(phone, Workshop.TYPES);
        answer(phone, newer, "one", wrong(question(newer, "one"))).with(200);

        signIn(phone, "Linus");

        Reply ended = laptop.get(older.text("/href")).with(200);
        assertThat(ended.text("/state")).isEqualTo("finished");
        assertThat(ended.json().get("points").intValue()).isEqualTo(1);
        assertThat(ended.json().get("number").intValue()).isEqualTo(1);
        Reply goesOn = start(laptop, Workshop.TYPES);
        assertThat(goesOn.text("/id")).isEqualTo(newer.text("/id"));
        assertThat(goesOn.json().get("number").intValue()).isEqualTo(2);
        laptop.post(goesOn.text("/submission/href"), Map.of()).with(200);
        assertThat(start(laptop, Workshop.TYPES).json().get("number").intValue())
                .isEqualTo(3);
    }

    @Test
    void whatIsSentAgainAfterSigningInIsStillRecordedOnce() {
        signedUp(server, "Barbara");
        Learner phone = new Learner(server);
        UUID event = UUID.randomUUID();
        phone.send(
                        "PUT",
                        COURSE + Workshop.OWNERSHIP + "/progress",
                        Optional.of("{\"completed\": true}"),
                        "Idempotency-Key",
                        event.toString())
                .with(200);
        int events = Rows.count(server, "event");

        signIn(phone, "Barbara");
        phone.send(
                        "PUT",
                        COURSE + Workshop.OWNERSHIP + "/progress",
                        Optional.of("{\"completed\": true}"),
                        "Idempotency-Key",
                        event.toString())
                .with(200);

        assertThat(Rows.count(server, "event")).isEqualTo(events);
    }

    @Test
    void nothingMoreIsRecordedForTheGuestSomebodyWasSoNothingGoesAstray() {
        Learner margaret = new Learner(server);
        margaret.put(COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("moving")))
                .with(200);
        Learner otherTab = margaret.copy();
        Learner thief = margaret.copy();
        People.signUp(margaret, "Margaret");

        assertThat(otherTab.put(COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                        .problem(409))
                .contains("signed in or out in the meantime");
        Reply page = otherTab.send(
                "POST",
                "/courses/workshop" + Workshop.OWNERSHIP,
                Optional.of(""),
                "Accept-Language",
                "de",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(page.with(409).shown("main")).contains("inzwischen an- oder abgemeldet");
        assertThat(thief.get("/api/v1/me/progress")
                        .json()
                        .at("/courses/0/percent")
                        .intValue())
                .isZero();
        assertThat(margaret.get("/api/v1/me/progress")
                        .json()
                        .at("/courses/0/percent")
                        .intValue())
                .isPositive();
    }

    @Test
    void aSessionIsNoGuestSoSigningInToAnotherAccountMergesNothing() {
        Learner shared = signedUp(server, "Edsger");
        shared.put(COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        signedUp(server, "Donald");

        signIn(shared, "Donald");

        assertThat(shared.get("/api/v1/me/progress")
                        .json()
                        .at("/courses/0/percent")
                        .intValue())
                .isZero();
    }

    @Test
    void everyTableOfAProjectionNamesItsLearner() {
        List<String> tables = FeatureParts.projections().stream()
                .map(Projection::tables)
                .flatMap(List::stream)
                .toList();

        assertThat(tables)
                .allSatisfy(table -> assertThat(Rows.of(
                                server.database(),
                                "SELECT 1 FROM information_schema.columns WHERE column_name = 'learner_id' AND table_name = '"
                                        + table + "'"))
                        .as("%s needs a learner_id, or merging and deleting learners can't find their rows", table)
                        .hasSize(1));
    }

    private Settings settings() {
        return new Settings(
                "127.0.0.1", 0, Optional.of(server.database()), Path.of("target", "unused"), List.of(), false);
    }
}
