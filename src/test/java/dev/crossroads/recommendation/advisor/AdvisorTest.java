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
import dev.crossroads.course.Questionnaire.Group;
import dev.crossroads.course.Questionnaire.Limit;
import dev.crossroads.course.SectionRef;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import java.time.Duration;
import java.util.ArrayList;
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
    void itIsTooCloseToCallWhereOneSoftAnswerTurnsIt() {
        // "even" in place of "quick" takes the lead of 4 to 0; nothing that "hard" could be exchanged for turns 5 + 2.
        Advice turned = Advisor.advise(RUST_OR_GO, Map.of("team", "quick"), List.of());
        assertThat(turned.margin()).isEqualTo(4);
        assertThat(turned.decided()).isFalse();
        assertThat(turned.leader()).isEqualTo("go");

        Questionnaire facts = softened(RUST_OR_GO, "latency");
        Advice held = Advisor.advise(facts, Map.of("latency", "hard"), List.of());
        assertThat(held.margin()).isEqualTo(5);
        assertThat(held.band())
                .as("an answer about the team can move it so far")
                .isEqualTo(4);
        assertThat(held.decided()).isTrue();
        assertThat(Advisor.advise(facts, Map.of("latency", "neutral", "team", "even"), List.of())
                        .decided())
                .isFalse();
    }

    @Test
    void whoNamesALimitIsNotOutvotedAndHearsWhatTheRestWouldHaveSaid() {
        Questionnaire limited = limited(new Limit(List.of("rust"), "It can't be.", false, Optional.of("Zig")));
        Advice advice = Advisor.advise(limited, Map.of("latency", "hard", "target", "bound"), List.of());

        assertThat(advice.leader()).isEqualTo("go");
        assertThat(advice.decided()).isTrue();
        assertThat(advice.margin()).isEqualTo(-5);
        assertThat(advice.confidencePercent()).isEmpty();
        assertThat(advice.ruledOut()).singleElement().satisfies(out -> {
            assertThat(out.alternative()).isEqualTo("rust");
            assertThat(out.ahead()).isEqualTo(5);
            assertThat(out.because().getFirst().why()).isEqualTo("It can't be.");
        });
        assertThat(advice.flips())
                .filteredOn(flip -> flip.by() == Flip.By.LIMIT)
                .singleElement()
                .satisfies(flip -> {
                    assertThat(flip.leader()).isEqualTo("rust");
                    assertThat(flip.margin()).isEqualTo(5);
                });
        assertThat(verdict(advice)).isEqualTo(new Verdict(Verdict.Kind.START, List.of("go"), false, true, false));
    }

    @Test
    void aLimitThatHoldsForAPartLeavesTheRestToWhatItRulesOut() {
        Questionnaire limited = limited(new Limit(List.of("rust"), "It can't be.", true, Optional.empty()));
        Advice advice =
                Advisor.advise(softened(limited, "latency"), Map.of("latency", "hard", "target", "bound"), List.of());

        assertThat(verdict(advice).kind()).isEqualTo(Verdict.Kind.BOTH);
        assertThat(verdict(advice).order()).containsExactly("go", "rust");
    }

    @Test
    void whereEverythingIsRuledOutNothingIsNamed() {
        Questionnaire limited = limited(new Limit(List.of("rust", "go"), "Neither.", true, Optional.of("Zig")));
        Advice advice = Advisor.advise(limited, Map.of("latency", "hard", "target", "bound"), List.of());

        assertThat(verdict(advice).kind()).isEqualTo(Verdict.Kind.NEITHER);
        assertThat(advice.decided()).isFalse();
        assertThat(advice.sharesPercent()).isEqualTo(Map.of("rust", 0, "go", 0));
    }

    @Test
    void whatAGroupAddsEndsAtItsCapAndTheRestIsExplained() {
        Questionnaire grouped = new Questionnaire(
                "7",
                RUST_OR_GO.alternatives(),
                List.of(new Group("g", "one fact", 6, "They say one thing.")),
                List.of(in("g", "one", 5), in("g", "two", 5), in("", "three", 1)),
                List.of());
        Advice advice = Advisor.advise(grouped, Map.of("one", "yes", "two", "yes", "three", "yes"), List.of());

        assertThat(advice.margin()).isEqualTo(7);
        assertThat(advice.contributions())
                .extracting(Contribution::source, Contribution::weight)
                .containsExactly(
                        tuple(Source.STATED, 5),
                        tuple(Source.STATED, 5),
                        tuple(Source.TOGETHER, -4),
                        tuple(Source.STATED, 1));

        Advice marked = Advisor.advise(
                grouped, new Stated(Map.of("one", "yes", "two", "yes"), Map.of("one", Importance.MOST)), List.of());
        assertThat(marked.contributions())
                .as("what matters most counts for itself")
                .noneMatch(contribution -> contribution.source() == Source.TOGETHER);
    }

    @Test
    void whatALearnerMarksIsWeighedByTheRankOrderCentroid() {
        Map<String, String> answers = Map.of("latency", "hard", "team", "quick");
        // Of two, the first in rank has (1 + 1/2) / 2 of the weight and the second (1/2) / 2: 1.5 and 0.5 times one
        // each.
        assertThat(Advisor.advise(RUST_OR_GO, new Stated(answers, Map.of("team", Importance.MOST)), List.of())
                        .totals())
                .isEqualTo(Map.of("rust", 3, "go", 6));
        assertThat(Advisor.advise(RUST_OR_GO, new Stated(answers, Map.of("latency", Importance.NONE)), List.of())
                        .totals())
                .isEqualTo(Map.of("rust", 0, "go", 4));
        assertThat(Advisor.advise(
                                RUST_OR_GO,
                                new Stated(answers, Map.of("team", Importance.MOST, "latency", Importance.MOST)),
                                List.of())
                        .totals())
                .as("all alike is none")
                .isEqualTo(Map.of("rust", 5, "go", 4));
    }

    @Test
    void whoHasItAlreadyStaysAndWhoAsksForAnOrderGetsOne() {
        Questionnaire more = new Questionnaire(
                "7",
                RUST_OR_GO.alternatives(),
                List.of(new AdvisoryQuestion(
                        "why",
                        "Why?",
                        List.of(
                                saying("has-go", List.of("go"), false, 3),
                                saying("has-other", List.of(Questionnaire.OTHER), false, 0),
                                saying("both", List.of(), true, 3)))),
                List.of());
        assertThat(verdict(Advisor.advise(more, Map.of("why", "has-go"), List.of())))
                .isEqualTo(new Verdict(Verdict.Kind.STAY, List.of("go"), true, false, false));
        assertThat(verdict(Advisor.advise(more, Map.of("why", "has-other"), List.of()))
                        .order())
                .isEmpty();
        assertThat(verdict(Advisor.advise(more, Map.of("why", "both"), List.of()))
                        .order())
                .containsExactly("go", "rust");
    }

    @Test
    void aFewRightAnswersInARowAreASampleAndNoProof() {
        Questionnaire softened = softened(RUST_OR_GO, "latency", "team");
        Map<String, String> answers = Map.of("latency", "neutral", "team", "even");
        int few = Advisor.advise(softened, answers, List.of(unstated("rust", 4, 3)))
                .confidencePercent()
                .orElseThrow();
        int many = Advisor.advise(softened, answers, List.of(unstated("rust", 40, 30)))
                .confidencePercent()
                .orElseThrow();
        assertThat(few).isLessThan(many);
        assertThat(many).isGreaterThan(85);
    }

    private static Verdict verdict(Advice advice) {
        return advice.verdict().orElseThrow();
    }

    private static AdvisoryOption saying(String id, List<String> has, boolean both, int go) {
        return new AdvisoryOption(
                id,
                id,
                Map.of("go", go),
                Optional.of("R."),
                Optional.of(LESSON),
                Optional.empty(),
                has,
                both,
                Optional.empty());
    }

    private static AdvisoryQuestion in(String group, String id, int rust) {
        return new AdvisoryQuestion(
                id,
                id,
                true,
                false,
                Optional.of(group).filter(one -> !one.isEmpty()),
                Optional.empty(),
                List.of(option("yes", Map.of("rust", rust)), option("no", Map.of("rust", 1, "go", 1))));
    }

    private static Questionnaire limited(Limit limit) {
        List<AdvisoryQuestion> questions = new ArrayList<>(RUST_OR_GO.questions());
        questions.add(new AdvisoryQuestion(
                "target",
                "Target?",
                List.of(
                        new AdvisoryOption(
                                "bound",
                                "bound",
                                Map.of(),
                                Optional.of("Bound."),
                                Optional.of(LESSON),
                                Optional.of(limit),
                                List.of(),
                                false,
                                Optional.empty()),
                        option("free", Map.of()))));
        return new Questionnaire("7", RUST_OR_GO.alternatives(), questions, List.of());
    }

    /** The same, with these questions asking for facts. */
    private static Questionnaire softened(Questionnaire questionnaire, String... facts) {
        return new Questionnaire(
                questionnaire.version(),
                questionnaire.alternatives(),
                questionnaire.groups(),
                questionnaire.questions().stream()
                        .map(question -> new AdvisoryQuestion(
                                question.id(),
                                question.prompt(),
                                List.of(facts).contains(question.id()),
                                question.ordered(),
                                question.group(),
                                question.since(),
                                question.options()))
                        .toList(),
                questionnaire.evidence());
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
            result = result.and(true, Optional.ofNullable(ofRight), Optional.of(EvidenceResult.RAPID))
                    .and(false, Optional.ofNullable(ofWrong), Optional.of(EvidenceResult.RAPID));
        }

        assertThat(Advisor.advise(RUST_OR_GO, Map.of(), List.of(result)).totals())
                .containsEntry("rust", weight);
    }

    @Test
    void whoAnswersFasterThanAnybodyReadsIsTakenToGuessHoweverSure() {
        Duration rapid = EvidenceResult.RAPID.minusMillis(1);
        EvidenceResult result = EvidenceResult.none("rust");
        for (int i = 0; i < 2; i++) {
            result = result.and(true, Optional.of(Confidence.UNSURE), Optional.of(EvidenceResult.RAPID))
                    .and(false, Optional.of(Confidence.SURE), Optional.of(rapid));
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
    void sharesAreEqualWhileNothingIsAnsweredAndSumToAHundred() {
        Questionnaire three = questionnaire(
                List.of(new Alternative("rust", "Rust"), new Alternative("go", "Go"), new Alternative("zig", "Zig")),
                List.of());
        assertThat(Advisor.advise(three, Map.of(), List.of()).sharesPercent())
                .isEqualTo(Map.of("rust", 34, "go", 33, "zig", 33));
        assertThat(Advisor.advise(three, Map.of("latency", "hard"), List.of())
                        .sharesPercent()
                        .get("rust"))
                .as("what is open may still be answered either way")
                .isBetween(60, 95);
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
        return new AdvisoryOption(id, id, weights, Optional.of("because of " + id), Optional.of(LESSON));
    }

    /** Results of somebody who never said how sure they were. */
    private static EvidenceResult unstated(String language, int answered, int correct) {
        return new EvidenceResult(language, answered, correct, 2 * answered, 2 * correct);
    }
}
