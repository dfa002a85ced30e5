package dev.crossroads;

import static dev.crossroads.People.instructor;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.answerHref;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossroads.database.DatabaseAddress;
import dev.crossroads.database.TestDatabase;
import dev.crossroads.memory.Fsrs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several nodes on one database: any of them serves any request, and none shows what was before. */
class ClusterTest {
    private static final String READING = Workshop.COURSE + Workshop.OWNERSHIP + "/progress";
    private static final int ROUNDS = 25;

    /** Connections on which nodes hear each other. */
    private static final String LISTENING =
            "application_name = 'crossroads listening' AND datname = current_database()";

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final List<RunningServer> NODES = new ArrayList<>();

    @BeforeAll
    static void open() {
        for (int i = 0; i < 3; i++) {
            NODES.add(RunningServer.node(DATABASE.address()));
        }
    }

    @AfterAll
    static void close() {
        NODES.forEach(RunningServer::close);
        DATABASE.close();
    }

    private static void cutEveryListener() {
        Rows.of(DATABASE.address(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + LISTENING);
    }

    private static int listeners() {
        return Rows.of(DATABASE.address(), "SELECT pid FROM pg_stat_activity WHERE " + LISTENING)
                .size();
    }

    private static RunningServer node(int number) {
        return NODES.get(number % NODES.size());
    }

    /** Twice, so that it is remembered. */
    private static String known(Learner learner, String page) {
        learner.get(page).with(200);
        return learner.get(page).with(200).body();
    }

    private static String percent(Reply progress) {
        return progress.with(200).json().at("/courses/0/percent").asText();
    }

    private static void read(Learner learner, String section) {
        learner.put(READING, Map.of("sections", List.of(section))).with(200);
    }

    private static void complete(Learner learner) {
        learner.put(READING, Map.of("completed", true)).with(200);
    }

    @Test
    void whatOneNodeRecordsIsOnTheVeryNextPageOfEveryOther() {
        for (int round = 0; round < ROUNDS; round++) {
            Learner here = new Learner(node(round));
            String before = known(here, "/courses/workshop");
            Learner there = here.at(node(round + 1));
            Learner elsewhere = here.at(node(round + 2));
            assertThat(known(there, "/courses/workshop")).hasSameSizeAs(before);
            known(elsewhere, "/progress");
            known(elsewhere, "/api/v1/me/progress");

            complete(here);

            assertThat(there.get("/courses/workshop").body())
                    .as("round %d", round)
                    .isNotEqualTo(before);
            assertThat(percent(elsewhere.get("/api/v1/me/progress"))).isNotEqualTo("0");
            assertThat(elsewhere.get("/progress").body()).contains("Ownership");
        }
    }

    /** Readers make pages all the time, on a node that is told of changes and is not where they are made. */
    @Test
    void besideReadersOnOtherNodesEveryChangeIsOnThePageThatFollows() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Learner here = new Learner(node(round));
                String before = known(here, "/courses/workshop");
                Learner there = here.at(node(round + 1));
                known(there, "/courses/workshop");
                AtomicBoolean isOver = new AtomicBoolean();
                List<Future<?>> readers = Stream.generate(there::copy)
                        .limit(4)
                        .<Future<?>>map(reader -> threads.submit(() -> {
                            while (!isOver.get()) {
                                reader.get("/courses/workshop").with(200);
                            }
                        }))
                        .toList();

                complete(here);
                String after = there.get("/courses/workshop").with(200).body();

                isOver.set(true);
                for (Future<?> reader : readers) {
                    reader.get();
                }
                assertThat(after.equals(before)).as("round %d", round).isFalse();
                assertThat(there.get("/courses/workshop").body().equals(before))
                        .as("for good, in round %d", round)
                        .isFalse();
            }
        }
    }

    /** Rows that were changed behind its back show whether a page was made of them or is remembered. */
    @Test
    void pagesAreRememberedInAClusterAndNoLongerOnceTheOthersWereNotHeard() {
        RunningServer node = node(0);
        Learner ada = new Learner(node);
        read(ada, "moving");
        String before = known(ada, "/courses/workshop");
        String lesson = "lesson_progress WHERE learner_id = '" + ada.id() + "'";
        Rows.change(
                node,
                "UPDATE lesson_progress SET completed_at = now(), last_read_at = now() WHERE learner_id = '" + ada.id()
                        + "'");
        assertThat(Rows.count(node, lesson)).isEqualTo(1);
        assertThat(ada.get("/courses/workshop").body()).as("remembered").isEqualTo(before);

        cutEveryListener();

        assertThat(ada.get("/courses/workshop").body()).as("made anew").isNotEqualTo(before);
        await().until(() -> listeners() == NODES.size());
        await().untilAsserted(() -> {
            String now = known(ada, "/courses/workshop");
            Rows.change(node, "UPDATE lesson_progress SET completed_at = NULL WHERE learner_id = '" + ada.id() + "'");
            String again = ada.get("/courses/workshop").body();
            Rows.change(node, "UPDATE lesson_progress SET completed_at = now() WHERE learner_id = '" + ada.id() + "'");
            assertThat(again).as("remembered again").isEqualTo(now);
        });
    }

    @Test
    void withConnectionsCutAllTheTimeNothingIsStale() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> cutting = threads.submit(() -> {
                while (!isOver.get()) {
                    cutEveryListener();
                }
            });
            for (int round = 0; round < ROUNDS; round++) {
                Learner here = new Learner(node(round));
                String before = known(here, "/courses/workshop");
                Learner there = here.at(node(round + 1));
                known(there, "/courses/workshop");

                complete(here);

                assertThat(there.get("/courses/workshop").body())
                        .as("round %d", round)
                        .isNotEqualTo(before);
            }
            isOver.set(true);
            cutting.get();
        }
        await().until(() -> listeners() == NODES.size());
    }

    @Test
    void aGuestWhoSignsUpOnOneNodeFindsAllOfItOnTheOthers() {
        Learner guest = new Learner(node(0));
        complete(guest);
        known(guest.at(node(1)), "/progress");

        People.signUp(guest, "Bea");

        assertThat(percent(guest.at(node(1)).get("/api/v1/me/progress"))).isNotEqualTo("0");
        assertThat(guest.at(node(2)).get("/progress").body()).contains("Bea").contains("Ownership");
        guest.at(node(1)).delete("/api/v1/session").with(204);
        assertThat(guest.at(node(2)).get("/api/v1/me").json().get("guest").asBoolean())
                .isTrue();
    }

    @Test
    void anAttemptBegunOnOneNodeIsAnsweredOnAnotherAndHandedInOnAThird() {
        Learner ada = new Learner(node(0));
        Reply attempt = start(ada, EXAM);
        answer(ada.at(node(1)), attempt, "exam-number", 815.5).with(200);
        answer(ada.at(node(0)), attempt, "exam-number", 1).with(200);
        answer(ada.at(node(1)), attempt, "exam-number", 815.5).with(200);

        Reply results = ada.at(node(2))
                .post(attempt.text("/href") + "/submission", Map.of())
                .with(200);

        assertThat(results.json().get("points").asInt()).isEqualTo(1);
        assertThat(answer(ada, attempt, "exam-number", 1).status()).isEqualTo(409);
        assertThat(start(ada.at(node(1)), EXAM).text("/id")).isNotEqualTo(attempt.text("/id"));
    }

    @Test
    void whatInstructorsSetOnOneNodeIsOnTheVeryNextPageOfAMemberOnAnother() {
        Learner grace = instructor(node(0), "Grace");
        Reply cohort = cohort(grace, "Monday");
        Learner ada = new Learner(node(1));
        join(ada.at(node(2)), cohort, "Ada");
        for (int round = 1; round <= ROUNDS; round++) {
            known(ada, "/progress");
            LocalDate due = LocalDate.now().plusDays(round);

            grace.at(node(2 * round))
                    .form(cohort.text("/page") + "/dues", "lesson:memory/ownership", due.toString())
                    .with(303);

            assertThat(ada.get("/progress").shown(".dues"))
                    .as("round %d", round)
                    .contains(DateTimeFormatter.ofPattern("MMMM d,", Locale.ENGLISH)
                            .format(due));
        }
    }

    private static Reply cohort(Learner instructor, String title) {
        return instructor
                .post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    @Test
    void memoryFollowsTheSitesOwnParametersOnEveryNodeOnceOneWasTold() {
        Learner here = new Learner(node(0));
        Reply exam = start(here, EXAM);
        answer(here, exam, "exam-pick", right(question(exam, "exam-pick"))).with(200);
        here.post(exam.text("/href") + "/submission", Map.of()).with(200);
        Learner there = here.at(node(1));
        double before = mastery(there);
        UUID own = UUID.randomUUID();
        Rows.change(node(0), """
            INSERT INTO memory_parameters (id, weights, reviews, learners, held_out, loss_before, loss_after,
                                           difference_low, difference_high, fitted_at)
            VALUES ('%s', '%s', 1200, 40, 300, 0.5, 0.4, -0.2, -0.1, now())
            """.formatted(
                        own,
                        Fsrs.STANDARD
                                .parameters()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}')
                                .replace("2.3065", "90.5")));
        String page = "/operations/memory/" + own;
        Learner operator = new Learner(node(2));

        operator.form(page, "deed", "apply", "by", "Ada").with(303);
        assertThat(mastery(there)).isGreaterThan(before);
        assertThat(mastery(here)).isEqualTo(mastery(there));

        operator.form(page, "deed", "withdraw", "by", "Ada").with(303);
        assertThat(mastery(there)).isEqualTo(before);
    }

    private static double mastery(Learner learner) {
        return learner.get("/api/v1/me/memory")
                .with(200)
                .json()
                .at("/courses/0/concepts/0/mastery")
                .asDouble();
    }

    private static void join(Learner learner, Reply cohort, String name) {
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
    }

    /** A live page looks at everything again once a minute; this is sooner. */
    @Test
    void aLivePageOnOneNodeTellsWhatLearnersDoOnAnother() throws Exception {
        Learner lin = instructor(node(0), "Lin");
        Reply cohort = cohort(lin, "Live");
        Learner ada = new Learner(node(1));
        join(ada, cohort, "Ada");
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(node(2).address() + cohort.text("/href") + "/live"))
                .header("Cookie", lin.cookies())
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> stream = client.send(request, HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            Thread.ofVirtual().start(() -> {
                try {
                    stream.forEach(lines::add);
                } catch (RuntimeException closed) {
                    // The test is done with it.
                }
            });
            await().until(() -> lines.contains("event: snapshot"));

            complete(ada);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> lines.stream().anyMatch(line -> line.contains("\"memory/ownership\":\"completed\"")));

            join(new Learner(node(0)), cohort, "Ben");
            await().atMost(Duration.ofSeconds(30)).until(() -> lines.stream().anyMatch(line -> line.contains("Ben")));
            client.shutdownNow();
        }
    }

    /** Everybody goes on with the nodes that are left; what was on its way is sent again under its id. */
    @Test
    void nodesJoinUnderLoadAndOneThatIsKilledLosesNothingThatItAcknowledged() throws Exception {
        Load load = new Load();
        try (NodeProcess killed = NodeProcess.start()) {
            load.goTo(killed.address());
            load.begin();
            load.awaitMore();

            killed.kill();
            load.awaitMore();

            try (NodeProcess joining = NodeProcess.start()) {
                load.goTo(joining.address());
                load.awaitMore();
                load.goTo(node(0).address());
                load.awaitMore();
            }
            load.awaitMore();
        } finally {
            load.end();
        }
        List<String> stored = Rows.of(
                DATABASE.address(),
                "SELECT id FROM event WHERE type = 'question-answered' AND body ->> 'quiz' = 'memory/exam'");
        assertThat(stored)
                .doesNotHaveDuplicates()
                .containsAll(
                        load.acknowledged.stream().map(id -> "(" + id + ")").toList());
        assertThat(load.stale).isEmpty();
    }

    /** People who change an answer all the time, and look at it on another node each time that is acknowledged. */
    private static final class Load {
        private static final int PEOPLE = 8;
        private static final int MORE = 100;

        private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
        private final List<String> stale = new CopyOnWriteArrayList<>();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final AtomicReference<URI> first = new AtomicReference<>();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final List<Future<?>> working = new ArrayList<>();

        void goTo(URI node) {
            first.set(node);
        }

        void begin() {
            for (int person = 0; person < PEOPLE; person++) {
                int number = person;
                working.add(threads.submit(() -> work(number)));
            }
        }

        private void work(int number) {
            Learner learner = new Learner(node(number));
            Reply attempt = start(learner, EXAM);
            String href = answerHref(attempt, "exam-number");
            for (int turn = 1; !isOver.get(); turn++) {
                UUID event = UUID.randomUUID();
                String body = "{\"answer\": " + turn + "}";
                RunningServer other = node(number + turn);
                try {
                    put(learner.at(first.get()), href, body, event);
                } catch (UncheckedIOException killed) {
                    put(learner.at(other), href, body, event);
                }
                acknowledged.add(event);
                String seen =
                        learner.at(other).get(attempt.text("/href")).with(200).body();
                if (!seen.contains("\"answer\":" + turn + ",")) {
                    stale.add(seen);
                }
            }
        }

        private static void put(Learner learner, String href, String body, UUID event) {
            learner.send("PUT", href, Optional.of(body), "Idempotency-Key", event.toString())
                    .with(200);
        }

        void awaitMore() {
            int before = acknowledged.size();
            await().until(() -> acknowledged.size() > before + MORE
                    || working.stream().anyMatch(one -> one.state() == Future.State.FAILED));
        }

        void end() throws Exception {
            isOver.set(true);
            for (Future<?> one : working) {
                one.get();
            }
            threads.close();
        }
    }

    /** A node in a process of its own, as operators start it, which can be killed. */
    private record NodeProcess(Process process, URI address) implements AutoCloseable {
        private static final String SAID = "Crossroads is at ";

        static NodeProcess start() throws IOException {
            DatabaseAddress database = DATABASE.address();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx200m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.crossroads.Main",
                            "--port",
                            "0",
                            "--cluster",
                            "--course",
                            Workshop.folder().toString(),
                            "--changes-per-learner",
                            "0",
                            "--changes-per-address",
                            "0",
                            "--database",
                            "postgresql://%s:%s@%s:%d/%s"
                                    .formatted(
                                            database.user(),
                                            database.password(),
                                            database.host(),
                                            database.port(),
                                            database.name()))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            List<String> all = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                all.add(line);
                if (line.startsWith(SAID)) {
                    Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                    return new NodeProcess(process, URI.create(line.substring(SAID.length())));
                }
            }
            throw new AssertionError(String.join("\n", all));
        }

        void kill() {
            process.destroyForcibly();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
