package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.question;
import static dev.crossroads.Workshop.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who are no longer signed in are told so in place, sign in, and have their input back, without scripts. */
class SignedOutFormsTest {
    private static final String WORD_PAGE = "/courses/workshop" + EXAM + "?question=exam-word";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    private static int people;

    @Test
    void anInstructorWhoIsNotSignedInIsAskedToBeforeAnythingOfACohortIsSaid() {
        String name = someone("Iris");
        Learner iris = instructor(server, name);
        String cohort = iris.post("/api/v1/cohorts", Map.of("title", "Ours", "course", "workshop"))
                .with(201)
                .text("/page");
        String nowhere = "/cohorts/" + UUID.randomUUID();
        Learner browser = new Learner(server);
        browser.get("/");

        for (String address : List.of(cohort + "/items?sort=hard", nowhere)) {
            Reply asked = opened(browser, address);
            assertThat(asked.location()).isEqualTo("/sign-in?next=" + encoded(address));
        }
        Reply signedIn = browser.get(
                        opened(browser, cohort + "/items?sort=hard").location())
                .submit(".account-form", "email", email(name), "password", PASSWORD);
        assertThat(signedIn.location()).isEqualTo(cohort + "/items?sort=hard");
        assertThat(opened(browser, nowhere).status()).isEqualTo(404);
    }

    @Test
    void anInstructorComesToTheirCohorts() {
        String name = someone("Ivo");
        instructor(server, name);

        assertThat(new Learner(server)
                        .get("/sign-in")
                        .submit(".account-form", "email", email(name), "password", PASSWORD)
                        .location())
                .isEqualTo("/cohorts");
    }

    @Test
    void theAddressOfAFormOpenedInABrowserLeadsToItsPage() {
        Learner ada = signedUp(server, someone("Ada"));
        Reply attempt = start(ada, EXAM);
        String ended = "/attempts/" + attempt.text("/id");
        Map.of(
                        "/account/name",
                        "/account",
                        "/language",
                        "/",
                        "/courses/workshop/recommendation/start",
                        "/courses/workshop/recommendation",
                        ended + "/submission",
                        ended,
                        "/cohorts/handover",
                        "/account#deletion",
                        "/cohorts/" + attempt.text("/id") + "/leaving",
                        "/cohorts")
                .forEach((form, page) ->
                        assertThat(opened(ada, form).location()).as(form).isEqualTo(page));
        assertThat(ada.get("/account/name").status()).isEqualTo(405);
    }

    private static Reply opened(Learner learner, String address) {
        return learner.raw("GET", address, "Accept", "text/html,application/xhtml+xml");
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A long text\nof two lines", "نص طويل بالعربية", "一篇很长的课文 和更多"})
    void anAnswerComesBackToItsQuestionAfterSigningInAgain(String text) {
        String name = someone("Ada");
        Learner ada = signedUp(server, name);
        Reply attempt = start(ada, EXAM);
        Reply page = ada.get(WORD_PAGE);
        endSessionsOf(name);

        Reply told = page.submit("#answer", "text", text).with(401);
        assertThat(told.shown("main")).contains("You are no longer signed in");
        assertThat(told.page().select(".given-text").first().wholeText()).isEqualTo(text);

        Reply resumed = told.submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                .with(200);
        assertThat(resumed.body()).doesNotContain(PASSWORD);
        Reply question = resumed.submit("main form").with(200);
        assertThat(question.page().select("#text").val()).isEqualTo(text);
        assertThat(question(ada.get(attempt.text("/href")), "exam-word").has("given"))
                .isFalse();

        question.submit("#answer", "text", text).with(303);
        assertThat(question(ada.get(attempt.text("/href")), "exam-word")
                        .at("/given/answer")
                        .textValue())
                .isEqualTo(text.strip());
    }

    @Test
    void theLongestTextInAnyScriptIsCarried() {
        String name = someone("Lin");
        Learner lin = signedUp(server, name);
        start(lin, EXAM);
        Reply page = lin.get(WORD_PAGE);
        endSessionsOf(name);
        String text = "学".repeat(10_000);

        Reply question = page.submit("#answer", "text", text)
                .submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                .submit("main form");

        assertThat(question.with(200).page().select("#text").val()).isEqualTo(text);
    }

    @Test
    void aMistypedPasswordLosesNothing() {
        String name = someone("Joan");
        Learner joan = signedUp(server, name);
        start(joan, EXAM);
        Reply page = joan.get(WORD_PAGE);
        endSessionsOf(name);

        Reply again = page.submit("#answer", "text", "still here, all of it")
                .submit("form[action='/sign-in']", "email", email(name), "password", "not mine at all")
                .with(400);

        assertThat(again.shown(".given-text")).isEqualTo("still here, all of it");
        assertThat(again.submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                        .with(200)
                        .shown(".given-text"))
                .isEqualTo("still here, all of it");
    }

    @Test
    void whoSignedOutInAnotherTabIsToldTheSameThoughNothingSaysThatTheyWereSignedIn() {
        String name = someone("Mary");
        Learner mary = signedUp(server, name);
        start(mary, EXAM);
        Reply page = mary.get(WORD_PAGE);
        mary.form("/sign-out").with(303);

        Reply told = page.submit("#answer", "text", "typed in the first tab");

        assertThat(told.shown("main")).contains("You are no longer signed in", "typed in the first tab");
        assertThat(told.submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                        .submit("main form")
                        .page()
                        .select("#text")
                        .val())
                .isEqualTo("typed in the first tab");
    }

    @Test
    void anotherLearnerWhoSignsInThereSeesNothingOfIt() {
        String first = someone("Grace");
        String second = someone("Eve");
        Learner grace = signedUp(server, first);
        signedUp(server, second);
        start(grace, EXAM);
        Reply page = grace.get(WORD_PAGE);
        endSessionsOf(first);

        Reply after = page.submit("#answer", "text", "what Grace thinks of it")
                .submit("form[action='/sign-in']", "email", email(second), "password", PASSWORD);

        assertThat(after.location()).isEqualTo("/progress");
        assertThat(after.body()).doesNotContain("what Grace thinks");
    }

    @Test
    void whatAGuestFilledInComesAlongIntoTheAccountTheySignInTo() {
        String name = someone("Tim");
        signedUp(server, name);
        Learner guest = new Learner(server);
        start(guest, EXAM);
        Reply page = guest.get(WORD_PAGE);
        signIn(guest, name);

        assertThat(page.submit("#answer", "text", "begun as a guest").location())
                .contains("/quizzes/memory/exam");
    }

    @Test
    void finishingComesBackToTheQuestionToo() {
        String name = someone("Edsger");
        Learner edsger = signedUp(server, name);
        Reply attempt = start(edsger, EXAM);
        Reply page = edsger.get(WORD_PAGE);
        endSessionsOf(name);

        Reply question = page.submit("[formaction$='/submission']", "text", "my last words")
                .submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                .submit("main form")
                .with(200);

        assertThat(question.page().select("#text").val()).isEqualTo("my last words");
        question.submit("[formaction$='/submission']", "text", "my last words").follow();
        assertThat(edsger.get(attempt.text("/href")).text("/state")).isEqualTo("finished");
    }

    @Test
    void everyFormOfAnInstructorIsCarriedAndDoneOnceTheyAreSignedInAgain() {
        String name = someone("Barbara");
        Learner barbara = instructor(server, name);
        String cohort = barbara.post("/api/v1/cohorts", Map.of("title", "Compilers", "course", "workshop"))
                .with(201)
                .text("/page");
        endSessionsOf(name);

        Reply preview = resumed(
                barbara,
                name,
                cohort + "/people/preview",
                "people",
                "Ada Lovelace,ada@example.org\nKen,ken@example.org");
        assertThat(preview.with(200).shown("main")).contains("Ada Lovelace", "ken@example.org");

        endSessionsOf(name);
        resumed(barbara, name, cohort + "/settings", "title", "Compilers of 2026", "zone", "Europe/Berlin")
                .with(303);
        assertThat(barbara.get(cohort + "/settings").page().select("#title").val())
                .isEqualTo("Compilers of 2026");

        endSessionsOf(name);
        resumed(barbara, name, "/account/name", "name", "Barbara of the Compilers")
                .with(303);
        assertThat(barbara.get("/account").shown("main")).contains("Barbara of the Compilers");
    }

    @Test
    void whatGuestsMayDoTooCanBeDoneWithoutSigningIn() {
        String name = someone("Alan");
        Learner alan = signedUp(server, name);
        endSessionsOf(name);

        Reply told = alan.form(
                "/courses/workshop/lessons/memory/ownership", "event", "0199d3a0-5f1e-4c1b-9a2e-3f6f0c1d2e4a");

        assertThat(told.with(401).shown("main")).contains("Continue without signing in");
        told.submit("form[action^='/courses/']").with(303);
        assertThat(alan.get("/api/v1/me").text("/guest")).isEqualTo("true");
        assertThat(alan.get("/progress").shown("main")).contains("Ownership");
    }

    @Test
    void noPasswordIsEverCarried() throws IOException {
        String name = someone("Radia");
        Learner radia = signedUp(server, name);
        endSessionsOf(name);

        Reply told = radia.form("/account/password", "current", PASSWORD, "password", "another long enough password");

        assertThat(told.with(401).body()).doesNotContain(PASSWORD, "another long enough");
        Set<String> secret = namesOfPasswords();
        assertThat(secret).isNotEmpty();
        for (String field : secret) {
            endSessionsOf(name);
            Learner again = signIn(new Learner(server), name);
            endSessionsOf(name);
            assertThat(again.form("/account/name", "name", "Radia", field, "a secret of mine")
                            .body())
                    .doesNotContain("a secret of mine");
        }
    }

    @Test
    void whatCouldNotBeTakenForAnotherReasonIsGivenBackToBeSentAgain() {
        Learner donald = signedUp(server, someone("Donald"));

        donald.put("/api/v1/courses/workshop/recommendation/answers/pauses", Map.of("option", "much"))
                .with(200);
        String event = UUID.randomUUID().toString();

        Reply told = donald.form(
                "/courses/workshop/recommendation/start", "language", "the one with the crab", "event", event);

        assertThat(told.with(400).page().select(".given-back input[type=text]").val())
                .isEqualTo("the one with the crab");
        assertThat(told.submit(".given-back form", "language", "rust", "event", event)
                        .status())
                .isEqualTo(303);
    }

    private static String someone(String name) {
        people += 1;
        return name + " " + people;
    }

    /** On another device they sign out everywhere. */
    private static void endSessionsOf(String name) {
        signIn(new Learner(server), name).form("/account/sign-out-everywhere").with(303);
        server.pass(Duration.ofSeconds(1));
    }

    private static Reply resumed(Learner learner, String name, String path, String... fields) {
        return learner.form(path, fields)
                .with(401)
                .submit("form[action='/sign-in']", "email", email(name), "password", PASSWORD)
                .with(200)
                .submit("main form");
    }

    private static Set<String> namesOfPasswords() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".hbs")).toList();
            return templates.stream()
                    .flatMap(file -> Jsoup.parseBodyFragment(read(file)).select("input[type=password]").stream())
                    .map(field -> field.attr("name"))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
