package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The main journeys without a pointer: everything is reached by Tab, and wherever the focus stops on the way it can be
 * seen.
 */
@InChromium
class KeyboardBrowserTest {
    /** More stops than any page has on the way. */
    private static final int MOST_STOPS = 150;

    /** The fault in how the focus looks; empty if it is clearly visible. */
    private static final String LOOK_OF_FOCUS = """
            () => {
              const focused = document.activeElement;
              const shown = [focused, ...(focused.labels ?? [])];
              const outlined = shown.some((element) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(element);
                return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
              });
              const inSight = shown.some((element) => {
                const { top, bottom, left, right } = element.getBoundingClientRect();
                return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
              });
              const name = `${focused.tagName} ${focused.id} ${focused.textContent.trim().slice(0, 40)}`;
              return outlined && inSight ? "" : `${name}: outlined ${outlined}, in sight ${inSight}`;
            }""";

    private static Browsing browsing;

    private BrowserContext context;
    private Complaints complaints;
    private Page page;
    private final List<String> unseen = new ArrayList<>();

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
    }

    @AfterEach
    void leaveWithoutAFault() {
        context.close();
        complaints.assertNone();
        assertThat(unseen.stream().distinct())
                .as("where the focus can't be seen")
                .isEmpty();
    }

    @Test
    void aLearnerReadsALessonAnswersItsCheckpointAndSeesTheResults() {
        page.navigate("/");
        enter(link("Start the first lesson"));
        assertThat(page.locator("article.lesson")).isVisible();
        enter(button("Mark as read"));
        assertThat(page.locator(".completed")).isVisible();
        ready();
        page.keyboard().press("n");
        page.waitForURL(Pattern.compile("read-both"));

        Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
        page.navigate(browsing.lesson("data-races"));
        enter(page.locator(".quiz-card a"));
        enter(button("Start"));
        for (Question question : quiz.questions()) {
            assertThat(page.locator(".has-keys")).isVisible();
            // Which of its fields is filled in how does not matter here; it is sent by the keyboard.
            new AnswerSheet(page, quiz).fillInRight();
            enter(button("Answer"));
            assertThat(page.locator("#feedback")).isFocused();
            noteHowTheFocusLooks();
            page.keyboard().press("Enter");
            assertThat(page.locator("#feedback")).hasCount(0);
        }
        assertThat(page.locator(".score h1")).hasText("Passed");
        enter(button("Take the whole checkpoint again"));
        assertThat(page.locator("#answer")).isVisible();
    }

    @Test
    void aRecommendationIsAskedForAndTheFocusGoesToTheNextQuestion() {
        page.navigate("/courses/rust-or-go");
        enter(page.locator(".site-nav").getByText("Which first?"));
        Locator first = page.locator(".advice-question").first();
        tabTo(first.locator("input[type=radio]").first());
        page.keyboard().press("ArrowDown");
        assertThat(first.locator("input[type=radio]").nth(1)).isChecked();
        enter(first.locator("button"));
        assertThat(page.locator(".advice-questions > .quiet")).containsText("1 of ");
        assertThat(page.locator(".advice-question").nth(1).locator("input").nth(2))
                .isFocused();
        enter(page.locator("#saved button"));
        assertThat(page.locator("h1")).hasText("A saved recommendation");
    }

    @Test
    void aVisitorSignsUpAndAnInstructorOpensACohortAndWalksThroughItsTable() {
        page.navigate("/");
        enter(page.locator(".who a"));
        enter(link("I don’t have an account yet"));
        type(page.locator("#email"), "keys@example.org");
        type(page.locator("#name"), "Katherine");
        type(page.locator("#password"), "correct horse battery staple");
        page.keyboard().press("Enter");
        assertThat(page.locator(".who")).containsText("Katherine");

        browsing.makeInstructor("keys@example.org");
        page.navigate("/");
        enter(link("Cohorts"));
        enter(link("Open a cohort"));
        type(page.locator("#title"), "Wednesday");
        page.keyboard().press("Enter");
        assertThat(page.locator(".tabs")).isVisible();
        String code = page.locator("strong.cohort-code").textContent();
        Browsing.Somebody ada = browsing.somebody();
        ada.join(code, "Ada");
        page.reload();
        assertThat(page.locator("[data-live-state=live]")).isVisible();
        Locator name = page.locator("[data-grid] tbody th a").first();
        tabTo(name);
        page.keyboard().press("ArrowRight");
        Locator cell =
                page.locator("[data-grid] tbody tr").first().locator("td").first();
        assertThat(cell).isFocused();
        noteHowTheFocusLooks();

        ada.complete("welcome");
        assertThat(page.locator(".cell-completed")).hasCount(1);
        assertThat(cell).isFocused();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");
        assertThat(page.locator("#story-title")).isVisible();
    }

    @Test
    void theListOfKeysHoldsTheFocusUntilItIsClosedAndNothingBehindItHearsTheKeys() {
        page.navigate(browsing.quiz("two-ways-to-memory-safety"));
        enter(button("Start"));
        assertThat(page.locator(".has-keys")).isVisible();
        Locator opener = page.locator("[data-open-keys]");
        enter(opener);
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("1");
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();
        assertThat(page.locator("#answer input:checked")).hasCount(0);
        assertThat(opener).isFocused();
    }

    /** Scripts have come once the button that only they show is there. */
    private void ready() {
        page.locator("[data-open-keys]:not([hidden])").waitFor();
    }

    private void type(Locator field, String text) {
        tabTo(field);
        page.keyboard().type(text);
    }

    private void enter(Locator wanted) {
        tabTo(wanted);
        page.keyboard().press("Enter");
    }

    private void tabTo(Locator wanted) {
        assertThat(wanted).isVisible();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
            noteHowTheFocusLooks();
        }
        throw new AssertionError("Tab does not lead to " + wanted);
    }

    private void noteHowTheFocusLooks() {
        if (!(boolean) page.evaluate("() => document.activeElement === document.body")) {
            String fault = (String) page.evaluate(LOOK_OF_FOCUS);
            if (!fault.isEmpty()) {
                unseen.add(page.url() + " " + fault);
            }
        }
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
