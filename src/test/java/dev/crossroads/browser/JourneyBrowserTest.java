package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Quiz;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A learner's journey in a real browser with scripts, against the whole server. */
@InChromium
class JourneyBrowserTest {
    /** The first lesson, next after the welcome. */
    private static final String FIRST = "read-both";

    private static final String LESSON = "two-ways-to-memory-safety";
    private static final String WRONG = "mem-why-rust-drop";
    private static final int A_WHILE_MS = 5_000;

    private static Browsing browsing;

    private BrowserContext ada;
    private Page page;
    private Complaints complaints;

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
        ada = browsing.stranger();
        complaints = Complaints.of(ada);
        page = ada.newPage();
    }

    @AfterEach
    void leaveWithoutAComplaint() {
        ada.close();
        complaints.assertNone();
    }

    @Test
    void sectionsAreRecordedAsTheyAreReadAndTheLearnerComesBackToWhereTheyWere() {
        ada.clock().install();
        page.navigate("/");
        link("Start the first lesson").click();
        assertThat(page.locator("article.lesson")).isVisible();
        page.locator("[data-section]").all().forEach(this::read);
        assertThat(page.locator(".completed")).hasText("You have completed this lesson.");

        page.locator(".pager-next").click();
        assertThat(page).hasURL(Pattern.compile(FIRST));
        assertThat(page.locator(".here")).hasCount(0);
        read(page.locator("[data-section]").first());
        String left = page.url();
        page.close();

        Page nextDay = ada.newPage();
        nextDay.navigate("/");
        assertThat(nextDay.locator(".resume")).containsText("Continue reading");
        nextDay.locator(".resume a").click();
        assertThat(nextDay).hasURL(Pattern.compile(FIRST));
        assertThat(nextDay.locator(".here")).containsText("You were here");
        assertThat(nextDay.locator("[data-section-link][data-read]")).hasCount(1);
        assertThat(left).contains(FIRST);
    }

    @Test
    void programsAreColouredAsTheyComeNearTheWindowAndAllOfThemInPrint() {
        page.navigate(browsing.lesson(FIRST));
        Locator last = page.locator(".prose pre > code.language-go").last();

        assertThat(last).not().isInViewport();
        assertThat(last.locator(".hljs-keyword")).hasCount(0);

        last.scrollIntoViewIfNeeded();
        assertThat(last.locator(".hljs-keyword").first()).isVisible();

        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("pre > code.language-go:not(:has([class^='hljs-']))"))
                .hasCount(0);
    }

    @Test
    void aCheckpointSaysWhyTellsYoursFromCorrectAndLeadsBackToTheLesson() {
        Quiz quiz = browsing.course().quiz(LESSON).orElseThrow();
        page.navigate(browsing.lesson(LESSON));
        assertThat(page.locator(".lesson a[href='%s']".formatted(browsing.quiz(quiz.id()))))
                .hasCount(1);
        assertThat(page.locator(
                        "#checkpoint ~ .quiz-card, section:has(> #checkpoint) .quiz-card, #checkpoint .quiz-card"))
                .hasCount(1);
        page.locator(".quiz-card a").click();
        button("Start").click();
        showTheFirstHint();
        answerAllButOneRight(quiz);
        button("See the results").click();

        assertThat(page.locator(".score"))
                .containsText("%d of %d points"
                        .formatted(quiz.questions().size() - 1, quiz.questions().size()));
        page.navigate("/progress");
        assertThat(page.locator(".missed-item")).hasCount(1);
        assertThat(page.locator(".course-progress")).containsText(quiz.title());
        page.goBack();

        button("Retry what you missed (1)").click();
        assertThat(page.locator(".strip li")).hasCount(1);
        AnswerSheet retry = new AnswerSheet(page, quiz);
        assertThat(retry.asked().id()).isEqualTo(WRONG);
        retry.fillInRight();
        retry.send();
        button("See the results").click();
        assertThat(page.locator(".score h1")).hasText("Passed");
        page.navigate("/progress");
        assertThat(page.locator(".missed")).containsText("You have missed nothing");
    }

    @Test
    void everyTypeOfQuestionIsAnsweredByItsForm() {
        Quiz quiz = browsing.course().quiz("goroutines-and-channels").orElseThrow();
        page.navigate(browsing.quiz(quiz.id()));
        button("Start").click();
        AnswerSheet sheet = new AnswerSheet(page, quiz);
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url());
            }
        });
        for (Question question : quiz.questions()) {
            assertThat(sheet.asked()).isEqualTo(question);
            sheet.fillInRight();
            sheet.send();
            assertThat(page.locator(".verdict strong")).hasText("Correct");
            assertThat(sent).as("what was sent for one answer").hasSize(1);
            sent.clear();
            assertThat(page.locator("#feedback")).isFocused();
            assertThat(page.locator("#feedback")).hasCSS("outline-style", "none");
            page.locator("[data-next], .quiz-foot button").first().click();
            page.locator("#answer, .score").first().waitFor();
        }
        assertThat(page.locator(".score h1")).hasText("Passed");
    }

    @Test
    void aQuestionIsAnsweredWithTheKeyboardAlone() {
        String question = browsing.quiz(LESSON) + "?question=mem-fix-dangling";
        page.navigate(question);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertFocusIsVisible();
        button("Start").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).isVisible();
        page.navigate(question);

        page.keyboard().press("2");
        assertThat(page.locator("#choice-2")).isChecked();
        assertThat(page.locator("#choice-2")).isFocused();
        assertFocusIsVisible();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#choice-3")).isChecked();
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#confidence-unsure")).isChecked();
        assertFocusIsVisible();
        page.keyboard().press("Enter");

        assertThat(page.locator("#feedback")).isFocused();
        assertThat(page.locator(".verdict")).containsText("You said: not sure");
        // The focus is there before any script: the address says where it belongs.
        page.locator("[data-open-keys]:not([hidden])").waitFor();
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).isVisible();
    }

    @Test
    void anAnswerThatCouldNotBeSentIsKeptAndRecordedOnceWhenTheConnectionIsBack() {
        Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
        page.navigate(browsing.quiz(quiz.id()));
        page.locator(".quiz-intro form button").click();
        assertThat(page.locator("#answer")).isVisible();
        String address = page.url();
        new AnswerSheet(page, quiz).fillInRight();

        page.context().setOffline(true);
        page.locator("button[form=answer]:not([data-hint])").click();
        assertThat(page.locator("#unsent")).containsText("Not saved yet");
        assertThat(page.locator("#answer")).isVisible();

        // It says that it is late, so that nobody takes it for a slow answer.
        page.waitForRequest(
                request -> "yes".equals(request.headers().get("crossroads-offline")),
                () -> page.context().setOffline(false));
        assertThat(page.locator(".verdict strong")).hasText(Pattern.compile("^Correct"));
        page.navigate(address);
        assertThat(page.locator("#unsent")).isEmpty();
        complaints.forget("ERR_INTERNET_DISCONNECTED");
        complaints.forget("when fetching the script");
    }

    @Test
    void whatIsKeptOnOnePageIsSentWhenTheServerIsBackAndAllPagesHearOfIt() {
        Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
        page.navigate(browsing.quiz(quiz.id()));
        button("Start").click();
        new AnswerSheet(page, quiz).fillInRight();
        Page other = ada.newPage();
        other.navigate(browsing.lesson("welcome"));
        ada.route("**/attempts/**", Route::abort);

        page.locator("button[form=answer]:not([data-hint])").click();
        assertThat(page.locator("#unsent")).containsText("Not saved yet");
        page.locator("footer.colophon").scrollIntoViewIfNeeded();
        assertThat(page.locator("#unsent")).isInViewport();
        seesWhatIsKeptAndNotThatItGoes(other);

        ada.unroute("**/attempts/**");
        assertThat(other.locator("#unsent")).containsText("is saved now");
        assertThat(page.locator(".verdict strong")).hasText(Pattern.compile("^Correct"));
        assertThat(page.locator("#feedback")).isFocused();
        complaints.forget("ERR_FAILED");
    }

    @Test
    void anAnswerThatLacksSomethingIsShownAsItWasFilledInAndTheFocusIsOnWhatIsWrong() {
        page.navigate(browsing.quiz(LESSON));
        button("Start").click();
        assertThat(page.locator(".has-keys")).isVisible();
        page.keyboard().press("2");
        assertThat(page.locator("#compiles-no")).isChecked();
        page.keyboard().press("Enter");

        assertThat(page.locator("#problem")).isFocused();
        assertThat(page.locator("#problem")).containsText("which line");
        assertThat(page.locator("#compiles-no")).isChecked();
        complaints.forget("/questions/");
    }

    @Test
    void aHintComesOntoThePageGetsTheFocusAndLeavesWhatWasFilledIn() {
        page.navigate(browsing.quiz(LESSON));
        button("Start").click();
        assertThat(page.locator(".has-keys")).isVisible();
        page.keyboard().press("2");
        page.locator("#line").fill("3");
        String address = page.url();
        button("Show a hint (1 of 2)").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator(".hint").first()).isFocused();
        assertThat(page.locator("#line")).hasValue("3");
        assertThat(page).hasURL(address);
        ada.setOffline(true);
        button("Show a hint (2 of 2)").click();
        assertThat(page.locator("[data-hint-failed]")).containsText("could not be loaded");
        ada.setOffline(false);
        button("Show a hint (2 of 2)").click();
        assertThat(page.locator(".hint").last()).isFocused();
        assertThat(page.locator(".hint")).hasCount(2);
        assertThat(page.locator("[data-hint]")).hasCount(0);
        complaints.forget("ERR_INTERNET_DISCONNECTED");
        complaints.forget("when fetching the script");
    }

    @Test
    void aPageThatCouldNotBeLoadedIsLoadedWhenTheServerIsBackThoughTheConnectionWasNeverLost() {
        ada.addInitScript("addEventListener('online', (event) => event.stopImmediatePropagation(), true)");
        page.navigate("/progress");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        ada.setOffline(true);
        page.navigate(browsing.lesson(FIRST));
        assertThat(page.locator("h1")).hasText("No connection");

        ada.setOffline(false);
        assertThat(page.locator("article.lesson")).isVisible();
        complaints.forget("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    void aPageThatCannotBeLoadedSaysSoAndLoadsWhenTheConnectionIsBack() {
        page.navigate("/progress");
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.context().setOffline(true);
        page.navigate(browsing.lesson(FIRST));
        assertThat(page.locator("h1")).hasText("No connection");
        assertThat(page).hasURL(Pattern.compile(FIRST));
        assertThat(page.locator(".error-page .button")).hasCSS("border-radius", "6px");

        page.context().setOffline(false);
        assertThat(page.locator("article.lesson")).isVisible();
        assertThat(page).hasURL(Pattern.compile(FIRST));
        complaints.forget("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    void whatWasKeptForOneVisitorIsNotRecordedForAnother() {
        page.navigate(browsing.recommendation());
        page.context().setOffline(true);
        page.locator(".advice-question").first().locator("label").first().click();
        assertThat(page.locator("#unsent")).containsText("Not saved yet");

        page.context().clearCookies();
        page.context().setOffline(false);
        assertThat(page.locator("#unsent")).containsText("no longer signed in here");
        assertThat(page.locator("#unsent a")).hasText("Sign in");
        page.navigate(browsing.recommendation());
        assertThat(page.locator(".advice-question input:checked")).hasCount(0);
        complaints.forget("ERR_INTERNET_DISCONNECTED");
        complaints.forget("when fetching the script");
        complaints.forget("/recommendation");
    }

    @Test
    void keysMoveThroughLessonsAreListedAndCanBeSwitchedOff() {
        page.navigate(browsing.lesson("welcome"));
        page.keyboard().press("n");
        page.waitForURL(Pattern.compile("/lessons/read-both"));
        page.keyboard().press("p");
        page.waitForURL(Pattern.compile("/lessons/welcome"));

        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("n");
        assertThat(page.locator("#keys")).isVisible();
        page.locator("#keys-on").uncheck();
        page.locator("#keys button").click();
        page.reload();
        page.keyboard().press("n");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isHidden();
        assertThat(page).hasURL(Pattern.compile("/lessons/welcome"));

        page.locator("[data-open-keys]").click();
        assertThat(page.locator("#keys")).isVisible();
    }

    @Test
    void theRecommendationFollowsEachAnswerUntilItNamesALanguage() {
        page.navigate(browsing.recommendation());
        assertThat(page.locator("#result-title")).hasText("Nothing to weigh yet");
        List<AdvisoryQuestion> questions =
                browsing.course().questionnaire().orElseThrow().questions();
        for (int answered = 1; answered <= questions.size(); answered++) {
            AdvisoryQuestion question = questions.get(answered - 1);
            page.locator("label[for='%s-%s']".formatted(question.id(), mostRust(question)))
                    .click();
            assertThat(page.locator(".advice-questions > .quiet"))
                    .containsText("%d of %d answered".formatted(answered, questions.size()));
            AdvisoryQuestion shown = questions.get(Math.min(answered, questions.size() - 1));
            assertThat(page.locator(".advice-question.is-current")).hasId("question-" + shown.id());
            assertThat(page.locator(".advice-question.is-current input:focus")).hasCount(1);
        }
        assertThat(page.locator("#result-title")).hasText("Start with Rust");
        assertThat(page.locator(".reasons .side-rust")).containsText("You said");

        page.reload();
        assertThat(page.locator("#result-title")).hasText("Start with Rust");
    }

    @Test
    void searchFindsWhileOneTypesAndTheKeyboardGoesFromTheFieldToWhatItFound() {
        page.navigate("/");
        page.keyboard().press("/");
        page.waitForURL(Pattern.compile("/search"));
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("channel");
        assertThat(page.locator("[data-search-count]")).containsText(Pattern.compile("\\d"));
        assertThat(page.locator("#q")).isFocused();
        assertThat(page).hasURL(Pattern.compile("q=channel$"));
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".search-result a").first()).isFocused();

        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("goroutine");
        page.keyboard().press("ArrowDown");
        assertThat(page).hasURL(Pattern.compile("q=goroutine$"));
        assertThat(page.locator(".search-result a").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("article.lesson")).isVisible();
    }

    /** Scrolls to a section's end and lets the page's clock run until the contents mark the section as read. */
    private void read(Locator section) {
        String id = section.getAttribute("id");
        section.locator("> :last-child").evaluate("end => end.scrollIntoView({block: 'center'})");
        Locator mark = page.locator("[data-section-link='%s'][data-read]".formatted(id));
        await().alias("section " + id + " is marked as read").pollInSameThread().until(() -> {
            page.clock().fastForward(A_WHILE_MS);
            return mark.count() == 1;
        });
    }

    private void showTheFirstHint() {
        assertThat(page.locator(".hint")).hasCount(0);
        button("Show a hint (1 of 2)").click();
        assertThat(page.locator(".hint")).hasCount(1);
        assertThat(button("Show a hint (2 of 2)")).isVisible();
    }

    private void answerAllButOneRight(Quiz quiz) {
        AnswerSheet sheet = new AnswerSheet(page, quiz);
        for (Question question : quiz.questions()) {
            page.navigate(browsing.quiz(quiz.id()) + "?question=" + question.id());
            if (question instanceof Question.MultipleChoice choice
                    && question.id().equals(WRONG)) {
                sheet.fillInWrong();
                page.locator("label[for=confidence-sure]").click();
                sheet.send();
                assertSaysWhy(choice);
                assertLeadsBackToTheLesson();
            } else {
                sheet.fillInRight();
                sheet.send();
                assertThat(page.locator(".verdict strong")).hasText("Correct");
            }
        }
    }

    private void assertSaysWhy(Question.MultipleChoice choice) {
        assertThat(page.locator(".verdict strong")).hasText("Not correct");
        assertThat(page.locator(".verdict")).containsText("You said: sure");
        assertThat(page.locator(".marked-option")).hasCount(choice.options().size());
        assertThat(page.locator(".marked-option .why"))
                .hasCount(choice.options().size());
        assertThat(page.locator(".marked-option.is-yours:not(.is-correct) .tags"))
                .hasText(Pattern.compile("yours\\s*not correct"));
        assertThat(page.locator(".marked-option.is-correct:not(.is-yours) .tags"))
                .hasText("correct");
    }

    private void assertLeadsBackToTheLesson() {
        Locator back = page.locator("#feedback .links a").first();
        assertThat(back).containsText("Read “");
        back.click();
        assertThat(page.locator("[data-section]:target")).isInViewport();
        page.goBack();
        assertThat(page.locator("#feedback")).isVisible();
    }

    private void assertFocusIsVisible() {
        Object outlined = page.evaluate("""
                () => {
                  const focused = document.activeElement;
                  return [focused, ...(focused.labels ?? [])].some((element) => {
                    const { outlineStyle, outlineWidth } = getComputedStyle(element);
                    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
                  });
                }""");
        assertThat(outlined).as("what has the focus is outlined").isEqualTo(true);
    }

    /** As where another page's removal comes later than its message: a browser promises no order of the two. */
    private static void seesWhatIsKeptAndNotThatItGoes(Page other) {
        other.waitForFunction("() => Object.keys(localStorage).some((item) => item !== 'crossroads-zone')");
        other.evaluate("""
                () => {
                  const seen = Object.assign(Object.create({ getItem(item) { return this[item] ?? null; } }), localStorage);
                  Object.defineProperty(globalThis, "localStorage", { value: seen });
                }""");
    }

    private static String mostRust(AdvisoryQuestion question) {
        return question.options().stream()
                .max(Comparator.comparingInt(option -> option.weights().getOrDefault("rust", 0)))
                .map(AdvisoryOption::id)
                .orElseThrow();
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
