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
import dev.crossroads.mail.Postbox;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links in mail let in a person who forgot their password, and show whose an address is. */
class MailedLinksOverHttpTest {
    private static final String NEW = "nine copper kettles whistling";

    private static Postbox box;
    private static RunningServer server;

    @BeforeAll
    static void open() {
        box = new Postbox();
        server = RunningServer.mailing(box.settings());
    }

    @AfterAll
    static void close() {
        server.close();
        box.close();
    }

    @Test
    void whoForgotTheirPasswordSetsANewOneByTheLinkThatWasMailed() {
        Learner ada = signedUp(server, "Ada");
        box.latest(email("Ada"), 1);
        Reply asked = forgotten("ADA@example.org").with(200);
        assertThat(asked.shown("[role=status]")).contains("ADA@example.org");
        Postbox.Mail mail = box.latest(email("Ada"), 2);
        assertThat(mail.subject()).isEqualTo("Set a new password");
        assertThat(mail.html()).contains(Postbox.SITE + mail.link());

        Learner elsewhere = new Learner(server);
        elsewhere.get(mail.link()).with(200);
        assertThat(elsewhere
                        .get(mail.link())
                        .with(200)
                        .submit(".account-form", "password", NEW)
                        .location())
                .isEqualTo("/sign-in");

        elsewhere.get(mail.link()).with(404);
        assertThat(ada.get("/account").location()).isEqualTo("/sign-in");
        signIn(email("Ada"), PASSWORD).with(401);
        Learner again = new Learner(server);
        again.post("/api/v1/session", Map.of("email", email("Ada"), "password", NEW))
                .with(204);
        assertThat(again.get("/account").shown("main")).contains("It is confirmed.");
        assertThat(again.get("/account/export").body()).contains("\"mails\"").contains("password-reset");
        assertThat(box.latest(email("Ada"), 3).subject()).isEqualTo("Your password was changed");
    }

    @Test
    void anAddressFindsAnAccountForTheRoleOnceItIsConfirmed() {
        Learner teacher = instructor(server, "Principal");
        Learner colleague = signedUp(server, "Colleague");
        String link = box.latest(email("Colleague"), 1).link();
        String look = "/account/instructors?code=" + email("Colleague");
        assertThat(teacher.get(look).with(400).shown(".field-wrong")).contains("ask them for the code");
        teacher.form("/account/instructors", "email", email("Colleague"), "learner", colleague.id())
                .with(400);

        colleague.form(link).with(200);
        teacher.form("/account/instructors", "email", email("Colleague")).with(400);
        Reply seen = teacher.get(look).with(200);
        assertThat(seen.shown(".pairs")).contains("Colleague");
        colleague.get("/cohorts/new").with(404);
        seen.submit(".account-form").with(303);
        colleague.get("/cohorts/new").with(200);
    }

    @Test
    void anAddressWithoutAnAccountGetsTheSameAnswerAndNoMail() {
        signedUp(server, "Known");
        Reply known = forgotten(email("Known")).with(200);
        Reply unknown = forgotten("nobody.here@example.org").with(200);

        assertThat(unknown.shown("main").replace("nobody.here@example.org", "X"))
                .isEqualTo(known.shown("main").replace(email("Known"), "X"));
        box.latest(email("Known"), 2);
        assertThat(box.to("nobody.here@example.org")).isEmpty();
        forgotten("no address").with(400);
    }

    @Test
    void linksOfOthersDoNotUndoOneAnotherAndEndAfterHalfAnHour() {
        signedUp(server, "Bea");
        box.latest(email("Bea"), 1);
        forgotten(email("Bea"));
        String first = box.latest(email("Bea"), 2).link();
        forgotten(email("Bea"));
        String second = box.latest(email("Bea"), 3).link();
        new Learner(server).get(first).with(200);
        new Learner(server).get(second).with(200);
        server.pass(PasswordResets.GOOD_FOR.plusSeconds(1));
        new Learner(server).get(second).with(404);
        new Learner(server).form(first, "password", NEW).with(404);
        signIn(email("Bea"), PASSWORD).with(204);
    }

    @Test
    void aScannerThatFollowsTheLinkConfirmsNothing() {
        Learner cy = signedUp(server, "Cy");
        cy.form("/account/email/check").with(303);
        String link = box.latest(email("Cy"), 2).link();
        new Learner(server).get(link).with(200);
        assertThat(cy.get("/account").shown("main")).contains("It is not confirmed yet.");

        assertThat(new Learner(server)
                        .get(link)
                        .submit(".account-form")
                        .with(200)
                        .shown("main"))
                .contains(email("Cy") + " is confirmed");

        assertThat(cy.get("/account").shown("main")).contains("It is confirmed.");
        new Learner(server).get(link).with(404);
    }

    @Test
    void aLinkToConfirmIsSentAgainAndTheFirstLeadsNowhere() {
        Learner dee = signedUp(server, "Dee");
        dee.form("/account/email/check").with(303);
        String first = box.latest(email("Dee"), 2).link();
        dee.form("/account/email/check").with(303);
        String second = box.latest(email("Dee"), 3).link();
        new Learner(server).get(first).with(404);
        new Learner(server).get(second).submit(".account-form").with(200);
        assertThat(dee.get("/account").shown("main")).contains("It is confirmed.");
    }

    @Test
    void bothAddressesAgreeToAChange() {
        Learner eve = confirmed("Eve");
        move(eve, "eve.new@example.org").with(303);
        assertThat(eve.get("/account").shown("main"))
                .contains("eve.new@example.org")
                .contains("present address");
        String atNew = box.latest("eve.new@example.org", 1).link();
        String atOld = box.latest(email("Eve"), 2).link();

        assertThat(new Learner(server)
                        .get(atNew)
                        .submit(".account-form")
                        .with(200)
                        .shown("main"))
                .contains("waits");
        signIn(email("Eve"), PASSWORD).with(204);
        new Learner(server).get(atNew).with(404);
        assertThat(new Learner(server)
                        .get(atOld)
                        .submit(".account-form")
                        .with(200)
                        .shown("main"))
                .contains("eve.new@example.org");

        signIn(email("Eve"), PASSWORD).with(401);
        signIn("eve.new@example.org", PASSWORD).with(204);
        assertThat(eve.get("/account").shown("main")).contains("It is confirmed.");
    }

    @Test
    void signingUpSaysTheSameWhetherOrNotThereIsAnAccountAndTheMailSaysTheRest() {
        signedUp(server, "Mia");
        box.latest(email("Mia"), 1);
        Learner stranger = new Learner(server);
        Learner nia = new Learner(server);
        Reply known = signUp(stranger, email("Mia"), "X", PASSWORD).with(200);
        Reply unknown = signUp(nia, "nia@example.org", "X", PASSWORD).with(200);
        assertThat(unknown.shown("main").replace("nia@example.org", "X"))
                .isEqualTo(known.shown("main").replace(email("Mia"), "X"));
        assertThat(signUp(stranger, email("Mia"), "X", "short").with(400).shown("main"))
                .isEqualTo(signUp(nia, "nobody@example.org", "X", "short")
                        .with(400)
                        .shown("main"));
        assertThat(stranger.get("/account").location()).isEqualTo("/sign-in");
        assertThat(nia.get("/account").location()).isEqualTo("/sign-in");

        assertThat(box.latest(email("Mia"), 2).subject()).isEqualTo("You already have an account");
        signIn("nia@example.org", PASSWORD).with(401);
        String link = box.latest("nia@example.org", 1).link();
        new Learner(server).get(link).with(200);
        assertThat(new Learner(server)
                        .get(link)
                        .submit(".account-form", "password", NEW)
                        .with(400)
                        .shown("#password-wrong"))
                .contains("not the password this sign-up was made with");
        Learner elsewhere = new Learner(server);
        elsewhere.get(link).submit(".account-form", "password", PASSWORD).with(303);
        assertThat(elsewhere.get("/account").shown("main")).contains("It is confirmed.");
        new Learner(server).get(link).with(404);
    }

    @Test
    void whoSignsUpWithAnAddressOfSomebodyElseChoosesNoPasswordForThem() {
        signUp(new Learner(server), "pia@example.org", "Mallory", NEW).with(200);
        String first = box.latest("pia@example.org", 1).link();
        Learner pia = new Learner(server);
        String attempt = Workshop.start(pia, Workshop.TYPES).text("/id");
        signUp(pia, "pia@example.org", "Pia", PASSWORD).with(200);
        String second = box.latest("pia@example.org", 2).link();

        pia.get(first).submit(".account-form", "password", PASSWORD).with(400);
        pia.get(second).submit(".account-form", "password", PASSWORD).with(303);

        assertThat(pia.get("/account").shown("main")).contains("Pia").doesNotContain("Mallory");
        // It goes on where it was; of somebody else's it would be 404.
        pia.get("/attempts/" + attempt).with(303);
        new Learner(server).form(first, "password", NEW).with(404);
        signIn("pia@example.org", NEW).with(401);
    }

    @Test
    void whoMistypedTheirAddressNeedsTheNewOneAlone() {
        Learner flo = signedUp(server, "Flo");
        move(flo, "florence@example.org").with(303);
        String link = box.latest("florence@example.org", 1).link();
        new Learner(server).get(link).submit(".account-form").with(200);
        signIn("florence@example.org", PASSWORD).with(204);
        assertThat(box.to(email("Flo"))).hasSize(1);
    }

    @Test
    void whetherAnAddressIsTakenIsSaidToItsOwnerAlone() {
        Learner gil = confirmed("Gil");
        signedUp(server, "Hal");
        box.latest(email("Hal"), 1);
        assertThat(move(gil, email("Hal")).location()).startsWith("/account");
        assertThat(box.latest(email("Hal"), 2).subject()).isEqualTo("This address already has an account");
        String atOld = box.latest(email("Gil"), 2).link();
        assertThat(new Learner(server)
                        .get(atOld)
                        .submit(".account-form")
                        .with(200)
                        .shown("main"))
                .contains("waits");
        signIn(email("Gil"), PASSWORD).with(204);
        assertThat(move(gil, "gïl@example.org").with(400).shown("#email-wrong")).contains("mail servers");
    }

    @Test
    void linksLeadWhereTheOperatorSaidWhateverARequestCallsTheServer() {
        signedUp(server, "Ida");
        box.latest(email("Ida"), 1);
        new Learner(server)
                .send(
                        "POST",
                        "/forgotten",
                        Optional.of("email=" + email("Ida")),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Forwarded-Host",
                        "evil.example")
                .with(200);
        Postbox.Mail mail = box.latest(email("Ida"), 2);
        assertThat(mail.text() + mail.html()).doesNotContain("evil").contains(Postbox.SITE.toString());
    }

    @Test
    void theMailIsInTheLanguageOfWhoAsked() {
        signedUp(server, "Jan");
        box.latest(email("Jan"), 1);
        Learner german = new Learner(server);
        german.form("/language", "language", "de");
        german.form("/forgotten", "email", email("Jan")).with(200);
        assertThat(box.latest(email("Jan"), 2).subject()).isEqualTo("Neues Passwort festlegen");
    }

    @Test
    void deletionTakesMailAlong() {
        Learner kim = signedUp(server, "Kim");
        box.latest(email("Kim"), 1);
        kim.form("/account/deletion", "current", PASSWORD).with(303);
        assertThat(Rows.count(server, "mail_outbox WHERE address = '" + email("Kim") + "'"))
                .isZero();
    }

    @Test
    void nobodyIsSentMoreThanAFewLinksAnHour() {
        signedUp(server, "Lou");
        box.latest(email("Lou"), 1);
        for (int i = 0; i < 8; i++) {
            forgotten(email("Lou")).with(200);
        }
        box.latest(email("Lou"), 6);
        server.pass(Duration.ofHours(2));
        forgotten(email("Lou")).with(200);
        box.latest(email("Lou"), 7);
        assertThat(box.to(email("Lou"))).hasSize(7);
    }

    private static Learner confirmed(String name) {
        Learner learner = new Learner(server);
        signUp(learner, email(name), name, PASSWORD).with(200);
        assertThat(learner.get(box.latest(email(name), 1).link())
                        .submit(".account-form", "password", PASSWORD)
                        .location())
                .isEqualTo("/account");
        return learner;
    }

    private static Reply signUp(Learner learner, String email, String name, String password) {
        return learner.form("/sign-up", "email", email, "name", name, "password", password);
    }

    private static Reply forgotten(String email) {
        return new Learner(server).form("/forgotten", "email", email);
    }

    private static Reply move(Learner learner, String to) {
        return learner.form("/account/email", "email", to, "current", PASSWORD);
    }

    private static Reply signIn(String email, String password) {
        return new Learner(server).post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
