package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crossroads.course.Pool;
import dev.crossroads.course.Question;
import dev.crossroads.course.Question.Line;
import dev.crossroads.course.Question.Matching;
import dev.crossroads.course.Question.MultipleChoice;
import dev.crossroads.course.Question.Numeric;
import dev.crossroads.course.Question.Option;
import dev.crossroads.course.Question.Ordering;
import dev.crossroads.course.Question.ShortAnswer;
import dev.crossroads.course.Question.Tracing;
import dev.crossroads.course.Quiz;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuizReaderTest {

    @Test
    void aPlainMdbookQuizFileReadsWithDefaults() {
        Quiz quiz = read("""
                [multipart]
                program = "Consider this *program*."

                [[questions]]
                id = "b230bed3-d6ba-4048-8b06-aa655d837b04"
                type = "MultipleChoice"
                prompt.prompt = "What is 1 + 1?"
                prompt.distractors = ["1", "3", "**infinity**"]
                answer.answer = ["2"]
                context = "Ask a mathematician."

                [[questions]]
                type = "ShortAnswer"
                multipart = "program"
                promptExplanation = true
                prompt.prompt = "Which keyword?"
                answer.answer = "let"
                answer.alternatives = ["let mut"]

                [[questions]]
                type = "Tracing"
                prompt.program = "fn main() {}"
                answer.doesCompile = true
                answer.stdout = ""
                """);

        assertThat(quiz.title()).isEqualTo("Two ways");
        assertThat(quiz.mode()).isEqualTo(Quiz.Mode.IMMEDIATE);
        assertThat(quiz.passMark()).isEqualTo(0.7);
        assertThat(quiz.timeLimit()).isEmpty();
        assertThat(quiz.attempts()).isEmpty();
        assertThat(quiz.shuffle()).isFalse();
        assertThat(quiz.lesson()).isEmpty();
        MultipleChoice choice = (MultipleChoice) quiz.questions().get(0);
        assertThat(choice.several()).isTrue();
        assertThat(choice.options()).hasSize(4).extracting(Option::html).contains("<strong>infinity</strong>");
        assertThat(choice.common().explanation()).contains("<p>Ask a mathematician.</p>");
        assertThat(choice.common().points()).isEqualTo(1);
        assertThat(choice.common().asksConfidence()).isTrue();
        ShortAnswer shortAnswer = (ShortAnswer) quiz.questions().get(1);
        assertThat(shortAnswer.format()).isEqualTo(ShortAnswer.Format.SHORT);
        assertThat(shortAnswer.alternatives()).containsExactly("let mut");
        assertThat(shortAnswer.common().asksExplanation()).isTrue();
        assertThat(shortAnswer.common().context()).contains("<p>Consider this <em>program</em>.</p>");
        Tracing tracing = (Tracing) quiz.questions().get(2);
        assertThat(tracing.programLanguage()).isEqualTo("rust");
        assertThat(tracing.compiles()).isTrue();
    }

    @Test
    void ourOwnKeysOfAQuizAreRead() {
        Quiz quiz = read("""
                title = "Ownership"
                mode = "deferred"
                timeLimit = "90s"
                attempts = 3
                passMark = 1
                shuffle = true

                [[questions]]
                id = "a"
                type = "Numeric"
                concepts = ["move", "copy"]
                language = "go"
                hints = ["Look *up*", "Look down"]
                points = 2
                confidence = false
                prompt.prompt = "How large?"
                prompt.unit = "KiB"
                answer.value = 2.50
                answer.tolerance = 0.1
                """);

        assertThat(quiz.title()).isEqualTo("Ownership");
        assertThat(quiz.mode()).isEqualTo(Quiz.Mode.DEFERRED);
        assertThat(quiz.timeLimit()).contains(Duration.ofSeconds(90));
        assertThat(quiz.attempts()).isEqualTo(OptionalInt.of(3));
        assertThat(quiz.passMark()).isEqualTo(1);
        assertThat(quiz.shuffle()).isTrue();
        Numeric numeric = (Numeric) quiz.questions().getFirst();
        assertThat(numeric.unit()).contains("KiB");
        assertThat(numeric.value()).isEqualByComparingTo("2.5");
        assertThat(numeric.tolerance()).isEqualByComparingTo(new BigDecimal("0.1"));
        assertThat(numeric.common().concepts()).containsExactly("move", "copy");
        assertThat(numeric.common().language()).contains("go");
        assertThat(numeric.common().hints()).containsExactly("<p>Look <em>up</em></p>", "<p>Look down</p>");
        assertThat(numeric.common().points()).isEqualTo(2);
        assertThat(numeric.common().asksConfidence()).isFalse();
    }

    @Test
    void orderingMatchingAndLineKeepTheirKeys() {
        Quiz quiz = read("""
                [[questions]]
                id = "o"
                type = "Ordering"
                prompt.prompt = "Order"
                answer.order = ["first", { text = "second", why = "it follows" }, "third"]

                [[questions]]
                id = "m"
                type = "Matching"
                prompt.prompt = "Match"
                prompt.distractors = ["a class"]
                answer.pairs = [
                  { left = "Rust", right = "an owner", why = "checked" },
                  { left = "Go", right = "a collector" },
                  { left = "Java", right = "a collector" },
                ]

                [[questions]]
                id = "l"
                type = "Line"
                language = "go"
                prompt.prompt = "Which?"
                prompt.program = \"""

                package main
                func main() {
                }
                \"""
                answer.line = [3, 1]
                """);

        Ordering ordering = (Ordering) quiz.questions().get(0);
        assertThat(ordering.order()).extracting(Option::html).containsExactly("first", "second", "third");
        assertThat(ordering.order().get(1).why()).contains("it follows");
        Matching matching = (Matching) quiz.questions().get(1);
        assertThat(matching.left()).extracting(Option::html).containsExactly("Rust", "Go", "Java");
        assertThat(matching.right())
                .extracting(Option::html)
                .containsExactlyInAnyOrder("an owner", "a collector", "a class");
        assertThat(matching.key()).hasSize(3);
        assertThat(matching.key().get(matching.left().get(1).id()))
                .isEqualTo(matching.key().get(matching.left().get(2).id()));
        assertThat(matching.left().getFirst().why()).contains("checked");
        Line line = (Line) quiz.questions().get(2);
        assertThat(line.lines()).containsExactly(1, 3);
        assertThat(line.program()).isEqualTo("package main\nfunc main() {\n}");
        assertThat(line.programLanguage()).isEqualTo("go");
    }

    @Test
    void aProgramThatDoesNotCompileNamesItsLineOrLeavesItOpen() {
        Quiz quiz = read("""
                [[questions]]
                type = "Tracing"
                prompt.program = \"""
                fn main() {
                  `[let x: i32 = "a";]`
                }
                \"""
                answer.doesCompile = false
                answer.lineNumber = 2

                [[questions]]
                type = "Tracing"
                prompt.program = "fn main() { 1 + }"
                answer.doesCompile = false
                """);

        Tracing named = (Tracing) quiz.questions().get(0);
        assertThat(named.line()).isEqualTo(OptionalInt.of(2));
        assertThat(named.program()).doesNotContain("`[").contains("let x: i32 = \"a\";");
        assertThat(((Tracing) quiz.questions().get(1)).line()).isEmpty();
    }

    @Test
    void anAuthorMayFixTheOrderOfOptions() {
        Quiz quiz = read("""
                [[questions]]
                id = "index"
                type = "MultipleChoice"
                prompt.prompt = "?"
                prompt.distractors = ["b", "a", "d"]
                prompt.answerIndex = 1
                answer.answer = "c"

                [[questions]]
                id = "sorted"
                type = "MultipleChoice"
                prompt.prompt = "?"
                prompt.distractors = ["b", "a", "d"]
                prompt.sortAnswers = true
                answer.answer = "c"
                """);

        MultipleChoice index = (MultipleChoice) quiz.questions().get(0);
        assertThat(index.fixedOrder()).isTrue();
        assertThat(index.options()).extracting(Option::html).containsExactly("b", "c", "a", "d");
        MultipleChoice sorted = (MultipleChoice) quiz.questions().get(1);
        assertThat(sorted.fixedOrder()).isTrue();
        assertThat(sorted.options()).extracting(Option::html).containsExactly("a", "b", "c", "d");
    }

    @Test
    void scriptsInPromptsAndOptionsAreLeftOutAndTheAuthorIsTold() {
        QuizReader.Reading reading = QuizReader.read("q", "quizzes/q.toml", """
                [[questions]]
                id = "x"
                type = "MultipleChoice"
                prompt.prompt = "Pick <script>alert(1)</script>"
                prompt.distractors = ["<img src=x onerror=alert(1)>", "b"]
                answer.answer = "c"
                """);

        MultipleChoice choice =
                (MultipleChoice) reading.quiz().orElseThrow().questions().getFirst();
        assertThat(choice.prompt()).doesNotContain("script");
        assertThat(choice.options()).noneMatch(option -> option.html().contains("onerror"));
        assertThat(reading.mistakes()).isNotEmpty().allMatch(mistake -> mistake.line() > 0);
    }

    @Test
    void questionsAndConceptsAreMentionedWithTheirLines() {
        QuizReader.Reading reading = QuizReader.read("q", "quizzes/q.toml", """
                [[questions]]
                type = "ShortAnswer"
                id = "x"
                concepts = [
                  "move",
                  "copy",
                ]
                prompt.prompt = "?"
                answer.answer = "c"
                """);

        assertThat(reading.questions()).containsExactly(new Mention("x", 3));
        assertThat(reading.concepts()).containsExactly(new Mention("move", 5), new Mention("copy", 6));
    }

    @Test
    void aFileNamesItsQuizByItsPath(@TempDir Path course) throws Exception {
        Path file = course.resolve("quizzes/memory/two-ways.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                [[questions]]
                type = "ShortAnswer"
                prompt.prompt = "?"
                answer.answer = "c"
                """);

        Quiz quiz = QuizReader.read(course, file).quiz().orElseThrow();

        assertThat(quiz.id()).isEqualTo("memory/two-ways");
        assertThat(quiz.title()).isEqualTo("Two ways");
        assertThat(quiz.placedIn("memory").lesson()).isEqualTo(Optional.of("memory"));
    }

    @Test
    void aFileThatIsTooLargeNotTextOrNotThereIsAMistake(@TempDir Path course) throws Exception {
        Path large = Files.write(course.resolve("large.toml"), new byte[(1 << 20) + 1]);
        Path latin = Files.write(course.resolve("latin.toml"), "title = \"é\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(whatIsWrong(course, large)).singleElement().asString().contains("1 MiB");
        assertThat(whatIsWrong(course, latin)).singleElement().asString().contains("UTF-8");
        assertThat(whatIsWrong(course, course.resolve("none.toml")))
                .singleElement()
                .asString()
                .startsWith("none.toml: error: The file can't be read");
    }

    @Test
    void aQuizAsksSomeOfAPoolAndOneOfTheVariantsOfAQuestion() {
        Quiz quiz = read("""
                [pools]
                keywords = 2

                [[questions]]
                id = "sum"
                type = "Numeric"
                variants = [{ n = 3, total = 6 }, { name = "four", n = 4, total = 10.5 }]
                prompt.prompt = 'What is the sum up to {{n}}? `println!("{{}}")`'
                hints = ["The last summand is {{ n }}."]
                answer.value = "{{total}}"

                [[questions]]
                id = "let"
                type = "ShortAnswer"
                pool = "keywords"
                prompt.prompt = "Which keyword declares?"
                answer.answer = "let"

                [[questions]]
                id = "fn"
                type = "ShortAnswer"
                pool = "keywords"
                prompt.prompt = "Which keyword begins a function?"
                answer.answer = "fn"

                [[questions]]
                id = "if"
                type = "ShortAnswer"
                pool = "keywords"
                prompt.prompt = "Which keyword begins a condition?"
                answer.answer = "if"
                """);

        assertThat(quiz.questions()).extracting(Question::id).containsExactly("sum.1", "sum.four", "let", "fn", "if");
        assertThat(quiz.asks()).isEqualTo(3);
        assertThat(quiz.poolOf("sum.1"))
                .contains(new Pool("sum", 1, List.of("sum.1", "sum.four")))
                .isEqualTo(quiz.poolOf("sum.four"));
        assertThat(quiz.poolOf("if").orElseThrow().asks()).isEqualTo(2);
        assertThat(quiz.questions().get(1)).isInstanceOfSatisfying(Numeric.class, sum -> {
            assertThat(sum.value()).isEqualByComparingTo("10.5");
            assertThat(sum.prompt()).contains("up to 4?", "{{}}");
            assertThat(sum.common().hints()).containsExactly("<p>The last summand is 4.</p>");
        });
    }

    @Test
    void whatCanNotBeDrawnFairlyIsAMistakeWithItsLine() {
        assertThat(QuizReader.read("pools", "quizzes/pools.toml", """
                        [pools]
                        two = 2
                        [multipart]
                        part = "Parts."
                        [[questions]]
                        id = "one"
                        type = "ShortAnswer"
                        pool = "two"
                        prompt.prompt = "One?"
                        answer.answer = "one"
                        [[questions]]
                        id = "other"
                        type = "ShortAnswer"
                        pool = "twos"
                        points = 2
                        prompt.prompt = "Other?"
                        answer.answer = "other"
                        [[questions]]
                        id = "varied"
                        type = "ShortAnswer"
                        multipart = "part"
                        variants = [{ a = "x", b = "y" }, { a = "z" }]
                        prompt.prompt = "{{a}} and {{c}}?"
                        answer.answer = "yes"
                        """).mistakes())
                .extracting(Mistake::line, mistake -> mistake.what().replaceFirst("[.:,].*", ""))
                .containsExactly(
                        tuple(2, "The pool \"two\" asks 2 of 1"),
                        tuple(14, "There is no pool \"twos\""),
                        tuple(22, "A part of a question that has several can't have `variants`"),
                        tuple(22, "This variant has the values [a]"),
                        tuple(22, "No text has {{b}}"),
                        tuple(22, "{{c}} stays as it is"));
    }

    private static List<Mistake> whatIsWrong(Path course, Path file) {
        QuizReader.Reading reading = QuizReader.read(course, file);
        assertThat(reading.quiz()).isEmpty();
        return reading.mistakes();
    }

    private static Quiz read(String toml) {
        QuizReader.Reading reading = QuizReader.read("memory/two-ways", "quizzes/memory/two-ways.toml", toml);
        assertThat(reading.mistakes()).isEmpty();
        return reading.quiz().orElseThrow();
    }
}
