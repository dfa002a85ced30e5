package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.People;
import dev.crossroads.Reply;
import dev.crossroads.RunningServer;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where no mail comes, who signs up gets codes by which they set a new password themselves. */
class PasswordCodesOverHttpTest {
    private static final String NEW = "nine copper kettles whistling";

    @RegisterExtension
    private static final RunningServer server = Workshop.open();

    @Test
    void signingUpGivesCodesAndEachSetsAPasswordOnce() {
        Learner ada = new Learner(server);
        Reply offered = ada.form(
                        "/sign-up", "email", email("Ada"), "name", "Ada", "password", PASSWORD, "next", "/progress")
                .follow();
        assertThat(offered.page().select(".account-form a").attr("href")).isEqualTo("/progress");
        Reply shown = offered.submit(".account-form").with(200);
        List<String> codes = shown.page().select(".account-codes code").eachText();
        assertThat(codes).hasSize(5).doesNotHaveDuplicates();
        assertThat(shown.page().select(".actions a").attr("href")).isEqualTo("/progress");

        Learner elsewhere = new Learner(server);
        Reply tooShort =
                byCode(elsewhere, email("Ada"), codes.getFirst(), "short").with(400);
        assertThat(tooShort.page().select("#code").val())
                .as("nobody types it twice for another field")
                .isEqualTo(codes.getFirst());
        assertThat(tooShort.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(byCode(elsewhere, email("Ada"), codes.getFirst().toLowerCase(Locale.ROOT), NEW)
                        .location())
                .isEqualTo("/sign-in");

        assertThat(ada.get("/account").location()).isEqualTo("/sign-in");
        signIn(email("Ada"), PASSWORD).with(401);
        signIn(email("Ada"), NEW).with(204);
        byCode(elsewhere, email("Ada"), codes.getFirst(), PASSWORD).with(400);
        byCode(elsewhere, email("Ada"), codes.get(1), PASSWORD).with(303);
    }

    @Test
    void aWrongCodeAndAWrongAddressAreTheSame() {
        signedUp(server, "Bo");
        Learner stranger = new Learner(server);
        String code = AccountCode.fresh(24).spaced();
        Reply known = byCode(stranger, email("Bo"), code, NEW).with(400);
        Reply unknown = byCode(stranger, "nobody@example.org", code, NEW).with(400);
        assertThat(unknown.shown("#code-wrong"))
                .isEqualTo(known.shown("#code-wrong"))
                .isNotEmpty();
        assertThat(known.page().select("#code-email").attr("value")).isEqualTo(email("Bo"));
        assertThat(known.page().select("#code").val()).isEqualTo(code);
        assertThat(known.shown("main")).contains("Your instructor, or the people who run this site");
        stranger.form("/forgotten", "email", email("Bo")).with(405);
    }

    @Test
    void laterTheyCostThePasswordAndReplaceOneAnother() {
        Learner cy = signedUp(server, "Cy");
        List<String> first =
                cy.form("/account/recovery").with(200).page().select("code").eachText();
        cy.form("/account/recovery").with(400);
        server.pass(Duration.ofHours(1));
        cy = People.signIn(new Learner(server), "Cy");
        cy.form("/account/recovery", "current", "something else").with(400);
        List<String> second = cy.form("/account/recovery", "current", PASSWORD)
                .with(200)
                .page()
                .select("code")
                .eachText();
        assertThat(cy.get("/account/recovery").shown("main")).contains("5 codes are left");
        byCode(new Learner(server), email("Cy"), first.getFirst(), NEW).with(400);
        byCode(new Learner(server), email("Cy"), second.getFirst(), NEW).with(303);
        new Learner(server).get("/account/recovery").with(404);
    }

    private static Reply byCode(Learner learner, String email, String code, String password) {
        return learner.form("/forgotten/code", "email", email, "code", code, "password", password);
    }

    private static Reply signIn(String email, String password) {
        return new Learner(server).post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
