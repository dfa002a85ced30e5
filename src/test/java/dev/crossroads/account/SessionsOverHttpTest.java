package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing up, in and out through the JSON interface, and how long it lasts. */
class SessionsOverHttpTest {
    private static final String COOKIE = "crossroads-session";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void whoSignsUpIsKnownByNameAndTheirBrowserGetsACookieThatScriptsCannotRead() {
        Learner ada = new Learner(server);

        Reply reply = ada.post(
                "/api/v1/accounts", Map.of("email", "Ada@Example.org", "name", " Ada Lovelace ", "password", PASSWORD));

        assertThat(reply.with(201).text("/name")).isEqualTo("Ada Lovelace");
        assertThat(reply.header("Set-Cookie").orElseThrow()).contains("HTTPOnly", "SameSite=Lax", "Path=/");
        Reply me = ada.get("/api/v1/me").with(200);
        assertThat(me.json().get("guest").booleanValue()).isFalse();
        assertThat(me.text("/name")).isEqualTo("Ada Lovelace");
        assertThat(me.json().get("roles")).isEmpty();
        assertThat(ada.cookie("crossroads")).isEmpty();
    }

    @Test
    void aSessionSurvivesARestartAndTheDatabaseHoldsNoToken() {
        Learner grace = signedUp(server, "Grace");
        String token = grace.cookie(COOKIE).orElseThrow();

        server.restart();

        assertThat(grace.get("/api/v1/me").text("/name")).isEqualTo("Grace");
        assertThat(Rows.of(server.database(), "SELECT * FROM session")).noneMatch(row -> row.contains(token));
        assertThat(Rows.of(server.database(), "SELECT * FROM account")).noneMatch(row -> row.contains(PASSWORD));
    }

    @Test
    void timesAreToldAsTheBrowserSaysTheyAreThereUntilAnotherZoneIsChosen() {
        Learner ada = signedUp(server, "Ada of Tokyo");
        assertThat(ada.get("/account").shown("#sessions")).contains("UTC");

        ada.form("/time-zone", "zone", "Asia/Tokyo", "suggested", "yes").with(303);
        assertThat(ada.get("/account").shown("#sessions")).contains("Asia/Tokyo");

        ada.form("/time-zone", "zone", "Europe/Berlin").with(303);
        ada.form("/time-zone", "zone", "Asia/Tokyo", "suggested", "yes").with(204);
        assertThat(ada.get("/account").shown("#sessions")).contains("Europe/Berlin");
    }

    @Test
    void whoeverAsksAtTheSameMomentIsWhoTheyAreAndTheUseOfEachSessionIsNoted() throws Exception {
        Map<String, Learner> people = Stream.of("Barbara", "Frances", "Radia")
                .collect(Collectors.toMap(name -> name, name -> signedUp(server, name)));
        Learner gone = signedUp(server, "Margaret");
        Learner copied = gone.copy();
        gone.delete("/api/v1/session").with(204);
        server.pass(Duration.ofMinutes(20));
        List<Callable<Reply>> calls = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            people.forEach((name, person) -> {
                calls.add(() -> person.copy().get("/api/v1/me"));
                expected.add(name);
            });
            calls.add(() -> copied.copy().get("/api/v1/me"));
            expected.add("");
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> told = threads.invokeAll(calls).stream()
                    .map(reply ->
                            reply.resultNow().with(200).json().path("name").asText())
                    .toList();
            assertThat(told).isEqualTo(expected);
        }
        for (Learner person : people.values()) {
            assertThat(Rows.count(
                            server,
                            "session WHERE learner_id = '" + person.id()
                                    + "' AND used_at >= created_at + interval '20 minutes'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void signingOutEndsTheSessionItselfAndNotJustTheCookie() {
        Learner linus = signedUp(server, "Linus");
        Learner copied = linus.copy();
        String id = linus.id();

        linus.delete("/api/v1/session").with(204);

        assertThat(linus.cookie(COOKIE)).isEmpty();
        for (Learner somebody : List.of(linus, copied)) {
            Reply me = somebody.get("/api/v1/me").with(200);
            assertThat(me.json().get("guest").booleanValue()).isTrue();
            assertThat(me.text("/id")).isNotEqualTo(id);
        }
    }

    @Test
    void signingInGivesAnotherTokenAndEndsTheSessionThatTheBrowserHad() {
        Learner barbara = signedUp(server, "Barbara");
        Learner copied = barbara.copy();
        String id = barbara.id();

        signIn(barbara, "Barbara");

        assertThat(barbara.id()).isEqualTo(id);
        assertThat(barbara.cookie(COOKIE)).isNotEqualTo(copied.cookie(COOKIE));
        assertThat(copied.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
    }

    @Test
    void twoDevicesOfOneAccountAreOneLearner() {
        Learner laptop = signedUp(server, "Margaret");
        Learner phone = signIn(new Learner(server), "Margaret");

        assertThat(phone.id()).isEqualTo(laptop.id());
        assertThat(signIn(new Learner(server), "MARGARET").id()).isEqualTo(laptop.id());
    }

    @Test
    void aMadeUpTokenIsNobodysAndIsTakenBack() {
        Learner mallory = new Learner(server);
        Reply reply = mallory.send("GET", "/api/v1/me", Optional.empty(), "Cookie", COOKIE + "=" + "A".repeat(43));

        assertThat(reply.json().get("guest").booleanValue()).isTrue();
    }

    @Test
    void theSameAnswerIsGivenWhetherTheAddressIsWrongOrThePassword() {
        signedUp(server, "Tony");
        Learner guesser = new Learner(server);

        Reply wrongPassword =
                guesser.post("/api/v1/session", Map.of("email", email("Tony"), "password", "not the password at all"));
        Reply wrongAddress = guesser.post(
                "/api/v1/session", Map.of("email", "nobody@example.org", "password", "not the password at all"));
        Reply noAddress = guesser.post("/api/v1/session", Map.of("email", "\u202e", "password", ""));

        assertThat(wrongPassword.problem(401)).isEqualTo(wrongAddress.problem(401));
        assertThat(noAddress.body()).isEqualTo(wrongPassword.body());
        assertThat(guesser.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
    }

    @Test
    void whoSignsUpAgainWithTheRightPasswordIsSignedInAndWithAnotherIsToldThatTheAddressIsTaken() {
        Learner first = signedUp(server, "Niklaus");

        Learner again = signUpAs("Niklaus", PASSWORD, 201);
        Learner stranger = signUpAs("Niklaus", "eleven copper pipes singing", 409);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(stranger.get("/api/v1/me").json().get("guest").booleanValue())
                .isTrue();
    }

    private static Learner signUpAs(String name, String password, int status) {
        Learner somebody = new Learner(server);
        somebody.post("/api/v1/accounts", Map.of("email", email(name), "name", name, "password", password))
                .with(status);
        return somebody;
    }

    @Test
    void whatIsWrongWithARegistrationIsSaidWithItsMember() {
        Learner ken = new Learner(server);

        Reply name =
                ken.post("/api/v1/accounts", Map.of("email", email("Ken"), "name", "\u202e", "password", PASSWORD));
        Reply address = ken.post("/api/v1/accounts", Map.of("email", "ken", "name", "Ken", "password", PASSWORD));
        Reply password =
                ken.post("/api/v1/accounts", Map.of("email", email("Ken"), "name", "Ken", "password", "short"));

        assertThat(name.problem(400)).contains("1 to 80 characters");
        assertThat(name.text("/member")).isEqualTo("name");
        assertThat(address.problem(400)).contains("e-mail address");
        assertThat(address.text("/member")).isEqualTo("email");
        assertThat(password.problem(400)).contains("at least 15 characters");
        assertThat(password.text("/member")).isEqualTo("password");
        assertThat(Rows.count(server, "account WHERE name LIKE '%Ken%'")).isZero();
    }

    @Test
    void whoIsSignedInMakesNoSecondAccountByMistake() {
        Learner frances = signedUp(server, "Frances");

        assertThat(frances.post(
                                "/api/v1/accounts",
                                Map.of("email", "other@example.org", "name", "Frances", "password", PASSWORD))
                        .problem(409))
                .contains("signed in");
    }
}
