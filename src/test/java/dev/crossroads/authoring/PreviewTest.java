package dev.crossroads.authoring;

import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions are shown with their keys to whoever may see them, beside what everybody answered. */
class PreviewTest {
    private static final String PREVIEW = "/courses/workshop/preview";

    @TempDir
    private static Path folder;

    private static RunningServer server;

    @BeforeAll
    static void open() {
        Workshop.copyTo(folder);
        server = RunningServer.watching(List.of(folder));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whoRunsAServerThatWatchesSeesEveryKeyReasonAndHintOfACheckpointAndNothingIsRecorded() {
        Learner author = new Learner(server);
        long events = Rows.count(server, "event");

        Reply all = author.get(PREVIEW).with(200);
        assertThat(all.page().select(".row a").eachAttr("href")).contains(PREVIEW + "/memory/exam");
        Element page = author.get(PREVIEW + "/memory/exam").with(200).page();
        assertThat(page.text())
                .contains(
                        "zq-why-exam-rose",
                        "zq-why-exam-oak",
                        "zq-hint-exam-second",
                        "zq-explanation-exam-pick",
                        "815.5",
                        "zq-key-exam-word");
        assertThat(page.select(".is-correct .option-text").eachText()).containsExactly("oak");
        all.page()
                .select(".row a")
                .eachAttr("href")
                .forEach(quiz -> author.get(quiz).with(200));
        author.get(PREVIEW + "/nowhere").with(404);
        assertThat(Rows.count(server, "event")).isEqualTo(events);
    }

    @Test
    void whoComesFromElsewhereIsNoAuthor() throws Exception {
        HttpRequest proxied = HttpRequest.newBuilder(URI.create(server.address() + PREVIEW))
                .header("X-Forwarded-For", "203.0.113.7")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(proxied, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatEverybodyFirstAnsweredStandsBesideItsQuestionByTheKeyOfToday() throws IOException {
        for (Object given : List.of(17, 17, 815.5, 4, 17)) {
            Learner learner = new Learner(server);
            Reply attempt = start(learner, Workshop.EXAM);
            answer(learner, attempt, "exam-number", given).with(200);
            learner.post(attempt.text("/submission/href"), Map.of()).with(200);
        }
        Learner unfinished = new Learner(server);
        answer(unfinished, start(unfinished, Workshop.EXAM), "exam-number", 815.5)
                .with(200);

        String number = numbers(new Learner(server), "exam-number");
        assertThat(number).contains("n 5", "20%", "given by 3 17");
        assertThat(numbers(new Learner(server), "exam-word")).contains("nobody has answered it");
    }

    private static String numbers(Learner author, String question) {
        return author.get(PREVIEW + "/memory/exam")
                .with(200)
                .page()
                .select(".reviewed:has(h2 code:containsOwn(" + question + ")) .previewed-numbers")
                .text();
    }

    @Test
    void whereNothingIsWatchedItIsForInstructorsAlone() {
        try (RunningServer other = Workshop.open()) {
            Learner grace = People.instructor(other, "Grace");
            grace.get(PREVIEW + TYPES.substring("/quizzes".length())).with(200);
            new Learner(other).get(PREVIEW).with(404);
            People.signedUp(other, "Ada").get(PREVIEW + "/memory/types").with(404);
        }
    }
}
