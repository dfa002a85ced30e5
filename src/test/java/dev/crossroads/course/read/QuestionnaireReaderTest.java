package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.read.QuestionnaireReader.SectionMention;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionnaireReaderTest {
    private static final String FILE = """
            version = "1"
            band = 4
            scale = 8

            [[alternatives]]
            id = "rust"
            name = "Rust"
            [[alternatives]]
            id = "go"
            name = "Go"

            [[questions]]
            id = "latency"
            prompt = "How much do pauses matter?"
              [[questions.options]]
              id = "hard"
              text = "A missed deadline is a defect"
              weights = { rust = 5 }
              decisive = "A late answer is a wrong one."
              reason = "Rust has no collector."
              lesson = "memory/gc.md#what-a-pause-is"
              [[questions.options]]
              id = "soft"
              text = "Hardly"
              weights = { rust = 1, go = 1 }
              balanced = true
              reason = "Either will do."
              lesson = "memory/gc.md#pauses"

            [[evidence]]
            alternative = "rust"
            language = "rust"
            minimum = 3
            weight = 3
            strong = "Rust sits."
            weak = "Rust does not sit yet."
            lesson = "ownership.md#moving"
            """;

    @Test
    void anAlternativeMaySayHowToStartWithIt() {
        String steps = """
                name = "Rust"
                  [[alternatives.steps]]
                  title = "The book"
                  why = "It begins at the beginning."
                  href = "https://doc.rust-lang.org/book/"
                """;

        assertThat(QuestionnaireReader.read("recommendation.toml", FILE.replace("name = \"Rust\"\n", steps))
                        .questionnaire()
                        .orElseThrow()
                        .alternatives()
                        .getFirst()
                        .steps())
                .containsExactly(new Questionnaire.Step(
                        "The book", "It begins at the beginning.", "https://doc.rust-lang.org/book/"));
        assertThat(QuestionnaireReader.read(
                                "recommendation.toml",
                                FILE.replace("name = \"Rust\"\n", steps.replace("https:", "javascript:")))
                        .mistakes())
                .singleElement()
                .asString()
                .startsWith("recommendation.toml:11: error:")
                .contains("begins with https://");
    }

    @Test
    void aQuestionnaireIsReadAsWritten() {
        QuestionnaireReader.Reading reading = QuestionnaireReader.read("recommendation.toml", FILE);

        assertThat(reading.mistakes()).isEmpty();
        Questionnaire questionnaire = reading.questionnaire().orElseThrow();
        assertThat(questionnaire.version()).isEqualTo("1");
        assertThat(questionnaire.band()).isEqualTo(4);
        assertThat(questionnaire.scale()).isEqualTo(8);
        assertThat(questionnaire.alternatives())
                .containsExactly(
                        new Questionnaire.Alternative("rust", "Rust"), new Questionnaire.Alternative("go", "Go"));
        Questionnaire.AdvisoryOption hard = questionnaire
                .question("latency")
                .flatMap(question -> question.option("hard"))
                .orElseThrow();
        assertThat(hard.weights()).isEqualTo(Map.of("rust", 5));
        assertThat(hard.lesson()).contains(new SectionRef("memory/gc", "what-a-pause-is"));
        assertThat(questionnaire.evidence())
                .singleElement()
                .extracting(e -> e.minimum())
                .isEqualTo(3);
        assertThat(reading.sections())
                .containsExactly(
                        new SectionMention(new SectionRef("memory/gc", "what-a-pause-is"), 21),
                        new SectionMention(new SectionRef("memory/gc", "pauses"), 28),
                        new SectionMention(new SectionRef("ownership", "moving"), 37));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            band = 4               | band = -1             | 2  | It must be between 0 and 1000
            scale = 8              | scale = 0             | 3  | It must be between 1 and 1000
            version = "1"          | version = 1           | 1  | It must be a text in quotes
            name = "Go"            | name = "Rust"         | 10 | Two alternatives have the name "Rust"
            id = "soft"            | id = "hard"           | 23 | have the id "hard"
            weights = { rust = 5 } | weights = { java = 5 }| 18 | There is no alternative "java". There are: go, rust.
            weights = { rust = 5 } | weights = { rust = -1}| 18 | It must be between 0 and 1000
            weights = { rust = 5 } | weights = { rust = 0 }| 18 | The option weighs nothing
            weights = { rust = 5 } | weights = {}          | 18 | weighs the same for each: { go = 1, rust = 1 }
            weights = { rust = 5 } | weights = { rust = 1.5 }| 18 | It must be a whole number
            weights = { rust = 5 } | # none                | 15 | `weights` is missing in option "hard"
            reason = "Either will do." | # none            | 22 | `reason` is missing in option "soft"
            lesson = "memory/gc.md#pauses" | # none        | 22 | `lesson` is missing in option "soft"
            gc.md#what-a-pause-is  | gc.md                 | 21 | does not name a section
            minimum = 3            | minimum = 0           | 33 | It must be between 1 and 1000
            alternative = "rust"   | alternative = "java"  | 31 | There is no alternative "java"
            decisive = "A late answer is a wrong one." | # none | 18 | decides alone: its lead of 5 is above the band of 4
            weights = { rust = 5 } | weights = { rust = 5, go = 1 } | 18 | marked decisive, but its lead of 4 is within
            balanced = true        | # none                | 12 | has no balanced answer
            decisive = "A late answer is a wrong one." | decisive = "Late."\\nbalanced = true | 26 | has 2 balanced answers
            weights = { rust = 1, go = 1 } | weights = { rust = 1 } | 12 | The balanced answers do not tie: rust has 1, go has 0
            """)
    void aMistakeIsToldWithItsLine(String right, String wrong, int line, String expected) {
        QuestionnaireReader.Reading reading =
                QuestionnaireReader.read("recommendation.toml", FILE.replace(right, wrong.replace("\\n", "\n")));

        assertThat(reading.questionnaire()).isEmpty();
        assertThat(reading.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.what()).contains(expected);
        });
    }

    @Test
    void everyPieceOfEvidenceHasAnIdOfItsOwnAndAnAlternativeIsNotCalledOther() {
        String twin = """
                [[evidence]]
                alternative = "other"
                language = "rust"
                minimum = 1
                weight = 1
                strong = "S."
                weak = "W."
                lesson = "one.md#one"
                """;
        String three =
                FILE.replace("[[questions]]", "[[alternatives]]\nid = \"other\"\nname = \"Another\"\n[[questions]]");

        assertThat(QuestionnaireReader.read("r.toml", three + twin).mistakes())
                .extracting(Mistake::what)
                .anyMatch(what -> what.contains("what learners say who start with none"))
                .anyMatch(what -> what.contains("There is evidence \"rust\" already"));
    }

    @Test
    void withoutAlternativesOrQuestionsThereIsNothingToAdvise() {
        assertThat(QuestionnaireReader.read("r.toml", "version = \"1\"\nband = 1\nscale = 1\n")
                        .mistakes())
                .extracting(Mistake::what)
                .anyMatch(what -> what.contains("at least two [[alternatives]]"))
                .anyMatch(what -> what.contains("at least one [[questions]]"));
    }
}
