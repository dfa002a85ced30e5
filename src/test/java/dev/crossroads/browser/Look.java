package dev.crossroads.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Looks at a view as it is on a phone and on a desk, in light and in dark: nothing may be wider than the screen, and
 * axe may find nothing against WCAG 2.2 AA. Leaves a picture of each in {@code target/screenshots}.
 */
final class Look {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(360, 1280);
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final int HEIGHT = 900;
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What reaches over the right edge without standing in a part that scrolls by itself. */
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
                  .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
                  .concat(`${document.documentElement.scrollWidth} wide`);
            }""";

    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Look(Page page) {
        this.page = page;
    }

    /** Looks at what the page shows now. */
    void at(String view) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme theme : THEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                String name = view + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
                judge(name);
            }
            faults.addAll(((List<?>) page.evaluate(TOO_WIDE))
                    .stream()
                            .map(element -> view + " at " + width + ": too wide: " + element)
                            .toList());
        }
    }

    private void judge(String name) {
        for (Rule rule : new AxeBuilder(page)
                .withTags(RULES)
                .setLegacyMode(true)
                .analyze()
                .getViolations()) {
            String where = rule.getNodes().stream()
                    .map(CheckedNode::getHtml)
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining(" | "));
            faults.add(name + ": " + rule.getId() + ", " + rule.getHelp() + ": " + where);
        }
    }

    /** What was found at all views so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
