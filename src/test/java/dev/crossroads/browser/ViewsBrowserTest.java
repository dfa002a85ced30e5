package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.crossroads.course.Quiz;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every view on a phone and on a desk, in light and in dark: accessible, no wider than the screen, its code coloured,
 * and the browser complains of nothing.
 */
@InChromium
class ViewsBrowserTest {
    private static final String LESSON = "ownership-and-borrowing";
    private static final String COLOURED = ".prose code .hljs-keyword, .program code .hljs-keyword";

    /** Characters per full line of prose, on average. */
    private static final String LINE_LENGTH = """
            () => {
              const full = [];
              const range = document.createRange();
              for (const paragraph of document.querySelectorAll(".prose > p, .prose > section > p")) {
                const lines = new Map();
                const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  for (let i = 0; i < node.length; i++) {
                    range.setStart(node, i);
                    range.setEnd(node, i + 1);
                    const { top, height } = range.getBoundingClientRect();
                    // A term's explanation, while it is not shown.
                    if (height === 0) {
                      continue;
                    }
                    const line = Math.round((top + height / 2) / 16);
                    lines.set(line, (lines.get(line) ?? 0) + 1);
                  }
                }
                full.push(...[...lines.values()].slice(0, -1).filter((length) => length > 30));
              }
              return full.reduce((sum, length) => sum + length, 0) / full.length;
            }""";

    private static Browsing browsing;

    private BrowserContext context;
    private Complaints complaints;
    private Page page;
    private Look look;

    @BeforeAll
    static void open() {
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @BeforeEach
    void arrive() {
        context = browsing.stranger();
        complaints = Complaints.of(context);
        page = context.newPage();
        look = new Look(page);
    }

    @AfterEach
    void leaveWithoutAFault() {
        context.close();
        assertAll(look::assertNoFault, complaints::assertNone);
    }

    @Test
    void viewsThatNobodyHasTouchedYet() {
        lookAt("/", "home");
        page.locator(".sample .option label").first().click();
        page.locator(".sample button").click();
        assertThat(page.locator(".sample .verdict")).isVisible();
        look.at("home-tried");
        lookAt(browsing.lesson(LESSON), "lesson");
        assertThat(page.locator(COLOURED).first()).isVisible();
        lookAt(browsing.quiz(LESSON), "quiz");
        lookAt("/progress", "progress-empty");
        lookAt(browsing.recommendation(), "recommendation-empty");
        String nowhere = "/courses/rust-or-go/lessons/nowhere";
        lookAt(nowhere, "not-found");
        complaints.forget(nowhere);
        lookAt("/offline", "offline");
    }

    @Test
    void linesOfALessonAreAsLongAsOneReadsForAnHour() {
        page.navigate(browsing.lesson(LESSON));
        for (int width : new int[] {768, 1280, 1920}) {
            page.setViewportSize(width, 900);
            assertThat(((Number) page.evaluate(LINE_LENGTH)).doubleValue())
                    .as("characters in a line at %d pixels", width)
                    .isBetween(65.0, 75.0);
        }
    }

    @Test
    void questionsOfEveryTypeBeforeAndAfterMarking() {
        Quiz quiz = browsing.course().quiz("goroutines-and-channels").orElseThrow();
        start(quiz);
        lookAtQuestion(quiz, "gor-closed-channel", "tracing", true);
        assertThat(page.locator(COLOURED).first()).isVisible();
        lookAtQuestion(quiz, "gor-closed-channel-why", "choice", false);
        lookAtQuestion(quiz, "gor-cancel-order", "ordering", false);
        lookAtQuestion(quiz, "gor-counterparts", "matching", false);
        lookAtQuestion(quiz, "gor-leak-line", "line", false);
        Quiz typed = browsing.course().quiz("garbage-collection").orElseThrow();
        start(typed);
        lookAtQuestion(typed, "gc-numeric-gogc", "numeric", false);
        lookAtQuestion(typed, "gc-short-weak", "text", true);
    }

    @Test
    void viewsInGermanWithWhatScriptsSay() {
        page.navigate("/");
        page.locator(".languages [value=de]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        look.at("home-german");

        page.navigate(browsing.lesson("welcome"));
        page.locator("[data-section] > :last-child").last().evaluate("end => end.scrollIntoView({ block: 'center' })");
        assertThat(page.locator("[data-lesson-state]")).hasText(Pattern.compile("gelesen$|^Abgeschlossen$"));
        page.navigate(browsing.lesson(LESSON));
        look.room("lesson-german");
        assertThat(page.locator(".code:not(:has(.code-more)) > .copy").first()).hasText("Kopieren");
        assertThat(page.locator(".code:has(.code-more) > .copy").first()).hasText("Ganzes Programm kopieren");
        assertThat(page.locator(".copy").first()).hasAttribute("lang", "de");

        Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
        start(quiz);
        page.locator("button[form=answer]:not([data-hint])").click();
        assertThat(page.locator("#problem")).containsText("Die Antwort wurde nicht gespeichert.");
        look.room("question-german");
        complaints.forget("/attempts/");
        page.locator(".quiz-foot [data-submission]").click();
        assertThat(page.locator(".score h1")).hasText("Noch nicht bestanden");
        look.room("results-german");
        page.navigate("/progress");
        look.room("progress-german");
    }

    @Test
    void whatALearnerLeavesBehind() {
        Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
        start(quiz);
        page.navigate(browsing.quiz(quiz.id()) + "?question=race-unlocked-line");
        new AnswerSheet(page, quiz).fillInRight();
        new AnswerSheet(page, quiz).send();
        page.navigate(browsing.quiz(quiz.id()) + "?question=race-which-are-data-races");
        new AnswerSheet(page, quiz).fillInWrong();
        new AnswerSheet(page, quiz).send();
        page.locator(".quiz-foot [data-submission]").click();
        assertThat(page.locator(".score")).isVisible();
        look.at("results");

        page.navigate(browsing.lesson("welcome"));
        page.locator("[data-mark-as-read] button").click();
        assertThat(page.locator(".completed")).isVisible();
        lookAt("/progress", "progress-filled");
        lookAt("/courses/rust-or-go", "course");
        lookAt("/", "home-resumed");

        page.navigate(browsing.recommendation());
        for (int answered = 1; answered <= 4; answered++) {
            page.locator(".advice-question")
                    .nth(answered - 1)
                    .locator("label")
                    .first()
                    .click();
            assertThat(page.locator(".advice-questions > .quiet")).containsText(answered + " of ");
        }
        look.at("recommendation-filled");
        page.locator("#saved button").click();
        assertThat(page.locator(".saved-answers dd")).hasCount(4);
        look.at("recommendation-saved");

        page.navigate(browsing.recommendation());
        page.locator("label[for=start-rust-or-go-go]").click();
        page.locator("#started button").click();
        assertThat(page.locator("#started .quiet")).containsText("You said Go");
        look.at("recommendation-started");
        browsing.passWeeks();
        lookAt("/progress", "progress-follow-up");
        page.locator(".follow-up label").first().click();
        page.locator(".follow-up button").click();
        assertThat(page.locator(".follow-up .quiet").last()).containsText("You said so on");
    }

    @Test
    void whatAnInstructorReadsOfRecommendations() {
        browsing.signUpInstructor(page, "grace@example.org", "Grace");
        lookAt("/courses/rust-or-go/recommendation/report", "recommendation-report");
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator(".report-table")).hasCount(3);
        assertThat(page.locator(".report-table").first().locator("tbody tr")).hasCount(5);
        for (Locator row : page.locator(".report-table tbody tr").all()) {
            assertThat(row).containsText("n too small");
        }
    }

    @Test
    void anInstructorSeesPeopleJoinAndLeaveOnThePageThatWasOpenedEmpty() {
        browsing.signUpInstructor(page, "mary@example.org", "Mary");
        page.navigate("/cohorts/new");
        page.locator("[name=title]").fill("Thursday");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("[data-live-state=live]")).isVisible();
        String cohort = page.url().substring(page.url().indexOf("/cohorts/"));
        String code = page.locator("strong.cohort-code").textContent();
        Locator rows = page.locator("[data-grid] tbody tr");
        assertThat(page.locator("#nobody")).isVisible();
        assertThat(page.locator("#summary")).isHidden();

        Browsing.Somebody first = browsing.somebody();
        first.join(code, "Ada");
        assertThat(rows).hasCount(1);
        assertThat(page.locator("#nobody")).isHidden();
        assertThat(page.locator("#summary dd").first()).hasText("1");
        assertThat(page.locator(".chart").first()).isVisible();
        assertThat(page.locator("strong.cohort-code")).isVisible();
        look.at("cohort-first-member");

        Browsing.Somebody second = browsing.somebody();
        second.join(code, "Ben");
        second.complete("welcome");
        assertThat(rows).hasCount(2);
        assertThat(page.locator(".cell-completed")).hasCount(1);

        first.leave(cohort);
        second.leave(cohort);
        assertThat(rows).hasCount(0);
        assertThat(page.locator("#nobody")).isVisible();
        assertThat(page.locator("#grid")).isHidden();
    }

    @Test
    void whatAnInstructorSeesOfACohort() {
        browsing.signUpInstructor(page, "alan@example.org", "Alan");
        lookAt("/cohorts/new", "cohort-open");
        page.locator("[name=title]").fill("Tuesday evening, second group of the long winter term");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator(".tabs")).isVisible();
        look.at("cohort-empty");
        String cohort = page.url();
        String code = page.locator("strong.cohort-code").textContent();

        Browsing.Somebody ada = browsing.somebody();
        ada.join(code, "أحمد بن عبد الرحمن");
        ada.complete("welcome");
        lookAt("/join/" + code, "join");
        page.navigate(cohort);
        assertThat(page.locator("[data-live-state=live]")).isVisible();
        assertThat(page.locator(".chart-bar svg").first()).isVisible();
        look.at("cohort-overview");
        assertThat(page.locator(".cell-completed")).hasCount(1);
        ada.complete("why-these-two");
        assertThat(page.locator(".cell-completed")).hasCount(2);

        page.locator("[data-grid] tbody th a").first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("End");
        assertThat(page.locator("[data-grid] tbody tr").first().locator("td").last())
                .isFocused();

        for (String view : new String[] {"items", "members", "reports", "settings"}) {
            page.navigate(cohort + "/" + view);
            look.at("cohort-" + view);
        }
        page.navigate(cohort + "/members");
        page.locator(".cohort-members tbody th a").first().click();
        assertThat(page.locator("#story-title")).isVisible();
        look.at("cohort-learner");

        page.navigate(cohort + "/members");
        page.locator(".cohort-members tbody td a").last().click();
        assertThat(page.locator("#removal")).isVisible();
        look.at("cohort-removal");
        page.locator("details:has(#people) summary").click();
        page.locator("#people").fill("Alan,alan@example.net\nnobody,not-an-address\n");
        page.locator("form:has(#people) button").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        look.at("cohort-import");
        page.locator("main form button").first().click();
        assertThat(page.locator("main")).containsText("1 person is invited");
        look.at("cohort-imported");
        lookAt("/cohorts", "cohorts");
        lookAt("/account", "account");
    }

    @Test
    void inForcedColoursOnlyWhatIsDoneIsCheckedAndOnlyWhatIsCurrentIsUnderlined() {
        try (BrowserContext own = browsing.strangerWithForcedColours()) {
            Page theirs = own.newPage();
            theirs.navigate(browsing.lesson("welcome"));
            theirs.locator("[data-mark-as-read] button").click();
            assertThat(theirs.locator(".completed")).isVisible();
            assertThat(theirs.locator(".contents-mark .icon:visible")).hasCount(1);
            theirs.navigate("/courses/rust-or-go");
            assertThat(theirs.locator(".station-mark .icon:visible")).hasCount(1);
            String background =
                    (String) theirs.evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
            assertThat(theirs.locator(".site-nav a[aria-current]")).not().hasCSS("border-bottom-color", background);
            for (Locator entry :
                    theirs.locator(".site-nav a:not([aria-current])").all()) {
                assertThat(entry).hasCSS("border-bottom-color", background);
            }
        }
    }

    @Test
    void whoArrivesSignsUpAndSearches() {
        lookAt("/sign-up", "sign-up");
        page.locator("#name").fill("Ada");
        page.locator("#email").fill("ada@example.com");
        page.locator("#password").fill("short");
        page.locator("main form button[type=submit]").click();
        assertThat(page.locator("#password-wrong")).isVisible();
        assertThat(page.locator("#password")).isFocused();
        look.at("sign-up-wrong");
        complaints.forget("/sign-up");
        lookAt("/sign-in", "sign-in");
        lookAt("/forgotten", "forgotten");
        lookAt("/search?q=owner", "search");
        lookAt("/cohorts", "cohorts-of-nobody");
        lookAt("/design", "design");
    }

    private void lookAt(String path, String view) {
        page.navigate(path);
        look.at(view);
    }

    private void start(Quiz quiz) {
        page.navigate(browsing.quiz(quiz.id()));
        page.locator(".quiz-intro form button").click();
        assertThat(page.locator("#answer")).isVisible();
    }

    /** Looks at a question with a hint shown, then answers it and looks at the feedback. */
    private void lookAtQuestion(Quiz quiz, String id, String view, boolean right) {
        page.navigate(browsing.quiz(quiz.id()) + "?question=" + id);
        page.locator("[data-hint]").click();
        assertThat(page.locator(".hint")).isVisible();
        AnswerSheet sheet = new AnswerSheet(page, quiz);
        assertThat(sheet.asked().id()).isEqualTo(id);
        if (right) {
            sheet.fillInRight();
        } else {
            sheet.fillInWrong();
        }
        look.at("question-" + view);
        sheet.send();
        assertThat(page.locator(".verdict strong"))
                .hasText(Pattern.compile(right ? "^Correct" : "^(Not|Partly) correct"));
        look.at("feedback-" + view);
    }
}
