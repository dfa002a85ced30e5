package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.Life;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.database.Pools;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.Results;
import dev.crossroads.quiz.report.Reports;
import dev.crossroads.recommendation.Leaders;
import dev.crossroads.recorder.RecorderFeature;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Json;
import dev.crossroads.web.Language;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an instructor is told of a cohort, from what is known of its members, is what reading all of them anew would
 * tell at the same moment: on the page, in JSON and in CSV, whatever happened since they last looked.
 */
class KnownMembersOverHttpTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pages PAGES = new Pages();

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Learner> learners = new ArrayList<>();
    private RunningServer server;
    private Pool pool;
    private Learner grace;
    private Reply cohort;
    private int named;

    @BeforeEach
    void open() {
        Workshop.copyTo(folder);
        server = RunningServer.withoutLimits(List.of(folder)).stopClock();
        pool = Pools.open(vertx, server.database());
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        pool.close().await();
        vertx.close().await();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3})
    void itIsTheSameAsReadingEverythingAnewWhateverHappens(long seed) throws IOException {
        Random chance = new Random(seed);
        for (int i = 0; i < 6; i++) {
            join();
        }
        watch();
        for (int step = 0; step < 45; step++) {
            String what = happens(chance);
            // What is marked again follows in its own time; the clock stands, so what is known grows no older by that.
            await().untilAsserted(() -> assertSame(what));
        }
        server.rebuild();
        server.restart(() -> {
            server.rebuild();
            assertThat(Rows.count(server, "member_state")).isZero();
        });
        grace = People.signIn(new Learner(server), "Grace");
        // A decision of the last steps may be carried out only now.
        await().untilAsserted(() -> assertSame("a rebuild and a start"));
    }

    /** An instructor must never be shown what was before an answer that was acknowledged. */
    @Test
    void whatWasAcknowledgedIsOnTheNextPage() {
        Learner ada = join();
        assertThat(state(ada)).isEqualTo("unread");
        for (String section : List.of("ownership", "moving")) {
            ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of(section)))
                    .with(200);
            assertThat(state(ada)).isEqualTo("reading");
        }
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        assertThat(state(ada)).isEqualTo("completed");
    }

    /** A class that is watched while it answers would be read as often as it answers. */
    @Test
    void whoIsWatchedIsFollowedByTheirAnswersAndReadAgainWhenTheClassIsLookedAtAnew() {
        Learner ada = join();
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership")))
                .with(200);
        watch();
        server.pass(Duration.ofSeconds(1));
        Reply attempt = ada.post(Workshop.COURSE + Workshop.TYPES + "/attempts", Map.of())
                .with(201);
        await().until(() -> told.contains("event: update"));
        Rows.change(
                server, "UPDATE lesson_progress SET completed_at = started_at WHERE learner_id = '" + ada.id() + "'");

        for (JsonNode question : Workshop.questions(attempt).toList()) {
            server.pass(Duration.ofSeconds(1));
            ada.put(
                            Workshop.answerHref(attempt, question.get("id").textValue()),
                            Map.of("answer", Workshop.right(question)))
                    .with(200);
            assertThat(seen(ada).get("lastSeen").textValue())
                    .isEqualTo(server.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            assertThat(state(ada)).as("nothing was read").isEqualTo("reading");
        }

        join();
        await().until(() -> state(ada).equals("completed"));
    }

    /** It would take a start seconds to read all that each of two thousand ever answered. */
    @Test
    void whoStartsReadsWhatIsKeptOfThoseOfWhomNothingWasRecordedSince() {
        Learner ada = join();
        Learner bert = join();
        for (Learner learner : List.of(ada, bert)) {
            learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership")))
                    .with(200);
            assertThat(state(learner)).isEqualTo("reading");
        }
        server.restart(() -> {
            assertThat(Rows.count(server, "member_state")).isEqualTo(2);
            // Nothing that is recorded says so: whoever reads anew would see it.
            Rows.change(server, "UPDATE lesson_progress SET completed_at = started_at");
        });
        grace = People.signIn(new Learner(server), "Grace");
        assertThat(state(ada)).isEqualTo("reading");
        assertThat(state(bert)).isEqualTo("reading");

        // Stored by a server that is killed before it works anything out.
        String berts = bert.id();
        server.restart(() -> Rows.change(server, """
                INSERT INTO event (learner_id, id, type, course, occurred_at, body)
                SELECT learner_id, gen_random_uuid(), type, course, occurred_at, body
                FROM event WHERE learner_id = '%s' LIMIT 1
                """.formatted(berts)));
        grace = People.signIn(new Learner(server), "Grace");
        assertThat(state(ada)).as("nothing was recorded since").isEqualTo("reading");
        assertThat(state(bert)).as("something was").isEqualTo("completed");
    }

    @Test
    void nothingIsKeptOfWhoIsDeletedOrBecameSomebodyElse() {
        Learner ada = join();
        People.signUp(ada, "Ada");
        Learner elsewhere = join();
        String guest = elsewhere.id();
        for (Learner learner : List.of(ada, elsewhere)) {
            learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership")))
                    .with(200);
            assertThat(state(learner)).isEqualTo("reading");
        }
        server.restart();
        assertThat(Rows.count(server, "member_state")).isEqualTo(2);

        People.signIn(elsewhere, "Ada");
        assertThat(Rows.count(server, "member_state WHERE learner_id = '" + guest + "'"))
                .isZero();
        grace = People.signIn(new Learner(server), "Grace");
        assertThat(state(elsewhere)).isEqualTo("reading");
        server.restart();
        assertThat(Rows.count(server, "member_state")).isEqualTo(1);

        elsewhere.form("/account/deletion", "current", People.PASSWORD).with(303);
        assertThat(Rows.count(server, "member_state")).isZero();
    }

    /** Nothing but a command changes what servers hear nothing of. */
    @Test
    void whatACommandDidIsOnThePageAMinuteLaterAndUntilThenNothingIsReadAgain() {
        Learner ada = join();
        assertThat(state(ada)).isEqualTo("unread");
        String completed = "UPDATE lesson_progress SET completed_at = started_at WHERE learner_id = '" + ada.id() + "'";
        ada.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("sections", List.of("ownership")))
                .with(200);
        assertThat(state(ada)).isEqualTo("reading");

        Rows.change(server, completed);
        server.pass(Duration.ofMinutes(30));
        assertThat(state(ada)).as("nobody was at work").isEqualTo("reading");

        server.keepCommand();
        server.pass(Duration.ofMinutes(2));
        assertThat(state(ada)).as("a command was").isEqualTo("completed");
    }

    /** Opens the live feed, and waits for its first word. */
    private void watch() {
        told.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + cohort.text("/href") + "/live"))
                .header("Cookie", grace.cookies())
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                .thenAccept(response -> Thread.ofVirtual().start(() -> {
                    try {
                        response.body().forEach(told::add);
                    } catch (UncheckedIOException closed) {
                        // The test is done with it, or the server was stopped.
                        told.add("closed");
                    }
                }));
        await().until(() -> told.contains("event: snapshot"));
    }

    private String state(Learner learner) {
        return seen(learner).at("/lessons/memory~1ownership").textValue();
    }

    private JsonNode seen(Learner learner) {
        for (JsonNode seen : progress().get("learners")) {
            if (seen.get("id").textValue().equals(learner.id())) {
                return seen;
            }
        }
        throw new AssertionError("nobody of that id");
    }

    private Learner join() {
        Learner learner = new Learner(server);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Learner " + named++))
                .with(200);
        learners.add(learner);
        return learner;
    }

    /** Something that changes what instructors are told; says what it was. */
    private String happens(Random chance) throws IOException {
        String page = cohort.text("/page");
        Learner learner = learners.get(chance.nextInt(learners.size()));
        switch (chance.nextInt(18)) {
            case 0 -> {
                join();
                return "somebody joins";
            }
            case 1 -> {
                learner.post(
                        "/api/v1/cohorts/join",
                        Map.of("code", cohort.text("/joinCode"), "name", "Called otherwise " + named++));
                return "somebody changes their name";
            }
            case 2 -> {
                People.signUp(new Learner(server), "Somebody " + named);
                // On another device they were a guest; signing in moves what the guest did.
                if (learner.get("/api/v1/me").json().path("name").asText().isEmpty()) {
                    People.signIn(learner, "Somebody " + named++);
                }
                return "a guest signs in";
            }
            case 3 -> {
                if (learners.size() > 3) {
                    learners.remove(learner);
                    if (learner.form("/account/deletion", "current", People.PASSWORD)
                                    .status()
                            != 303) {
                        learner.form(page + "/leaving").with(303);
                        return "somebody leaves";
                    }
                }
                return "somebody deletes their account";
            }
            case 4 -> {
                if (learners.size() > 3) {
                    learners.remove(learner);
                    grace.form(page + "/removal", "learner", learner.id()).with(303);
                }
                return "somebody is removed";
            }
            case 5 -> {
                server.pass(Duration.ofMinutes(11));
                return "ten minutes are over";
            }
            case 6 -> {
                server.pass(Duration.ofHours(13 + chance.nextInt(200)));
                grace = People.signIn(new Learner(server), "Grace");
                watch();
                return "days pass";
            }
            case 7 -> {
                String day = server.instant().toString().substring(0, 10);
                grace.form(page + "/dues", "lesson:memory/ownership", day, "quiz:memory/types", "2020-01-02")
                        .with(303);
                return "dates are set";
            }
            case 8 -> {
                grace.form(
                                page + "/accommodations",
                                "learner",
                                learner.id(),
                                "days",
                                Integer.toString(1 + chance.nextInt(20)),
                                "reason",
                                "ill")
                        .with(303);
                return "somebody is allowed more";
            }
            case 9 -> {
                Life.regrade(grace, cohort, server, chance);
                return "answers are marked again";
            }
            case 10 -> {
                Path exam = folder.resolve("quizzes/memory/exam.toml");
                String text = Files.readString(exam);
                Files.writeString(
                        exam,
                        text.contains("passMark = 0.5")
                                ? text.replace("passMark = 0.5", "passMark = 0.9")
                                : text.replace("passMark = 0.9", "passMark = 0.5"));
                assertThat(server.reread()).isTrue();
                return "the course is edited";
            }
            case 11 -> {
                grace.form(
                                page + "/settings",
                                "title",
                                "Tuesday",
                                "zone",
                                List.of("UTC", "Pacific/Auckland", "America/Los_Angeles")
                                        .get(chance.nextInt(3)))
                        .with(303);
                return "days begin elsewhere";
            }
            default -> {
                Life.of(learner, chance, 1 + chance.nextInt(3));
                return "somebody learns";
            }
        }
    }

    private void assertSame(String after) {
        CohortStandings slow = slow();
        Document page = grace.get(cohort.text("/page")).with(200).page();
        CohortProgress progress = slow.of(UUID.fromString(cohort.text("/id"))).orElseThrow();

        assertThat(started().members())
                .as("who starts now, of what others kept, after %s", after)
                .isEqualTo(progress.members());
        assertThat(grace.get(cohort.text("/href") + "/items").with(200).json())
                .as("items after %s", after)
                .isEqualTo(json(ItemRoutes.view(items(slow).of(progress.cohort()))));
        assertThat(progress()).as("JSON after %s", after).isEqualTo(json(ProgressViews.of(progress)));
        assertThat(grace.get(cohort.text("/page") + "/grid.csv").with(200).body())
                .as("CSV after %s", after)
                .isEqualTo(Csv.BYTE_ORDER_MARK + GridCsv.of(progress, Texts.of(Language.ENGLISH)));
        Map<String, String> seen = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        parts(slow, page).forEach((id, html) -> {
            Element part = Jsoup.parse("<table>" + html + "</table>").getElementById(id);
            if (!id.startsWith("row-")) {
                part = Jsoup.parse(html).getElementById(id);
            }
            if (part != null) {
                expected.put(id, part.outerHtml());
                seen.put(
                        id,
                        Optional.ofNullable(page.getElementById(id))
                                .map(Element::outerHtml)
                                .orElse("missing"));
            }
        });
        assertThat(expected).containsKeys("summary", "week", "people", "chart-activity");
        assertThat(seen).as("page after %s", after).isEqualTo(expected);
        assertThat(page.select("#grid-rows tr")).hasSize(progress.size());
    }

    private JsonNode progress() {
        return grace.get(cohort.text("/href") + "/progress").with(200).json();
    }

    private static JsonNode json(Object value) {
        try {
            return MAPPER.readTree(Json.write(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The parts of the page, by their ids, of an instructor who was here when this one was. */
    private Map<String, String> parts(CohortStandings slow, Document page) {
        String href = page.select("[data-live-href]").attr("data-live-href");
        Instant since = Instant.parse(href.substring(href.indexOf("since=") + "since=".length()));
        Chrome chrome = new Chrome(
                new Visit(Language.ENGLISH, "/"),
                "",
                "",
                "",
                "",
                Chrome.Place.COHORTS,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
        OverviewQuery query = new OverviewQuery(
                OverviewQuery.Columns.LESSONS, 0, OverviewQuery.Sort.NAME, false, "", Optional.empty(), 1);
        return new OverviewView(chrome, query, since, slow, new MemberNoteTable(pool), reports(), PAGES)
                .of(UUID.fromString(cohort.text("/id")))
                .readAll();
    }

    private CohortItems items(CohortStandings slow) {
        Courses courses = new Courses(List.of(CourseReader.read(folder).course().orElseThrow()));
        return new CohortItems(courses, new Results(pool, courses), slow, server::instant);
    }

    /** Where the cohort stands for another node that starts now, and keeps what it works out for those after it. */
    private CohortProgress started() {
        try (MemberStates states = new MemberStates(pool, RecorderFeature.versions(pool))) {
            return standings(true, Optional.of(states))
                    .of(UUID.fromString(cohort.text("/id")))
                    .orElseThrow();
        }
    }

    /** Reads everything anew, of the course as it is now, as nothing is heard. */
    private CohortStandings slow() {
        return standings(false, Optional.empty());
    }

    private CohortStandings standings(boolean areAllHeard, Optional<MemberStates> states) {
        Course course = CourseReader.read(folder).course().orElseThrow();
        Courses courses = new Courses(List.of(course));
        return new CohortStandings(
                pool,
                cohorts(courses),
                new Standings(pool, courses),
                new Results(pool, courses),
                new Leaders(pool),
                new KnownMembers(
                        new LearnerChanges(() -> Future.succeededFuture(areAllHeard)),
                        () -> Future.succeededFuture(Optional.empty())),
                states,
                server::instant);
    }

    private CohortReports reports() {
        Courses courses = new Courses(List.of(CourseReader.read(folder).course().orElseThrow()));
        return new CohortReports(cohorts(courses), new Reports(courses, pool, server::instant));
    }

    private Cohorts cohorts(Courses courses) {
        return new Cohorts(courses, pool, null, new CohortAudit(pool, server::instant), server::instant);
    }
}
