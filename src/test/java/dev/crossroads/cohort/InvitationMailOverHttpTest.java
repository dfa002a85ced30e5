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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
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
            assertThat(known.get(toKnown.link()).with(303).location()).isEqualTo("/cohorts");
            assertThat(known.get("/cohorts").shown("main")).contains("Radium <3");

            teacher.form(people, "people", "Irene," + email("Irene") + "\nNew,new@example.org\nOne,one@example.org")
                    .with(200);
            box.latest("one@example.org", 1);
            assertThat(box.to("new@example.org")).hasSize(1);
            assertThat(box.to(email("Irene"))).hasSize(2);

            Learner newcomer = new Learner(server);
            Reply signUp = newcomer.get(newcomer.get(toNew.link()).with(303).location())
                    .with(200);
            assertThat(signUp.page().select("#email").val()).isEqualTo("new@example.org");
            assertThat(signUp.page().select("#name").val()).isEqualTo("New");
            assertThat(signUp.shown("main")).contains("You are invited to the cohort “Radium <3”.");
            signUp.submit(".account-form", "email", "new@example.org", "name", "New", "password", PASSWORD)
                    .with(200);
            String next = newcomer.get(box.latest("new@example.org", 2).link())
                    .submit(".account-form", "password", PASSWORD)
                    .location();
            assertThat(next).isEqualTo(toNew.link());
            assertThat(newcomer.get(next).with(303).location()).isEqualTo("/cohorts");
            assertThat(newcomer.get("/cohorts").shown("main")).contains("Radium <3");
            newcomer.form(cohort.text("/page") + "/acceptance").with(303);
            assertThat(teacher.get(cohort.text("/page") + "/members").shown("main"))
                    .contains("New");
        }
    }

    @Test
    void whoHasAnAccountOfAnotherAddressJoinsByTheLink() {
        try (Postbox box = new Postbox();
                RunningServer server = RunningServer.mailing(box.settings())) {
            Learner teacher = instructor(server, "Marie");
            Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                    .with(201);
            String page = cohort.text("/page");
            teacher.form(
                            page + "/people",
                            "people",
                            "Number,Name,Mail\n007,Eve Curie,eve@school.example\n8,Pia,pia@school.example")
                    .with(200);
            String link = box.latest("eve@school.example", 1).link();
            Learner other = signedUp(server, "Private");

            for (int scan = 0; scan < 3; scan++) {
                assertThat(other.get(link).with(200).shown("main"))
                        .contains("sent to eve@school.example", "signed in as Private", "you are called Eve Curie");
                new Learner(server).get(link).with(303);
            }
            assertThat(new Learner(server).form(link).with(303).location()).startsWith("/sign-up?next=");
            assertThat(teacher.get(page + "/members").shown("main")).contains("eve@school.example");

            assertThat(other.form(link).with(303).location()).isEqualTo("/cohorts");
            assertThat(other.get("/cohorts").shown("main")).contains("Radium");
            assertThat(teacher.get(page + "/grid.csv").body()).contains("Eve Curie", "007");
            assertThat(teacher.form(
                                    page + "/people/preview",
                                    "people",
                                    "Number,Name,Mail\n007,Eve Curie,eve@school.example")
                            .with(200)
                            .shown("main"))
                    .contains("Is a member; nothing changes");

            assertThat(other.get(link).with(404).shown("main")).contains("no longer open");
            assertThat(other.form(link).with(404).shown("main")).contains("no longer open");
            String lost = box.latest("pia@school.example", 1).link();
            teacher.form(page + "/people/removal", "email", "pia@school.example")
                    .with(303);
            assertThat(new Learner(server).get(lost).with(404).shown("main")).contains("withdrawn");
            new Learner(server).get("/invitations/nothing").with(404);
        }
    }

    @Test
    void aLinkLetsOneAccountJoinWhoeverElseFollowsItAtTheSameTime() {
        try (Postbox box = new Postbox();
                RunningServer server = RunningServer.mailing(box.settings())) {
            Learner teacher = instructor(server, "Marie");
            String page = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                    .with(201)
                    .text("/page");
            List<Learner> both = List.of(signedUp(server, "Irene"), signedUp(server, "Helene"));
            for (int round = 1; round <= 10; round++) {
                String address = "one" + round + "@school.example";
                teacher.form(page + "/people", "people", "Number,Name,Mail\n%d,One,%s".formatted(round, address))
                        .with(200);
                String link = box.latest(address, 1).link();
                List<CompletableFuture<Integer>> joining = both.stream()
                        .map(one -> CompletableFuture.supplyAsync(
                                () -> one.form(link).status(), Executors.newVirtualThreadPerTaskExecutor()))
                        .toList();
                joining.forEach(CompletableFuture::join);

                assertThat(Rows.count(server, "membership WHERE listed_as = '%s'".formatted(address)))
                        .isEqualTo(1);
                Rows.change(server, "DELETE FROM membership");
            }
        }
    }

    @Test
    void whoseCohortIsArchivedOrWhoIsInItAlreadyIsToldSo() {
        try (Postbox box = new Postbox();
                RunningServer server = RunningServer.mailing(box.settings())) {
            Learner teacher = instructor(server, "Marie");
            Learner irene = signedUp(server, "Irene");
            Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                    .with(201);
            String page = cohort.text("/page");
            teacher.form(page + "/people", "people", "Irene Curie," + email("Irene") + "\nEve,eve@school.example")
                    .with(200);
            String own = box.latest(email("Irene"), 2).link();
            String other = box.latest("eve@school.example", 1).link();

            teacher.form(page + "/archive", "archived", "yes").with(303);
            assertThat(irene.get(own).with(200).shown("main"))
                    .contains("sent to " + email("Irene"), "Nobody can join it now")
                    .doesNotContain("with another address");
            assertThat(new Learner(server).get(other).with(200).shown("main")).contains("Nobody can join it now");
            teacher.form(page + "/archive", "archived", "no").with(303);

            irene.form(page + "/acceptance").with(303);
            assertThat(irene.get(other).with(200).shown("main")).contains("in this cohort already, as Irene Curie");
            assertThat(irene.form(other).with(303).location()).isEqualTo("/cohorts");
            assertThat(irene.get("/cohorts").shown("main")).contains("Irene Curie");
            assertThat(irene.get(other).with(404).shown("main")).contains("no longer open");
        }
    }

    @Test
    void whoHasAnAccountOfTheInvitedAddressIsLedToSignIn() {
        try (Postbox box = new Postbox();
                RunningServer server = RunningServer.mailing(box.settings())) {
            Learner teacher = instructor(server, "Marie");
            signedUp(server, "Irene");
            box.latest(email("Irene"), 1);
            String page = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                    .with(201)
                    .text("/page");
            teacher.form(page + "/people", "people", email("Irene")).with(200);
            String link = box.latest(email("Irene"), 2).link();

            Learner elsewhere = new Learner(server);
            Reply signIn =
                    elsewhere.get(elsewhere.get(link).with(303).location()).with(200);
            assertThat(signIn.page().select("#email").val()).isEqualTo(email("Irene"));
            String next = signIn.submit(".account-form", "email", email("Irene"), "password", PASSWORD)
                    .location();
            assertThat(next).isEqualTo(link);
            assertThat(elsewhere.get(next).with(303).location()).isEqualTo("/cohorts");
            elsewhere.form(page + "/acceptance").with(303);
            elsewhere.get(link).with(404);
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
