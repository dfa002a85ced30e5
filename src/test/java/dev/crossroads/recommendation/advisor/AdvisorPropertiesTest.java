package dev.crossroads.recommendation.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.recommendation.advisor.Flip.By;
import dev.crossroads.recommendation.advisor.Reach.Range;
import dev.crossroads.recommendation.advisor.Verdict.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of the advice, for every questionnaire and all answers. */
class AdvisorPropertiesTest {

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void contributionsSumToTheMarginExactlyAndPointWhereTheyPull(long seed) {
        Advice advice = GeneratedCase.of(seed).advice();
        assertThat(advice.contributions().stream()
                        .mapToInt(Contribution::weight)
                        .sum())
                .isEqualTo(advice.margin())
                .isEqualTo(
                        advice.totals().get(advice.leader()) - advice.totals().get(advice.runnerUp()));
        assertThat(advice.contributions())
                .isSortedAccordingTo((a, b) -> Math.abs(b.weight()) - Math.abs(a.weight()))
                .allSatisfy(contribution -> assertThat(contribution.towards())
                        .isEqualTo(contribution.weight() > 0 ? advice.leader() : advice.runnerUp()));
    }

    /** No combination of other answers, weights of one's own and evidence leads to what a chosen limit rules out. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatALimitRulesOutIsNeverNamedWhateverElseIsSaidOrShown(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Random random = new Random(seed);
        for (AdvisoryQuestion question : learner.questionnaire().questions()) {
            for (AdvisoryOption limit : question.options().stream()
                    .filter(AdvisoryOption::rulesAnythingOut)
                    .toList()) {
                for (int i = 0; i < 20; i++) {
                    GeneratedCase other = new GeneratedCase(
                            learner.questionnaire(),
                            anything(learner.questionnaire(), random, question.id(), limit.id()),
                            GeneratedCase.of(random.nextInt(100)).shown());
                    Advice advice = other.advice();
                    List<String> out = limit.limit().orElseThrow().rulesOut();
                    Verdict verdict = advice.verdict().orElseThrow();
                    // Where a limit holds for a part only, what it rules out may come second, for the rest.
                    assertThat(verdict.order().stream().limit(verdict.kind() == Kind.BOTH ? 1 : 9))
                            .doesNotContainAnyElementsOf(out);
                    assertThat(advice.decided() && out.contains(advice.leader()))
                            .isFalse();
                    assertThat(out)
                            .allSatisfy(id ->
                                    assertThat(advice.sharesPercent().get(id)).isZero());
                }
            }
        }
    }

    private static Stated anything(Questionnaire questionnaire, Random random, String question, String limit) {
        Map<String, String> chosen = new HashMap<>();
        Map<String, Importance> importance = new HashMap<>();
        for (AdvisoryQuestion asked : questionnaire.questions()) {
            int option = random.nextInt(asked.options().size() + 1);
            if (option < asked.options().size()) {
                chosen.put(asked.id(), asked.options().get(option).id());
            }
            importance.put(asked.id(), Importance.values()[random.nextInt(3)]);
        }
        chosen.put(question, limit);
        return new Stated(chosen, importance);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsTooCloseToCallWhereOneSoftOrOpenAnswerTurnsItAndDecidedWhereNoneDoes(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Advice advice = learner.advice();
        int all = learner.questionnaire().alternatives().size();
        if (learner.stated().chosen().isEmpty() || advice.ruledOut().size() >= all - 1) {
            assertThat(advice.decided())
                    .isEqualTo(!learner.stated().chosen().isEmpty()
                            && advice.ruledOut().size() == all - 1);
            return;
        }
        boolean turns = advice.margin() == 0;
        int lowest = advice.margin();
        for (AdvisoryQuestion question : learner.questionnaire().questions()) {
            String given = learner.stated().chosen().get(question.id());
            if (given != null && (question.fact() || isLimit(question, given))) {
                continue;
            }
            for (AdvisoryOption option : question.options()) {
                if (!option.rulesAnythingOut()) {
                    Map<String, String> otherwise =
                            new HashMap<>(learner.stated().chosen());
                    otherwise.put(question.id(), option.id());
                    Map<String, Integer> totals = learner.answering(otherwise).totals();
                    int best = totals.entrySet().stream()
                            .filter(total -> !total.getKey().equals(advice.leader()))
                            .filter(total -> !advice.isRuledOut(total.getKey()))
                            .mapToInt(Map.Entry::getValue)
                            .max()
                            .orElseThrow();
                    int lead = totals.get(advice.leader()) - best;
                    lowest = Math.min(lowest, lead);
                    turns |= lead <= 0;
                }
            }
        }
        assertThat(advice.decided()).isEqualTo(!turns).isEqualTo(advice.margin() > advice.band());
        assertThat(advice.band()).isEqualTo(advice.margin() - lowest);
    }

    private static boolean isLimit(AdvisoryQuestion question, String option) {
        return option != null && question.option(option).orElseThrow().rulesAnythingOut();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void firmAndTooCloseNeverStandTogether(long seed) {
        Advice advice = GeneratedCase.of(seed).advice();
        Verdict verdict = advice.verdict().orElseThrow();
        if (verdict.firm()) {
            assertThat(advice.decided()).isTrue();
            assertThat(advice.confidencePercent().orElseThrow()).isGreaterThanOrEqualTo(90);
            assertThat(verdict.kind()).isIn(Kind.START, Kind.BOTH, Kind.STAY);
        }
        assertThat(verdict.complete())
                .isEqualTo(GeneratedCase.of(seed).stated().chosen().size()
                        == GeneratedCase.of(seed).questionnaire().questions().size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharesSumToAHundredAndTheLeadersIsItsConfidence(long seed) {
        Advice advice = GeneratedCase.of(seed).advice();
        int sum = advice.sharesPercent().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(sum)
                .isEqualTo(
                        advice.ruledOut().size() == advice.totals().size()
                                        && !GeneratedCase.of(seed)
                                                .stated()
                                                .chosen()
                                                .isEmpty()
                                ? 0
                                : 100);
        advice.confidencePercent()
                .ifPresent(confidence ->
                        assertThat(advice.sharesPercent().get(advice.leader())).isBetween(confidence, confidence + 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noFigureDependsOnTheOrderInWhichAnythingWasWrittenOrSaid(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Questionnaire q = learner.questionnaire();
        List<AdvisoryQuestion> questions = new ArrayList<>();
        for (AdvisoryQuestion question : q.questions().reversed()) {
            List<AdvisoryOption> options = new ArrayList<>(question.options().reversed());
            if (!question.ordered()) {
                Collections.shuffle(options, new Random(seed));
            }
            questions.add(new AdvisoryQuestion(
                    question.id(),
                    question.prompt(),
                    question.fact(),
                    question.ordered(),
                    question.group(),
                    question.since(),
                    options));
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        learner.stated().chosen().keySet().stream()
                .sorted(Collections.reverseOrder())
                .forEach(id -> chosen.put(id, learner.stated().chosen().get(id)));
        Advice one = learner.advice();
        Advice other = Advisor.advise(
                new Questionnaire(q.version(), q.alternatives(), q.groups(), questions, q.evidence()),
                new Stated(chosen, learner.stated().importance()),
                learner.shown().reversed());

        assertThat(other.totals()).isEqualTo(one.totals());
        assertThat(other.sharesPercent()).isEqualTo(one.sharesPercent());
        assertThat(other.confidencePercent()).isEqualTo(one.confidencePercent());
        assertThat(other.band()).isEqualTo(one.band());
        assertThat(other.verdict()).isEqualTo(one.verdict());
        assertThat(other.contributions()).containsExactlyInAnyOrderElementsOf(one.contributions());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyChangeComesToWhatItSaysAndNoSmallerSetOfSoftAnswersTurnsIt(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Advice advice = learner.advice();
        for (Flip flip : advice.flips()) {
            Map<String, String> changed = new HashMap<>(learner.stated().chosen());
            flip.changes().forEach(change -> changed.put(change.question(), change.option()));
            Advice then = learner.answering(changed);
            assertThat(then.leader()).isEqualTo(flip.leader());
            assertThat(then.margin()).isEqualTo(flip.margin());
            assertThat(then.decided()).isEqualTo(flip.decided());
            assertThat(!flip.leader().equals(advice.leader()) || flip.decided() != advice.decided())
                    .as("changes something")
                    .isTrue();
        }
        assertThat(advice.flips().stream().map(Flip::by).toList()).isSorted();
        int least = advice.flips().stream()
                .filter(flip -> flip.by() == By.CHOICE && !flip.leader().equals(advice.leader()))
                .mapToInt(flip -> flip.changes().size())
                .min()
                .orElse(FlipSearch.LARGEST + 1);
        everyWayToAnswer(learner, question -> isSoftlyAnswered(learner, question))
                .filter(answers -> {
                    Advice then = learner.answering(answers);
                    return !then.leader().equals(advice.leader()) && then.margin() > 0;
                })
                .forEach(answers -> assertThat(answers.entrySet().stream()
                                .filter(answer -> !answer.getValue()
                                        .equals(learner.stated().chosen().get(answer.getKey())))
                                .count())
                        .isGreaterThanOrEqualTo(least));
    }

    private static boolean isSoftlyAnswered(GeneratedCase learner, AdvisoryQuestion question) {
        String chosen = learner.stated().chosen().get(question.id());
        return !question.fact() && chosen != null && !isLimit(question, chosen);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatCanBeReachedIsWhatSomeAnswersReach(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Advice advice = learner.advice();
        List<Advice> completions = everyWayToAnswer(
                        learner, question -> !learner.stated().chosen().containsKey(question.id()))
                .map(learner::answering)
                .toList();
        if (advice.decidedEarly()) {
            assertThat(completions)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            then -> assertThat(then.decided() && then.leader().equals(advice.leader()))
                                    .isTrue());
        }
        List<Advice> withLimits = allWays(learner).map(learner::answering).toList();
        advice.reach()
                .totals()
                .forEach((id, range) -> assertThat(
                                range(withLimits, then -> then.totals().get(id)))
                        .isEqualTo(range));
        advice.reach()
                .leads()
                .forEach((id, range) -> assertThat(range(
                                withLimits,
                                then -> then.totals().get(advice.leader())
                                        - then.totals().get(id)))
                        .isEqualTo(range));
    }

    private static Range range(List<Advice> advices, ToIntFunction<Advice> value) {
        return new Range(
                advices.stream().mapToInt(value).min().orElseThrow(),
                advices.stream().mapToInt(value).max().orElseThrow());
    }

    private static Stream<Map<String, String>> allWays(GeneratedCase learner) {
        return ways(learner, question -> !learner.stated().chosen().containsKey(question.id()), _ -> true);
    }

    /** Every way to answer these questions otherwise, limits aside, and every other as it is. */
    private static Stream<Map<String, String>> everyWayToAnswer(
            GeneratedCase learner, Predicate<AdvisoryQuestion> which) {
        return ways(learner, which, option -> !option.rulesAnythingOut());
    }

    private static Stream<Map<String, String>> ways(
            GeneratedCase learner, Predicate<AdvisoryQuestion> which, Predicate<AdvisoryOption> options) {
        List<Map<String, String>> ways =
                new ArrayList<>(List.of(learner.stated().chosen()));
        for (AdvisoryQuestion question : learner.questionnaire().questions()) {
            if (which.test(question)) {
                for (Map<String, String> way : List.copyOf(ways)) {
                    for (AdvisoryOption option : question.options()) {
                        Map<String, String> more = new HashMap<>(way);
                        if (options.test(option) && !option.id().equals(more.put(question.id(), option.id()))) {
                            ways.add(more);
                        }
                    }
                }
            }
        }
        return ways.stream();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachSwingIsWhatTheQuestionsAnswersComeTo(long seed) {
        GeneratedCase learner = GeneratedCase.of(seed);
        Advice advice = learner.advice();
        for (Swing swing : advice.swings()) {
            assertThat(lead(learner, advice, swing.question(), swing.toLowest()))
                    .isEqualTo(swing.lowest());
            assertThat(lead(learner, advice, swing.question(), swing.toHighest()))
                    .isEqualTo(swing.highest());
            if (learner.stated().chosen().containsKey(swing.question())) {
                assertThat(advice.ruledOut().isEmpty() ? advice.margin() : swing.lowest())
                        .isBetween(swing.lowest(), swing.highest());
            }
        }
        assertThat(advice.swings()).isSortedAccordingTo((a, b) -> b.width() - a.width());
    }

    private static int lead(GeneratedCase learner, Advice advice, String question, String option) {
        Map<String, String> changed = new HashMap<>(learner.stated().chosen());
        changed.put(question, option);
        Map<String, Integer> totals = learner.answering(changed).totals();
        boolean areOthersLeft = advice.ruledOut().size() < advice.totals().size() - 1;
        int best = totals.entrySet().stream()
                .filter(total -> !total.getKey().equals(advice.leader()))
                .filter(total -> areOthersLeft
                        ? !advice.isRuledOut(total.getKey())
                        : total.getKey().equals(advice.runnerUp()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElseThrow();
        return totals.get(advice.leader()) - best;
    }
}
