package dev.crossroads.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Quiz;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Questions of order and of partners are answered by dragging, by buttons and by keys, over the fields of their form.
 */
@InChromium
class ByHandBrowserTest {
    private static final String QUIZ = "goroutines-and-channels";

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
        page.setViewportSize(1280, 1500);
        look = new Look(page);
    }

    @AfterEach
    void leaveWithoutAFault() {
        context.close();
        look.assertNoFault();
        complaints.assertNone();
    }

    @Test
    void rowsAreDraggedIntoOrderAndTheOrderIsRecordedOnce() {
        Question.Ordering question = question(Question.Ordering.class);
        open(question);
        List<Option> order = question.order();
        // Mixed as they are shown, they may be right by chance, and then nobody would have done anything.
        drag(row(order.getFirst()), page.locator(".place-row").last());

        for (int place = 0; place < order.size(); place++) {
            Locator row = row(order.get(place));
            Locator there = page.locator(".place-row").nth(place);
            if (!Objects.equals(idOf(row), idOf(there))) {
                drag(row, there);
                assertThat(idOf(page.locator(".place-row").nth(place))).isEqualTo(idOf(row));
                assertThat(page.locator("[data-ordering] [data-said]"))
                        .containsText("place %d of %d".formatted(place + 1, order.size()));
            }
        }
        page.reload();
        assertThat(page.locator("#typed")).isVisible();
        assertThat(page.locator(".place-row [data-grip]").first()).isVisible();
        assertThat(idOf(page.locator(".place-row").first())).isEqualTo(idOf(row(order.getFirst())));
        look.at("ordering-by-hand");
        new AnswerSheet(page, quiz()).send();

        assertThat(page.locator(".verdict strong")).hasText("Correct");
    }

    @Test
    void keysAndButtonsMoveRowsAndEscapePutsThemBack() {
        Question.Ordering question = question(Question.Ordering.class);
        open(question);
        Locator said = page.locator("[data-ordering] [data-said]");
        String last = idOf(page.locator(".place-row").last());
        Locator grip = page.locator(".place-row:has(#%s) [data-grip]".formatted(last));

        grip.focus();
        page.keyboard().press("Space");
        assertThat(said).containsText("picked up");
        page.keyboard().press("ArrowUp");
        assertThat(grip).isFocused();
        page.keyboard().press("Home");
        assertThat(said).containsText("place 1 of");
        page.keyboard().press("Escape");
        assertThat(said).containsText("put back");
        assertThat(field(last)).hasValue("");
        assertThat(idOf(page.locator(".place-row").last())).isEqualTo(last);

        page.keyboard().press("Space");
        page.keyboard().press("Home");
        page.keyboard().press("Space");
        assertThat(said).containsText("put down at place 1");
        assertThat(field(last)).hasValue("1");
        page.locator(".place-row [data-by='1']").first().click();
        assertThat(said).containsText("place 2 of");
        assertThat(field(last)).hasValue("2");
    }

    @Test
    void anOrderThatNobodyMovedIsNotSentBeforeItsLearnerMeansIt() {
        open(question(Question.Ordering.class));

        page.locator("button[form=answer]:not([data-hint])").click();
        assertThat(page.locator("[data-ordering] [data-said]")).containsText("You have not moved anything");
        assertThat(page.locator("#answer")).isVisible();
        new AnswerSheet(page, quiz()).send();

        assertThat(page.locator(".verdict")).isVisible();
    }

    @Test
    void cardsAreDraggedToTheirRowsAndChangePlaces() {
        Question.Matching question = question(Question.Matching.class);
        open(question);
        List<Option> left = question.left();
        Locator first = pair(left.get(0));
        Locator second = pair(left.get(1));

        drag(card(question.key().get(left.get(1).id())), first);
        drag(card(question.key().get(left.get(0).id())), second);
        assertThat(first.locator("select"))
                .hasValue(question.key().get(left.get(1).id()));
        drag(first.locator("[data-slot]"), second);
        for (Option item : left.subList(0, 2)) {
            assertThat(pair(item).locator("select")).hasValue(question.key().get(item.id()));
        }
        for (Option item : left.subList(2, left.size())) {
            card(question.key().get(item.id())).click();
            pair(item).locator("label").click();
        }
        look.at("matching-by-hand");
        page.reload();
        assertThat(page.locator("[data-filled]")).hasCount(left.size());
        new AnswerSheet(page, quiz()).send();

        assertThat(page.locator(".verdict strong")).hasText("Correct");
    }

    @Test
    void keysAskForACardPutItAndTakeItOut() {
        Question.Matching question = question(Question.Matching.class);
        open(question);
        Locator said = page.locator("[data-matching] [data-said]");
        Locator slot = page.locator("[data-slot]").nth(1);

        slot.focus();
        page.keyboard().press("Enter");
        assertThat(said).containsText("choose its card");
        assertThat(page.locator("[data-partner]").first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(slot).isFocused();
        String put = page.locator("[data-partner]").nth(1).getAttribute("data-partner");
        assertThat(page.locator(".match-row select").nth(1)).hasValue(put);

        page.keyboard().press("Enter");
        assertThat(said).containsText("picked up");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator(".match-row select").nth(1)).hasValue("");
        assertThat(page.locator(".match-row select").nth(2)).hasValue(put);
        page.keyboard().press("Delete");
        assertThat(page.locator(".match-row select").nth(2)).hasValue("");
        assertThat(said).containsText("no card");
    }

    @Test
    void aFingerDragsByTheGripAndScrollsEverywhereElse() {
        try (BrowserContext phone = browsing.strangerWithATouchScreen()) {
            page = phone.newPage();
            page.setViewportSize(390, 844);
            Question.Ordering question = question(Question.Ordering.class);
            open(question);
            page.locator(".places").evaluate("list => list.scrollIntoView({ block: 'center' })");
            CDPSession finger = phone.newCDPSession(page);
            String first = idOf(page.locator(".place-row").first());

            BoundingBox grip = page.locator("[data-grip]").first().boundingBox();
            double before = scrolled();
            double step = page.locator(".place-row").nth(1).boundingBox().height;
            swipe(finger, grip.x + grip.width / 2, grip.y + grip.height / 2, step);
            assertThat(field(first)).hasValue("2");
            assertThat(scrolled()).isEqualTo(before);

            BoundingBox words = page.locator(".place-row label").nth(1).boundingBox();
            before = scrolled();
            swipe(finger, words.x + 5, words.y + 5, -120);
            assertThat(field(first)).hasValue("2");
            assertThat(scrolled()).isGreaterThan(before);
            assertThat(page.locator("button[form=answer]").first()).isInViewport();
        }
    }

    private void open(Question question) {
        page.navigate(browsing.quiz(QUIZ) + "?question=" + question.id());
        page.locator(".quiz-intro form button").click();
        page.navigate(browsing.quiz(QUIZ) + "?question=" + question.id());
        assertThat(page.locator(".by-hand").first()).isVisible();
    }

    private static Quiz quiz() {
        return browsing.course().quiz(QUIZ).orElseThrow();
    }

    private static <T extends Question> T question(Class<T> type) {
        return quiz().questions().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private Locator row(Option item) {
        return page.locator(".place-row:has([name='order.%s'])".formatted(item.id()));
    }

    private Locator pair(Option item) {
        return page.locator(".match-row:has([name='match.%s'])".formatted(item.id()));
    }

    private Locator card(String partner) {
        return page.locator("[data-partner='%s']".formatted(partner));
    }

    private Locator field(String id) {
        return page.locator("#" + id);
    }

    private static String idOf(Locator row) {
        return row.locator("select").getAttribute("id");
    }

    private void drag(Locator what, Locator where) {
        BoundingBox from = what.boundingBox();
        BoundingBox to = where.boundingBox();
        double into = to.y > from.y ? to.height - 4 : 4;
        page.mouse().move(from.x + 80, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move(from.x + 90, from.y + from.height / 2 + 10);
        page.mouse().move(to.x + 90, to.y + into);
        page.mouse().up();
    }

    private double scrolled() {
        return ((Number) page.evaluate("() => scrollY")).doubleValue();
    }

    private void swipe(CDPSession finger, double x, double y, double by) {
        awaitFrames();
        touch(finger, "touchStart", x, y);
        for (int step = 1; step <= 10; step++) {
            touch(finger, "touchMove", x, y + by * step / 10);
        }
        touch(finger, "touchEnd");
        awaitFrames();
    }

    /** Lets the browser learn where a finger scrolls, or show what became of it. */
    private void awaitFrames() {
        page.evaluate("""
                async () => {
                  const frame = () => new Promise(requestAnimationFrame);
                  await frame();
                  await frame();
                }""");
    }

    private static void touch(CDPSession finger, String type, double... at) {
        JsonArray points = new JsonArray();
        if (at.length > 0) {
            JsonObject point = new JsonObject();
            point.addProperty("x", at[0]);
            point.addProperty("y", at[1]);
            points.add(point);
        }
        JsonObject touch = new JsonObject();
        touch.addProperty("type", type);
        touch.add("touchPoints", points);
        finger.send("Input.dispatchTouchEvent", touch);
    }
}
