package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.crossroads.course.Quiz;
import org.junit.jupiter.api.Test;

/** A learner reports a question while the connection comes and goes. */
@InChromium
class ReportBrowserTest {
    @Test
    void aReportThatCouldNotBeSentIsKeptAndSentOnceTheConnectionIsBack() {
        try (Browsing browsing = new Browsing();
                BrowserContext ada = browsing.stranger()) {
            Quiz quiz = browsing.course().quiz("data-races").orElseThrow();
            Page page = ada.newPage();
            page.navigate(browsing.quiz(quiz.id()));
            page.locator(".quiz-intro form button").click();
            new AnswerSheet(page, quiz).fillInRight();
            page.locator("button[form=answer]:not([data-hint])").click();
            assertThat(page.locator("#feedback")).isVisible();
            page.locator("details.report summary").click();
            page.locator("[name=said]").fill("Both are right.");
            page.waitForLoadState(LoadState.NETWORKIDLE);

            ada.setOffline(true);
            page.locator("form[data-report] button:not([name])").click();
            assertThat(page.locator("[data-report-state]")).containsText("is kept in this browser");
            assertThat(page.locator("[name=said]")).hasValue("Both are right.");

            ada.setOffline(false);
            assertThat(page.locator("[data-report-state]")).hasText("Your report was sent.");
            page.reload();
            assertThat(page.locator(".report-state")).containsText("Both are right.");
            assertThat(page.locator("#unsent")).isEmpty();

            page.locator("details.report summary").click();
            page.locator("form[data-report] button[name=withdraw]").click();
            assertThat(page.locator("details.report[id] summary")).hasText("Something is wrong with this question");
        }
    }
}
