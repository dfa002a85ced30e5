package dev.crossroads;

import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that nothing changed is sent again as it was; whatever changes is seen at once. */
class VisitorPagesOverHttpTest {
    /** It has forms, whose events get new ids whenever it is made anew. */
    private static final String RECOMMENDATION = "/courses/workshop/recommendation";

    private static final String PROGRESS = Workshop.COURSE + Workshop.OWNERSHIP + "/progress";

    private static final int RACES = 60;

    private final RunningServer server = Workshop.open();
    private final Learner ada = new Learner(server);

    @AfterEach
    void close() {
        server.close();
    }

    private String comesBackTo(Learner learner, String page) {
        learner.get(page).with(200);
        return learner.get(page).with(200).body();
    }

    @Test
    void aPageThatNothingChangedIsSentAgainAsItWas() {
        String known = comesBackTo(ada, RECOMMENDATION);

        assertThat(ada.get(RECOMMENDATION).body()).isEqualTo(known);
    }

    @Test
    void aPageOfSomebodyWithAnAccountIsSentAgainToo() {
        Learner grace = signedUp(server, "Grace");
        String known = comesBackTo(grace, RECOMMENDATION);

        assertThat(grace.get(RECOMMENDATION).body()).isEqualTo(known);
        assertThat(ada.get(RECOMMENDATION).body()).doesNotContain("Grace");
    }

    @Test
    void afterFiveMinutesItIsMadeAnew() {
        String known = comesBackTo(ada, RECOMMENDATION);
        server.pass(Duration.ofMinutes(5));

        assertThat(ada.get(RECOMMENDATION).with(200).body()).isNotEqualTo(known);
    }

    @Test
    void whatIsRecordedIsOnEveryPageAtOnce() {
        comesBackTo(ada, "/progress");
        comesBackTo(ada, "/courses/workshop");
        comesBackTo(ada, "/courses/workshop" + Workshop.TYPES);
        ada.put(PROGRESS, Map.of("sections", List.of("moving"))).with(200);
        Reply attempt = start(ada, Workshop.TYPES);

        assertThat(ada.get("/progress").body()).contains("Every type");
        assertThat(ada.get("/courses/workshop").page().select("[href$='types']").text())
                .isNotEmpty();
        String asked = comesBackTo(ada, "/courses/workshop" + Workshop.TYPES + "?question=one");
        answer(ada, attempt, "one", right(question(attempt, "one"))).with(200);
        assertThat(ada.get("/courses/workshop" + Workshop.TYPES + "?question=one")
                        .body())
                .isNotEqualTo(asked)
                .contains("id=\"feedback\"");
    }

    @Test
    void nobodyIsSentAnothersPage() {
        ada.put(PROGRESS, Map.of("completed", true)).with(200);
        String adas = comesBackTo(ada, "/progress");
        Learner ben = new Learner(server);

        assertThat(comesBackTo(ben, "/progress")).isNotEqualTo(adas).doesNotContain("100");
    }

    @Test
    void anotherLanguageIsAnotherPage() {
        comesBackTo(ada, "/progress");
        ada.form("/language", "language", "de", "return", "/progress").with(303);

        assertThat(ada.get("/progress").page().selectFirst("html").attr("lang")).isEqualTo("de");
    }

    /** Addresses that nobody is sent back to, as they lead elsewhere or are too long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/progress?a=\\",
                "//progress",
                "/api/v1/me?x=\\",
                "/account/export?x=\\",
                "/search?q=LONG",
                "/courses/workshop/recommendation?x=\\"
            })
    void aPageIsNotFoundUnderAnothersAddress(String template) throws IOException {
        String address = template.replace("LONG", "y".repeat(2_100));
        String front = comesBackTo(ada, "/");

        String other = raw(address);
        assertThat(title(other)).isNotEqualTo(title(front));
        if (address.startsWith("/api/")) {
            assertThat(other).contains("application/json");
        }
        assertThat(title(comesBackTo(ada, "/"))).isEqualTo(title(front));
    }

    private static String title(String page) {
        return page.contains("<title>") ? page.substring(page.indexOf("<title>"), page.indexOf("</title>")) : "";
    }

    /** The reply to a client that sends addresses no browser would. */
    private String raw(String address) throws IOException {
        try (Socket socket = new Socket("localhost", server.address().getPort())) {
            String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                    .formatted(address, ada.cookies());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Readers of the same visitor make pages all the time, of what was there a moment before. */
    @Test
    void besideReadersOfTheSameVisitorEveryChangeIsOnThePageThatFollows() throws Exception {
        String contents = "/courses/workshop";
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < RACES; round++) {
                Learner learner = new Learner(server);
                String before = comesBackTo(learner, contents);
                AtomicBoolean isOver = new AtomicBoolean();
                List<Future<?>> readers = Stream.generate(learner::copy)
                        .limit(4)
                        .<Future<?>>map(reader -> threads.submit(() -> {
                            while (!isOver.get()) {
                                reader.get(contents).with(200);
                            }
                        }))
                        .toList();

                learner.put(PROGRESS, Map.of("completed", true)).with(200);
                String after = learner.get(contents).with(200).body();

                isOver.set(true);
                for (Future<?> reader : readers) {
                    reader.get();
                }
                assertThat(after.equals(before)).as("round %d", round).isFalse();
                assertThat(learner.get(contents).body().equals(before))
                        .as("for good, in round %d", round)
                        .isFalse();
            }
        }
    }

    @Test
    void itIsTheSameCompressedAndNot() throws IOException, InterruptedException {
        String known = comesBackTo(ada, RECOMMENDATION);

        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(RECOMMENDATION))
                .header("Cookie", ada.cookies())
                .header("Accept-Encoding", "gzip")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            byte[] packed = client.send(request, BodyHandlers.ofByteArray()).body();
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(known);
            }
        }
    }
}
