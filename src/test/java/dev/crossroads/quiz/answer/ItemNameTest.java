package dev.crossroads.quiz.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Question;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions are told apart by their names, and those about programs by what is first said in these. */
class ItemNameTest {
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);

    private static Question question(String toml) {
        return QuizReader.read("q", "quizzes/q.toml", "[[questions]]\nid = \"q\"\n" + toml)
                .quiz()
                .orElseThrow()
                .questions()
                .getFirst();
    }

    private static Question traced(String language, String program) {
        return question("""
                type = "Tracing"
                language = "%s"
                prompt.program = '''
                %s
                '''
                answer.doesCompile = true
                answer.stdout = "1"
                """.formatted(language, program));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            package main~~import "fmt"~~func main() {~  n := 1~}              | n := 1
            package main~import (~  "fmt"~  "os"~)~// Adds.~func add(a int) { | func add(a int)
            package main~func main() {~*a += 5~}                             | *a += 5
            use a::b;~#![allow(unused)]~fn main() {~    let a = String::new();~}       | let a = String::new();
            use std::rc::Rc;~use std::sync::{~  Arc,~  Mutex,~};~let m = 1;   | let m = 1;
            /* Says~   hello. */~struct Tank {~  litres: u32,~}              | struct Tank
            pub async fn main() -> Result<(), Error> {~    run().await~}     | run().await
            fn main() { run() }                                              | fn main() { run() }
            fn main() {~}                                                    | fn main()
            let very = "long long long long long long long long long long long";~ | let very = "long long long long long long long long long lo…
            """)
    void theFirstLineThatNotEveryProgramHasTellsItApart(String program, String line) {
        assertThat(TellingLine.of(program.replace('~', '\n'))).contains(line);
    }

    @Test
    void aProgramIsTakenIntoATableWithoutTheNumbersOfItsLines() {
        Question asked = question("""
                type = "ShortAnswer"
                prompt.prompt = '''
                What do they print?

                ```rust
                fn main() {
                    let a = 1;
                }
                ```

                ```go
                package main

                func main() {}
                ```
                '''
                answer.answer = "1"
                """);

        assertThat(AnswerWords.prompt(asked, ENGLISH))
                .startsWith("What do they print? Rust fn main() { ⏎ let a = 1; ⏎ } ")
                .endsWith("Go package main ⏎ func main() {}");
    }

    @Test
    void anEmptyProgramHasNone() {
        assertThat(TellingLine.of(" \n\n")).isEmpty();
    }

    @Test
    void aProgramToTraceIsNamedByItsLanguageAndThatLine() {
        Question question = traced("go", "package main\nfunc main() {\n\tshow(secret())\n}");

        assertThat(ItemName.of(question, ENGLISH))
                .isEqualTo(new ItemName("What does this Go program do?", Optional.of("show(secret())")));
        assertThat(ItemName.of(question, Texts.of(Language.GERMAN)).text())
                .isEqualTo("Was macht dieses Go-Programm? show(secret())");
    }

    @Test
    void aPromptKeepsItsWordsAndItsProgramIsNamedByThatLine() {
        assertThat(ItemName.of(question("""
                        type = "ShortAnswer"
                        prompt.prompt = "What does *this* print?\\n\\n```rust\\nfn main() {\\n    dbg!(1);\\n}\\n```"
                        answer.answer = "1"
                        """), ENGLISH))
                .isEqualTo(new ItemName("What does this print?", Optional.of("dbg!(1);")));
        assertThat(ItemName.of(question("""
                        type = "Line"
                        language = "go"
                        prompt.prompt = "Point at the write."
                        prompt.program = "a := 1\\nb := a"
                        answer.line = 2
                        """), ENGLISH).text()).isEqualTo("Point at the write. a := 1");
    }

    @Test
    void aPromptWithoutAProgramIsTheName() {
        assertThat(ItemName.of(Samples.QUIZ.questions().getFirst(), ENGLISH))
                .isEqualTo(new ItemName("Pick one", Optional.empty()));
    }

    @Test
    void everyKeyIsSaidInWords() {
        assertThat(Samples.QUIZ.questions())
                .allSatisfy(question ->
                        assertThat(KeyWords.of(question, ENGLISH)).isNotBlank().doesNotContain("{", "[", "<"));
        assertThat(KeyWords.of(question("""
                        type = "Line"
                        language = "go"
                        prompt.prompt = "Point at a write."
                        prompt.program = "a := 1\\nb := a"
                        answer.line = [2, 1]
                        """), ENGLISH)).isEqualTo("line 1 · line 2");
        assertThat(KeyWords.of(question("""
                        type = "Numeric"
                        prompt.prompt = "How many?"
                        prompt.unit = "KiB"
                        answer.value = 4.5
                        answer.tolerance = 0.25
                        """), ENGLISH)).isEqualTo("4.5 ± 0.25 KiB");
    }
}
