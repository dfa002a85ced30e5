package dev.crossroads.account;

import static dev.crossroads.People.PASSWORD;
import static dev.crossroads.People.email;
import static dev.crossroads.People.instructor;
import static dev.crossroads.People.signedUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.Learner;
import dev.crossroads.Reply;
import dev.crossroads.Rows;
import dev.crossroads.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in where the password alone is not enough. */
class SecondFactorOverHttpTest {
    @RegisterExtension
    private static final RunningServer server = RunningServer.withSecondFactor();

    private static Duration passed = Duration.ZERO;

    @Test
    void afterThePasswordTheCodeIsAskedForAndEachIsTakenOnce() {
        Learner ada = signedUp(server, "Ada");
        List<String> recovery = setUp(ada, "Ada");
        assertThat(recovery)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.replace("-", "").length() * 5 >= 112);

        Learner phone = new Learner(server);
        Reply asked = halfSignedIn(phone, "Ada");
        assertThat(asked.shown("h1")).isEqualTo("Second factor");
        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
        assertThat(phone.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
        assertThat(asked.submit(".account-form", "code", "000000").with(400).shown("#code-wrong"))
                .contains("wrong");
        String code = code("Ada");
        assertThat(asked.submit(".account-form", "code", code).location()).isEqualTo("/progress");
        assertThat(phone.id()).isEqualTo(ada.id());

        halfSignedIn(new Learner(server), "Ada")
                .submit(".account-form", "code", code)
                .with(400);
        Learner tablet = new Learner(server);
        halfSignedIn(tablet, "Ada")
                .submit(".account-form", "code", recovery.getFirst().toLowerCase(java.util.Locale.ROOT))
                .with(303);
        assertThat(tablet.id()).isEqualTo(ada.id());
        halfSignedIn(new Learner(server), "Ada")
                .submit(".account-form", "code", recovery.getFirst())
                .with(400);
        assertThat(ada.get("/account/second-factor").shown("main")).contains("9 recovery codes are left");
        assertThat(Rows.of(server.database(), "SELECT * FROM account_recovery_code"))
                .noneMatch(row -> recovery.stream().anyMatch(row::contains));
    }

    @Test
    void theJsonInterfaceTakesBothAtOnce() {
        Learner grace = signedUp(server, "Grace");
        setUp(grace, "Grace");
        Learner program = new Learner(server);
        Map<String, String> password = Map.of("email", email("Grace"), "password", PASSWORD);

        Reply missing = program.post("/api/v1/session", password);
        assertThat(missing.problem(401)).contains("second factor");
        assertThat(missing.text("/member")).isEqualTo("code");
        program.post("/api/v1/accounts", Map.of("email", email("Grace"), "name", "Grace", "password", PASSWORD))
                .problem(401);
        program.post("/api/v1/session", with(password, "123456")).problem(401);
        assertThat(program.get("/api/v1/me").json().get("guest").booleanValue()).isTrue();
        program.post("/api/v1/session", with(password, code("Grace"))).with(204);
        assertThat(program.id()).isEqualTo(grace.id());
    }

    @Test
    void afterTenWrongCodesEvenTheRightOneHasToWait() {
        Learner tony = signedUp(server, "Tony");
        setUp(tony, "Tony");
        Reply asked = halfSignedIn(new Learner(server), "Tony");
        for (int i = 0; i < 10; i++) {
            asked.submit(".account-form", "code", "00000" + i).with(400);
        }

        asked.submit(".account-form", "code", code("Tony")).with(429);
    }

    @Test
    void whatABrowserKeepsInBetweenEndsAndCannotBeMadeUp() {
        Learner eve = signedUp(server, "Eve");
        setUp(eve, "Eve");
        Learner phone = new Learner(server);
        Reply asked = halfSignedIn(phone, "Eve");
        String half = phone.cookie("crossroads-half").orElseThrow();
        String forged = half.substring(0, half.length() - 43) + "A".repeat(43);

        Reply refused = new Learner(server)
                .send("GET", "/sign-in/code", java.util.Optional.empty(), "Cookie", "crossroads-half=" + forged);
        assertThat(refused.location()).isEqualTo("/sign-in");
        pass(Duration.ofMinutes(11));
        assertThat(asked.submit(".account-form", "code", code("Eve")).location())
                .isEqualTo("/sign-in");
    }

    @Test
    void settingItUpTakesThePasswordAndSignsOtherDevicesOut() {
        Learner linus = signedUp(server, "Linus");
        Learner phone = dev.crossroads.People.signIn(new Learner(server), "Linus");
        Reply page = linus.get("/account/second-factor").with(200);
        assertThat(page.page().select("svg.account-qr")).isEmpty();
        page.submit("form[action=/account/second-factor]", "current", "not this one")
                .with(400);
        linus.form("/account/second-factor/confirmation", "code", "123456").with(400);

        setUp(linus, "Linus");

        assertThat(phone.get("/account").location()).isEqualTo("/sign-in");
        assertThat(linus.get("/account/second-factor").body()).doesNotContain("otpauth");
        pass(Duration.ofSeconds(60));
        linus.form("/account/second-factor/removal", "current", PASSWORD, "code", "123456")
                .with(400);
        linus.form("/account/second-factor/removal", "current", PASSWORD, "code", code("Linus"))
                .with(303);
        dev.crossroads.People.signIn(new Learner(server), "Linus");
    }

    @Test
    void whereTheOperatorWantsItAnInstructorIsOneOnlyWithIt() {
        Learner irene = instructor(server, "Irene");
        irene.get("/cohorts/new").with(404);
        assertThat(irene.get("/account").shown("#second-factor")).contains("The operator of this site requires it");
        Learner colleague = instructor(server, "Colleague");
        setUp(colleague, "Colleague");
        Reply opened = colleague.post("/api/v1/cohorts", Map.of("title", "Tuesday", "course", "rust-or-go"));
        colleague
                .form(opened.text("/page") + "/instructors", "email", email("Irene"))
                .with(409);

        setUp(irene, "Irene");

        irene.get("/cohorts/new").with(200);
        colleague
                .form(opened.text("/page") + "/instructors", "email", email("Irene"))
                .with(303);
    }

    private static Map<String, String> with(Map<String, String> password, String code) {
        return Map.of("email", password.get("email"), "password", PASSWORD, "code", code);
    }

    private static Reply halfSignedIn(Learner somebody, String name) {
        return somebody.get("/sign-in")
                .submit(".account-form", "email", email(name), "password", PASSWORD)
                .follow();
    }

    private static List<String> setUp(Learner somebody, String name) {
        Reply begun = somebody.get("/account/second-factor")
                .submit("form[action=/account/second-factor]", "current", PASSWORD)
                .follow();
        assertThat(begun.page().select("svg.account-qr path")).hasSize(2);
        assertThat(begun.shown(".account-key")).isEqualTo(Totp.text(key(name)));
        Reply codes =
                begun.submit("form[action$=confirmation]", "code", code(name)).with(200);
        pass(Duration.ofSeconds(60));
        return codes.page().select(".account-codes code").eachText();
    }

    private static void pass(Duration time) {
        passed = passed.plus(time);
        server.pass(time);
    }

    /** The code that somebody's app shows. */
    private static String code(String name) {
        return Totp.code(key(name), Instant.now().plus(passed));
    }

    private static byte[] key(String name) {
        String row = Rows.of(
                        server.database(),
                        "SELECT encode(key, 'hex') FROM account_totp JOIN account USING (learner_id) WHERE name = '%s'"
                                .formatted(name))
                .getFirst();
        return HexFormat.of().parseHex(row.replaceAll("[()]", ""));
    }
}
