package dev.crossroads;

import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.database.TestDatabase;
import dev.crossroads.operation.Retention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data of people who do not come back goes as an operator set it, after a warning, and not before. */
class RetentionTest {
    private RunningServer server;
    private Learner operator;

    @BeforeEach
    void open() {
        server = started(new Retention(OptionalInt.of(60), OptionalInt.of(200), 30));
        operator = new Learner(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void guestsGoAfterTheWarningWhereTheyDoNotComeBackAndARebuildIsTheSame() {
        Learner gone = read(new Learner(server));
        Learner back = read(new Learner(server));
        String goneId = gone.id();
        server.pass(Duration.ofDays(100));
        server.retain();
        assertThat(eventsOf(goneId)).as("it is announced first").isPositive();
        assertThat(operator.get("/operations/retention").with(200).shown("main"))
                .contains("60", "2 people", "The next go on");

        server.pass(Duration.ofDays(29));
        server.retain();
        assertThat(eventsOf(goneId)).isPositive();
        back.put(Workshop.COURSE + "/recommendation/answers/hurry", Map.of("option", "yes"))
                .with(200);
        String backId = back.id();
        int kept = eventsOf(backId);

        server.pass(Duration.ofDays(2));
        server.retain();
        assertThat(eventsOf(goneId)).isZero();
        assertThat(eventsOf(backId)).isEqualTo(kept);
        assertThat(acts("guests-removed")).containsExactly("(SETTING,\"days=60 guests=1\",done)");

        List<String> before = projections();
        server.rebuild();
        assertThat(projections()).isEqualTo(before);
    }

    @Test
    void ownersAreWarnedAndTheirAccountsGoWhereTheyDoNotSignIn() {
        Learner away = read(signedUp(server, "Away"));
        Learner stays = read(signedUp(server, "Stays"));
        People.instructor(server, "Teaches");
        String awayId = away.id();
        String staysId = stays.id();
        server.pass(Duration.ofDays(171));
        server.retain();
        assertThat(Rows.count(server, "operation_warning")).isEqualTo(2);
        assertThat(operator.get("/operations/retention").with(200).shown("main"))
                .contains("2 accounts are warned");

        server.pass(Duration.ofDays(10));
        People.signIn(new Learner(server), "Stays");
        server.pass(Duration.ofDays(25));
        server.retain();

        assertThat(Rows.of(server.database(), "SELECT name FROM account ORDER BY name"))
                .containsExactly("(Stays)", "(Teaches)");
        assertThat(eventsOf(awayId)).isZero();
        assertThat(eventsOf(staysId)).isPositive();
        assertThat(Rows.count(server, "operation_warning")).isZero();
        assertThat(acts("accounts-removed")).containsExactly("(SETTING,\"days=200 accounts=1\",done)");
        assertThat(Rows.count(server, "closed_learner WHERE learner_id = '" + awayId + "'"))
                .as("a backup that is restored leaves them deleted")
                .isEqualTo(1);
        new Learner(server)
                .post("/api/v1/session", Map.of("email", email("Away"), "password", People.PASSWORD))
                .with(401);
    }

    @Test
    void anotherNumberOfDaysIsAnnouncedAnewAndOffKeepsEverything() {
        String guest = read(new Learner(server)).id();
        server.pass(Duration.ofDays(100));
        server.retain();
        server.close();

        server = started(Retention.OFF);
        operator = new Learner(server);
        String other = read(new Learner(server)).id();
        server.pass(Duration.ofDays(4_000));
        server.retain();
        assertThat(eventsOf(other)).isPositive();
        assertThat(guest).isNotEqualTo(other);
        assertThat(operator.get("/operations/retention").with(200).shown("main"))
                .contains("Everything is kept");
        assertThat(operator.raw("GET", "/operations/retention", "X-Forwarded-For", "203.0.113.7")
                        .status())
                .isEqualTo(404);
    }

    private static RunningServer started(Retention retention) {
        TestDatabase database = TestDatabase.create();
        return RunningServer.operated(
                database,
                database.address(),
                new Operation(Duration.ZERO, Duration.ofSeconds(5), Optional.empty(), retention));
    }

    private static Learner read(Learner learner) {
        learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        Reply attempt = Workshop.start(learner, Workshop.TYPES);
        Workshop.answer(learner, attempt, "one", Workshop.right(Workshop.question(attempt, "one")))
                .with(200);
        return learner;
    }

    private int eventsOf(String learner) {
        return Rows.count(server, "event WHERE learner_id = '" + learner + "'");
    }

    private List<String> acts(String what) {
        return Rows.of(
                server.database(),
                "SELECT way, detail, outcome FROM operation_act WHERE act = '" + what + "' ORDER BY begun_at");
    }

    private List<String> projections() {
        return List.of("lesson_progress", "attempt", "response", "activity_day").stream()
                .flatMap(table ->
                        Rows.of(server.database(), "SELECT t FROM " + table + " AS t ORDER BY t::text").stream())
                .toList();
    }
}
