package dev.crossroads.cohort;

import static dev.crossroads.People.instructor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import dev.crossroads.quiz.Attempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live feed as programs and pages hear it while learners are at work. */
class LiveFeedOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Stream<String>> open = new ArrayList<>();
    private HttpClient client;
    private RunningServer server;
    private Learner grace;
    private Reply cohort;

    @BeforeEach
    void open() {
        client = HttpClient.newHttpClient();
        server = Workshop.open();
        grace = instructor(server, "Grace");
        cohort = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"))
                .with(201);
    }

    @AfterEach
    void close() {
        open.forEach(Stream::close);
        client.shutdownNow();
        server.close();
    }

    @Test
    void theFirstWordIsASnapshotAndThenComesWhatChanged() {
        Learner ada = member("Ada");
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);
        assertThat(heard.first("snapshot").data.at("/learners/0/name").textValue())
                .isEqualTo("Ada");

        complete(ada);
        await().until(() -> heard.count("update") > 0);
        assertThat(heard.first("update")
                        .data
                        .at("/learners/0/lessons/memory~1ownership")
                        .textValue())
                .isEqualTo("completed");
    }

    @Test
    void whoComesBackWithTheLastIdHearsOnlyWhatTheyMissed() {
        Learner ada = member("Ada");
        member("Ben");
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);
        String id = heard.first("snapshot").id;
        heard.lines.close();

        complete(ada);
        Heard again = follow(live(), Optional.of(id));
        await().until(() -> again.count("update") > 0);
        assertThat(again.count("snapshot")).isZero();
        assertThat(again.first("update").data.get("learners")).hasSize(1);

        server.restart();
        Heard afterRestart = follow(live(), Optional.of(id));
        await().until(() -> afterRestart.count("snapshot") == 1);
    }

    /** Requests under way have five seconds to end; a stream would use them up, as it never ends by itself. */
    @Test
    void aStopIsNotHeldUpByWhoFollows() {
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);

        server.close();

        assertThat(heard.isToldOfTheEnd.join()).isTrue();
    }

    @Test
    void whoJoinsAppearsAndWhoLeavesIsGone() {
        Learner ada = member("Ada");
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);

        Learner ben = member("Ben");
        await().until(() -> heard.all("update").stream()
                .anyMatch(update -> update.data.toString().contains("Ben")));
        ada.form(cohort.text("/page") + "/leaving").with(303);
        String id = ada.id();
        await().until(() -> heard.all("update").stream()
                .anyMatch(update -> update.data.get("gone").toString().contains(id)));
        assertThat(ben.id()).isNotEqualTo(id);
    }

    @Test
    void aPageHearsPartsOfItselfInItsLanguage() {
        Learner ada = member("Ada");
        String page = grace.get(cohort.text("/page"))
                .with(200)
                .page()
                .select("[data-live-href]")
                .attr("data-live-href");
        Heard heard = follow(page, Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);
        complete(ada);

        await().until(() -> heard.count("update") > 0);
        JsonNode parts = heard.first("update").data.get("parts");
        assertThat(parts.get("row-" + ada.id()).textValue()).contains("<tr id=\"row-" + ada.id(), "✓");
        assertThat(parts.get("summary").textValue()).contains("Active in the last 7 days");
    }

    @Test
    void openReportsAreCountedOnAPageThatIsOpen() {
        Learner ada = member("Ada");
        Reply attempt = Workshop.start(ada, Workshop.TIMED);
        Workshop.answer(ada, attempt, "timed-one", 3).with(200);
        ada.post(attempt.text("/submission/href"), Map.of()).with(200);
        String page = grace.get(cohort.text("/page"))
                .with(200)
                .page()
                .select("[data-live-href]")
                .attr("data-live-href");
        Heard heard = follow(page, Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);
        String report = "/api/v1/attempts/" + attempt.text("/id") + "/reports/timed-one";

        ada.put(report, Map.of("said", "Three is right, too.")).with(200);
        await().until(() -> reports(heard).anyMatch(part -> part.contains("1 report: something is wrong")));
        ada.delete(report).with(204);
        await().until(() -> reports(heard)
                .reduce((_, last) -> last)
                .orElseThrow()
                .lines()
                .noneMatch(line -> line.contains("1 report")));
    }

    private static Stream<String> reports(Heard heard) {
        return heard.all("update").stream()
                .flatMap(update ->
                        Optional.ofNullable(update.data.at("/parts/reports").textValue()).stream());
    }

    @Test
    void everyPartThatIsToldHasAPlaceOnThePageHoweverManyThereWereWhenItWasLoaded() {
        List<Document> loaded = new ArrayList<>();
        List<Map<String, String>> told = new ArrayList<>();
        List<Learner> members = new ArrayList<>();
        for (int size : List.of(0, 1, 3, 1, 0)) {
            while (members.size() < size) {
                members.add(member("Member " + members.size()));
            }
            while (members.size() > size) {
                members.removeLast().form(cohort.text("/page") + "/leaving").with(303);
            }
            Document page = grace.get(cohort.text("/page")).with(200).page();
            loaded.add(page);
            told.add(partsOf(page, size));
        }

        assertThat(told.get(0)).containsKeys("nobody", "summary", "week", "people", "chart-scores");
        assertThat(loaded)
                .allSatisfy(page -> told.forEach(parts -> parts.forEach((id, html) -> {
                    Element part = Jsoup.parseBodyFragment("<table>" + html + "</table>")
                            .getElementById(id);
                    assertThat(part).as(id).isNotNull();
                    assertThat(page.getElementById(id) != null
                                    || page.getElementById(part.attr("data-live-in")) != null)
                            .as(
                                    "A place for %s on %s",
                                    id, page.select("#summary").text())
                            .isTrue();
                })));
        assertThat(told)
                .extracting(parts -> parts.get("nobody").contains("hidden"))
                .containsExactly(false, true, true, true, false);
    }

    /** The snapshot that a newly loaded page gets, once it has that many members. */
    private Map<String, String> partsOf(Document page, int members) {
        Map<String, String> parts = new ConcurrentHashMap<>();
        Heard heard = follow(page.select("[data-live-href]").attr("data-live-href"), Optional.empty());
        await().until(() -> {
            parts.clear();
            heard.events.forEach(event -> {
                event.data
                        .path("parts")
                        .properties()
                        .forEach(
                                part -> parts.put(part.getKey(), part.getValue().textValue()));
                event.data.path("gone").forEach(id -> parts.remove(id.textValue()));
            });
            return parts.containsKey("nobody")
                    && parts.keySet().stream()
                                    .filter(id -> id.startsWith("row-"))
                                    .count()
                            == members;
        });
        heard.lines.close();
        return Map.copyOf(parts);
    }

    @Test
    void theEndOfATimedAttemptIsToldWhenItsTimeIsOverThoughItsLearnerDoesNotComeBack() {
        Learner ada = member("Ada");
        Reply attempt = Workshop.start(ada, Workshop.TIMED);
        Workshop.answer(ada, attempt, "timed-one", 2).with(200);
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);
        server.pass(Duration.ofMinutes(10).plus(Attempt.GRACE).minusMillis(100));

        // Beginning another attempt has the clock looked at again, which this test has moved.
        Workshop.start(member("Ben"), Workshop.TIMED);

        await().until(() -> heard.all("update").stream()
                .anyMatch(update ->
                        update.data.toString().contains("\"timed\":{\"points\":1,\"outOf\":2,\"passed\":true}")));
        await().until(() -> Rows.count(
                        server,
                        "attempt WHERE expired AND finished_at = deadline AND id = '" + attempt.text("/id") + "'")
                == 1);
    }

    @Test
    void anAttemptWhoseTimeWasOverWhileTheServerWasDownIsEndedWhenItStarts() {
        Learner ada = member("Ada");
        Reply attempt = Workshop.start(ada, Workshop.TIMED);
        server.pass(Duration.ofHours(3));

        server.restart();

        await().until(() -> Rows.count(
                        server,
                        "attempt WHERE expired AND finished_at = deadline AND id = '" + attempt.text("/id") + "'")
                == 1);
        assertThat(grace.get(cohort.text("/href") + "/progress")
                        .json()
                        .at("/learners/0/lastSeen")
                        .asText())
                .as("nobody was there at the deadline")
                .isLessThan(attempt.text("/deadline"));
    }

    @Test
    void theStreamEndsForWhoSignsOutOrWhereTheCohortIsArchived() {
        member("Ada");
        Heard heard = follow(live(), Optional.empty());
        await().until(() -> heard.count("snapshot") == 1);

        grace.form(cohort.text("/page") + "/archive", "archived", "yes").with(303);

        await().until(() -> heard.count("end") == 1);
        assertThat(grace.get(live()).status()).isEqualTo(409);
    }

    private String live() {
        return cohort.text("/href") + "/live";
    }

    private Learner member(String name) {
        Learner learner = new Learner(server);
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return learner;
    }

    private static void complete(Learner learner) {
        learner.put(Workshop.COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
    }

    private record Event(String name, String id, JsonNode data) {}

    /**
     * Everything that one stream has said.
     *
     * @param isToldOfTheEnd whether it came to an end, rather than its connection
     */
    private record Heard(Stream<String> lines, List<Event> events, CompletableFuture<Boolean> isToldOfTheEnd) {
        List<Event> all(String name) {
            return events.stream().filter(event -> event.name.equals(name)).toList();
        }

        int count(String name) {
            return all(name).size();
        }

        Event first(String name) {
            return all(name).getFirst();
        }
    }

    private Heard follow(String path, Optional<String> lastId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", grace.cookies());
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            Heard heard = new Heard(response.body(), new CopyOnWriteArrayList<>(), new CompletableFuture<>());
            open.add(response.body());
            Thread.ofVirtual().start(() -> listen(heard));
            return heard;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void listen(Heard heard) {
        Map<String, String> fields = new java.util.HashMap<>();
        try {
            heard.lines.forEach(line -> {
                if (line.isEmpty() && fields.containsKey("event")) {
                    heard.events.add(new Event(fields.get("event"), fields.get("id"), parsed(fields.get("data"))));
                    fields.clear();
                } else if (line.contains(": ")) {
                    fields.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
                }
            });
            heard.isToldOfTheEnd.complete(true);
        } catch (UncheckedIOException closed) {
            // The test is done with it, or the server was stopped.
            heard.isToldOfTheEnd.complete(false);
        }
    }

    private static JsonNode parsed(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
