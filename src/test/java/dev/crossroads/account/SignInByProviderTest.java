package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in by an OpenID Connect provider, a real one but for its size. */
class SignInByProviderTest {
    private TestProvider provider;
    private RunningServer server;

    @BeforeEach
    void open() throws Exception {
        provider = new TestProvider();
        server = RunningServer.withProvider(provider.settings());
    }

    @AfterEach
    void close() {
        server.close();
        provider.close();
    }

    @Test
    void whoWasNeverHereGetsAnAccountAndKeepsWhatTheirGuestDid() throws Exception {
        provider.becomes("ada-1", "ada@school.example", true);
        Learner ada = new Learner(server);
        ada.put("/api/v1/courses/rust-or-go/lessons/welcome/progress", Map.of("completed", true))
                .with(200);
        Reply page = ada.get("/sign-in?next=%2Fprogress").with(200);
        String button = page.page().select("a[href^=/sign-in/oidc]").attr("href");
        assertThat(page.shown(".account")).contains("Sign in with Test School");

        assertThat(signIn(ada, button).with(303).location()).isEqualTo("/progress");
        assertThat(ada.get("/api/v1/me").text("/name")).isEqualTo("Ada of School");
        assertThat(ada.get("/progress").with(200).body()).contains("Completed");

        Learner elsewhere = new Learner(server);
        assertThat(signIn(elsewhere, "/sign-in/oidc").with(303).location()).isEqualTo("/account");
        assertThat(elsewhere.id()).isEqualTo(ada.id());
        assertThat(Rows.count(server, "account")).isEqualTo(1);
        assertThat(elsewhere.get("/account/export").body()).contains("identities", "ada-1");
    }

    @Test
    void anAccountOfTheSameAddressIsOnlyLinkedByItsOwner() throws Exception {
        Learner grace = signedUp(server, "Grace");
        provider.becomes("grace-7", "grace@example.org", true);

        Learner stranger = new Learner(server);
        Reply refused = signIn(stranger, "/sign-in/oidc").with(409);
        assertThat(refused.shown("main")).contains("already has an account here");

        assertThat(grace.get("/sign-in/oidc").location()).isEqualTo("/account");
        assertThat(grace.get("/account")
                        .submit("form[action=/account/identities]", "current", "not this one at all")
                        .with(400)
                        .shown("#link-current-wrong"))
                .contains("not your password");
        back(grace, grace.get("/account").submit("form[action=/account/identities]", "current", PASSWORD))
                .with(303);
        assertThat(grace.get("/account").shown("#identities")).contains("Test School");
        signIn(stranger, "/sign-in/oidc").with(303);
        assertThat(stranger.id()).isEqualTo(grace.id());

        String linked = grace.get("/account").page().select("#identity option").attr("value");
        grace.form("/account/identities/removal", "identity", linked, "current", "no idea")
                .with(400);
        grace.form("/account/identities/removal", "identity", linked, "current", PASSWORD)
                .with(303);
        assertThat(grace.get("/account").page().select("#identities")).isEmpty();
        signIn(new Learner(server), "/sign-in/oidc").with(409);
    }

    @Test
    void nobodyLinksAnIdentityByASessionAlone() throws Exception {
        Learner victim = signedUp(server, "Victim");
        provider.becomes("mallory-1", "mallory@school.example", true);

        victim.form("/account/identities", "current", "").with(400);
        Learner thief = victim.copy();
        String away = new Learner(server).get("/sign-in/oidc").with(303).location();
        String state = away.replaceAll(".*state=([^&]+).*", "$1");
        String begun = String.join(".", state, "n", "v", "", "LINK", "A".repeat(43));
        thief.send(
                        "GET",
                        cameBackTo(away),
                        java.util.Optional.empty(),
                        "Cookie",
                        thief.cookies() + "; crossroads-oidc=" + begun)
                .with(409);

        assertThat(Rows.count(server, "account_identity")).isZero();
    }

    @Test
    void anIdentityThatOpensAnotherAccountIsNotLinked() throws Exception {
        provider.becomes("ada-1", "ada@school.example", true);
        signIn(new Learner(server), "/sign-in/oidc").with(303);
        Learner grace = signedUp(server, "Grace");

        assertThat(back(grace, grace.form("/account/identities", "current", PASSWORD))
                        .with(409)
                        .shown("main"))
                .contains("belongs to another account here");
        assertThat(Rows.count(server, "account_identity")).isEqualTo(1);
    }

    @Test
    void whatIsDatedFromTheFutureOrForSeveralIsRefused() throws Exception {
        provider.becomes("eve", "eve@school.example", true);
        provider.lies("nbf", java.time.Instant.now().plusSeconds(600).getEpochSecond());
        signIn(new Learner(server), "/sign-in/oidc").with(409);
        provider.lies("nbf", java.time.Instant.now().getEpochSecond());
        provider.lies("aud", java.util.List.of("crossroads", "another"));
        signIn(new Learner(server), "/sign-in/oidc").with(409);
        provider.lies("azp", "crossroads");
        signIn(new Learner(server), "/sign-in/oidc").with(303);
        provider.lies("sub", "e\0ve");
        signIn(new Learner(server), "/sign-in/oidc").with(409);
    }

    @Test
    void whatTheProviderDoesNotVouchForIsRefused() throws Exception {
        provider.becomes("eve", "eve@school.example", false);
        assertThat(signIn(new Learner(server), "/sign-in/oidc").with(409).shown("main"))
                .contains("did not provide a verified e-mail address");

        provider.becomes("eve", "eve@school.example", true);
        provider.lies("aud", "another");
        signIn(new Learner(server), "/sign-in/oidc").with(409);
        provider.lies("aud", "crossroads");
        provider.lies("nonce", "of another visit");
        signIn(new Learner(server), "/sign-in/oidc").with(409);
        assertThat(Rows.count(server, "account")).isZero();
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        provider.becomes("eve", "eve@school.example", true);
        provider.forges();
        signIn(new Learner(server), "/sign-in/oidc").with(409);
        assertThat(Rows.count(server, "account")).isZero();
        assertThat(new Learner(server).get("/metrics").with(200).body())
                .contains("crossroads_audit_total{what=\"sign-in-by-provider-refused\"");
    }

    @Test
    void onlyTheBrowserThatBeganCanComeBack() throws Exception {
        provider.becomes("ada-1", "ada@school.example", true);
        Learner ada = new Learner(server);
        String away = ada.get("/sign-in/oidc").with(303).location();
        Learner other = new Learner(server);

        other.get(cameBackTo(away)).with(409);
        ada.get(cameBackTo(away) + "x").with(409);
        assertThat(Rows.count(server, "account")).isZero();
    }

    @Test
    void withoutItsProviderTheServerStartsAndSaysSo() throws Exception {
        provider.close();
        Reply away = new Learner(server).get("/sign-in/oidc");
        assertThat(away.with(503).shown("main")).contains("Test School cannot be reached right now");
        signedUp(server, "Password Patty");
    }

    @Test
    void anAccountWithoutAPasswordCanSetOneAndBeDeleted() throws Exception {
        provider.becomes("ada-1", "ada@school.example", true);
        Learner ada = new Learner(server);
        signIn(ada, "/sign-in/oidc").with(303);
        assertThat(ada.get("/account").page().select("[name=current]")).isEmpty();

        ada.get("/account")
                .submit("form[action=/account/password]", "password", "a lantern in the marsh")
                .with(400);
        ada.get("/account").submit("form[action=/account/deletion]").with(400);
        provider.lies("auth_time", java.time.Instant.now().minusSeconds(3600).getEpochSecond());
        back(ada, ada.get("/account").submit("#confirmation")).with(409);
        provider.lies("auth_time", java.time.Instant.now().getEpochSecond());
        Reply asked = ada.get("/account").submit("#confirmation");
        assertThat(asked.location()).contains("prompt=login", "max_age=0");
        back(ada, asked).with(303);
        assertThat(ada.get("/account").shown("#confirmation")).contains("Confirmed");
        ada.get("/account")
                .submit("form[action=/account/password]", "password", "a lantern in the marsh")
                .with(303);
        Learner elsewhere = new Learner(server);
        elsewhere
                .post("/api/v1/session", Map.of("email", "ada@school.example", "password", "a lantern in the marsh"))
                .with(204);
        assertThat(elsewhere.id()).isEqualTo(ada.id());

        ada.get("/account")
                .submit("form[action=/account/deletion]", "current", "a lantern in the marsh")
                .with(303);
        assertThat(Rows.count(server, "account_identity")).isZero();
    }

    /** Goes to the provider, which signs in anybody, and back. */
    private static Reply signIn(Learner learner, String path) throws Exception {
        return learner.get(cameBackTo(learner.get(path).with(303).location()));
    }

    /** Goes where somebody was sent, and back. */
    private static Reply back(Learner learner, Reply sent) throws Exception {
        return learner.get(cameBackTo(sent.with(303).location()));
    }

    private static String cameBackTo(String away) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI back = URI.create(client.send(
                            HttpRequest.newBuilder(URI.create(away)).build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow());
            return back.getRawPath() + "?" + back.getRawQuery();
        }
    }
}
