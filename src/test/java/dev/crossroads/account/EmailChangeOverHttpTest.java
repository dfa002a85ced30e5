package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Only its owner can change a mistyped or abandoned address. */
class EmailChangeOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void theNewAddressSignsInAndTheOldOneNoMore() {
        Learner ada = signedUp(server, "Ada");
        Reply changed = change(ada, " Ada.King@Example.ORG ", PASSWORD);
        assertThat(changed.location()).startsWith("/account");

        assertThat(ada.get("/account").shown("main")).contains("Ada.King@Example.ORG");
        signIn(email("Ada"), PASSWORD).with(401);
        signIn("ada.king@example.org", PASSWORD).with(204);
        signedUp(server, "Ada");
    }

    @Test
    void onlyItsOwnerChangesItAndKeepsWhatWasTyped() {
        Learner eve = signedUp(server, "Eve");
        Reply wrong = change(eve, "eve@new.example.org", "not her password").with(400);
        assertThat(wrong.page().select("#email").attr("value")).isEqualTo("eve@new.example.org");
        assertThat(wrong.shown("#move-current-wrong")).isNotEmpty();
        Reply malformed = change(eve, "eve at home", PASSWORD).with(400);
        assertThat(malformed.page().select("#email").attr("value")).isEqualTo("eve at home");
        assertThat(malformed.shown("#email-wrong")).isNotEmpty();
        new Learner(server)
                .form("/account/email", "email", "eve@new.example.org", "current", PASSWORD)
                .with(404);
        signIn(email("Eve"), PASSWORD).with(204);
    }

    @Test
    void anAddressThatIsTakenStaysItsOwners() {
        signedUp(server, "Bo");
        Learner cy = signedUp(server, "Cy");
        assertThat(change(cy, "BO@example.org", PASSWORD).with(400).shown("#email-wrong"))
                .isNotEmpty();
        signIn(email("Bo"), PASSWORD).with(204);
        signIn(email("Cy"), PASSWORD).with(204);
    }

    @Test
    void whoeverMistypedTheirsFindsTheirInvitation() {
        Learner teacher = instructor(server, "Lise");
        Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Fission", "course", "workshop"))
                .with(201);
        Learner otto = signedUp(server, "Oto");
        teacher.form(cohort.text("/page") + "/people", "people", "Otto, otto@example.org")
                .with(200);
        assertThat(otto.get("/cohorts").shown("main")).doesNotContain("Fission");

        change(otto, "otto@example.org", PASSWORD).with(303);

        assertThat(otto.get("/cohorts").shown("main")).contains("Fission");
    }

    private static Reply change(Learner learner, String to, String password) {
        return learner.form("/account/email", "email", to, "current", password);
    }

    private static Reply signIn(String email, String password) {
        return new Learner(server).post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
