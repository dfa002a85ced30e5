package dev.crossroads;

import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that nothing changed is sent again as it was; whatever changes is seen at once. */
class KnownPagesOverHttpTest {
    /** It has forms, whose events get new ids whenever it is made anew. */
    private static final String RECOMMENDATION = "/courses/workshop/recommendation";

    private static final String PROGRESS = Workshop.COURSE + Workshop.OWNERSHIP + "/progress";

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
