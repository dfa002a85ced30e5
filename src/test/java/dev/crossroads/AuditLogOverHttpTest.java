package dev.crossroads;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** The log records who did what, without names or input. */
class AuditLogOverHttpTest {
    private final Logger audit = (Logger) LoggerFactory.getLogger("audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private RunningServer server;

    @BeforeEach
    void open() {
        server = Workshop.open();
        lines.start();
        audit.addAppender(lines);
    }

    @AfterEach
    void close() {
        audit.detachAppender(lines);
        server.close();
    }

    @Test
    void signingInIsToldGoodAndBadByWhomAndForWhichAddress() {
        Learner ada = signedUp(server, "Ada Audited");
        String id = ada.id();
        Learner guesser = new Learner(server);
        guesser.post("/api/v1/session", Map.of("email", email("Ada Audited"), "password", "not this one at all"));
        guesser.post("/api/v1/session", Map.of("email", "nobody@example.org", "password", "not this one at all"));
        guesser.post("/api/v1/session", Map.of("email", "NOBODY@example.org", "password", "not this one at all"));
        signIn(new Learner(server), "Ada Audited");

        assertThat(told("sign-up-done"))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("learner", id).containsKeys("typed", "network"));
        List<Map<String, String>> refused = told("sign-in-refused");
        assertThat(refused).hasSize(3);
        assertThat(refused.getFirst()).containsEntry("learner", id);
        assertThat(refused.getFirst().get("typed"))
                .isEqualTo(told("sign-in-done").getFirst().get("typed"))
                .isNotEqualTo(refused.get(1).get("typed"));
        assertThat(refused.get(1)).doesNotContainKey("learner");
        assertThat(refused.get(1).get("typed")).isEqualTo(refused.get(2).get("typed"));
    }

    @Test
    void whatIsRefusedIsToldWithoutTheCodeOrTokenThatWasTried() {
        Learner guesser = new Learner(server);

        // Of a kind a second has one line at most, and another test may have had it.
        await().untilAsserted(() -> {
            guesser.get("/join/ABCD-EFGH").with(404);
            guesser.get("/reset/a-token-of-somebody").with(404);
            assertThat(told("refused"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line.get("asked")).matches("GET /(join|reset)/…"));
        });
    }

    @Test
    void rolesColleaguesExportsAndDeletionsAreTold() {
        Learner grace = signedUp(server, "Grace Audited");
        Learner alan = signedUp(server, "Alan Audited");
        server.runInstructorCommand(email("Grace Audited"));
        server.runInstructorCommand(email("Alan Audited"));
        Reply opened = grace.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "workshop"));
        String page = opened.text("/page");
        grace.form(page + "/instructors", "email", email("Alan Audited")).with(303);
        grace.get(page + "/grid.csv").with(200);
        grace.get(page + "/responses.csv").with(200);
        alan.get("/account/export").with(200);
        String alans = alan.id();
        alan.form("/account/deletion", "current", PASSWORD).with(303);

        assertThat(told("role-granted"))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).containsEntry("by", "operator").containsKey("learner"));
        assertThat(told("cohort-instructor-added"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("by", grace.id())
                        .containsEntry("learner", alans)
                        .containsEntry("cohort", opened.text("/id")));
        assertThat(told("grid-exported")).hasSize(1);
        assertThat(told("responses-exported")).hasSize(1);
        assertThat(told("own-data-exported")).hasSize(1);
        assertThat(told("account-deletion-done"))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("by", alans));
    }

    private List<Map<String, String>> told(String what) {
        lines.list.forEach(line -> assertThat(line.getKeyValuePairs().toString())
                .doesNotContain("Audited", "@", "example", PASSWORD, "not this one"));
        return lines.list.stream()
                .filter(line -> line.getMessage().equals(what))
                .map(line -> line.getKeyValuePairs().stream()
                        .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> pair.value.toString())))
                .toList();
    }
}
