package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.crossroads.Workshop.EXAM;
import static dev.crossroads.Workshop.TIMED;
import static dev.crossroads.Workshop.TYPES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import dev.crossroads.Workshop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private static final Pattern QUIZ_SCRIPT = Pattern.compile("/js/quiz\\.js");
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
        // Before the script is there, nobody looks at the clock that is about to jump.
        assertThat(page.locator(".has-keys")).isVisible();
        page.locator("#number").fill("2");
        page.waitForFunction("() => (%s)() === 1".formatted(KEPT));

        // The page asks the server for the deadline, which may have been moved.
        browsing.server().pass(Duration.ofMinutes(9).plusSeconds(55));
        page.clock().fastForward("09:55");
        page.waitForFunction("() => (%s)() === 0".formatted(KEPT));
        assertThat(page.locator(".answer")).not().hasAttribute("inert", "");
        browsing.server().pass(Duration.ofSeconds(6));
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

    @Test
    void whatIsTypedBeforeTheScriptsComeIsKeptAndBackOnTheNextPage() {
        start(page, EXAM);
        ada.route(QUIZ_SCRIPT, route -> {});
        page.navigate(WORD);
        page.locator("#text").fill("before any script");
        page.waitForFunction("() => (%s)() === 1".formatted(KEPT));
        page.navigate("/progress");
        ada.unroute(QUIZ_SCRIPT);

        page.navigate(WORD);

        assertThat(page.locator("#typed")).containsText("is back");
        assertThat(page.locator("#text")).hasValue("before any script");
    }

    @Test
    void whatIsTypedBeforeTheScriptsComeIsNotOverwrittenByWhatWasKeptAndBothAreThere() {
        start(page, EXAM);
        write(page, WORD, "an older thought");
        page.navigate("/progress");
        List<Route> held = new CopyOnWriteArrayList<>();
        ada.route(QUIZ_SCRIPT, held::add);
        page.navigate(WORD, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.locator("#text").fill("newer");
        page.waitForCondition(() -> !held.isEmpty());

        ada.unroute(QUIZ_SCRIPT);
        held.forEach(Route::resume);

        assertThat(page.locator(".has-keys")).isVisible();
        assertThat(page.locator("#text")).hasValue("newer");
        assertThat(page.locator(".unrecorded")).hasText("an older thought");
        page.locator("#text").press("End");
        page.locator("#text").pressSequentially(" still");
        page.reload();
        assertThat(page.locator("#text")).hasValue("newer still");
        assertThat(page.locator(".unrecorded")).hasText("an older thought");
        page.locator("#typed [data-forget]").click();
        assertThat(page.locator(".unrecorded")).hasCount(0);
    }

    @Test
    void whatTheBrowserSentBeforeTheScriptsCameIsNotCalledUnsent() {
        start(page, TYPES);
        ada.route(QUIZ_SCRIPT, route -> {});
        page.navigate(SHORT);
        page.locator("#text").fill("zq-key-short");
        page.waitForFunction("() => (%s)() === 1".formatted(KEPT));
        page.locator("button[form=answer]:not([data-hint])").click();
        assertThat(page.locator(".verdict strong")).hasText("Correct");
        ada.unroute(QUIZ_SCRIPT);

        page.reload();

        page.waitForFunction("() => (%s)() === 0".formatted(KEPT));
        assertThat(page.locator("#typed")).isHidden();
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
