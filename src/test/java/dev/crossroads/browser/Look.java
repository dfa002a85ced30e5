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
 * Looks at a view as it is on a phone and on a desk, in light and in dark: nothing may be wider than the screen, and
 * axe may find nothing against WCAG 2.2 AA. Leaves a picture of each in {@code target/screenshots}.
 */
final class Look {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<Integer> WIDTHS = List.of(360, 1280);
    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final int HEIGHT = 900;

    private static final Map<String, Object> ALL = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    private static final Map<String, Object> COLOURS =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

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
        page.evaluate(AxeBuilder.getAxeScript());
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme theme : THEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.evaluate(SETTLED);
                String name = view + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT);
                judge(name, theme != THEMES.getFirst());
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
            }
            faults.addAll(((List<?>) page.evaluate(TOO_WIDE))
                    .stream()
                            .map(element -> view + " at " + width + ": too wide: " + element)
                            .toList());
        }
    }

    /** What axe finds, as lines; what depends on the theme is a matter of colour alone. */
    private void judge(String name, boolean onlyColours) {
        for (Object found : (List<?>) page.evaluate(JUDGE, onlyColours ? COLOURS : ALL)) {
            faults.add(name + ": " + found);
        }
    }

    /** Checks that nothing was found at any view so far. */
    void assertNoFault() {
        assertThat(faults).as("what is wrong with how views look").isEmpty();
    }
}
