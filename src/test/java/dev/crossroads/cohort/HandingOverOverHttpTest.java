package dev.crossroads.cohort;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signUp;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cohorts are handed over before the account of their only instructor is deleted, or end with it for all to see. */
class HandingOverOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void nothingIsDeletedBeforeItIsSaidWhatGoesAlong() {
        Learner only = instructor(server, "Only");
        Reply cohort = cohort(only, "Orphan");
        Learner member = joined(cohort, "Sol");

        Reply refused = only.form("/account/deletion", "current", PASSWORD).with(400);
        assertThat(refused.shown("#deletion")).contains("Orphan").contains("1 member");
        assertThat(member.get("/cohorts").shown("main")).contains("Only");

        only.get("/account")
                .submit("form[action=/account/deletion]", "current", PASSWORD)
                .with(303);
        assertThat(only.get("/account").location()).isEqualTo("/sign-in");
        assertThat(member.get("/cohorts").shown("main")).contains("Orphan").contains("ended");
        assertThat(member.get("/account/export").body())
                .contains("endedCohorts")
                .contains("Orphan");
        server.pass(Duration.ofDays(91));
        assertThat(signIn(new Learner(server), "Sol").get("/cohorts").shown("main"))
                .doesNotContain("Orphan");
    }

    @Test
    void aColleagueTakesThemAllOver() {
        Learner leaving = instructor(server, "Leaving");
        Learner staying = instructor(server, "Staying");
        Reply cohort = cohort(leaving, "First");
        cohort(leaving, "Second");
        Learner member = joined(cohort, "Mo");
        leaving.form("/cohorts/handover", "email", email("Leaving")).with(409);
        signedUp(server, "No Role");
        Reply refused =
                leaving.form("/cohorts/handover", "email", email("No Role")).with(409);
        assertThat(refused.page().select("#handover-email").val()).isEqualTo(email("No Role"));
        assertThat(refused.shown("#handover-email-wrong")).contains(email("No Role"));

        leaving.get("/account")
                .submit("form[action=/cohorts/handover]", "email", email("Staying"))
                .with(303);

        assertThat(leaving.get("/account").shown("#deletion")).doesNotContain("First");
        leaving.form("/account/deletion", "current", PASSWORD).with(303);
        assertThat(staying.get("/cohorts").shown("main")).contains("First").contains("Second");
        assertThat(member.get("/cohorts").shown("main"))
                .contains("First")
                .contains("Staying")
                .doesNotContain("ended");
    }

    @Test
    void aGuestIsToldAfterSigningUp() {
        Learner only = instructor(server, "Solo");
        Reply cohort = cohort(only, "Short");
        Learner guest = new Learner(server);
        guest.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", "Guest"))
                .with(200);
        only.get("/account")
                .submit("form[action=/account/deletion]", "current", PASSWORD)
                .with(303);
        assertThat(guest.get("/cohorts").shown("main")).contains("Short");

        signUp(guest, "Gus");

        assertThat(guest.get("/cohorts").shown("main")).contains("Short");
    }

    private static Reply cohort(Learner teacher, String title) {
        return teacher.post("/api/v1/cohorts", Map.of("title", title, "course", "workshop"))
                .with(201);
    }

    private static Learner joined(Reply cohort, String name) {
        Learner member = signedUp(server, name);
        member.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
        return member;
    }
}
