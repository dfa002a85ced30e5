package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.COURSE;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.right;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts as people use them, by pages and forms. */
class AccountPagesTest {
    private static final String NEW_PASSWORD = "eleven copper pipes singing";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void aGuestSignsUpAndIsGreetedByNameEverywhere() {
        Learner ada = new Learner(server);
        assertThat(ada.get("/").shown(".who")).isEqualTo("Sign in");

        Reply account = ada.get("/sign-up")
                .submit(".account-form", "name", "Ada", "email", email("Ada"), "password", PASSWORD)
                .follow();

        assertThat(account.shown("h1")).isEqualTo("Codes for a forgotten password");
        account = ada.get("/account");
        assertThat(account.shown("h1")).isEqualTo("My account");
        assertThat(account.shown(".row")).contains("this browser");
        assertThat(ada.get("/").page().select(".who a[href=/account] bdi").text())
                .isEqualTo("Ada");
        assertThat(ada.get("/sign-in").location()).isEqualTo("/account");
    }

    @Test
    void errorsAreShownWithTheVisitorsOwnHead() {
        Learner ada = signedUp(server, "Maya");
        for (String wrong : List.of("/nope", "/courses/nope", "/attempts/" + ada.id(), "/cohorts/" + ada.id())) {
            Reply error = ada.get(wrong).with(404);
            assertThat(error.shown(".who")).as(wrong).contains("Maya");
            assertThat(error.page().select("a[href=/sign-in]")).as(wrong).isEmpty();
            assertThat(error.page().select(".error-page a[href=/search]")).hasSize(1);
        }
        assertThat(new Learner(server).get("/nope").with(404).shown(".who")).isEqualTo("Sign in");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedIsKept() {
        Reply again = new Learner(server)
                .get("/sign-up")
                .submit(".account-form", "name", " ", "email", "grace@", "password", "short")
                .with(400);

        assertThat(again.shown("#email-wrong")).contains("not an e-mail address");
        assertThat(again.shown("#name-wrong")).contains("1 to 80 characters");
        assertThat(again.shown("#password-wrong")).contains("at least 15 characters");
        assertThat(again.page().select("#email").attr("value")).isEqualTo("grace@");
        assertThat(again.page().select("#password").attr("value")).isEmpty();
        assertThat(again.page().select("[aria-invalid]").eachAttr("aria-describedby"))
                .containsExactlyInAnyOrder("email-wrong", "name-wrong", "password-wrong");
    }

    @Test
    void whoMistypesSignsInOnTheSecondTryAndOutAgain() {
        signedUp(server, "Linus");
        Learner linus = new Learner(server);

        Reply wrong = linus.get("/sign-in")
                .submit(".account-form", "email", email("Linus"), "password", "not the right one at all")
                .with(400);
        assertThat(wrong.shown("#password-wrong")).contains("The e-mail address or the password is wrong.");
        wrong.submit(".account-form", "email", email("Linus"), "password", PASSWORD)
                .follow();
        assertThat(linus.get("/account").shown("h1 + p")).contains("Linus", email("Linus"));

        linus.get("/account").submit("form[action=/sign-out]").follow();
        assertThat(linus.get("/account").location()).isEqualTo("/sign-in");
    }

    @Test
    void anotherPasswordSignsAllOtherDevicesOut() {
        Learner laptop = signedUp(server, "Barbara");
        Learner phone = signIn(new Learner(server), "Barbara");

        Reply wrong = laptop.get("/account")
                .submit("form[action=/account/password]", "current", "no idea", "password", NEW_PASSWORD)
                .with(400);
        assertThat(wrong.shown("#current-wrong")).isEqualTo("This is not your password.");
        laptop.get("/account")
                .submit("form[action=/account/password]", "current", PASSWORD, "password", NEW_PASSWORD)
                .follow();

        assertThat(laptop.get("/account").with(200).shown(".rows .row")).contains("this browser");
        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
        Learner tablet = new Learner(server);
        tablet.post("/api/v1/session", Map.of("email", email("Barbara"), "password", PASSWORD))
                .problem(401);
        tablet.post("/api/v1/session", Map.of("email", email("Barbara"), "password", NEW_PASSWORD))
                .with(204);
    }

    @Test
    void signingOutEverywhereMeansEverywhere() {
        Learner laptop = signedUp(server, "Edsger");
        Learner phone = signIn(new Learner(server), "Edsger");

        laptop.get("/account")
                .submit("form[action=/account/sign-out-everywhere]")
                .follow();

        assertThat(laptop.get("/account").location()).isEqualTo("/sign-in");
        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
    }

    @Test
    void aNameCanBeChangedAndIsEscaped() {
        Learner grace = signedUp(server, "Grace");

        grace.get("/account")
                .submit("form[action=/account/name]", "name", "غريس <b>هوبر</b>")
                .follow();

        assertThat(grace.get("/").page().select(".who bdi").text()).isEqualTo("غريس <b>هوبر</b>");
    }

    @Test
    void theExportHoldsWhatTheLearnerDidAndNoMarkThatTheyHaveNotEarned() {
        Learner frances = signedUp(server, "Frances");
        Reply types = start(frances, Workshop.TYPES);
        answer(frances, types, "one", right(question(types, "one"))).with(200);
        Reply exam = start(frances, Workshop.EXAM);
        answer(frances, exam, "exam-number", 815.5).with(200);

        Reply download = frances.get("/account/export").with(200);

        assertThat(download.header("Content-Disposition").orElseThrow()).startsWith("attachment");
        JsonNode held = download.json();
        assertThat(held.at("/account/0/email").textValue()).isEqualTo(email("Frances"));
        assertThat(held.get("sessions")).hasSize(1);
        assertThat(held.get("events").findValuesAsText("type"))
                .containsExactly(
                        "attempt-started",
                        "question-answered",
                        "attempt-started",
                        "question-answered",
                        "questions-shown",
                        "questions-shown");
        assertThat(held.at("/events/1/correct").booleanValue()).isTrue();
        assertThat(held.at("/events/3/question").textValue()).isEqualTo("exam-number");
        assertThat(held.at("/events/3").has("correct")).isFalse();
        assertThat(held.at("/derived/response"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.has("correct"))
                        .isEqualTo(row.get("question").textValue().equals("one")));
        assertThat(download.body()).doesNotContain("argon2", PASSWORD);
    }

    @Test
    void aDeletedAccountLeavesNothingBehind() {
        Learner tony = signedUp(server, "Tony");
        String id = tony.id();
        tony.put(COURSE + Workshop.OWNERSHIP + "/progress", Map.of("completed", true))
                .with(200);
        Learner phone = signIn(new Learner(server), "Tony");

        tony.get("/account")
                .submit("form[action=/account/deletion]", "current", "no idea")
                .with(400);
        assertThat(Rows.count(server, "account WHERE name = 'Tony'")).isEqualTo(1);
        tony.get("/account")
                .submit("form[action=/account/deletion]", "current", PASSWORD)
                .follow();

        assertThat(tony.get("/account").location()).isEqualTo("/sign-in");
        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
        for (String table : new String[] {"event", "lesson_progress", "session", "account"}) {
            assertThat(Rows.count(server, table + " WHERE learner_id = '" + id + "'"))
                    .as(table)
                    .isZero();
        }
        new Learner(server)
                .post("/api/v1/session", Map.of("email", email("Tony"), "password", PASSWORD))
                .problem(401);
    }

    @Test
    void nobodyElseSeesAnAccount() {
        Learner guest = new Learner(server);

        assertThat(guest.get("/account/export").status()).isEqualTo(404);
        assertThat(guest.form("/account/name", "name", "Mallory").status()).isEqualTo(404);
        assertThat(guest.form("/account/deletion", "current", PASSWORD).status())
                .isEqualTo(404);
    }

    @Test
    void whoSignsInFromAPageComesBackToItAndNeverToAnotherServer() {
        Learner ada = new Learner(server);
        String link = ada.get("/courses/workshop/recommendation")
                .page()
                .select(".who a")
                .attr("href");
        Reply page = ada.get(link).with(200);
        assertThat(page.page().select("a[href^=/sign-up]").attr("href")).contains("next=");
        signedUp(server, "Returning Ada");

        Reply back = page.submit(
                ".account-form", "email", "returning.ada@example.org", "password", dev.crossroads.People.PASSWORD);
        assertThat(back.with(303).location()).isEqualTo("/courses/workshop/recommendation");

        Learner eve = new Learner(server);
        Reply lured = eve.get("/sign-in?next=https%3A%2F%2Fevil.example%2F").with(200);
        assertThat(lured.page().select("[name=next]")).isEmpty();
        assertThat(eve.form(
                                "/sign-in",
                                "email",
                                "returning.ada@example.org",
                                "password",
                                dev.crossroads.People.PASSWORD,
                                "next",
                                "//evil.example")
                        .with(303)
                        .location())
                .isEqualTo("/progress");
    }

    @Test
    void anInstructorMakesOthersInstructorsAndTakesTheRoleBackFromThemAlone() {
        Learner grace = dev.crossroads.People.instructor(server, "Granting Grace");
        Learner alan = signedUp(server, "Granted Alan");
        dev.crossroads.People.instructor(server, "Earlier Edsger");

        grace.get("/account/instructors?code=0000-0000").with(400);
        Reply seen = grace.get("/account/instructors?code=" + code(alan).toLowerCase(java.util.Locale.ROOT));
        assertThat(seen.with(200).shown(".pairs")).contains("Granted Alan", "Nobody has verified");
        alan.get("/cohorts/new").with(404);
        seen.submit(".account-form").with(303);
        alan.get("/cohorts/new").with(200);
        assertThat(grace.get("/account").shown("#instructors"))
                .contains("Granted Alan")
                .doesNotContain("Edsger");

        Learner mary = signedUp(server, "Mary Nobody");
        mary.form("/account/instructors", "code", code(mary), "learner", mary.id())
                .with(404);
        grace.form("/account/instructors", "email", "mary.nobody@example.org").with(400);
        grace.form("/account/instructors", "code", code(mary), "learner", alan.id())
                .with(400);
        mary.get("/cohorts/new").with(404);
        alan.form("/account/instructors/removal", "learner", grace.id()).with(303);
        grace.get("/cohorts/new").with(200);
        grace.form("/account/instructors/removal", "learner", alan.id()).with(303);
        alan.get("/cohorts/new").with(404);
    }

    /** The code that somebody sees on the page of their account. */
    private static String code(Learner learner) {
        learner.form("/account/code").with(303);
        return learner.get("/account").shown(".account-code");
    }

    @Test
    void aCodeHoldsForAWeekAndOnce() {
        try (RunningServer own = Workshop.open()) {
            Learner grace = dev.crossroads.People.instructor(own, "Grace");
            Learner alan = signedUp(own, "Alan");
            String old = code(alan);
            String code = code(alan);
            grace.get("/account/instructors?code=" + old).with(400);
            own.pass(java.time.Duration.ofDays(6));
            signIn(grace, "Grace");
            Reply seen = grace.get("/account/instructors?code=" + code).with(200);
            seen.submit(".account-form").with(303);
            seen.submit(".account-form").with(400);
            String late = code(signIn(alan, "Alan"));
            assertThat(late).isEmpty();
            Learner mary = signedUp(own, "Mary");
            String forgotten = code(mary);
            own.pass(java.time.Duration.ofDays(8));
            signIn(grace, "Grace");
            grace.get("/account/instructors?code=" + forgotten).with(400);
        }
    }

    @Test
    void aSessionIsEndedAloneAndNobodyEndsAnothers() {
        Learner laptop = signedUp(server, "Radia");
        Learner phone = signIn(new Learner(server), "Radia");
        Learner tablet = signIn(new Learner(server), "Radia");
        String phones = id(phone);

        signedUp(server, "Eve Ender")
                .form("/account/sessions/removal", "session", phones)
                .with(303);
        assertThat(phone.get("/account").status()).isEqualTo(200);
        laptop.form("/account/sessions/removal", "session", phones).with(303);

        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
        assertThat(tablet.get("/account").page().select("#sessions .row")).hasSize(2);
        laptop.form("/account/sessions/removal", "session", id(laptop)).with(303);
        assertThat(laptop.get("/account").location()).isEqualTo("/sign-in");
        assertThat(tablet.get("/account").page().select("#sessions .row")).hasSize(1);
    }

    /** The id of the session of the browser that looks. */
    private static String id(Learner learner) {
        return learner.get("/account")
                .page()
                .select("#sessions .row:has(.tag-yours) input[name=session]")
                .attr("value");
    }
}
