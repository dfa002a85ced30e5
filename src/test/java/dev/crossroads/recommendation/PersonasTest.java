package dev.crossroads.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.read.QuestionnaireReader;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Advisor;
import dev.crossroads.recommendation.advisor.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People whom an experienced adviser could advise, and the questionnaire's advice to them. Where the two differ, a
 * weight is wrong, not the person.
 */
class PersonasTest {
    private static final Path COURSE = Path.of("src/main/resources/courses/rust-or-go");
    private static final Questionnaire RUST_OR_GO = rustOrGo();

    private record Persona(String who, String expected, String because, Map<String, String> answers) {
        static Persona of(String line) {
            String[] parts = line.split(" \\| ");
            Map<String, String> answers = new LinkedHashMap<>();
            for (String answer : parts[3].split(" ")) {
                String[] pair = answer.split("=");
                answers.put(pair[0], pair[1]);
            }
            return new Persona(parts[0], parts[1], parts[2], answers);
        }

        @Override
        public String toString() {
            return who + ": " + expected + ", for " + because;
        }
    }

    @ParameterizedTest
    @MethodSource("personas")
    void aPersonaIsToldWhatAnExperiencedAdviserWouldSay(Persona persona) {
        persona.answers()
                .forEach((question, option) -> assertThat(
                                RUST_OR_GO.question(question).flatMap(asked -> asked.option(option)))
                        .as("%s of %s", option, question)
                        .isPresent());
        assertThat(persona.answers()).hasSameSizeAs(RUST_OR_GO.questions());

        Advice advice = Advisor.advise(RUST_OR_GO, persona.answers(), List.of());

        assertThat(said(advice.verdict().orElseThrow()))
                .as("%s; totals %s", persona, advice.totals())
                .isEqualTo(persona.expected());
    }

    @Test
    void theFirstFiveQuestionsDecideMostPeople() {
        List<String> first = RUST_OR_GO.questions().stream()
                .limit(5)
                .map(AdvisoryQuestion::id)
                .toList();
        long settled = personas()
                .filter(persona -> leader(persona.answers())
                        .equals(leader(first.stream()
                                .collect(
                                        HashMap::new,
                                        (map, id) ->
                                                map.put(id, persona.answers().get(id)),
                                        Map::putAll))))
                .count();

        assertThat(RUST_OR_GO.questions()).hasSizeLessThanOrEqualTo(14);
        assertThat((double) settled / personas().count()).isGreaterThan(0.85);
    }

    @Test
    void afterOneAnswerThatIsNoLimitNothingIsDecidedLetAloneFirm() {
        for (AdvisoryQuestion question : RUST_OR_GO.questions()) {
            for (AdvisoryOption option : question.options()) {
                Verdict verdict = Advisor.advise(RUST_OR_GO, Map.of(question.id(), option.id()), List.of())
                        .verdict()
                        .orElseThrow();
                assertThat(verdict.firm())
                        .as("%s=%s", question.id(), option.id())
                        .isFalse();
                if (!option.rulesAnythingOut() && !List.of("go", "rust").contains(option.id())) {
                    assertThat(verdict.kind())
                            .as("%s=%s", question.id(), option.id())
                            .isEqualTo(Verdict.Kind.TOO_CLOSE);
                }
            }
        }
    }

    @Test
    void whateverElseIsAnsweredALimitIsNotOutvoted() {
        Random random = new Random(5);
        for (AdvisoryQuestion question : RUST_OR_GO.questions()) {
            for (AdvisoryOption limit : question.options()) {
                if (limit.rulesAnythingOut()) {
                    for (int i = 0; i < 200; i++) {
                        Map<String, String> answers = new HashMap<>();
                        RUST_OR_GO
                                .questions()
                                .forEach(asked -> answers.put(
                                        asked.id(),
                                        asked.options()
                                                .get(random.nextInt(
                                                        asked.options().size()))
                                                .id()));
                        answers.put(question.id(), limit.id());
                        Advice advice = Advisor.advise(RUST_OR_GO, answers, List.of());
                        assertThat(advice.verdict().orElseThrow().order().stream()
                                        .limit(1))
                                .as("%s", answers)
                                .doesNotContainAnyElementsOf(
                                        limit.limit().orElseThrow().rulesOut());
                    }
                }
            }
        }
    }

    @Test
    void theLessonListsTheLimitsOfTheQuestionnaireAndNoOthers() throws IOException {
        String lesson = Files.readString(COURSE.resolve("src/choosing.md"));
        String section = lesson.substring(lesson.indexOf("{#non-negotiables}"), lesson.indexOf("{#team-time-taste}"));
        List<String> listed = section.lines()
                .filter(line -> line.startsWith("| *"))
                .map(line -> line.split("\\*")[1])
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(RUST_OR_GO.questions().stream()
                        .flatMap(question -> question.options().stream())
                        .filter(AdvisoryOption::rulesAnythingOut)
                        .map(AdvisoryOption::text)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("personas")
    void everybodyGetsEightStepsEachWithWhatToHaveDoneAtItsEnd(Persona persona) {
        assertThat(RUST_OR_GO.alternatives())
                .allSatisfy(alternative -> assertThat(alternative.stepsFor(persona.answers()))
                        .hasSize(8)
                        .allSatisfy(step -> assertThat(step.done()).isPresent()));
    }

    @Test
    void whatIsBuiltAndWhereSomebodyComesFromDecideWhichStepsTheyGet() {
        assertThat(steps("rust", Map.of("memory", "microcontroller"))).contains("The Embedded Rust Book");
        assertThat(steps("rust", Map.of("what-you-build", "library", "background", "scripting")))
                .contains("PyO3");
        assertThat(steps("rust", Map.of("background", "systems"))).contains("Comprehensive Rust");
        assertThat(steps("go", Map.of("platform", "kubernetes"))).contains("The Kubebuilder Book");
        assertThat(steps("go", Map.of("background", "scripting"))).contains("Go by Example");
    }

    private static List<String> steps(String alternative, Map<String, String> answers) {
        return RUST_OR_GO.alternatives().stream()
                .filter(one -> one.id().equals(alternative))
                .flatMap(one -> one.stepsFor(answers).stream())
                .map(Questionnaire.Step::title)
                .toList();
    }

    private static String leader(Map<String, String> answers) {
        return Advisor.advise(RUST_OR_GO, answers, List.of()).leader();
    }

    private static String said(Verdict verdict) {
        String names = String.join(" then ", verdict.order());
        return switch (verdict.kind()) {
            case START, BOTH -> names;
            case STAY -> ("stay " + names).strip();
            case EITHER -> "either";
            case TOO_CLOSE -> "too close";
            case NEITHER -> "neither";
            case NOTHING -> "nothing";
        };
    }

    static Stream<Persona> personas() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/advice/personas.txt")).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Persona::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Questionnaire rustOrGo() {
        QuestionnaireReader.Reading reading = QuestionnaireReader.read(COURSE, COURSE.resolve("recommendation.toml"));
        assertThat(reading.mistakes()).isEmpty();
        return reading.questionnaire().orElseThrow();
    }
}
