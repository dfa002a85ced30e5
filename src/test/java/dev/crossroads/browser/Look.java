package dev.crossroads.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks at a view on a phone, a tablet and a desk, in light and in dark: nothing may be wider than the screen, not even
 * where text is twice as large (WCAG 1.4.4), more widely spaced (1.4.12) or magnified four times (1.4.10), and axe may
 * find nothing against WCAG 2.2 AA. With {@code -Dpictures=true} it leaves pictures in {@code target/screenshots}.
 */
final class Look {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final boolean TAKES_PICTURES = Boolean.getBoolean("pictures");
    private static final int HEIGHT = 900;

    private static final Map<String, Object> ALL = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    /** The rules whose outcome depends on width or theme; the others ask what the page is made of. */
    private static final Map<String, Object> OF_LOOKS = Map.of(
            "type",
            "rule",
            "values",
            List.of("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"));

    /** Runs axe, which is on the page by then, and puts each violation into a line. */
    private static final String JUDGE = """
            async (runOnly) => {
              const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
              return violations.map(({ id, help, nodes }) =>
                  `${id}, ${help}: ${nodes.slice(0, 3).map(({ html }) => html).join(" | ")}`);
            }""";

    /** Fonts are there, code is coloured, and what follows the width has followed. */
    private static final String SETTLED = """
            async () => {
              const frame = () => new Promise(requestAnimationFrame);
              scrollTo(0, 0);
              await document.fonts.ready;
              await frame();
              await frame();
            }""";

    /** The innermost elements that overflow to the right outside of scrolling parts. */
    private static final String TOO_WIDE = """
            () => {
              if (document.documentElement.scrollWidth <= innerWidth) {
                return [];
              }
              const scrolls = (element) => element && element !== document.body
                  && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
              return [...document.body.querySelectorAll("*")]
                  .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
                  .filter((element) => !scrolls(element.parentElement))
                  .filter((element, _, all) => !all.some((other) => other !== element && element.contains(other)))
                  .map((element) => `too wide: ${element.tagName.toLowerCase()}.${element.getAttribute("class")}`)
                  .slice(0, 4)
                  .concat(`the page is ${document.documentElement.scrollWidth} wide`);
            }""";

    private static final String LARGE_TEXT = "html { font-size: 200% }";

    /** The distances that readers may ask for, from WCAG 2.2, success criterion 1.4.12. */
    private static final String SPACED_TEXT = """
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-block-end: 2em !important }""";

    /** A style sheet of the reader's own, which no content security policy forbids. */
    private static final String READ_BY = """
            (style) => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(style);
              document.adoptedStyleSheets = [sheet];
            }""";

    /**
     * The text that can't be seen any more, as its box hides what has no room in it. Where a reader is, which the bar
     * above a lesson repeats, stands whole as a heading below it.
     */
    private static final String CUT_OFF = """
            () => [...document.body.querySelectorAll("*:not([data-where])")]
                .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
                    && element.checkVisibility() && element.clientWidth > 1 && element.innerText)
                .filter((element) => element.scrollWidth > element.clientWidth + 1
                    || element.scrollHeight > element.clientHeight + 1)
                .map((element) => `cut off: ${element.tagName.toLowerCase()}.${element.className}`)""";

    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private int looked;

    Look(Page page) {
        this.page = page;
    }

    /**
     * Looks at what the page shows now, on a desk in one theme and on a phone in the other, and at the next view the
     * other way round: no style asks for width and theme at once, and what only one width shows is on many views.
     */
    void at(String view) {
        ColorScheme onTheDesk = looked % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
        ColorScheme onThePhone = looked % 2 == 0 ? ColorScheme.DARK : ColorScheme.LIGHT;
        looked++;
        page.evaluate(AxeBuilder.getAxeScript());
        judge(view, 1280, onTheDesk, ALL);
        judge(view, 360, onThePhone, OF_LOOKS);
        room(view);
    }

    /**
     * Looks only whether everything has room: for a view that is made of what {@link #at} has judged on another one, in
     * other words.
     */
    void room(String view) {
        if (TAKES_PICTURES) {
            takePictures(view);
        }
        measure(view, 768, "");
        measure(view, 320, "");
        measure(view, 1280, LARGE_TEXT);
        measure(view, 360, LARGE_TEXT);
        measure(view, 360, SPACED_TEXT);
        page.evaluate(READ_BY, "");
    }

    /** Only checks that all text can be read. */
    private void measure(String view, int width, String style) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate(READ_BY, style);
        page.evaluate(SETTLED);
        String how = style.isEmpty()
                ? view
                : view + " with " + style.lines().findFirst().orElseThrow();
        note(how, width, ColorScheme.DARK, (List<?>) page.evaluate(TOO_WIDE));
        note(how, width, ColorScheme.DARK, (List<?>) page.evaluate(CUT_OFF));
    }

    private void judge(String view, int width, ColorScheme theme, Map<String, Object> rules) {
        show(width, theme);
        // A bar that stays in sight covers what lies below it until one scrolls.
        page.setViewportSize(
                width, Math.max(HEIGHT, ((Number) page.evaluate("document.body.scrollHeight")).intValue()));
        note(view, width, theme, (List<?>) page.evaluate(JUDGE, rules));
        note(view, width, theme, (List<?>) page.evaluate(TOO_WIDE));
    }

    private void show(int width, ColorScheme theme) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        page.evaluate(SETTLED);
    }

    private void note(String view, int width, ColorScheme theme, List<?> found) {
        found.forEach(fault -> faults.add("%s at %d in %s: %s".formatted(view, width, theme, fault)));
    }

    private void takePictures(String view) {
        for (int width : new int[] {1440, 390}) {
            for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                show(width, theme);
                String name = "%s-%d-%s.png".formatted(view, width, theme.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name))
                        .setFullPage(true));
            }
        }
    }

    /** Fails if any view so far had a fault. */
    void assertNoFault() {
        assertThat(faults).as("what is wrong with how views look").isEmpty();
    }
}
