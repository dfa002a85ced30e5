package dev.crossroads.quiz.answer;

import static dev.crossroads.quiz.answer.Samples.option;
import static dev.crossroads.quiz.answer.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossroads.web.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Nested
    @DisplayName("From JSON")
    class FromJson {

        @Test
        void aChoiceIsAnIdOrAListOfIds() {
            String right = option("one", "right");
            assertThat(read("one", quoted(right))).isEqualTo(new Answer.Choice(Set.of(right)));
            assertThat(read("one", "[" + quoted(right) + "]")).isEqualTo(new Answer.Choice(Set.of(right)));
            String first = option("several", "right");
            String second = option("several", "wrong");
            assertThat(read("several", "[" + quoted(first) + "," + quoted(second) + "]"))
                    .isEqualTo(new Answer.Choice(Set.of(second, first)));
        }

        @Test
        void theOtherTypesAreReadAsTheInterfaceSays() {
            assertThat(read("short", "\"Rc\"")).isEqualTo(new Answer.Text("Rc"));
            assertThat(read("number", "2.50")).isEqualTo(new Answer.Number(new BigDecimal("2.5")));
            assertThat(read("compiles", "{\"compiles\": true, \"stdout\": \"1\"}"))
                    .isEqualTo(new Answer.Trace(true, "1", OptionalInt.empty()));
            assertThat(read("compiles", "{\"compiles\": false, \"line\": 3}"))
                    .isEqualTo(new Answer.Trace(false, "", OptionalInt.of(3)));
            assertThat(read("line", "3")).isEqualTo(new Answer.LineNumber(3));
            String rust = option("match", "Rust");
            String go = option("match", "Go");
            String nothing = option("match", "nothing");
            assertThat(read(
                            "match",
                            "{%s: %s, %s: %s}".formatted(quoted(rust), quoted(nothing), quoted(go), quoted(nothing))))
                    .isEqualTo(new Answer.Match(Map.of(rust, nothing, go, nothing)));
            String first = option("pair", "first");
            String second = option("pair", "second");
            assertThat(read("pair", "[" + quoted(second) + "," + quoted(first) + "]"))
                    .isEqualTo(new Answer.Order(List.of(second, first)));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                one      | 5                                   | an option id, or a list of option ids; it is the number "5"
                one      | null                                | it is null
                one      | []                                  | Choose an option
                one      | [1]                                 | Each option id must be a text
                one      | "o123"                              | no option "o123"
                several  | []                                  | Choose at least one option
                short    | 5                                   | must be a text; it is the number "5"
                short    | ["Rc"]                              | it is a list
                short    | "  "                                | The answer is empty
                number   | "2"                                 | must be a finite number; it is a text
                number   | true                                | it is true or false
                number   | 1e400                               | must be a finite number
                number   | 1e200                               | too many digits
                number   | 1e-200                              | too many digits
                compiles | true                                | it is true or false
                compiles | {"stdout": "1"}                     | "compiles" is not true or false
                compiles | {"compiles": "yes"}                 | "compiles" is not true or false
                compiles | {"compiles": true}                  | Say what the program prints
                compiles | {"compiles": true, "stdout": 1}     | "stdout" must be a text
                compiles | {"compiles": true, "stdout": "", "line": 1}  | leave out "line"
                compiles | {"compiles": false, "stdout": "1"}  | leave out "stdout"
                compiles | {"compiles": false}                 | which line the compiler refuses
                compiles | {"compiles": false, "line": 4}      | no line 4. It has lines 1 to 3
                compiles | {"compiles": false, "line": 1.5}    | must be a whole number
                compiles | {"compiles": false, "column": 1}    | no member "column"
                line     | 0                                   | no line 0
                line     | 4                                   | no line 4
                line     | 99999999999                         | must be a whole number
                line     | "2"                                 | must be a whole number
                order    | {}                                  | a list of every option id
                order    | []                                  | Missing: o
                match    | []                                  | an object from left id to right id
                match    | {}                                  | Missing: o
                match    | {"o1": "o2"}                        | no left side "o1"
                """)
        void anAnswerOfTheWrongFormIsRefusedWithWhatWouldBeRight(String question, String json, String expected) {
            assertThatThrownBy(() -> read(question, json))
                    .isInstanceOf(MalformedAnswer.class)
                    .hasMessageContaining(expected);
        }

        @Test
        void anOptionOfAnotherQuestionIsRefused() {
            String other = option("several", "right");
            assertThatThrownBy(() -> read("one", quoted(other)))
                    .isInstanceOf(MalformedAnswer.class)
                    .hasMessageContaining("no option \"" + other + "\"")
                    .hasMessageContaining(option("one", "right"));
        }

        @Test
        void twoOptionsWhereOneIsAskedAreRefused() {
            assertThatThrownBy(() -> read(
                            "one", "[" + quoted(option("one", "right")) + "," + quoted(option("one", "wrong")) + "]"))
                    .isInstanceOf(MalformedAnswer.class)
                    .hasMessageContaining("Choose one");
        }

        @Test
        void doubledAndMissingIdsAreRefused() {
            String first = quoted(option("pair", "first"));
            assertThatThrownBy(() -> read("pair", "[" + first + "," + first + "]"))
                    .hasMessageContaining("twice");
            assertThatThrownBy(() -> read("pair", "[" + first + "]")).hasMessageContaining("Missing");
            assertThatThrownBy(() -> read(
                            "match",
                            "{" + quoted(option("match", "Rust")) + ":" + quoted(option("match", "owner")) + "}"))
                    .hasMessageContaining("Missing: " + option("match", "Go"));
        }

        @Test
        void aTextThatCanNotBeStoredIsRefused() {
            assertThat(read("short", quoted("x".repeat(10_000)))).isEqualTo(new Answer.Text("x".repeat(10_000)));
            assertThatThrownBy(() -> read("short", quoted("x".repeat(10_001))))
                    .hasMessageContaining("10,001 characters. It may have up to 10,000");
            assertThatThrownBy(() -> read("short", "\"a\\u0000\"")).hasMessageContaining("NUL");
            assertThatThrownBy(() -> read("short", "\"a\\ud800\"")).hasMessageContaining("surrogate");
            assertThatThrownBy(() -> read("compiles", "{\"compiles\": true, \"stdout\": \"\\u0000\"}"))
                    .hasMessageContaining("NUL");
        }

        private Answer read(String question, String json) {
            return Answers.fromJson(question(question), parsed(json));
        }
    }

    @Nested
    @DisplayName("From a form")
    class FromForm {

        @Test
        void everyTypeHasItsFields() {
            String right = option("several", "right");
            String wrong = option("several", "wrong");
            assertThat(read("several", Map.of("choice", List.of(right, wrong))))
                    .isEqualTo(new Answer.Choice(Set.of(right, wrong)));
            assertThat(read("code", one("text", "a\r\nb"))).isEqualTo(new Answer.Text("a\nb"));
            assertThat(read("number", one("number", " -2.0 "))).isEqualTo(new Answer.Number(new BigDecimal("-2")));
            assertThat(read(
                            "compiles",
                            Map.of(
                                    "compiles", List.of("yes"),
                                    "stdout", List.of("1\r\n2"),
                                    "line", List.of(""))))
                    .isEqualTo(new Answer.Trace(true, "1\n2", OptionalInt.empty()));
            assertThat(read("compiles", Map.of("compiles", List.of("no"), "line", List.of("2"), "stdout", List.of(""))))
                    .isEqualTo(new Answer.Trace(false, "", OptionalInt.of(2)));
            assertThat(read("line", one("line", "2"))).isEqualTo(new Answer.LineNumber(2));
            String first = option("pair", "first");
            String second = option("pair", "second");
            assertThat(read("pair", Map.of("order." + first, List.of("2"), "order." + second, List.of("1"))))
                    .isEqualTo(new Answer.Order(List.of(second, first)));
            String rust = option("match", "Rust");
            String go = option("match", "Go");
            String owner = option("match", "owner");
            assertThat(read("match", Map.of("match." + rust, List.of(owner), "match." + go, List.of(owner))))
                    .isEqualTo(new Answer.Match(Map.of(rust, owner, go, owner)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"one", "several", "short", "number", "compiles", "line", "order", "match"})
        void anEmptyFormIsRefusedKindly(String question) {
            assertThatThrownBy(() -> read(question, Map.of()))
                    .isInstanceOf(MalformedAnswer.class)
                    .hasMessageEndingWith(".");
        }

        @Test
        void placesThatMeetOrDoNotExistAreRefused() {
            String first = "order." + option("pair", "first");
            String second = "order." + option("pair", "second");
            assertThatThrownBy(() -> read("pair", Map.of(first, List.of("1"), second, List.of("1"))))
                    .hasMessageContaining("Two items are at place 1");
            assertThatThrownBy(() -> read("pair", Map.of(first, List.of("1"), second, List.of("3"))))
                    .hasMessageContaining("no place 3");
        }

        @Test
        void aNumberThatIsNoneAndAFieldWithTwoValuesAreRefused() {
            assertThatThrownBy(() -> read("number", one("number", "two")))
                    .hasMessageContaining("\"two\" is not a number");
            assertThatThrownBy(() -> read("number", one("number", "2.5 ms")))
                    .hasMessageContaining("Leave out the unit");
            assertThatThrownBy(() -> read("number", one("number", "12,000,000")))
                    .hasMessageContaining("without them: 12000000");
            assertThatThrownBy(() -> read("number", one("number", "1,234")))
                    .hasMessageContaining("Write 1234 without a separator, or 1.234");
            assertThatThrownBy(() -> read("number", one("number", "1/2"))).hasMessageContaining("fraction");
            assertThatThrownBy(() -> read("number", one("number", "1e999999999")))
                    .hasMessageContaining("digits");
            assertThatThrownBy(() -> read("line", Map.of("line", List.of("1", "2"))))
                    .hasMessageContaining("Send it once");
        }

        private Answer read(String question, Map<String, List<String>> fields) {
            return Answers.fromForm(question(question), name -> fields.getOrDefault(name, List.of()), Language.ENGLISH);
        }

        private static Map<String, List<String>> one(String name, String value) {
            return Map.of(name, List.of(value));
        }
    }

    @Test
    void anAnswerIsTheSameHoweverItWasGiven() {
        assertThat(new Answer.Number(new BigDecimal("1E+3")).toJson()).hasToString("1000");
        assertThat(new Answer.Number(new BigDecimal("0.00")).toJson()).hasToString("0");
        assertThat(new Answer.Text("a\rb")).isEqualTo(new Answer.Text("a\nb"));
        assertThat(new Answer.Choice(Set.of("b", "a")).toJson()).hasToString("[\"a\",\"b\"]");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
