package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signIn;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
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

/** How often a password may be tried, for an account and from one place. */
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

        assertThat(reply.problem(429)).contains("15 minutes");
        assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow())).isBetween(800, 900);
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
        for (int i = 0; i < 100; i++) {
            tryToSignIn(guesser, "person" + i, "wrong", "2001:db8:1:2::" + i).problem(401);
        }

        tryToSignIn(guesser, "Hedy", PASSWORD, "2001:db8:1:2:ffff::1").problem(429);
        tryToSignIn(guesser, "Hedy", PASSWORD, "2001:db8:1:3::1").with(204);
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
