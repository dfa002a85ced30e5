package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.recorder.RecorderLimits;
import dev.crossroads.recorder.TcpProxy;
import dev.crossroads.web.LogLines;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invariant 6 as people meet it: Postgres goes away and comes back, and the server says so and heals. */
class PostgresAwayOverHttpTest {
    private static final String LESSON = "/courses/rust-or-go/lessons/ownership-and-borrowing";
    private static final String PROGRESS = "/api/v1" + LESSON + "/progress";
    private static final Map<String, Object> READ = Map.of("sections", List.of("one-owner"));

    private static TcpProxy cable;
    private static RunningServer server;

    private final Learner learner = new Learner(server);

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.create();
        cable = new TcpProxy(database.address());
        server = RunningServer.by(database, cable.address(), new RecorderLimits(100, 50, 2, Duration.ofSeconds(1)));
    }

    @AfterAll
    static void close() {
        server.close();
        cable.close();
    }

    @AfterEach
    void mend() {
        cable.mend();
    }

    @Test
    void lessonsAreServedWithANoticeThatNothingIsRecorded() {
        assertThat(learner.get(LESSON).with(200).shown(".notice")).isEmpty();
        cable.cut();

        for (String page : List.of(LESSON, "/courses/rust-or-go", "/")) {
            // Cached marks are shown until the server next looks at the database, a second later.
            await().until(() -> learner.get(page).with(200).shown(".notice").contains("can’t be read or recorded"));
        }
        assertThat(learner.get("/api/v1" + LESSON).with(200).text("/html")).contains("one-owner");
        learner.get("/api/v1/courses").with(200);
        learner.get("/api/v1/courses/rust-or-go/quizzes/ownership-and-borrowing")
                .with(200);
    }

    @Test
    void whatNeedsTheDatabaseSaysWhenToTryAgain() {
        Reply attempt = learner.post("/api/v1/courses/rust-or-go/quizzes/data-races/attempts", Map.of())
                .with(201);
        cable.cut();

        assertUnavailable(learner.put(PROGRESS, READ));
        assertUnavailable(learner.get("/api/v1/me/progress"));
        assertUnavailable(learner.get(attempt.text("/href")));
        assertUnavailable(learner.post(attempt.text("/submission/href"), Map.of()));
        assertUnavailable(learner.get("/api/v1/courses/rust-or-go/recommendation"));
        for (String page : List.of("/progress", "/courses/rust-or-go/quizzes/data-races")) {
            Reply reply = learner.get(page).with(503);
            assertThat(reply.header("Retry-After")).isPresent();
            assertThat(reply.shown("main")).contains("does not answer");
        }
        assertThat(learner.form(LESSON).with(503).header("Retry-After")).isPresent();
    }

    @Test
    void readinessTurnsRedAndGreenAgainWhileLivenessStaysGreen() {
        learner.get("/health/ready").with(200);

        cable.cut();
        await().until(() -> learner.get("/health/ready").status() == 503);
        learner.get("/health/live").with(200);

        cable.mend();
        await().until(() -> learner.get("/health/ready").status() == 200);
    }

    @Test
    void itIsNotReadyWhileItCanReadAndNotRecordAndFindsOutByItselfWhenItCan() throws SQLException {
        try (Connection inTheWay = connect()) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE");
            assertUnavailable(learner.put(PROGRESS, READ));

            JsonNode checks = learner.get("/health/ready").with(503).json().get("checks");
            assertThat(checks).anyMatch(check -> check.toString().equals("{\"id\":\"recorder\",\"status\":\"DOWN\"}"));
            assertThat(checks).anyMatch(check -> check.toString().equals("{\"id\":\"database\",\"status\":\"UP\"}"));
            learner.get("/progress").with(200);
            inTheWay.rollback();
        }

        await().until(() -> learner.get("/health/ready").status() == 200);
        assertThat(Rows.of(server.database(), "SELECT 1 FROM event WHERE type = 'rehearsal'"))
                .isEmpty();
    }

    @Test
    void whoAskedJustBeforeItStoppedIsToldWithinSecondsAndLessonsAreStillServed() throws Exception {
        Learner reader = new Learner(server);
        learner.get("/progress").with(200);
        reader.get(LESSON).with(200);
        cable.stall();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> progress = threads.submit(() -> learner.get("/courses/rust-or-go/quizzes/data-races"));
            Future<Reply> search = threads.submit(() -> reader.get("/search?q=ownership"));
            Future<Reply> lesson = threads.submit(() -> new Learner(server).get(LESSON));

            assertThat(progress.get().with(503).shown("main")).contains("does not answer");
            assertThat(search.get().with(503).header("Retry-After")).isPresent();
            assertThat(lesson.get().with(200).body()).contains("one-owner");
        }
    }

    @Test
    void whoHangsUpIsNotSaidToHaveBeenToldOfADatabase() throws Exception {
        try (LogLines lines = LogLines.of("dev.crossroads")) {
            for (int time = 0; time < 5; time++) {
                try (Socket socket = new Socket("localhost", server.address().getPort())) {
                    socket.getOutputStream()
                            .write(
                                    "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                                            .formatted(PROGRESS)
                                            .getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(true, 0);
                }
            }
            learner.put(PROGRESS, READ).with(200);

            assertThat(lines.sentences())
                    .noneMatch(line -> line.contains("Closed") || line.contains("does not answer"));
        }
    }

    private static Connection connect() throws SQLException {
        DatabaseAddress database = server.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Test
    void whatWasAcknowledgedIsThereAndWhatWasNotCanBeSentAgainUnderItsId() {
        String id = learner.id();
        learner.put(PROGRESS, READ).with(200);
        cable.cut();
        Optional<String> body = Optional.of("{\"completed\": true}");
        String event = UUID.randomUUID().toString();
        assertUnavailable(learner.send("PUT", PROGRESS, body, "Idempotency-Key", event));

        cable.mend();
        await().until(() ->
                learner.send("PUT", PROGRESS, body, "Idempotency-Key", event).status() == 200);

        assertThat(Rows.of(server.database(), "SELECT type FROM event WHERE learner_id = '" + id + "' ORDER BY seq"))
                .containsExactly("(sections-read)", "(lesson-completed)");
        assertThat(learner.get(LESSON).shown(".notice")).isEmpty();
    }

    private static void assertUnavailable(Reply reply) {
        assertThat(reply.problem(503)).contains("database does not answer");
        assertThat(reply.header("Retry-After")).hasValue("1");
    }
}
