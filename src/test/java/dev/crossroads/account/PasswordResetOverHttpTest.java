package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A forgotten password is replaced by a link that an instructor hands over. */
class PasswordResetOverHttpTest {
    private static final String NEW = "nine copper kettles whistling";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static Learner teacher;
    private static Reply cohort;

    @BeforeAll
    static void open() {
        teacher = instructor(server, "Marie");
        cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Radium", "course", "workshop"))
                .with(201);
    }

    @Test
    void aLinkIsGoodOnceAndEndsAllSessions() {
        Learner irene = member("Irene");
        Learner thief = irene.copy();
        String old = link(irene);
        String link = link(irene);
        Learner elsewhere = new Learner(server);
        elsewhere.get(old).with(404);
        assertThat(elsewhere.get(link).with(200).shown("main")).contains(email("Irene"));
        assertThat(elsewhere.form(link, "password", "short").with(400).shown(".field-wrong"))
                .isNotEmpty();

        assertThat(elsewhere.get(link).submit(".account-form", "password", NEW).location())
                .isEqualTo("/sign-in");

        elsewhere.form(link, "password", NEW).with(404);
        assertThat(elsewhere
                        .get(link)
                        .with(404)
                        .page()
                        .select(".actions a:first-child")
                        .attr("href"))
                .isEqualTo("/forgotten");
        for (Learner session : new Learner[] {irene, thief}) {
            assertThat(session.get("/account").location()).isEqualTo("/sign-in");
        }
        signIn("Irene", PASSWORD).with(401);
        signIn("Irene", NEW).with(204);
        assertThat(Rows.count(server, "account_reset r JOIN account a USING (learner_id) WHERE a.name = 'Irene'"))
                .isZero();
    }

    @Test
    void aLinkIsGoodForHalfAnHour() {
        Learner eve = member("Eve");
        String link = link(eve);
        new Learner(server).get(link).with(200);
        server.pass(PasswordResets.GOOD_FOR.plus(Duration.ofSeconds(1)));

        new Learner(server).form(link, "password", NEW).with(404);
        signIn("Eve", PASSWORD).with(204);
    }

    @Test
    void onlyMembersWithAnAccountAndNoRoleGetOne() {
        Learner guest = new Learner(server);
        join(guest, "Guest");
        asked(guest).with(409);
        Learner colleague = instructor(server, "Pierre");
        join(colleague, "Pierre");
        assertThat(asked(colleague).with(409).shown("#problem")).contains("operator");
        asked(signedUp(server, "Stranger")).with(404);
        Learner member = member("Paul");
        colleague
                .form(cohort.text("/page") + "/learners/" + member.id() + "/reset")
                .with(404);
        assertThat(Rows.count(
                        server, "account_reset r JOIN account a USING (learner_id) WHERE a.name IN ('Pierre', 'Paul')"))
                .isZero();
        assertThat(link(member)).startsWith("/reset/");
        assertThat(member.get("/account/export").body()).contains("passwordResets");
    }

    private static Learner member(String name) {
        Learner member = signedUp(server, name);
        join(member, name);
        return member;
    }

    private static void join(Learner learner, String name) {
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
    }

    private static Reply asked(Learner of) {
        teacher = dev.crossroads.People.signIn(new Learner(server), "Marie");
        return teacher.form(cohort.text("/page") + "/learners/" + of.id() + "/reset");
    }

    private static String link(Learner of) {
        String link = asked(of).with(200).page().select(".cohort-invite a").attr("href");
        return link.substring(link.indexOf("/reset/"));
    }

    private static Reply signIn(String name, String password) {
        return new Learner(server).post("/api/v1/session", Map.of("email", email(name), "password", password));
    }
}
