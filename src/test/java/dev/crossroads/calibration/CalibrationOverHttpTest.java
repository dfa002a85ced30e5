package dev.crossroads.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.Rating;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operators see how well recall is predicted, and let memory follow parameters of the site's own. */
class CalibrationOverHttpTest {
    private static final String PAGE = "/operations/memory";

    @RegisterExtension
    private static final RunningServer server = Workshop.open().stopClock();

    private final Learner operator = new Learner(server);

    private JsonNode said() {
        return await().until(() -> operator.get("/api/v1" + PAGE), said -> said.status() == 200)
                .json();
    }

    private static void pass(Duration time) {
        server.pass(time);
    }

    /** Answers a question of a new attempt, and hands that in. */
    private static void answer(Learner learner, Object answer) {
        Reply attempt = Workshop.start(learner, Workshop.LIMITED);
        Workshop.answer(learner, attempt, "limited-one", answer).with(200);
        learner.post(attempt.text("/submission/href"), Map.of()).with(200);
    }

    private static UUID fitted(double low, double high, String more) {
        UUID id = UUID.randomUUID();
        String weights = Fsrs.STANDARD.parameters().toString().replace('[', '{').replace(']', '}');
        Rows.change(server, """
            INSERT INTO memory_parameters (id, weights, reviews, learners, held_out, loss_before, loss_after,
                                           difference_low, difference_high, fitted_at)
            VALUES ('%s', '%s', 1200, 40, 300, 0.5, 0.4, %s, %s, now())
            """.formatted(id, weights.replace("0.212", more).replace("2.3065", more), low, high));
        return id;
    }

    @Test
    void anAnswerIsComparedWithWhatWasExpectedOfItBefore() {
        pass(Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusHours(12));
        int before = said().at("/reviews").asInt();
        Learner learner = new Learner(server);
        answer(learner, 4);
        pass(Duration.ofDays(3));
        answer(learner, 4);

        await().untilAsserted(() -> assertThat(said().at("/reviews").asInt()).isEqualTo(before + 1));
        String asOf = said().at("/asOf").asText();
        assertThat(Instant.parse(asOf)).isEqualTo(server.instant().truncatedTo(ChronoUnit.MILLIS));
        pass(Duration.ofMinutes(9));
        assertThat(said().at("/asOf").asText())
                .as("what was counted a moment ago is not counted again")
                .isEqualTo(asOf);
        pass(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(said().at("/asOf").asText()).isGreaterThan(asOf));
        assertThat(said().at("/enough").asBoolean()).isFalse();
        assertThat(said().at("/bins")).isEmpty();
        assertThat(operator.get(PAGE).with(200).shown("main")).contains("Too few reviews");
        assertThat(operator.form(PAGE).with(409).shown("main")).contains("1,000");
    }

    @Test
    void whereCountingTakesLongThePageIsThereWithoutAndEverythingElseIsServed() throws SQLException {
        pass(Duration.ofDays(1));
        DatabaseAddress database = server.database();
        try (Connection inTheWay =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("LOCK TABLE response IN ACCESS EXCLUSIVE MODE");

            assertThat(operator.get(PAGE).with(200).shown("main")).contains("figures are being counted");
            assertThat(operator.get("/api/v1" + PAGE).status()).isIn(200, 503);
            operator.get("/design").with(200);
        }
        assertThat(said().at("/reviews").isInt()).isTrue();
        operator.get(PAGE).with(200);
    }

    @Test
    void memoryFollowsTheSitesOwnParametersUntilTheyAreTakenBack() {
        UUID better = fitted(-0.2, -0.1, "30.5");
        UUID other = fitted(-0.2, -0.1, "31.5");

        operator.form(PAGE + "/" + better, "deed", "apply", "by", "Ada").with(303);
        assertThat(said().at("/own").asBoolean()).isTrue();
        assertThat(said().at("/parameters/2").asDouble()).isEqualTo(30.5, within(1e-9));
        assertThat(operator.get(PAGE).shown("main")).contains("by Ada");

        operator.form(PAGE + "/" + other, "deed", "apply", "by", "Bo").with(303);
        assertThat(said().at("/parameters/2").asDouble()).isEqualTo(31.5, within(1e-9));

        operator.form(PAGE + "/" + other, "deed", "withdraw", "by", "Cem").with(303);
        assertThat(said().at("/own").asBoolean()).isFalse();
        assertThat(operator.get(PAGE).shown("main")).contains("by Cem").contains("published");
        assertThat(Rows.of(
                        server.database(),
                        "SELECT applied_by, withdrawn_by FROM memory_parameters WHERE id = '" + other + "'"))
                .containsExactly("(Bo,Cem)");
    }

    @Test
    void whatALearnerKnowsFollowsThem() {
        pass(Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusHours(12));
        Learner learner = new Learner(server);
        answer(learner, 4);
        pass(Duration.ofDays(30));
        String before = learner.get("/progress/memory").with(200).shown("main");
        UUID better = fitted(-0.2, -0.1, "90.5");

        operator.form(PAGE + "/" + better, "deed", "apply", "by", "Ada").with(303);

        assertThat(Fsrs.STANDARD.first(Rating.GOOD).stability()).isLessThan(90);
        assertThat(learner.get("/progress/memory").with(200).shown("main")).isNotEqualTo(before);
        operator.form(PAGE + "/" + better, "deed", "withdraw", "by", "Ada").with(303);
        assertThat(learner.get("/progress/memory").with(200).shown("main")).isEqualTo(before);
    }

    @Test
    void whatDoesNotPredictBetterIsNotUsed() {
        UUID worse = fitted(-0.2, 0.1, "40.5");

        operator.form(PAGE + "/" + worse, "deed", "apply", "by", "Ada").with(303);

        assertThat(said().at("/parameters/2").asDouble()).isNotEqualTo(40.5);
        assertThat(operator.get(PAGE).shown("main")).contains("do not predict better");
    }

    @Test
    void whoDecidesSaysWhoTheyAre() {
        UUID better = fitted(-0.2, -0.1, "50.5");

        Reply again = operator.form(PAGE + "/" + better, "deed", "apply", "by", " ");

        assertThat(again.with(400).shown(".field-wrong")).contains("Say who you are");
        assertThat(said().at("/parameters/2").asDouble()).isNotEqualTo(50.5);
    }

    @Test
    void itIsForOperatorsAlone() {
        assertThat(operator.raw("GET", PAGE, "X-Forwarded-For", "203.0.113.7").status())
                .isEqualTo(404);
        assertThat(operator.raw("GET", "/api/v1" + PAGE, "X-Forwarded-For", "203.0.113.7")
                        .status())
                .isEqualTo(404);
    }
}
