package dev.crossroads.account;

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
        assertThat(refused.shown("main")).contains("has an account here already");

        signIn(
                        grace,
                        grace.get("/account")
                                .page()
                                .select("a[href^=/sign-in/oidc]")
                                .attr("href"))
                .with(303);
        assertThat(grace.get("/account").shown("main")).contains("You can sign in with Test School");
        signIn(stranger, "/sign-in/oidc").with(303);
        assertThat(stranger.id()).isEqualTo(grace.id());
    }

    @Test
    void whatTheProviderDoesNotVouchForIsRefused() throws Exception {
        provider.becomes("eve", "eve@school.example", false);
        assertThat(signIn(new Learner(server), "/sign-in/oidc").with(409).shown("main"))
                .contains("did not tell a verified e-mail address");

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
        assertThat(away.with(503).shown("main")).contains("Test School can't be reached now");
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

    /** Goes to the provider, who signs in whoever comes, and back. */
    private static Reply signIn(Learner learner, String path) throws Exception {
        return learner.get(cameBackTo(learner.get(path).with(303).location()));
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
