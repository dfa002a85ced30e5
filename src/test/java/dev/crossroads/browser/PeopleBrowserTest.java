package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crossroads.RunningServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks of visitors, members and instructors, in browsers with and without scripts. */
@InChromium
class PeopleBrowserTest {
    private static final String PASSWORD = "correct horse battery staple";

    private static Browsing browsing;

    @BeforeAll
    static void open() {
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void aVisitorReadsFirstSignsUpLaterAndFindsTheirPlaceInAnotherBrowser(boolean scripts) {
        String email = "visitor-%s@example.org".formatted(scripts);
        try (BrowserContext library = stranger(scripts);
                BrowserContext home = stranger(scripts)) {
            Complaints complaints = Complaints.of(library);
            Page page = library.newPage();
            page.navigate("/");
            link(page, "Start the first lesson").click();
            button(page, "Mark as read").click();
            assertThat(page.locator(".completed")).isVisible();

            link(page, "Sign in").click();
            link(page, "I don’t have an account yet").click();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("עדה לאבלייס");
            page.locator("#email").fill(email);
            page.locator("#password").fill("short");
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator("#password-wrong")).isVisible();
            assertThat(page.locator("#email")).hasValue(email);
            complaints.forget("/sign-up");
            complaints.forget("status of 4");
            page.locator("#password").fill(PASSWORD);
            page.locator("main form button[type=submit]").click();
            assertThat(page.locator(".who")).containsText("עדה לאבלייס");
            page.navigate("/progress");
            assertThat(page.locator(".row-completed")).hasCount(1);
            page.navigate("/account");
            page.locator("form[action='/sign-out'] button").click();
            page.navigate("/progress");
            assertThat(page.locator(".row-completed")).hasCount(0);
            complaints.assertNone();

            Page theirs = home.newPage();
            theirs.navigate("/sign-in");
            theirs.locator("#email").fill(email);
            theirs.locator("#password").fill(PASSWORD);
            theirs.locator("main form button[type=submit]").click();
            assertThat(theirs.locator(".who")).containsText("עדה לאבלייס");
            theirs.navigate("/progress");
            assertThat(theirs.locator(".row-completed")).hasCount(1);
        }
    }

    @Test
    void whoAddsAPasskeySignsInByItWithoutAPassword() {
        try (Browsing told = new Browsing(RunningServer.knowingItsAddress());
                BrowserContext phone = told.stranger()) {
            Complaints complaints = Complaints.of(phone);
            Page page = phone.newPage();
            giveAuthenticator(phone, page);
            told.signUpInstructor(page, "key@example.org", "Key");
            page.navigate("/account");
            link(page, "Add a passkey").click();
            page.locator("#begin-current").fill(PASSWORD);
            button(page, "Continue").click();
            page.locator("#passkey-name").fill("My phone");
            button(page, "Create the passkey").click();
            assertThat(page.locator(".rows")).containsText("My phone");

            page.navigate("/account");
            page.locator("form[action='/sign-out'] button").click();
            page.navigate("/sign-in");
            button(page, "Sign in with a passkey").click();
            assertThat(page.locator(".who")).containsText("Key");
            complaints.assertNone();
        }
    }

    private static void giveAuthenticator(BrowserContext context, Page page) {
        CDPSession browser = context.newCDPSession(page);
        browser.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String can :
                List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            options.addProperty(can, true);
        }
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        browser.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void anInstructorOpensACohortInvitesReadsHowItStandsAndRemovesSomebody(boolean scripts) {
        try (BrowserContext school = stranger(scripts);
                BrowserContext elsewhere = stranger(scripts)) {
            Complaints complaints = Complaints.of(school);
            Page page = school.newPage();
            browsing.signUpInstructor(page, "instructor-%s@example.org".formatted(scripts), "Grace");
            page.navigate("/cohorts");
            link(page, "Open a cohort").click();
            page.locator("#title").fill("Thursday");
            button(page, "Open the cohort").click();
            assertThat(page.locator(".tabs")).isVisible();
            String cohort = page.url();
            String code = page.locator("strong.cohort-code").textContent();

            link(page, "Members").click();
            page.locator("details:has(#people) summary").click();
            page.locator("#people").fill("name,email\nAlan,alan@example.org\nnobody,not-an-address\n");
            button(page, "Check the lines").click();
            assertThat(page.locator("tbody tr")).hasCount(2);
            button(page, "Invite 1 person").click();
            assertThat(page.locator("main")).containsText("1 person is invited");

            link(page, "Settings").click();
            page.locator(".due-field input").first().fill("2031-05-01");
            button(page, "Save due dates").click();
            assertThat(page.locator(".due-field input").first()).hasValue("2031-05-01");

            Page member = elsewhere.newPage();
            member.navigate("/cohorts");
            member.locator("#code").fill(code);
            button(member, "Look it up").click();
            member.locator("#name").fill("Ada");
            button(member, "Join").click();
            assertThat(member.locator(".membership")).containsText("Thursday");
            member.navigate("/progress");
            assertThat(member.locator("main")).containsText("May 1, 2031");
            member.navigate(browsing.lesson("welcome"));
            button(member, "Mark as read").click();
            assertThat(member.locator(".completed")).isVisible();

            page.navigate(cohort);
            assertThat(page.locator(".cell-completed")).hasCount(1);
            link(page, "Show concepts").click();
            assertThat(page.locator("#grid-title")).containsText("concepts");
            link(page, "Questions").click();
            assertThat(page.locator("h1")).hasText("Thursday");
            link(page, "Members").click();
            page.locator(".cohort-members tbody tr a").last().click();
            button(page, "Remove from the cohort").click();
            assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("Removed")))
                    .isVisible();
            complaints.assertNone();

            member.navigate("/cohorts");
            assertThat(member.locator(".membership")).hasCount(0);
        }
    }

    private static BrowserContext stranger(boolean scripts) {
        return scripts ? browsing.stranger() : browsing.strangerWithoutScripts();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
