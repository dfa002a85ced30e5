package dev.crossroads.course.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.SectionRef;
import dev.crossroads.course.read.QuestionnaireReader.SectionMention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionnaireReaderTest {
    private static final String FILE = """
            version = "1"

            [[groups]]
            id = "program"
            title = "the program"
            cap = 6
            reason = "It is one fact."
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
              rules_out = ["go"]
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
              [[questions.options]]
              id = "some"
              text = "Somewhat"
              weights = { rust = 3 }
              reason = "Rust has none."
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
                .startsWith("recommendation.toml:14: error:")
                .contains("begins with https://");
    }

    @Test
    void aQuestionnaireIsReadAsWritten() {
        QuestionnaireReader.Reading reading = QuestionnaireReader.read("recommendation.toml", FILE);

        assertThat(reading.mistakes()).isEmpty();
        Questionnaire questionnaire = reading.questionnaire().orElseThrow();
        assertThat(questionnaire.version()).isEqualTo("1");
        assertThat(questionnaire.groups())
                .containsExactly(new Questionnaire.Group("program", "the program", 6, "It is one fact."));
        assertThat(questionnaire.alternatives())
                .containsExactly(
                        new Questionnaire.Alternative("rust", "Rust"), new Questionnaire.Alternative("go", "Go"));
        Questionnaire.AdvisoryOption hard = questionnaire
                .question("latency")
                .flatMap(question -> question.option("hard"))
                .orElseThrow();
        assertThat(hard.weights()).isEmpty();
        assertThat(hard.limit())
                .contains(new Questionnaire.Limit(
                        List.of("go"), "A late answer is a wrong one.", false, Optional.empty()));
        assertThat(hard.lesson()).contains(new SectionRef("memory/gc", "what-a-pause-is"));
        assertThat(questionnaire.evidence())
                .singleElement()
                .extracting(e -> e.minimum())
                .isEqualTo(3);
        assertThat(reading.sections())
                .containsExactly(
                        new SectionMention(new SectionRef("memory/gc", "what-a-pause-is"), 24),
                        new SectionMention(new SectionRef("memory/gc", "pauses"), 31),
                        new SectionMention(new SectionRef("memory/gc", "pauses"), 37),
                        new SectionMention(new SectionRef("ownership", "moving"), 46));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cap = 6                | cap = 0               | 6  | It must be between 1 and 1000
            version = "1"          | version = 1           | 1  | It must be a text in quotes
            name = "Go"            | name = "Rust"         | 13 | Two alternatives have the name "Rust"
            id = "soft"            | id = "hard"           | 26 | have the id "hard"
            weights = { rust = 3 } | weights = { java = 5 }| 35 | There is no alternative "java". There are: go, rust.
            weights = { rust = 3 } | weights = { rust = -1}| 35 | It must be between 0 and 1000
            weights = { rust = 3 } | weights = { rust = 0 }| 35 | The option weighs nothing
            weights = { rust = 3 } | weights = {}          | 35 | weighs the same for each: { go = 1, rust = 1 }
            weights = { rust = 3 } | weights = { rust = 1.5 }| 35 | It must be a whole number
            weights = { rust = 3 } | # none                | 32 | `weights` is missing in option "some"
            reason = "Either will do." | # none            | 25 | `reason` is missing in option "soft"
            reason = "Rust has no collector." | # none     | 18 | `reason` is missing in option "hard"
            gc.md#what-a-pause-is  | gc.md                 | 24 | does not name a section
            minimum = 3            | minimum = 0           | 42 | It must be between 1 and 1000
            alternative = "rust"   | alternative = "java"  | 40 | There is no alternative "java"
            rules_out = ["go"]     | weights = { rust = 5 }| 22 | decides, and it only weighs. Name what it rules out, such as rules_out = ["go"]
            rules_out = ["go"]     | rules_out = ["java"]  | 21 | There is no alternative "java"
            rules_out = ["go"]     | rules_out = []        | 21 | Nothing is ruled out
            weights = { rust = 3 } | weights = { rust = 5 }| 35 | decides alone: it puts rust ahead of go by 5, and all other answers together come to 3
            weights = { rust = 3 } | weights = { rust = 3 }\\nhas = ["zig"] | 36 | There is no alternative "zig". There are: go, other, rust.
            weights = { rust = 3 } | weights = { rust = 3 }\\nsince = "2" | 36 | `since` names version 2, and the questionnaire is at version 1
            weights = { rust = 3 } | weights = { rust = 3 }\\nsince = "May" | 36 | Versions have an order only where they are numbers
            prompt = "How much do pauses matter?" | prompt = "How?"\\ngroup = "people" | 18 | There is no group "people". There are: program.
            balanced = true        | # none                | 15 | has no balanced answer
            decisive = "A late answer is a wrong one." | decisive = "Late."\\nbalanced = true | 29 | has 2 balanced answers
            weights = { rust = 1, go = 1 } | weights = { rust = 1 } | 15 | The balanced answers do not tie: rust has 1, go has 0
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
    void whatIsDerivedByNowIsIgnoredAndSaidSo() {
        QuestionnaireReader.Reading reading = QuestionnaireReader.read(
                "r.toml", FILE.replace("version = \"1\"", "version = \"1\"\nband = 4\nscale = 8"));

        assertThat(reading.questionnaire()).isPresent();
        assertThat(reading.mistakes())
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake.what()).contains("is not needed any more"));
    }

    @Test
    void stepsFitWhoTheyAreForAndLeaveNobodyWithout() {
        String steps = """
                name = "Rust"
                  [[alternatives.steps]]
                  title = "For some"
                  why = "W."
                  href = "https://example.org/"
                  place = "first"
                  when = { latency = ["%s"] }
                """;
        String rest = """
                  [[alternatives.steps]]
                  title = "For the rest"
                  why = "W."
                  href = "https://example.org/"
                  done = "It runs."
                  place = "first"
                """;
        Questionnaire.Alternative rust = QuestionnaireReader.read(
                        "r.toml", FILE.replace("name = \"Rust\"\n", steps.formatted("soft") + rest))
                .questionnaire()
                .orElseThrow()
                .alternatives()
                .getFirst();
        assertThat(rust.stepsFor(Map.of("latency", "soft")))
                .extracting(Questionnaire.Step::title)
                .containsExactly("For some");
        assertThat(rust.stepsFor(Map.of()))
                .extracting(Questionnaire.Step::title)
                .containsExactly("For the rest");
        assertThat(QuestionnaireReader.read("r.toml", FILE.replace("name = \"Rust\"\n", steps.formatted("gone")))
                        .mistakes())
                .extracting(Mistake::what)
                .anyMatch(what -> what.contains("has no option \"gone\". It has: hard, soft, some"))
                .anyMatch(what -> what.contains("leave some without any"));
        assertThat(QuestionnaireReader.read(
                                "r.toml", FILE.replace("name = \"Rust\"\n", "name = \"Rust\"\n" + rest + rest))
                        .mistakes())
                .extracting(Mistake::what)
                .anyMatch(what -> what.contains("No one is shown this step"));
    }

    @Test
    void anAnswerCountsAsLongAsItMeansTheSame() {
        Questionnaire questionnaire = QuestionnaireReader.read(
                        "r.toml",
                        FILE.replace("version = \"1\"", "version = \"4\"")
                                .replace("id = \"some\"", "id = \"some\"\nsince = \"4\""))
                .questionnaire()
                .orElseThrow();
        assertThat(questionnaire.stillMeans("latency", "soft", Optional.empty()))
                .isTrue();
        assertThat(questionnaire.stillMeans("latency", "some", Optional.empty()))
                .isFalse();
        assertThat(questionnaire.stillMeans("latency", "some", Optional.of("3.9")))
                .isFalse();
        assertThat(questionnaire.stillMeans("latency", "some", Optional.of("4")))
                .isTrue();
        assertThat(questionnaire.stillMeans("latency", "gone", Optional.of("4")))
                .isFalse();
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
        assertThat(QuestionnaireReader.read("r.toml", "version = \"1\"\n").mistakes())
                .extracting(Mistake::what)
                .anyMatch(what -> what.contains("at least two [[alternatives]]"))
                .anyMatch(what -> what.contains("at least one [[questions]]"));
    }
}
