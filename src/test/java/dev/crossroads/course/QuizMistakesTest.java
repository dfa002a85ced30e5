package dev.crossroads.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossroads.course.read.Mistake;
import dev.crossroads.course.read.QuizReader;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A mistake in a quiz file is told with its line and what to do")
class QuizMistakesTest {
    private static final String CHOICE = """
            [[questions]]
            id = "a"
            type = "MultipleChoice"
            prompt.prompt = "?"
            prompt.distractors = [%s]
            answer.answer = %s
            """;
    private static final String TRACING = """
            [[questions]]
            id = "a"
            type = "Tracing"
            prompt.program = "fn main() {}"
            """;

    @Test
    void anIdUsedTwice() {
        assertThat(errors(question("a") + question("a")))
                .containsExactly("q.toml:7: error: The question id \"a\" is used twice: first at line 2. Give this"
                        + " question an id of its own.");
    }

    @Test
    void theSameQuestionTwiceWithoutAnId() {
        String question = question("a").replace("id = \"a\"\n", "");
        assertThat(errors(question + question)).singleElement().asString().contains("q.toml:5", "is used twice");
    }

    @Test
    void aDistractorThatEqualsTheAnswer() {
        assertThat(errors(CHOICE.formatted("\"b\", \"c  d\"", "\" c d\"")))
                .containsExactly(
                        "q.toml:5: error: The distractor \"c d\" equals the answer. A distractor must be wrong:"
                                + " change or remove it.");
    }

    @Test
    void anElementOfAListOnLinesOfItsOwn() {
        String options = """

                  "b", # é and \uD83E\uDD80
                  # the next one is wrong

                  { text = "x", why = "w" }, "x",
                """;
        assertThat(errors(CHOICE.formatted(options, "\"c\"")))
                .singleElement()
                .asString()
                .startsWith("q.toml:9: error: Two distractors read \"x\": the first at line 9.");
    }

    @Test
    void twoEqualDistractorsOrAnswers() {
        assertThat(errors(CHOICE.formatted("\"b\", { text = \"b\", why = \"w\" }", "\"c\"")))
                .singleElement()
                .asString()
                .contains("q.toml:5", "Two distractors read \"b\"");
        assertThat(errors(CHOICE.formatted("\"b\"", "[\"c\", \"c\"]")))
                .singleElement()
                .asString()
                .contains("q.toml:6", "Two answers read \"c\"");
    }

    @Test
    void nothingToChooseBetweenAndNothingRight() {
        assertThat(errors(CHOICE.formatted("", "\"c\"")))
                .singleElement()
                .asString()
                .contains("q.toml:5", "nothing to choose between");
        assertThat(errors(CHOICE.formatted("\"b\"", "[]")))
                .singleElement()
                .asString()
                .contains("q.toml:6", "No option is right");
    }

    @Test
    void anUnknownTypeNamesTheKnownOnes() {
        assertThat(errors(question("a").replace("ShortAnswer", "Essay")))
                .singleElement()
                .asString()
                .contains("q.toml:3", "\"Essay\"", "MultipleChoice, ShortAnswer, Tracing, Numeric");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title = 5                  | `title` of the quiz is a whole number. It must be a text in quotes.
            shuffle = "yes"            | `shuffle` of the quiz is a text. It must be true or false.
            passMark = "high"          | `passMark` of the quiz is a text. It must be a finite number.
            passMark = 1.5             | The pass mark is 1.5. It is a share of the points, from 0 to 1.
            passMark = -0.1            | The pass mark is -0.1. It is a share of the points, from 0 to 1.
            attempts = 0               | `attempts` of the quiz is 0. It must be between 1 and 1000.
            timeLimit = "soon"         | The time limit is "soon". Write a whole number and s, m or h
            timeLimit = "0m"           | The time limit is "0m".
            timeLimit = "25h"          | The time limit is "25h".
            mode = "later"             | The mode is "later". It must be "immediate" or "deferred".
            title = { a = 1 }          | `title` of the quiz is a table. It must be a text in quotes.
            """)
    void aWrongSettingOfTheQuiz(String setting, String expected) {
        assertThat(errors("# a comment first\n" + setting + "\n" + question("a")))
                .singleElement()
                .asString()
                .startsWith("q.toml:2: error: " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            points = 0                 | `points` of question "a" is 0. It must be between 1 and 100.
            points = 1.5               | `points` of question "a" is a number. It must be a whole number.
            hints = "one"              | `hints` of question "a" is a text. It must be a list.
            hints = [1]                | An element of `hints` of question "a" is a whole number.
            hints = [" "]              | An element of `hints` of question "a" is empty.
            confidence = 1             | `confidence` of question "a" is a whole number. It must be true or false.
            multipart = "none"         | There is no "none" under [multipart].
            answer.alternatives = "x"  | `alternatives` of `answer` of question "a" is a text. It must be a list.
            prompt.response = "essay"  | The response is "essay". It must be "short", "long" or "code".
            """)
    void aWrongKeyOfAQuestion(String key, String expected) {
        assertThat(errors(question("a") + key)).singleElement().asString().startsWith("q.toml:6: error: " + expected);
    }

    @Test
    void whatIsMissingIsNamedAllAtOnce() {
        assertThat(errors("[[questions]]\nid = \"a\"\ntype = \"Tracing\"\nprompt.program = \"\"\n"))
                .hasSize(2)
                .anyMatch(error -> error.contains("q.toml:4: error: `program` of `prompt` of question \"a\" is empty"))
                .anyMatch(error -> error.contains("q.toml:1: error: `answer` is missing in question \"a\""));
        assertThat(errors("title = \"t\"")).singleElement().asString().contains("`questions` is missing");
        assertThat(errors("questions = []")).singleElement().asString().contains("no questions");
    }

    @Test
    void anIdThatCanNotBeAnAddress() {
        assertThat(errors(question("a/b"))).singleElement().asString().contains("q.toml:2", "no slash");
    }

    @Test
    void aProgramThatDoesNotCompileAndPrints() {
        QuizReader.Reading reading =
                QuizReader.read("q", "q.toml", TRACING + "answer.doesCompile = false\nanswer.stdout = \"1\"");

        assertThat(reading.quiz()).isPresent();
        assertThat(reading.mistakes())
                .singleElement()
                .asString()
                .contains("q.toml:6: warning", "prints nothing and stdout is ignored");
    }

    @Test
    void aLineBeyondTheProgram() {
        assertThat(errors(TRACING + "answer.doesCompile = false\nanswer.lineNumber = 2"))
                .singleElement()
                .asString()
                .contains("q.toml:6", "is 2. It must be between 1 and 1");
        assertThat(errors(TRACING.replace("Tracing", "Line") + "prompt.prompt = \"?\"\nanswer.line = [1, 9]"))
                .singleElement()
                .asString()
                .contains("q.toml:6", "holds 9. It must be between 1 and 1");
    }

    @Test
    void aNegativeToleranceAndANumberThatIsNone() {
        String numeric = "[[questions]]\nid = \"a\"\ntype = \"Numeric\"\nprompt.prompt = \"?\"\n";
        assertThat(errors(numeric + "answer.value = 1\nanswer.tolerance = -1"))
                .singleElement()
                .asString()
                .contains("q.toml:6", "tolerance is -1");
        assertThat(errors(numeric + "answer.value = inf"))
                .singleElement()
                .asString()
                .contains("q.toml:5", "finite number");
    }

    @Test
    void anOrderOrAMatchingOfTooFewOrOfEqualThings() {
        String ordering = "[[questions]]\nid = \"a\"\ntype = \"Ordering\"\nprompt.prompt = \"?\"\nanswer.order = ";
        assertThat(errors(ordering + "[\"x\"]")).singleElement().asString().contains("q.toml:5", "at least two");
        assertThat(errors(ordering + "[\"x\", \"x\"]"))
                .singleElement()
                .asString()
                .contains("Two options read \"x\"");
        String matching = "[[questions]]\nid = \"a\"\ntype = \"Matching\"\nprompt.prompt = \"?\"\nanswer.pairs = ";
        assertThat(errors(matching + "[{ left = \"x\", right = \"1\" }, { left = \"x\", right = \"2\" }]"))
                .singleElement()
                .asString()
                .contains("q.toml:5", "Two left sides read \"x\"");
        assertThat(errors(matching + "[{ left = \"x\", right = \"1\" }]"))
                .singleElement()
                .asString()
                .contains("at least two pairs");
    }

    @Test
    void whatIsNotToml() {
        assertThat(errors("title = \"t\"\nmode = \n[[questions]]"))
                .first()
                .asString()
                .startsWith("q.toml:2: error: Not valid TOML at column ");
    }

    @Test
    void whatIsNestedTooDeeply() {
        assertThat(errors("a = " + "[".repeat(100_000)))
                .containsExactly("q.toml: error: The file is nested too deeply. Write its lists and tables flat.");
    }

    @Test
    void anUnknownKeyIsAWarningAndTheQuizCanBeServed() {
        QuizReader.Reading reading =
                QuizReader.read("q", "q.toml", "colour = 1\n" + question("a") + "answer.hue = 2\n");
        assertThat(reading.quiz()).isPresent();
        assertThat(reading.mistakes())
                .extracting(Mistake::severity, Mistake::line)
                .containsExactly(tuple(Mistake.Severity.WARNING, 1), tuple(Mistake.Severity.WARNING, 7));
        assertThat(reading.mistakes().getFirst().what()).contains("`colour` of the quiz is not known", "passMark");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            `String`         | Markdown or HTML
            **channel**      | It counts as "channel" too
            Vec&lt;u8&gt;    | It counts as "Vec<u8>" too
            chan\u200bnel    | U+200B (zero width space)
            chan\u00adnel    | U+00AD (soft hyphen)
            a\u00a0channel   | U+00A0 (no-break space)
            """)
    void aKeyThatNobodyCanTypeIsAWarning(String key, String why) {
        QuizReader.Reading reading =
                QuizReader.read("q", "q.toml", question("a").replace("\"c\"", '"' + key + '"'));

        assertThat(reading.quiz()).isPresent();
        assertThat(reading.mistakes()).singleElement().asString().contains("q.toml:5: warning: Nobody can type", why);
    }

    @Test
    void aKeyThatAnotherKeyMakesUpForIsNone() {
        String question = question("a").replace("\"c\"", "\"%w\"") + "answer.alternatives = [\"`%w`\", \"it’s\"]\n";

        assertThat(QuizReader.read("q", "q.toml", question).mistakes()).isEmpty();
    }

    @Test
    void whatAProgramPrintsAndNobodyCanTypeIsAWarning() {
        String escaped = TRACING + "answer.doesCompile = true\nanswer.stdout = \"\\u001b[31mred `a` &lt;\"\n";

        assertThat(QuizReader.read("q", "q.toml", escaped).mistakes())
                .singleElement()
                .asString()
                .contains("q.toml:6: warning: Nobody can type stdout", "U+001B");
    }

    @Test
    void aKeyInWhichNothingCanBeSeen() {
        assertThat(errors(question("a").replace("\"c\"", "\"\u200b\"")))
                .containsExactly("q.toml:5: error: The answer holds no sign that anybody can type. Write it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            weak( pointer   | can't be read
            (a)\\1          | no look-around and no back references
            .*              | fits an empty answer
            (a{999}){999}   | repetitions
            “weak”          | U+201C
            """)
    void aPatternThatCanNotBeUsed(String pattern, String why) {
        assertThat(errors(question("a") + "answer.pattern = '" + pattern + "'\n"))
                .singleElement()
                .asString()
                .contains("q.toml:6: error: ", why);
    }

    private static String question(String id) {
        return """
                [[questions]]
                id = "%s"
                type = "ShortAnswer"
                prompt.prompt = "?"
                answer.answer = "c"
                """.formatted(id);
    }

    private static List<String> errors(String toml) {
        QuizReader.Reading reading = QuizReader.read("q", "q.toml", toml);
        assertThat(reading.quiz()).isEmpty();
        return reading.mistakes().stream().map(Mistake::toString).toList();
    }
}
