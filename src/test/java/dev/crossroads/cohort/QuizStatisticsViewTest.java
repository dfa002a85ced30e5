package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.web.Json;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * The statistics of a quiz for programs and spreadsheets, of a section of an admission test that many have analysed.
 */
class QuizStatisticsViewTest {
    private static final QuizStatisticsView VIEW =
            QuizStatisticsView.of(marks(), QuizMarks.Basis.FIRST, false, List.of(), List.of());

    private static QuizMarks marks() {
        StringBuilder toml = new StringBuilder("title = \"LSAT-7\"\n");
        for (int item = 1; item <= 5; item++) {
            toml.append("""
                    [[questions]]
                    id = "item-%d"
                    type = "Numeric"
                    prompt.prompt = "Item %d"
                    answer.value = 1
                    """.formatted(item, item));
        }
        Quiz quiz = QuizReader.read("lsat", "lsat.toml", toml.toString()).quiz().orElseThrow();
        Set<String> all = Set.of("item-1", "item-2", "item-3", "item-4", "item-5");
        List<Set<String>> asked = new ArrayList<>();
        List<Map<String, Marked>> given = new ArrayList<>();
        int[] patterns = ItemStatisticsTest.LSAT_7;
        for (int pattern = 0; pattern < patterns.length; pattern++) {
            for (int times = 0; times < patterns[pattern]; times++) {
                Map<String, Marked> responses = new HashMap<>();
                for (int item = 1; item <= 5; item++) {
                    String id = "item-" + item;
                    responses.put(id, marked(id, (pattern >> (5 - item) & 1) == 1));
                }
                asked.add(all);
                given.add(responses);
            }
        }
        return new QuizMarks(quiz, asked, given, 0);
    }

    private static Marked marked(String question, boolean isRight) {
        return new Marked(
                new UUID(0, 1),
                "lsat",
                question,
                "r",
                Optional.empty(),
                isRight,
                isRight ? 1 : 0,
                true,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** mirt's estimates (tests/testthat/test-01-mirtOne.R), and those of the classical statistics by hand. */
    @Test
    void programsAreToldWhatOthersFoundInLsat7() {
        JsonNode told = StoredJson.tree(Json.write(VIEW));

        double[] slopes = {0.988, 1.081, 1.706, 0.765, 0.736};
        double[] intercepts = {1.856, 0.808, 1.804, 0.486, 1.854};
        double[] facilities = {0.828, 0.658, 0.772, 0.606, 0.843};
        for (int item = 0; item < 5; item++) {
            JsonNode fitted = told.at("/model/items/" + item);
            assertThat(fitted.at("/slope/value").doubleValue()).isCloseTo(slopes[item], within(1e-2));
            assertThat(fitted.at("/intercept/value").doubleValue()).isCloseTo(intercepts[item], within(1e-2));
            assertThat(fitted.at("/difficulty/interval").isMissingNode()).isFalse();
            assertThat(told.at("/items/" + item + "/facility/value").doubleValue())
                    .isCloseTo(facilities[item], within(1e-9));
            for (String kind : List.of("facility", "deviation", "effectiveWeight", "discrimination", "efficiency")) {
                assertIsTold(told.at("/items/" + item + "/" + kind), kind);
            }
        }
        for (String kind : List.of(
                "mean", "median", "deviation", "skewness", "kurtosis", "alpha", "errorRatio", "standardError")) {
            assertIsTold(told.get(kind), kind);
        }
        assertThat(told.at("/model/logLikelihood").doubleValue()).isCloseTo(-2658.805, within(1e-3));
    }

    private static void assertIsTold(JsonNode estimate, String kind) {
        assertThat(estimate.get("n").intValue()).as(kind).isEqualTo(1000);
        assertThat(estimate.get("value").doubleValue())
                .as(kind)
                .isBetween(
                        estimate.at("/interval/low").doubleValue(),
                        estimate.at("/interval/high").doubleValue());
    }

    /** The information of an item is the square of its slope times the chances of a right and a wrong answer. */
    @Test
    void theInformationOfAllIsTheSumOfThatOfEach() {
        QuizStatisticsView.ModelView model = VIEW.model().orElseThrow();
        int middle = model.abilities().indexOf(0.0);
        double right = 1 / (1 + Math.exp(-1.856));
        assertThat(model.items().getFirst().information().get(middle))
                .isCloseTo(0.988 * 0.988 * right * (1 - right), within(2e-3));
        for (int i = 0; i < model.abilities().size(); i++) {
            int at = i;
            assertThat(model.information().get(at))
                    .isCloseTo(
                            model.items().stream()
                                    .mapToDouble(item -> item.information().get(at))
                                    .sum(),
                            within(1e-9));
        }
    }

    @Test
    void theCsvSaysTheSame() throws IOException {
        List<CSVRecord> lines = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(VIEW.csv()))
                .getRecords();

        assertThat(one(lines, "quiz", "", "alpha").get("value"))
                .isEqualTo(String.valueOf(VIEW.alpha().orElseThrow().value()));
        assertThat(one(lines, "quiz", "", "alpha").get("low"))
                .isEqualTo(String.valueOf(
                        VIEW.alpha().orElseThrow().interval().orElseThrow().low()));
        assertThat(one(lines, "item", "item-3", "facility").get("value")).isEqualTo("0.772");
        assertThat(one(lines, "item", "item-3", "facility").get("n")).isEqualTo("1000");
        assertThat(Double.parseDouble(one(lines, "model", "item-3", "slope").get("value")))
                .isCloseTo(1.706, within(1e-2));
        assertThat(lines.stream()
                        .filter(line -> line.get("statistic").equals("information")
                                && line.get("item").isEmpty())
                        .map(line -> Double.parseDouble(line.get("value")))
                        .toList())
                .isEqualTo(VIEW.model().orElseThrow().information());
        assertThat(IntStream.range(0, lines.size()).filter(i -> !lines.get(i).isConsistent()))
                .isEmpty();
    }

    private static CSVRecord one(List<CSVRecord> lines, String of, String item, String statistic) {
        return lines.stream()
                .filter(line -> line.get("of").equals(of)
                        && line.get("item").equals(item)
                        && line.get("statistic").equals(statistic))
                .findFirst()
                .orElseThrow();
    }
}
