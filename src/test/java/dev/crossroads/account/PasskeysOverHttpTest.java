package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A passkey opens the account it was added to, at the address that the operator told, once for each challenge. */
class PasskeysOverHttpTest {
    private static final String SITE = "https://learn.example.org";

    private static RunningServer server;

    @BeforeAll
    static void open() {
        server = RunningServer.reachedAt(URI.create(SITE));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whoAddedAPasskeySignsInByItUntilItIsRemoved() {
        Learner ada = signedUp(server, "Ada");
        TestAuthenticator key = key();
        add(ada, key).with(303);
        assertThat(ada.get("/account/passkeys").shown(".rows")).contains("Test key", "not used yet");
        assertThat(ada.get("/account").shown("#passkeys")).contains("You have 1 passkey.");

        Learner elsewhere = new Learner(server);
        assertThat(elsewhere.get("/sign-in").page().select("[data-passkey][hidden]"))
                .hasSize(1);
        key.count++;
        assertThat(signIn(elsewhere, key, "next", "/courses").location()).isEqualTo("/courses");

        assertThat(elsewhere.get("/api/v1/me").text("/name")).isEqualTo("Ada");
        assertThat(elsewhere.get("/account/passkeys").shown(".rows")).contains("Test key", "last used");
        assertThat(ada.get("/account/export").body()).contains("\"passkeys\"", "Test key");
        String id =
                ada.get("/account/passkeys").page().select("#passkey option").val();
        ada.form("/account/passkeys/removal", "passkey", id, "current", "wrong").with(400);
        signedUp(server, "Eve").form("/account/passkeys/removal", "passkey", id, "current", PASSWORD);
        key.count++;
        signIn(new Learner(server), key).with(303);
        ada.form("/account/passkeys/removal", "passkey", id, "current", PASSWORD)
                .with(303);
        key.count++;
        signIn(new Learner(server), key).with(400);
    }

    @Test
    void aPasskeyIsEnoughWhereAPasswordIsNotAndEndsWithItsAccount() {
        Learner bea = signedUp(server, "Bea");
        TestAuthenticator key = key();
        add(bea, key).with(303);
        Rows.change(
                server,
                "INSERT INTO account_totp (learner_id, key, made_at, confirmed_at) SELECT learner_id,"
                        + " decode(repeat('00', 20), 'hex'), now(), now() FROM account WHERE name = 'Bea'");
        Learner elsewhere = new Learner(server);
        signIn(elsewhere, key).with(303);
        assertThat(elsewhere.get("/api/v1/me").text("/name")).isEqualTo("Bea");

        bea.form("/account/deletion", "current", PASSWORD).with(303);
        signIn(new Learner(server), key).with(400);
        assertThat(Rows.count(server, "account_passkey WHERE name = 'Test key' AND learner_id = '" + bea.id() + "'"))
                .isZero();
    }

    /** A way in which an authenticator, or whoever has seen one, may lie. */
    private record Lie(String what, Consumer<TestAuthenticator> told) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Stream<Lie> lies() {
        return Stream.of(
                new Lie("of another site", key -> key.origin = "https://evil.example.org"),
                new Lie("of the same site without TLS", key -> key.origin = "http://learn.example.org"),
                new Lie("bound to another name", key -> key.party = "example.org"),
                new Lie("without having asked its owner", key -> key.isVerified = false),
                new Lie("that counted on elsewhere", key -> key.count = 1),
                new Lie("of somebody else", key -> key.handle = Passkeys.handle(new UUID(1, 2))),
                new Lie("of nobody", key -> key.handle = new byte[] {1}));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void anAnswerThatIsNotWhatWasAskedForOpensNothing(Lie lie) {
        Learner owner = signedUp(server, "Owner " + lie.what().hashCode());
        TestAuthenticator key = key();
        key.count = 1;
        add(owner, key).with(303);
        key.count = 2;
        lie.told().accept(key);

        Learner stranger = new Learner(server);
        assertThat(signIn(stranger, key).with(400).shown(".notice")).contains("does not open an account");
        assertThat(stranger.get("/api/v1/me").json().at("/guest").asBoolean()).isTrue();
    }

    @Test
    void aChallengeIsGoodOnceForWhatItWasMadeForAndForMinutes() {
        Learner cy = signedUp(server, "Cy");
        TestAuthenticator key = key();
        Map<String, String> made = made(cy, key);
        Learner dee = signedUp(server, "Dee");
        send(dee, "/account/passkeys", made).with(409);
        send(cy, "/account/passkeys", made).with(303);
        send(cy, "/account/passkeys", made).with(409);
        add(dee, key).with(409);
        key.handle = Passkeys.handle(UUID.fromString(cy.id()));

        Learner elsewhere = new Learner(server);
        Map<String, String> signed = key.signed(challenge(elsewhere));
        send(elsewhere, "/sign-in/passkey", signed).with(303);
        send(new Learner(server), "/sign-in/passkey", signed).with(400);
        Map<String, String> forAdding = key.signed(begun(cy).attr("data-challenge"));
        send(new Learner(server), "/sign-in/passkey", forAdding).with(400);
        send(new Learner(server), "/sign-in/passkey", key.signed("0".repeat(43) + ".99999999999." + "0".repeat(43)))
                .with(400);
        Map<String, String> late = key.signed(challenge(elsewhere));
        server.pass(PasskeyChallenges.LIFETIME.plusSeconds(1));
        send(new Learner(server), "/sign-in/passkey", late).with(400);
        assertThat(Rows.count(server, "account_passkey_challenge WHERE expires_at < now()"))
                .isZero();
    }

    @Test
    void onlyWhoShowsThatTheyAreTheOwnerBeginsAndNothingDamagedBreaksIt() {
        Learner fay = signedUp(server, "Fay");
        assertThat(fay.form("/account/passkeys/beginning", "current", "wrong")
                        .with(400)
                        .page()
                        .select("[data-passkey]"))
                .isEmpty();
        for (String damaged : List.of("", "!", "AAAA", "o2NmbXQ", "_".repeat(5_000))) {
            int status = fay.form("/account/passkeys", "client", damaged, "attestation", damaged, "name", "x")
                    .status();
            assertThat(status).as(damaged).isIn(400, 409);
            status = new Learner(server)
                    .form(
                            "/sign-in/passkey",
                            "credential",
                            damaged,
                            "client",
                            damaged,
                            "authenticator",
                            damaged,
                            "signature",
                            damaged,
                            "handle",
                            damaged)
                    .status();
            assertThat(status).as(damaged).isEqualTo(400);
        }
    }

    @Test
    void eachDeviceHasAPasskeyOfItsOwnWithANameOfItsOwn() {
        Learner gil = signedUp(server, "Gil");
        TestAuthenticator phone = key();
        TestAuthenticator laptop = key();
        add(gil, phone).with(303);
        add(gil, laptop).with(303);
        List<String> ids =
                gil.get("/account/passkeys").page().select("#passkey option").eachAttr("value");

        gil.form("/account/passkeys/name", "passkey", ids.getFirst(), "name", "\u202EPhone\u200B")
                .with(303);
        assertThat(gil.form("/account/passkeys/name", "passkey", ids.getLast(), "name", "\u200B")
                        .with(400)
                        .shown(".field-wrong"))
                .contains("A name has");
        signedUp(server, "Hal")
                .form("/account/passkeys/name", "passkey", ids.getFirst(), "name", "Mine")
                .with(404);
        assertThat(gil.get("/account/passkeys").page().select(".rows bdi").eachText())
                .containsExactly("Phone", "Test key");

        gil.form("/account/passkeys/removal", "passkey", ids.getFirst(), "current", PASSWORD)
                .with(303);
        phone.count++;
        signIn(new Learner(server), phone).with(400);
        laptop.count++;
        signIn(new Learner(server), laptop).with(303);
        gil.form("/account/passkeys/removal", "passkey", ids.getLast(), "current", PASSWORD)
                .with(303);
        assertThat(gil.get("/account/passkeys").page().select(".rows, #passkey"))
                .isEmpty();
        new Learner(server)
                .post("/api/v1/session", Map.of("email", email("Gil"), "password", PASSWORD))
                .with(204);
    }

    @Test
    void whoIsSignedOutInTheMiddleIsToldSoAndLosesNothing() {
        Learner ivy = signedUp(server, "Ivy");
        Map<String, String> made = made(ivy, key());
        ivy.form("/sign-out").with(303);

        assertThat(ivy.raw("GET", "/account/passkeys", "Accept", "text/html")
                        .with(303)
                        .location())
                .isEqualTo("/sign-in?next=%2Faccount%2Fpasskeys");
        assertThat(send(ivy, "/account/passkeys", made).status()).isIn(401, 404);
        assertThat(Rows.count(server, "account_passkey p JOIN account a USING (learner_id) WHERE a.name = 'Ivy'"))
                .isZero();
    }

    @Test
    void withoutScriptsThePageSaysWhatItNeeds() {
        Learner jo = signedUp(server, "Jo");
        Reply begun =
                jo.form("/account/passkeys/beginning", "current", PASSWORD).with(200);
        assertThat(begun.page().select("main noscript").text()).contains("Passkeys need JavaScript.");
        assertThat(begun.page().select("[data-passkey]").hasAttr("hidden")).isTrue();
    }

    @Test
    void tooManyTriesAreToldWhenToComeAgain() {
        try (RunningServer own = RunningServer.reachedAt(URI.create(SITE))) {
            TestAuthenticator unknown = key();
            made(signedUp(own, "Kay"), unknown);
            Learner stranger = new Learner(own);
            Reply last = signIn(stranger, unknown);
            for (int tries = 0; tries < 200 && last.status() == 400; tries++) {
                last = signIn(stranger, unknown);
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.header("Retry-After").map(Integer::parseInt).orElse(0))
                    .isPositive();
            assertThat(last.shown("main")).containsPattern("in (a|\\d+) minutes?");
            stranger.get("/sign-in").with(200);
        }
    }

    @Test
    void whereNoAddressIsToldThereAreNone() {
        try (RunningServer unknown = RunningServer.start()) {
            Learner ada = signedUp(unknown, "Ada");
            ada.get("/account/passkeys").with(404);
            assertThat(ada.get("/account").page().select("#passkeys")).isEmpty();
            assertThat(new Learner(unknown).get("/sign-in").page().select("[data-passkey]"))
                    .isEmpty();
        }
    }

    private static TestAuthenticator key() {
        return new TestAuthenticator(SITE, "learn.example.org");
    }

    private static Element begun(Learner owner) {
        return owner.form("/account/passkeys/beginning", "current", PASSWORD)
                .with(200)
                .page()
                .select("[data-passkey=create]")
                .first();
    }

    private static Map<String, String> made(Learner owner, TestAuthenticator key) {
        Element begun = begun(owner);
        assertThat(begun.attr("data-party")).isEqualTo("learn.example.org");
        return key.made(begun.attr("data-challenge"), begun.attr("data-handle"));
    }

    private static Reply add(Learner owner, TestAuthenticator key) {
        return send(owner, "/account/passkeys", made(owner, key));
    }

    private static String challenge(Learner visitor) {
        return visitor.get("/sign-in/passkey").with(200).text("/challenge");
    }

    private static Reply signIn(Learner visitor, TestAuthenticator key, String... more) {
        Map<String, String> signed = key.signed(challenge(visitor));
        if (more.length > 0) {
            signed.put(more[0], more[1]);
        }
        return send(visitor, "/sign-in/passkey", signed);
    }

    private static Reply send(Learner visitor, String path, Map<String, String> fields) {
        return visitor.form(
                path,
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }
}
