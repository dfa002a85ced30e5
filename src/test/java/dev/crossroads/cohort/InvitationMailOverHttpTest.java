package dev.crossroads.cohort;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.mail.MailSettings;
import dev.crossroads.mail.Postbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person added by address gets one mail, and joins by saying so. */
class InvitationMailOverHttpTest {
    @Test
    void whoIsInvitedGetsOneMailAndAccepts() {
        try (Postbox box = new Postbox();
                RunningServer server = RunningServer.mailing(box.settings())) {
            Learner teacher = instructor(server, "Marie");
            Learner known = signedUp(server, "Irene");
            box.latest(email("Irene"), 1);
            Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Radium <3", "course", "workshop"))
                    .with(201);
            String people = cohort.text("/page") + "/people";
            assertThat(teacher.form(people, "people", "Irene," + email("Irene") + "\nNew,new@example.org")
                            .with(200)
                            .shown("main"))
                    .contains("Each gets a mail");

            Postbox.Mail toKnown = box.latest(email("Irene"), 2);
            Postbox.Mail toNew = box.latest("new@example.org", 1);
            assertThat(toKnown.subject()).isEqualTo("You are invited to a cohort");
            assertThat(toKnown.text()).contains("Marie invites you to the cohort “Radium <3”.");
            assertThat(toKnown.html()).contains("Radium &lt;3").doesNotContain("Radium <3");
            assertThat(toKnown.headers()).doesNotContain("Radium");
            assertThat(known.get(toKnown.link()).with(200).shown("main")).contains("Radium <3");

            teacher.form(people, "people", "Irene," + email("Irene") + "\nNew,new@example.org\nOne,one@example.org")
                    .with(200);
            box.latest("one@example.org", 1);
            assertThat(box.to("new@example.org")).hasSize(1);
            assertThat(box.to(email("Irene"))).hasSize(2);

            Learner newcomer = new Learner(server);
            newcomer.get(toNew.link())
                    .with(200)
                    .submit(".account-form", "email", "new@example.org", "name", "New", "password", PASSWORD)
                    .with(200);
            String next = newcomer.get(box.latest("new@example.org", 2).link())
                    .submit(".account-form", "password", PASSWORD)
                    .location();
            assertThat(next).isEqualTo("/cohorts");
            assertThat(newcomer.get(next).shown("main")).contains("Radium <3");
            newcomer.form(cohort.text("/page") + "/acceptance").with(303);
            assertThat(teacher.get(cohort.text("/page") + "/members").shown("main"))
                    .contains("New");
        }
    }

    @Test
    void aMailThatWaitsIsStoppedWithTheInvitationThatItTellsOf() {
        MailSettings nowhere;
        try (Postbox box = new Postbox()) {
            nowhere = box.settings();
        }
        try (RunningServer server = RunningServer.mailing(nowhere)) {
            Learner teacher = instructor(server, "Marie");
            String people = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                            .with(201)
                            .text("/page")
                    + "/people";
            teacher.form(people, "people", "One,One@Example.org\nTwo,two@example.org")
                    .with(200);
            assertThat(waiting(server)).containsExactly("(One@Example.org)", "(two@example.org)");

            teacher.form(people + "/removal", "email", "one@example.org").with(303);

            assertThat(waiting(server)).containsExactly("(two@example.org)");
        }
    }

    private static List<String> waiting(RunningServer server) {
        return Rows.of(
                server.database(), "SELECT address FROM mail_outbox WHERE kind = 'invitation' ORDER BY lower(address)");
    }
}
