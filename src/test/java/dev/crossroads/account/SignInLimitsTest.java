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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits on trying passwords, by account and by address. */
class SignInLimitsTest {
    private RunningServer server;

    @BeforeEach
    void open() {
        server = Workshop.open();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rosalind", "Nobody"})
    void afterTwentyWrongPasswordsEvenTheRightOneHasToWaitWhetherOrNotThereIsAnAccount(String name) {
        Learner rosalind = signedUp(server, "Rosalind");
        Learner guesser = new Learner(server);
        for (int i = 0; i < 20; i++) {
            tryToSignIn(guesser, name, "wrong password " + i, "198.51.100." + i).problem(401);
        }

        Reply reply = tryToSignIn(guesser, name, PASSWORD, "203.0.113.9");

        assertThat(reply.problem(429)).contains("1 minute");
        assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow())).isBetween(1, 45);
        assertThat(rosalind.get("/api/v1/me").text("/name")).isEqualTo("Rosalind");
        server.pass(Duration.ofMinutes(16));
        tryToSignIn(guesser, name, PASSWORD, "203.0.113.9").with(name.equals("Nobody") ? 401 : 204);
    }

    @Test
    void theRightPasswordMakesTheWrongOnesBeforeItForgotten() {
        Learner forgetful = signedUp(server, "Forgetful");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 12; i++) {
                tryToSignIn(forgetful, "Forgetful", "wrong", "198.51.100.1").problem(401);
            }
            signIn(forgetful, "Forgetful");
        }
        assertThat(forgetful.get("/api/v1/me").text("/name")).isEqualTo("Forgetful");
    }

    @Test
    void whoTriesManyAddressesFromOnePlaceHasToWaitAndOthersDoNot() {
        signedUp(server, "Hedy");
        Learner guesser = new Learner(server);
        for (int i = 0; i < 5; i++) {
            tryToSignIn(guesser, "person" + i, "wrong", "2001:db8:1:2::" + i).problem(401);
        }
        exhaust("sign-in address", "20010db800010002", Duration.ofMinutes(15));

        tryToSignIn(guesser, "Hedy", PASSWORD, "2001:db8:1:2:ffff::1").problem(429);
        tryToSignIn(guesser, "Hedy", PASSWORD, "2001:db8:1:3::1").with(204);
    }

    @Test
    void wrongPasswordsFromElsewhereDoNotLockOutABrowserThatSignedInBefore() {
        Learner home = signedUp(server, "Rosalind");
        home.delete("/api/v1/session").with(204);
        Learner guesser = new Learner(server);
        for (int i = 0; i < 21; i++) {
            tryToSignIn(guesser, "Rosalind", "wrong password " + i, "198.51.100." + i);
        }

        tryToSignIn(new Learner(server), "Rosalind", PASSWORD, "203.0.113.9").problem(429);
        tryToSignIn(home, "Rosalind", PASSWORD, "203.0.113.9").with(204);
    }

    @Test
    void norDoWrongPasswordsOfOthersBehindTheSameAddress() {
        Learner home = signedUp(server, "Hedy");
        home.delete("/api/v1/session").with(204);
        tryToSignIn(new Learner(server), "Nobody", "wrong", "203.0.113.9").problem(401);
        exhaust("sign-in address", "cb007109", Duration.ofMinutes(15));

        tryToSignIn(new Learner(server), "Hedy", PASSWORD, "203.0.113.9").problem(429);
        tryToSignIn(home, "Hedy", PASSWORD, "203.0.113.9").with(204);
    }

    @Test
    void aBrowserThatSignedInBeforeHasTwentyTriesOfItsOwnAndForNoOtherAccount() {
        Learner home = signedUp(server, "Alan");
        signedUp(server, "Grace");
        home.delete("/api/v1/session").with(204);
        for (int i = 0; i < 20; i++) {
            tryToSignIn(home, "Alan", "wrong password " + i, "203.0.113.9").problem(401);
            tryToSignIn(home, "Grace", "wrong password " + i, "203.0.113.9").problem(401);
        }

        tryToSignIn(home, "Alan", PASSWORD, "203.0.113.9").problem(429);
        tryToSignIn(home, "Grace", PASSWORD, "203.0.113.9").problem(429);
        tryToSignIn(new Learner(server), "Grace", PASSWORD, "198.51.100.1").problem(429);
        tryToSignIn(new Learner(server), "Alan", PASSWORD, "198.51.100.1").with(204);
    }

    @Test
    void whatABrowserShowsForHavingSignedInIsNotTakenFromAnotherServerOrChanged() {
        Learner home = signedUp(server, "Ada");
        String shown = home.cookie("crossroads-device").orElseThrow();
        signedUp(server, "Eve");
        Learner eve = new Learner(server);
        for (int i = 0; i < 21; i++) {
            tryToSignIn(eve, "Ada", "wrong password " + i, "198.51.100." + i);
        }
        String forged = shown.substring(0, 22) + "." + "A".repeat(22);
        Reply reply = new Learner(server)
                .send(
                        "POST",
                        "/api/v1/session",
                        Optional.of("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email("Ada"), PASSWORD)),
                        "Cookie",
                        "crossroads-device=" + forged);
        assertThat(reply.status()).isEqualTo(429);
    }

    @Test
    void soManyAccountsAnHourComeFromOneAddress() {
        signedUp(server, "First");
        exhaust("new accounts", "7f000001", Duration.ofHours(1));

        assertThat(signUp("Second").problem(429)).contains("network");
        assertThat(Rows.count(server, "account")).isEqualTo(1);
        server.pass(Duration.ofMinutes(61));
        signUp("Second").with(201);
    }

    private Reply signUp(String name) {
        return new Learner(server)
                .post("/api/v1/accounts", Map.of("email", email(name), "name", name, "password", PASSWORD));
    }

    @Test
    void whoWeighsPasswordsWithoutEndIsStoppedBeforeAnyIsWeighed() {
        assertThat(weigh().problem(400)).contains("easy to guess");
        exhaust("new passwords", "7f000001", Duration.ofHours(1));

        assertThat(weigh().problem(429)).contains("1 minute");
        tryToSignIn(new Learner(server), "Nobody", PASSWORD, "127.0.0.1").problem(401);
    }

    /** As if a network had used up a limit half a minute from now, so that none is given back meanwhile. */
    private void exhaust(String kind, String subject, Duration window) {
        Rows.change(server, """
                UPDATE limit_use
                SET empty_at = empty_at + %d
                WHERE subject = sha256('%s'::bytea || '\\x00' || '%s')
                """.formatted(window.plusSeconds(30).toMillis(), kind, subject));
    }

    private Reply weigh() {
        return new Learner(server)
                .post(
                        "/api/v1/accounts",
                        Map.of("email", email("Weigher"), "name", "Weigher", "password", "passwordpassword"));
    }

    @Test
    void signingUpWithATakenAddressCountsAsATry() {
        signedUp(server, "Alan");
        Learner guesser = new Learner(server);
        for (int i = 0; i < 20; i++) {
            guesser.post(
                            "/api/v1/accounts",
                            Map.of("email", email("Alan"), "name", "Alan", "password", "nine silver spoons " + i))
                    .problem(409);
        }

        tryToSignIn(guesser, "Alan", PASSWORD, "203.0.113.9").problem(429);
    }

    /** The server and the tests are on one machine, where a proxy may speak for others. */
    private static Reply tryToSignIn(Learner somebody, String name, String password, String address) {
        return somebody.send(
                "POST",
                "/api/v1/session",
                Optional.of("{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email(name), password)),
                "X-Forwarded-For",
                "192.0.2.77, " + address);
    }
}
