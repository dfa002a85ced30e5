package dev.crossroads.recommendation.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.SectionRef;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisorTest {
    private static final SectionRef LESSON = new SectionRef("garbage-collection", "what-a-pause-is");
    private static final Questionnaire RUST_OR_GO = questionnaire(
            List.of(new Alternative("rust", "Rust"), new Alternative("go", "Go")),
            List.of(new Evidence(
                    "rust",
                    "rust",
                    "rust",
                    List.of(),
                    "Rust",
                    3,
                    3,
                    "It sits.",
                    "It does not sit yet.",
                    Optional.of(LESSON))));

    @Test
    void withoutAnswersNothingIsDecidedAndTheSharesAreEqual() {
        Advice advice = Advisor.advise(RUST_OR_GO, Map.of(), List.of());

        assertThat(advice.version()).isEqualTo("7");
        assertThat(advice.totals()).isEqualTo(Map.of("rust", 0, "go", 0));
        assertThat(advice.sharesPercent()).isEqualTo(Map.of("rust", 50, "go", 50));
        assertThat(advice.margin()).isZero();
        assertThat(advice.decided()).isFalse();
        assertThat(advice.contributions()).isEmpty();
    }

    @Test
    void everyAnswerAddsItsWeightsAndTellsItsReason() {
        Advice advice = Advisor.advise(RUST_OR_GO, Map.of("latency", "hard", "team", "mixed"), List.of());

        assertThat(advice.totals()).isEqualTo(Map.of("rust", 6, "go", 3));
        assertThat(advice.leader()).isEqualTo("rust");
        assertThat(advice.runnerUp()).isEqualTo("go");
        assertThat(advice.margin()).isEqualTo(3);
        assertThat(advice.contributions())
                .containsExactly(
                        new Contribution(
                                Source.STATED,
                                "latency",
                                "hard",
                                "hard",
                                "rust",
                                5,
                                "because of hard",
                                Optional.of(LESSON),
                                Optional.empty()),
                        new Contribution(
                                Source.STATED,
                                "team",
                                "mixed",
                                "mixed",
                                "go",
                                -2,
                                "because of mixed",
                                Optional.of(LESSON),
                                Optional.empty()));
    }

    @Test
    void aMarginWithinTheBandIsTooCloseToCall() {
        Advice within = Advisor.advise(RUST_OR_GO, Map.of("team", "quick"), List.of());
        assertThat(within.margin()).isEqualTo(4).isEqualTo(within.band());
        assertThat(within.decided()).isFalse();
        assertThat(within.leader()).isEqualTo("go");

        assertThat(Advisor.advise(RUST_OR_GO, Map.of("latency", "hard"), List.of())
                        .decided())
                .isTrue();
    }

    @Test
    void ofEqualsTheOneNamedFirstLeadsUndecided() {
        Advice advice = Advisor.advise(RUST_OR_GO, Map.of("team", "even"), List.of());

        assertThat(advice.leader()).isEqualTo("rust");
        assertThat(advice.decided()).isFalse();
        assertThat(advice.contributions()).isEmpty();
    }

    @Test
    void aNeutralOrUnknownAnswerChangesNothing() {
        Map<String, String> answers = Map.of("latency", "neutral", "team", "gone", "removed", "hard");
        Advice advice = Advisor.advise(RUST_OR_GO, answers, List.of());
        assertThat(advice.totals()).isEqualTo(Map.of("rust", 0, "go", 0));
        assertThat(advice.contributions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4, 3",
        "4, 0, -3",
        "4, 2, 0",
        "4, 3, 2",
        "4, 1, -2",
        "6, 5, 2",
        "3, 2, 1",
        "3, 1, -1",
        "2, 2, 0",
        "0, 0, 0"
    })
    void resultsWeighInProportionFromTheMinimumOn(int answered, int correct, int weight) {
        Advice advice = Advisor.advise(RUST_OR_GO, Map.of(), List.of(unstated("rust", answered, correct)));

        assertThat(advice.totals()).containsEntry("rust", weight).containsEntry("go", 0);
    }

    @Test
    void weakResultsSpeakForTheOtherAndAreNamedAsShown() {
        Advice advice = Advisor.advise(RUST_OR_GO, Map.of(), List.of(unstated("rust", 4, 0)));

        assertThat(advice.leader()).isEqualTo("go");
        assertThat(advice.margin()).isEqualTo(3);
        assertThat(advice.contributions())
                .containsExactly(new Contribution(
                        Source.SHOWN,
                        "rust",
                        "weak",
                        "0 of 4 checkpoint questions on Rust right",
                        "go",
                        3,
                        "It does not sit yet.",
                        Optional.of(LESSON),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "SURE, SURE, 0",
        "SURE, UNSURE, 1",
        "SURE, GUESS, 2",
        "UNSURE, , 0",
        "GUESS, UNSURE, -1",
        "GUESS, SURE, -2",
    })
    void anAnswerCountsByHowSureTheLearnerWasOfIt(Confidence ofRight, Confidence ofWrong, int weight) {
        EvidenceResult result = EvidenceResult.none("rust");
        for (int i = 0; i < 2; i++) {
            result = result.and(true, Optional.ofNullable(ofRight), EvidenceResult.RAPID)
                    .and(false, Optional.ofNullable(ofWrong), EvidenceResult.RAPID);
        }

        assertThat(Advisor.advise(RUST_OR_GO, Map.of(), List.of(result)).totals())
                .containsEntry("rust", weight);
    }

    @Test
    void whoAnswersFasterThanAnybodyReadsIsTakenToGuessHoweverSure() {
        Duration rapid = EvidenceResult.RAPID.minusMillis(1);
        EvidenceResult result = EvidenceResult.none("rust");
        for (int i = 0; i < 2; i++) {
            result = result.and(true, Optional.of(Confidence.UNSURE), EvidenceResult.RAPID)
                    .and(false, Optional.of(Confidence.SURE), rapid);
        }

        assertThat(Advisor.advise(RUST_OR_GO, Map.of(), List.of(result)).totals())
                .containsEntry("rust", 1);
    }

    @Test
    void anAdviceIsTheSameWhenItIsReadBackFromJson() throws Exception {
        JsonMapper json = JsonMapper.builder().addModule(new Jdk8Module()).build();
        Advice advice =
                Advisor.advise(RUST_OR_GO, Map.of("latency", "hard", "team", "quick"), List.of(unstated("rust", 4, 4)));

        assertThat(json.readValue(json.writeValueAsString(advice), Advice.class))
                .isEqualTo(advice);
    }

    @Test
    void resultsOfOneLanguageAreSummedAndOthersLeftOut() {
        Advice advice = Advisor.advise(
                RUST_OR_GO, Map.of(), List.of(unstated("rust", 2, 2), unstated("java", 9, 0), unstated("rust", 1, 1)));

        assertThat(advice.contributions())
                .extracting(Contribution::text, Contribution::weight)
                .containsExactly(tuple("3 of 3 checkpoint questions on Rust right", 3));
    }

    @Test
    void sharesAreWholePerCentThatSumToAHundred() {
        Advice two = Advisor.advise(RUST_OR_GO, Map.of("latency", "hard"), List.of());
        // 1 / (1 + e^(-5/8)) = 0.6513…
        assertThat(two.sharesPercent()).isEqualTo(Map.of("rust", 65, "go", 35));

        Questionnaire three = questionnaire(
                List.of(new Alternative("rust", "Rust"), new Alternative("go", "Go"), new Alternative("zig", "Zig")),
                List.of());
        assertThat(Advisor.advise(three, Map.of(), List.of()).sharesPercent())
                .isEqualTo(Map.of("rust", 34, "go", 33, "zig", 33));
    }

    @Test
    void amongMoreThanTwoTheMarginIsExplainedAgainstTheNextBest() {
        Questionnaire three = questionnaire(
                List.of(new Alternative("zig", "Zig"), new Alternative("go", "Go"), new Alternative("rust", "Rust")),
                List.of());
        Advice advice = Advisor.advise(three, Map.of("latency", "hard", "team", "mixed"), List.of());

        assertThat(List.of(advice.leader(), advice.runnerUp())).containsExactly("rust", "go");
        assertThat(advice.contributions())
                .extracting(Contribution::towards, Contribution::weight)
                .containsExactly(tuple("rust", 5), tuple("go", -2));
    }

    @Test
    void resultsThatCanNotBeAreRefused() {
        assertThatThrownBy(() -> new EvidenceResult("rust", 2, 3, 4, 6))
                .hasMessage("3 right of 2 answered in rust can't be");
    }

    private static Questionnaire questionnaire(List<Alternative> alternatives, List<Evidence> evidence) {
        return new Questionnaire(
                "7",
                4,
                8,
                alternatives,
                List.of(
                        new AdvisoryQuestion(
                                "latency",
                                "Pauses?",
                                List.of(option("hard", Map.of("rust", 5)), option("neutral", Map.of()))),
                        new AdvisoryQuestion(
                                "team",
                                "Team?",
                                List.of(
                                        option("mixed", Map.of("rust", 1, "go", 3)),
                                        option("quick", Map.of("go", 4)),
                                        option("even", Map.of("rust", 2, "go", 2))))),
                evidence);
    }

    private static AdvisoryOption option(String id, Map<String, Integer> weights) {
        return new AdvisoryOption(
                id, id, weights, Optional.of("because of " + id), Optional.of(LESSON), Optional.empty());
    }

    /** Results of somebody who never said how sure they were. */
    private static EvidenceResult unstated(String language, int answered, int correct) {
        return new EvidenceResult(language, answered, correct, 2 * answered, 2 * correct);
    }
}
