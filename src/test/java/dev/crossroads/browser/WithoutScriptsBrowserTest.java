package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Quiz;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main path by links and forms alone, in a browser that runs no scripts. */
@InChromium
class WithoutScriptsBrowserTest {
    private static final String LESSON = "two-ways-to-memory-safety";

    private static Browsing browsing;

    private Page page;

    @BeforeAll
    static void open() {
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
    }

    @Test
    void everythingALearnerComesForWorksWithoutScripts() {
        BrowserContext ken = browsing.strangerWithoutScripts();
        Complaints complaints = Complaints.of(ken);
        page = ken.newPage();

        readTheFirstLesson();
        answerTheCheckpointWithOneMistake();
        retryWhatWasMissed();
        askWhichFirst();
        comeBack(ken);

        ken.close();
        complaints.assertNone();
    }

    private void readTheFirstLesson() {
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Start the first lesson"))
                .click();
        button("Mark as read").click();
        assertThat(page.locator(".completed")).hasText("You have completed this lesson.");
        page.locator(".pager-next").click();
        assertThat(page).hasURL(Pattern.compile("read-both"));
        page.navigate(browsing.lesson(LESSON));
    }

    private void answerTheCheckpointWithOneMistake() {
        page.locator(".quiz-card a").click();
        button("Start").click();
        page.locator("label[for=compiles-no]").click();
        button("Show a hint (1 of 2)").click();
        assertThat(page.locator(".hint")).hasCount(1);
        assertThat(page.locator("#compiles-no")).isChecked();
        Quiz quiz = browsing.course().quiz(LESSON).orElseThrow();
        AnswerSheet sheet = new AnswerSheet(page, quiz);
        for (Question question : quiz.questions()) {
            if (question == quiz.questions().getLast()) {
                sheet.fillInWrong();
                page.locator("label[for=confidence-guess]").click();
                sheet.send();
                assertThat(page.locator(".verdict")).containsText("You said: a guess");
                assertThat(page.locator(".marked-option.is-yours.is-correct")).hasCount(0);
                button("See the results").click();
            } else {
                sheet.fillInRight();
                sheet.send();
                page.locator("[data-next]").click();
            }
        }
        assertThat(page.locator(".score h1")).hasText("Passed");
        assertThat(page.locator(".reviewed")).hasCount(quiz.questions().size());
    }

    private void retryWhatWasMissed() {
        button("Retry what you missed (1)").click();
        assertThat(page.locator(".strip li")).hasCount(1);
        AnswerSheet sheet = new AnswerSheet(page, browsing.course().quiz(LESSON).orElseThrow());
        sheet.fillInWrong();
        sheet.send();
        button("See the results").click();
        assertThat(page.locator(".score h1")).hasText("Not passed yet");
        page.navigate("/progress");
        assertThat(page.locator(".missed-item")).hasCount(1);
    }

    private void askWhichFirst() {
        page.navigate(browsing.recommendation());
        List<AdvisoryQuestion> questions =
                browsing.course().questionnaire().orElseThrow().questions();
        for (AdvisoryQuestion question : questions) {
            Locator form = page.locator("#question-" + question.id());
            form.locator("label").first().click();
            form.locator("button").click();
            assertThat(page.locator("#question-" + question.id() + " button")).containsText("Change");
        }
        assertThat(page.locator("#result-title")).hasText(Pattern.compile("Start with (Rust|Go)|Too close to call"));
        assertThat(page.locator(".advice-questions > .quiet"))
                .containsText("%d of %d answered".formatted(questions.size(), questions.size()));
        keepTheRecommendation();
    }

    private void keepTheRecommendation() {
        page.locator("#saved button").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("A saved recommendation");
        String link = page.url();
        page.navigate(browsing.recommendation());
        page.locator(".saved-list a").click();
        assertThat(page).hasURL(link);
        page.locator(".saved-own button").click();
        assertThat(page.locator(".saved-list")).hasCount(0);
    }

    private static void comeBack(BrowserContext ken) {
        Page nextDay = ken.newPage();
        nextDay.navigate("/progress");
        assertThat(nextDay.locator(".row-completed").first()).isVisible();
        nextDay.navigate("/");
        assertThat(nextDay.locator(".resume")).isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
