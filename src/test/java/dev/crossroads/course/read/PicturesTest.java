package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final String TWO_STEPS = """
            # One

            ```memory
            title: A list
            == It has a `record`
            -- rust: let list = vec![1, 2];
            frame main
            stack list: *elements | 2 | 2  {read}
            heap elements: 1 | 2
            -- go: list := []int{1, 2}
            stack list: *elements | 2 | 2
            heap elements: 1 | 2
            == It moves
            -- rust: let other = list;
            moved list: *elements
            heap elements: 1 | 2
            ```
            """;

    @TempDir
    private Path root;

    @Test
    void aStepIsDrawnForEachLanguageWithTheSameAsATable() {
        Element figure = page(TWO_STEPS).selectFirst("figure.picture");

        assertThat(figure.select("> .picture-step")).hasSize(2);
        Element first = figure.selectFirst(".picture-step");
        assertThat(first.select(".picture-panel[data-language=rust] svg[role=img] rect"))
                .hasSize(5);
        assertThat(first.select(".picture-panel[data-language=go] svg")).hasSize(1);
        assertThat(first.select("table").first().select("td").eachText())
                .containsExactly("Stack", "list", "points to elements, 2, 2 (read)", "Heap", "elements", "1, 2");
        assertThat(figure.select("[style]")).isEmpty();
    }

    @Test
    void linksLeadFromStepToStep() {
        Document page = page(TWO_STEPS);

        String next = page.selectFirst("[data-turn=next]").attr("href");

        assertThat(next).startsWith("#");
        assertThat(page.getElementById(next.substring(1))
                        .selectFirst(".picture-says")
                        .text())
                .isEqualTo("It moves");
        assertThat(page.selectFirst("[data-turn=previous]").attr("href").substring(1))
                .isEqualTo(page.select(".picture-step").first().id());
    }

    @Test
    void aLaneShowsWhatHappensAndWhatWaits() {
        Document page = page("# One\n\n```timeline\n== Lost\nA: read 7 | . | !write 8\nB: ~lock | read 7\n```\n");

        assertThat(page.select("svg rect.wrong, svg rect.waits")).hasSize(2);
        assertThat(page.select("table td").stream().map(Element::text))
                .containsExactly("1", "read 7", "waits: lock", "2", "", "read 7", "3", "write 8 (goes wrong)", "");
        assertThat(page.select(".picture-turns")).isEmpty();
    }

    @Test
    void aWaitThatNothingEndsIsShownAsOneThatGoesWrong() {
        Document page = page("# One\n\n```timeline\n== Stuck\nA: work | !~lock\n```\n");

        assertThat(page.select("svg rect.wrong.waits")).hasSize(1);
        assertThat(page.select("svg text").eachText()).contains("lock").noneMatch(text -> text.contains("~"));
        assertThat(page.select("table td").eachText()).contains("waits: lock (goes wrong)");
    }

    @Test
    void variablesOfTwoFunctionsWithOneNameEachKeepTheirPointer() {
        Document page = page("""
                # One

                ```memory
                == Passed on
                -- go: f(text)
                frame main
                stack text: *bytes | 4
                frame f
                stack text: *bytes | 4
                heap bytes: crab
                ```
                """);

        assertThat(page.select("svg path.pointer.line").eachAttr("d"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatCantBeReadIsAMistakeWithItsLine() {
        write("# One\n\n```memory\n== A\nstack x: *nothing\nqueue y: 1\n```\n");

        List<String> mistakes = CourseReader.read(root).mistakes().stream()
                .map(mistake -> mistake.line() + " " + mistake.severity() + " " + mistake.what())
                .toList();

        assertThat(mistakes).hasSize(2);
        assertThat(mistakes.get(0)).contains("ERROR").contains("\"nothing\"");
        assertThat(mistakes.get(1)).startsWith("6 ERROR").contains("queue y: 1");
    }

    @Test
    void whatIsWrittenInAPictureIsTextAndNothingElse() {
        Document page = page("# One\n\n```memory\n== <script>alert(1)</script>\nstack <b>: \"><img src=x>\n```\n");

        assertThat(page.select("script, img, figure b")).isEmpty();
        assertThat(page.selectFirst(".picture-says").text()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void noPointerOfTheBundledCourseCrossesAText() throws IOException {
        List<Element> drawings = drawingsOfTheBundledCourse();

        assertThat(drawings).hasSizeGreaterThan(30);
        assertThat(drawings.stream().flatMap(PicturesTest::crossings)).isEmpty();
    }

    @Test
    void aDrawingHasRoomForAllThatIsInIt() throws IOException {
        assertThat(drawingsOfTheBundledCourse().stream()
                        .filter(drawing -> points(drawing)
                                .anyMatch(point -> point.x > Double.parseDouble(drawing.attr("width"))
                                        || point.y > Double.parseDouble(drawing.attr("height")))))
                .isEmpty();
    }

    private static List<Element> drawingsOfTheBundledCourse() throws IOException {
        return CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow().lessons().values().stream()
                .flatMap(lesson -> Jsoup.parse(lesson.html()).select(".picture svg").stream())
                .toList();
    }

    /** Each text that a pointer's line goes through, with its drawing's label. */
    private static Stream<String> crossings(Element drawing) {
        return drawing.select("text").stream()
                .filter(text -> points(drawing).anyMatch(point -> covers(text, point)))
                .map(text -> "“" + text.text() + "” in: " + drawing.attr("aria-label"));
    }

    private static boolean covers(Element text, Point point) {
        double width = text.text().length() * (text.hasClass("note") ? 6.2 : 7.3);
        double x = Double.parseDouble(text.attr("x")) - (text.hasClass("cell-text") ? width / 2 : 0);
        double baseline = Double.parseDouble(text.attr("y"));
        return point.x > x && point.x < x + width && point.y > baseline - 9 && point.y < baseline + 3;
    }

    /** Points along the lines of pointers, close together: a curve's own points are those of its polygon's division. */
    private static Stream<Point> points(Element drawing) {
        return drawing.select("path.pointer.line").stream().flatMap(path -> points(path.attr("d")));
    }

    private static Stream<Point> points(String path) {
        List<Point> found = new ArrayList<>();
        Point at = new Point(0, 0);
        Matcher part = Pattern.compile("([MLQC])([^MLQC]*)").matcher(path);
        while (part.find()) {
            List<Point> polygon = new ArrayList<>(List.of(at));
            double[] numbers = Arrays.stream(part.group(2).trim().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            for (int i = 0; i < numbers.length; i += 2) {
                polygon.add(new Point(numbers[i], numbers[i + 1]));
            }
            at = polygon.getLast();
            if (!part.group(1).equals("M")) {
                IntStream.rangeClosed(0, 400).forEach(i -> found.add(along(polygon, i / 400.0)));
            }
        }
        return found.stream();
    }

    /** De Casteljau: the point of a Bézier curve of any degree, of which a line is the simplest. */
    private static Point along(List<Point> polygon, double share) {
        List<Point> left = polygon;
        while (left.size() > 1) {
            List<Point> now = left;
            left = IntStream.range(1, now.size())
                    .mapToObj(i -> new Point(
                            now.get(i - 1).x + share * (now.get(i).x - now.get(i - 1).x),
                            now.get(i - 1).y + share * (now.get(i).y - now.get(i - 1).y)))
                    .toList();
        }
        return left.getFirst();
    }

    private record Point(double x, double y) {}

    private Document page(String chapter) {
        write(chapter);
        CourseReader.Reading reading = CourseReader.read(root);
        return Jsoup.parse(reading.course().orElseThrow().lessons().get("one").html());
    }

    private void write(String chapter) {
        new BookFolder(root)
                .with("book.toml", "[book]\ntitle = \"T\"\n")
                .with("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n")
                .with("src/one.md", chapter);
    }
}
