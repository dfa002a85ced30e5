package dev.crossroads.digest;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TYPES;
import static dev.crossroads.Workshop.answer;
import static dev.crossroads.Workshop.miss;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static dev.crossroads.Workshop.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.mail.Postbox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A digest comes by mail to who asked for it, says what there is to do, and ends by one click. */
class DigestOverHttpTest {
    private static Postbox box;
    private static RunningServer server;

    @BeforeAll
    static void open() {
        box = new Postbox();
        server = RunningServer.mailing(box.settings()).stopClock();
        // No test is to begin on one day and end on the next.
        server.pass(
                Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.MAX).plusHours(8));
    }

    @AfterAll
    static void close() {
        server.close();
        box.close();
    }

    @Test
    void aLearnerIsToldWhatIsDueAndWhatToReviewOnceUntilThatChanges() {
        Learner teacher = instructor(server, "Marie");
        Reply cohort = teacher.post("/api/v1/cohorts", Map.of("title", "Radium <3", "course", "workshop"))
                .with(201);
        LocalDate today = LocalDate.ofInstant(server.instant(), ZoneOffset.UTC);
        teacher.form(
                        cohort.text("/page") + "/dues",
                        "quiz:memory/types",
                        today.plusDays(3).toString(),
                        "quiz:memory/exam",
                        today.minusDays(2).toString(),
                        "lesson:memory/ownership",
                        today.plusDays(30).toString())
                .with(303);
        Learner ada = confirmed("Ada");
        join(ada, cohort, "Ada");
        miss(ada, TYPES, "one", "short");

        Reply account = ada.get("/account").with(200);
        assertThat(account.page().select("#digest-days option[selected]").val()).isEqualTo("never");
        order(ada, "daily", "7", "en").with(303);
        assertThat(ada.get("/account")
                        .page()
                        .select("#digest-days option[selected]")
                        .val())
                .isEqualTo("daily");
        int before = box.to(email("Ada")).size();
        toSeven();

        Postbox.Mail mail = box.latest(email("Ada"), before + 1);
        assertThat(mail.subject()).isEqualTo("Your digest");
        assertThat(mail.text())
                .containsSubsequence(
                        "Due within a week\n\n- Every type: Checkpoint · due",
                        "Radium <3",
                        Postbox.SITE + "/courses/workshop/quizzes/memory/types",
                        "Late\n\n- Exam: Checkpoint · overdue, was due",
                        "To review\n\n- ",
                        "2 questions",
                        Postbox.SITE + "/review",
                        "every day at 07:00 (UTC)",
                        Postbox.SITE + "/digest/off/")
                .doesNotContain("lessons/memory/ownership");
        assertThat(mail.html()).contains("Radium &lt;3").doesNotContain("Radium <3", "<img", "http://");
        assertThat(mail.headers())
                .contains("List-Unsubscribe: <" + off(mail).replace("/digest", Postbox.SITE + "/digest") + ">")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .doesNotContain("Radium");

        toSeven();
        awaitLook("ada");
        assertThat(box.to(email("Ada"))).as("nothing has changed").hasSize(before + 1);
        miss(ada, EXAM, "exam-word");
        toSeven();
        assertThat(box.latest(email("Ada"), before + 2).text()).contains("3 questions");
    }

    @Test
    void anInstructorIsToldWhoNeedsWhatInTheirLanguageAndTheirOwnInTheSameMail() {
        Learner grace = confirmed("Grace");
        server.makeInstructor(email("Grace"));
        Reply cohort = grace.post("/api/v1/cohorts", Map.of("title", "Dienstag", "course", "workshop"))
                .with(201);
        Learner kim = new Learner(server);
        join(kim, cohort, "Kim");
        for (int i = 0; i < 3; i++) {
            Reply attempt = start(kim, TYPES);
            answer(kim, attempt, "one", wrong(question(attempt, "one"))).with(200);
            kim.put("/api/v1/attempts/" + attempt.text("/id") + "/reports/one", Map.of("said", "It is odd " + i))
                    .with(200);
            kim.post(attempt.text("/href") + "/submission", Map.of()).with(200);
        }
        miss(grace, TYPES, "one");
        order(grace, "daily", "7", "de").with(303);
        int before = box.to(email("Grace")).size();
        toSeven();

        Postbox.Mail mail = box.latest(email("Grace"), before + 1);
        assertThat(mail.subject()).isEqualTo("Deine Übersicht");
        String page = Postbox.SITE + cohort.text("/page");
        assertThat(mail.text())
                .containsSubsequence(
                        "Zu wiederholen\n\n- ",
                        "1 Frage",
                        "Wer was braucht: Dienstag\n\n- Kim: ",
                        page + "/learners/" + kim.id(),
                        "3 Meldungen zu Fragen warten auf eine Antwort",
                        page + "/reports",
                        "jeden Tag um 07:00 Uhr (UTC)");
        assertThat(mail.html()).startsWith("<!doctype html>\n<html lang=\"de\">");
        grace.form("/language", "language", "de");
        String reason = grace.get(cohort.text("/page"))
                .page()
                .select("#people .need-why")
                .first()
                .ownText();
        assertThat(mail.text()).as("as the page says it").contains("- Kim: " + reason);

        grace.form(cohort.text("/page") + "/learners/" + kim.id() + "/handled", "handled", "yes")
                .with(303);
        server.revokeInstructor(email("Grace"));
        toSeven();
        assertThat(box.latest(email("Grace"), before + 2).text())
                .as("who is no instructor any more is told of nobody")
                .doesNotContain("Kim")
                .contains("1 Frage");
    }

    @Test
    void aScannerThatFollowsTheLinkEndsNothingAndOneClickDoesSignedOutAndTwice() {
        Learner bea = confirmed("Bea");
        miss(bea, TYPES, "one");
        order(bea, "daily", "7", "en").with(303);
        int before = box.to(email("Bea")).size();
        toSeven();
        String link = off(box.latest(email("Bea"), before + 1));

        Learner stranger = new Learner(server);
        Reply asked = stranger.get(link).with(200);
        assertThat(asked.page().select("form[action='" + link + "'] button").text())
                .isEqualTo("End the digest");
        assertThat(asked.header("Referrer-Policy")).contains("no-referrer");
        assertThat(subscribed("bea")).isTrue();

        for (Reply ended : List.of(oneClick(link), oneClick(link), oneClickInParts(link))) {
            assertThat(ended.with(200).shown("main .lead")).isEqualTo("No digest is sent to you any more.");
        }
        assertThat(subscribed("bea")).isFalse();
        assertThat(stranger.get(link).with(200).page().select("form[action='" + link + "']"))
                .isEmpty();
        assertThat(bea.get("/account")
                        .page()
                        .select("#digest-days option[selected]")
                        .val())
                .isEqualTo("never");

        order(bea, "daily", "7", "en").with(303);
        assertThat(stranger.get(link)
                        .with(200)
                        .submit("form[action='" + link + "']")
                        .with(200)
                        .shown("main"))
                .contains("No digest is sent");
        assertThat(subscribed("bea")).isFalse();

        bea.form("/account/deletion", "current", PASSWORD).with(303);
        oneClick(link).with(200);
        new Learner(server).get(link).with(200);
        String other = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
        assertThat(oneClick(other).with(404).shown("main")).contains("not complete");
        new Learner(server).get(OffLinks.PATH + "x").with(404);
    }

    @Test
    void itIsOfferedOnceTheAddressIsConfirmedAndTakesNothingElse() {
        Learner cy = signedUp(server, "Cy");
        box.latest(email("Cy"), 1);
        assertThat(cy.get("/account").shown("#digest")).contains("once your address is confirmed");
        assertThat(order(cy, "daily", "7", "en").with(409).shown("main")).contains("confirmed addresses only");
        new Learner(server)
                .form("/account/digest", "days", "daily", "hour", "7", "zone", "UTC", "language", "en")
                .with(404);
        Learner dee = confirmed("Dee");
        order(dee, "yearly", "7", "en").with(400);
        order(dee, "daily", "24", "en").with(400);
        order(dee, "daily", "7", "fr").with(400);
        dee.form("/account/digest", "days", "daily", "hour", "7", "zone", "Europe/Atlantis", "language", "en")
                .with(400);
        order(dee, "friday", "18", "de").with(303);
        Reply account = dee.get("/account");
        assertThat(account.page().select("#digest option[selected]").eachAttr("value"))
                .containsExactly("friday", "18", "UTC", "de");
        assertThat(account.shown("#digest")).contains("Once a week: Friday");
    }

    @Test
    void itIsInTheExportAndGoesWithTheAccount() {
        Learner eve = confirmed("Eve");
        miss(eve, TYPES, "one");
        order(eve, "daily", "7", "en").with(303);
        int before = box.to(email("Eve")).size();
        toSeven();
        box.latest(email("Eve"), before + 1);

        String everything = eve.get("/account/export").with(200).body();
        assertThat(everything).contains("\"digest\"", "\"timeZone\"", "\"digestsSent\"");
        String id = eve.id();
        eve.form("/account/deletion", "current", PASSWORD).with(303);

        for (String table : new String[] {"digest_subscription", "digest_sent", "mail_outbox"}) {
            assertThat(Rows.count(server, table + " WHERE learner_id = '" + id + "'"))
                    .as(table)
                    .isZero();
        }
    }

    private static Learner confirmed(String name) {
        Learner learner = signedUp(server, name);
        new Learner(server)
                .get(box.latest(email(name), 1).link())
                .submit(".account-form")
                .with(200);
        return learner;
    }

    private static void join(Learner learner, Reply cohort, String name) {
        learner.post("/api/v1/cohorts/join", Map.of("code", cohort.text("/joinCode"), "name", name))
                .with(200);
    }

    private static Reply order(Learner learner, String days, String hour, String language) {
        return learner.form("/account/digest", "days", days, "hour", hour, "zone", "UTC", "language", language);
    }

    /** Lets time pass until it is seven o'clock the next time. */
    private static void toSeven() {
        LocalTime time = LocalTime.ofInstant(server.instant(), ZoneOffset.UTC);
        Duration left = Duration.between(time, LocalTime.of(7, 0));
        server.pass(left.isPositive() ? left : left.plusDays(1));
    }

    /** Until the digest of today was looked at, whether one is sent or not. */
    private static void awaitLook(String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Rows.count(
                                server,
                                "digest_subscription s JOIN account a USING (learner_id) WHERE a.email = '%s@example.org' AND s.next_at > '%s'"
                                        .formatted(name, server.instant().plus(Duration.ofHours(23))))
                        == 1);
    }

    private static boolean subscribed(String name) {
        return Rows.count(
                        server,
                        "digest_subscription s JOIN account a USING (learner_id) WHERE a.email = '" + name
                                + "@example.org'")
                == 1;
    }

    private static String off(Postbox.Mail mail) {
        String path = mail.text().substring(mail.text().indexOf(OffLinks.PATH));
        return path.substring(0, path.indexOf('\n'));
    }

    /** What mail programs send (RFC 8058, section 3.2). */
    private static Reply oneClick(String path) {
        return new Learner(server).form(path, "List-Unsubscribe", "One-Click");
    }

    /** The same as a form of several parts, which mail programs may send as well. */
    private static Reply oneClickInParts(String path) {
        return new Learner(server)
                .send(
                        "POST",
                        path,
                        Optional.of("--part\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                                + "One-Click\r\n--part--\r\n"),
                        "Content-Type",
                        "multipart/form-data; boundary=part");
    }
}
