package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.TYPES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Input stays in the browser until it is recorded, and is handed in when the attempt ends, however it does. */
@InChromium
class TypedBrowserTest {
    private static final String COURSE = "/courses/workshop";
    private static final String WORD = COURSE + EXAM + "?question=exam-word";
    private static final String SHORT = COURSE + TYPES + "?question=short";
    private static final String KEPT =
            "() => Object.keys(localStorage).filter((item) => item.startsWith('crossroads-typed/')).length";

    private static Browsing browsing;

    private BrowserContext ada;
    private Page page;

    @BeforeAll
    static void open() {
        browsing = new Browsing(Workshop.open());
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @BeforeEach
    void arrive() {
        ada = browsing.stranger();
        page = ada.newPage();
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    @Test
    void whatIsTypedComesBackAfterAnotherPageAReloadAndBackAndGoesOnceItIsRecorded() {
        String text = "نص طويل ".repeat(1250);
        start(page, EXAM);
        write(page, WORD, text);

        page.reload();
        assertThat(page.locator("#typed")).containsText("is back");
        assertThat(page.locator("#text")).hasValue(text);
        page.navigate("/progress");
        page.goBack();
        assertThat(page.locator("#text")).hasValue(text);

        page.locator(".turns button").first().click();
        page.waitForURL(Pattern.compile("exam-number"));
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
        page.navigate(WORD);
        assertThat(page.locator("#text")).hasValue(text);
        assertThat(page.locator("#typed")).isHidden();
    }

    @Test
    void whatIsThrownAwayGivesWayToWhatIsRecorded() {
        start(page, EXAM);
        write(page, WORD, "recorded");
        page.locator("button[form=answer]").click();
        page.waitForURL(Pattern.compile("exam-pick"));
        write(page, WORD, "another thought");
        page.reload();
        assertThat(page.locator("#text")).hasValue("another thought");

        page.locator("#typed [data-forget]").click();

        assertThat(page.locator("#text")).hasValue("recorded");
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
    }

    @Test
    void nobodyElseOnTheSameMachineSeesItAndItComesBackToWhoTypedIt() {
        start(page, EXAM);
        write(page, WORD, "mine alone");
        List<Cookie> mine = ada.cookies();

        ada.clearCookies();
        start(page, EXAM);
        page.navigate(WORD);
        assertThat(page.locator("#text")).hasValue("");
        assertThat(page.locator("#typed")).isHidden();

        ada.clearCookies();
        ada.addCookies(mine);
        page.navigate(WORD);
        assertThat(page.locator("#text")).hasValue("mine alone");
    }

    @Test
    void whoSignsUpTakesItAlongAndWhoSignsOutTakesItAway() {
        start(page, EXAM);
        write(page, WORD, "begun as a guest");
        browsing.signUpInstructor(page, "typed@example.org", "Tess Typed");

        page.navigate(WORD);
        assertThat(page.locator("#text")).hasValue("begun as a guest");
        page.navigate("/account");
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL(url -> !url.endsWith("/account"));
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
    }

    @Test
    void finishingHandsInWhatIsTypedAtOtherQuestionsToo() {
        start(page, TYPES);
        write(page, SHORT, "zq-key-short");
        page.locator("[data-next]").click();
        page.waitForURL(Pattern.compile("question=(?!short)"));
        page.navigate(SHORT);
        assertThat(page.locator("#text")).hasValue("zq-key-short");
        page.locator("[data-next]").click();
        page.waitForURL(Pattern.compile("question=(?!short)"));

        page.locator("[data-submission]").click();

        assertThat(page.locator(".score")).containsText("1 of");
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
    }

    @Test
    void shortlyBeforeTheDeadlineItIsHandedInByItselfAndTheResultsFollow() {
        ada.clock().install();
        start(page, TIMED);
        page.locator("#number").fill("2");
        // Before the script is there, nobody looks at the clock that is about to jump.
        page.waitForFunction("""
                () => {
                  document.querySelector("#number").dispatchEvent(new Event("input", { bubbles: true }));
                  return (%s)() === 1;
                }""".formatted(KEPT));

        page.clock().fastForward("09:58");
        page.waitForFunction("() => (%s)() === 0".formatted(KEPT));
        assertThat(page.locator(".answer")).not().hasAttribute("inert", "");
        browsing.server().pass(Duration.ofMinutes(10).plusSeconds(1));
        page.clock().fastForward("00:03");
        assertThat(page.locator("[data-time-over]")).isVisible();
        page.clock().fastForward("00:02");
        // Disabled, or on a slow machine gone already: the page's clock goes on by itself.
        assertThat(page.locator("button[form=answer]:enabled")).hasCount(0);
        page.clock().fastForward("00:09");

        assertThat(page.locator(".score")).containsText("1 of 2 points");
        assertThat(page.locator(".score")).containsText("Time ran out");
    }

    @Test
    void anAnswerOfTwoTabsDoesNotOverwriteTheOtherAndIsShownBesideIt() {
        start(page, EXAM);
        page.navigate(WORD);
        Page other = ada.newPage();
        write(other, WORD, "of the other tab");
        other.locator("button[form=answer]").click();
        other.waitForURL(Pattern.compile("exam-pick"));

        page.locator("#text").fill("of this tab");
        page.locator("button[form=answer]").click();

        assertThat(page.locator("#problem")).containsText("of the other tab");
        assertThat(page.locator("#text")).hasValue("of this tab");
        page.locator("[data-submission]").click();
        assertThat(page.locator(".score")).isVisible();
        assertThat(page.locator(".reviewed").last()).containsText("of this tab");
        assertThat(page.locator("[data-left-over]")).isHidden();
        assertThat(page.evaluate(KEPT)).isEqualTo(0);
    }

    @Test
    void whereNothingCanBeKeptGoingOnHandsItIn() {
        ada.addInitScript("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }");
        start(page, TYPES);
        write(page, SHORT, "zq-key-short");

        page.locator("[data-next]").click();

        assertThat(page.locator(".verdict strong")).hasText("Correct");
    }

    /** Fills in a question's field once the script that keeps it is there. */
    private static void write(Page page, String question, String text) {
        page.navigate(question);
        assertThat(page.locator(".has-keys")).isVisible();
        page.locator("#text").fill(text);
    }

    private static void start(Page page, String quiz) {
        page.navigate(COURSE + quiz);
        page.locator(".quiz-intro form button").click();
        assertThat(page.locator("#answer")).isVisible();
    }
}
