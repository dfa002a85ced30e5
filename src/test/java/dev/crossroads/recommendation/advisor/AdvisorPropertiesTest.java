package dev.crossroads.recommendation.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.recommendation.advisor.Reach.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AdvisorPropertiesTest {

    /** A questionnaire with what one learner answered and showed. */
    record Case(Questionnaire questionnaire, Map<String, String> answers, List<EvidenceResult> shown) {
        Advice advice() {
            return Advisor.advise(questionnaire, answers, shown);
        }
    }

    @Property
    void contributionsSumToTheMarginExactly(@ForAll("cases") Case learner) {
        Advice advice = learner.advice();
        assertThat(advice.contributions().stream()
                        .mapToInt(Contribution::weight)
                        .sum())
                .isEqualTo(advice.margin())
                .isNotNegative();
        assertThat(advice.margin())
                .isEqualTo(
                        advice.totals().get(advice.leader()) - advice.totals().get(advice.runnerUp()));
        assertThat(advice.decided()).isEqualTo(!learner.answers().isEmpty() && advice.margin() > advice.band());
    }

    @Property
    void contributionsComeLargestFirstAndPointWhereTheyPull(@ForAll("cases") Case learner) {
        Advice advice = learner.advice();
        assertThat(advice.contributions())
                .isSortedAccordingTo((a, b) -> Math.abs(b.weight()) - Math.abs(a.weight()))
                .allSatisfy(contribution -> assertThat(contribution.towards())
                        .isEqualTo(contribution.weight() > 0 ? advice.leader() : advice.runnerUp()));
    }

    @Property
    void sharesSumToAHundredAndRankAsTheTotals(@ForAll("cases") Case learner) {
        Advice advice = learner.advice();
        assertThat(advice.sharesPercent().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(100);
        assertThat(advice.sharesPercent().get(advice.leader()))
                .isEqualTo(Collections.max(advice.sharesPercent().values()));
    }

    @Property
    void theOrderInWhichAnswersAndResultsComeDoesNotMatter(@ForAll("cases") Case learner) {
        List<String> questions = new ArrayList<>(learner.answers().keySet());
        Collections.reverse(questions);
        Map<String, String> reversed = new LinkedHashMap<>();
        questions.forEach(question -> reversed.put(question, learner.answers().get(question)));

        assertThat(Advisor.advise(
                        learner.questionnaire(), reversed, learner.shown().reversed()))
                .isEqualTo(learner.advice());
    }

    @Property
    void namingTheAlternativesTheOtherWayRoundSwapsNothingButTies(@ForAll("cases of two") Case learner) {
        Questionnaire q = learner.questionnaire();
        Questionnaire swapped = new Questionnaire(
                q.version(), q.band(), q.scale(), q.alternatives().reversed(), q.questions(), q.evidence());
        Advice one = learner.advice();
        Advice other = Advisor.advise(swapped, learner.answers(), learner.shown());

        assertThat(other.totals()).isEqualTo(one.totals());
        assertThat(other.sharesPercent()).isEqualTo(one.sharesPercent());
        assertThat(other.margin()).isEqualTo(one.margin());
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
        if (one.margin() > 0) {
            assertThat(other.leader()).isEqualTo(one.leader());
            assertThat(other.contributions()).isEqualTo(one.contributions());
            assertThat(other.confidencePercent()).isEqualTo(one.confidencePercent());
        }
    }

    @Property(tries = 200)
    void everyFlipFlipsAndNoSmallerSetDoes(@ForAll("cases") Case learner) {
        Advice advice = learner.advice();
        Map<Integer, Long> flippingBySize = everyWayToAnswer(learner, true)
                .filter(answers -> !advised(learner, answers).leader().equals(advice.leader()))
                .collect(Collectors.groupingBy(
                        answers -> (int) answers.entrySet().stream()
                                .filter(a ->
                                        !a.getValue().equals(learner.answers().get(a.getKey())))
                                .count(),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(advice.flips()).doesNotHaveDuplicates();
        if (flippingBySize.isEmpty()) {
            assertThat(advice.flips()).isEmpty();
        } else {
            Map.Entry<Integer, Long> smallest = ((TreeMap<Integer, Long>) flippingBySize).firstEntry();
            assertThat(advice.flips())
                    .hasSize((int) Math.min(FlipSearch.MOST, smallest.getValue()))
                    .allSatisfy(flip -> assertFlips(learner, flip, smallest.getKey()));
        }
    }

    private static void assertFlips(Case learner, Flip flip, int size) {
        Map<String, String> changed = new HashMap<>(learner.answers());
        flip.changes().forEach(change -> changed.put(change.question(), change.option()));
        Advice then = advised(learner, changed);
        assertThat(flip.changes()).hasSize(size);
        assertThat(new Flip(flip.changes(), then.leader(), then.margin(), then.decided()))
                .isEqualTo(flip);
        assertThat(then.leader()).isNotEqualTo(learner.advice().leader());
    }

    @Property(tries = 200)
    void whatCanBeReachedIsWhatSomeAnswersReach(@ForAll("cases") Case learner) {
        Advice advice = learner.advice();
        List<Advice> completions = everyWayToAnswer(learner, false)
                .map(answers -> advised(learner, answers))
                .toList();
        advice.reach()
                .totals()
                .forEach((id, range) -> assertThat(
                                range(completions, then -> then.totals().get(id)))
                        .isEqualTo(range));
        advice.reach()
                .leads()
                .forEach((id, range) -> assertThat(range(
                                completions,
                                then -> then.totals().get(advice.leader())
                                        - then.totals().get(id)))
                        .isEqualTo(range));
        if (advice.decidedEarly()) {
            assertThat(completions)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            then -> assertThat(then.decided() && then.leader().equals(advice.leader()))
                                    .isTrue());
        }
    }

    @Property(tries = 200)
    void betweenTwoBothEndsOfAShareAreReached(@ForAll("cases of two") Case learner) {
        List<Advice> completions = everyWayToAnswer(learner, false)
                .map(answers -> advised(learner, answers))
                .toList();
        learner.advice()
                .reach()
                .sharesPercent()
                .forEach((id, range) -> assertThat(
                                range(completions, then -> then.sharesPercent().get(id)))
                        .isEqualTo(range));
    }

    private static Range range(List<Advice> advices, ToIntFunction<Advice> value) {
        return new Range(
                advices.stream().mapToInt(value).min().orElseThrow(),
                advices.stream().mapToInt(value).max().orElseThrow());
    }

    private static Advice advised(Case learner, Map<String, String> answers) {
        return Advisor.advise(learner.questionnaire(), answers, learner.shown());
    }

    /** Every way to answer the questions that are answered otherwise, or every way to answer those that are open. */
    private static Stream<Map<String, String>> everyWayToAnswer(Case learner, boolean otherwise) {
        List<Map<String, String>> ways = new ArrayList<>(List.of(learner.answers()));
        for (AdvisoryQuestion question : learner.questionnaire().questions()) {
            if (learner.answers().containsKey(question.id()) == otherwise) {
                for (Map<String, String> way : List.copyOf(ways)) {
                    for (AdvisoryOption option : question.options()) {
                        Map<String, String> more = new HashMap<>(way);
                        if (!option.id().equals(more.put(question.id(), option.id()))) {
                            ways.add(more);
                        }
                    }
                }
            }
        }
        return ways.stream();
    }

    @Property
    void weighingAnAnswerMoreTowardsSomethingNeverLowersItsShare(
            @ForAll("cases") Case learner, @ForAll("ids") String alternative, @ForAll @IntRange(max = 9) int more) {
        Questionnaire q = learner.questionnaire();
        AdvisoryQuestion first = q.questions().getFirst();
        List<AdvisoryOption> heavier = first.options().stream()
                .map(option -> heavier(option, alternative, more))
                .toList();
        List<AdvisoryQuestion> questions = new ArrayList<>(q.questions());
        questions.set(0, new AdvisoryQuestion(first.id(), first.prompt(), heavier));
        Questionnaire raised =
                new Questionnaire(q.version(), q.band(), q.scale(), q.alternatives(), questions, q.evidence());

        assertThat(Advisor.advise(raised, learner.answers(), learner.shown())
                        .sharesPercent()
                        .getOrDefault(alternative, 0))
                .isGreaterThanOrEqualTo(learner.advice().sharesPercent().getOrDefault(alternative, 0));
    }

    private static AdvisoryOption heavier(AdvisoryOption option, String alternative, int more) {
        Map<String, Integer> weights = new HashMap<>(option.weights());
        weights.merge(alternative, more, Integer::sum);
        return new AdvisoryOption(
                option.id(), option.text(), weights, option.reason(), option.lesson(), option.decisive());
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.integers().between(2, 4).flatMap(AdvisorPropertiesTest::casesOf);
    }

    @Provide("cases of two")
    Arbitrary<Case> casesOfTwo() {
        return casesOf(2);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.of("a0", "a1", "a2", "a3");
    }

    private static Arbitrary<Case> casesOf(int alternatives) {
        List<String> ids =
                IntStream.range(0, alternatives).mapToObj(i -> "a" + i).toList();
        Arbitrary<Map<String, Integer>> weights = Arbitraries.maps(
                        Arbitraries.of(ids), Arbitraries.integers().between(0, 9))
                .ofMaxSize(alternatives);
        Arbitrary<List<AdvisoryQuestion>> questions =
                weights.list().ofSize(3).list().ofMinSize(1).ofMaxSize(6).map(AdvisorPropertiesTest::questions);
        Arbitrary<List<Integer>> chosen =
                Arbitraries.integers().between(0, 3).list().ofSize(6);
        Arbitrary<List<EvidenceResult>> shown = Combinators.combine(
                        Arbitraries.of(ids),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 12))
                .as((id, one, other) -> new EvidenceResult(
                        id,
                        Math.max(one, other),
                        Math.min(one, other),
                        3 * Math.max(one, other) - Math.min(one, other),
                        2 * Math.min(one, other)))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(
                        questions,
                        chosen,
                        shown,
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 20))
                .as((asked, picks, results, band, scale) ->
                        new Case(questionnaire(ids, asked, band, scale), answers(asked, picks), results));
    }

    private static List<AdvisoryQuestion> questions(List<List<Map<String, Integer>>> weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(q -> new AdvisoryQuestion(
                        "q" + q,
                        "Question " + q,
                        IntStream.range(0, 3)
                                .mapToObj(o -> new AdvisoryOption(
                                        "o" + o,
                                        "Option " + o,
                                        weights.get(q).get(o),
                                        Optional.of("Reason"),
                                        Optional.empty(),
                                        Optional.empty()))
                                .toList()))
                .toList();
    }

    /** A pick of 3 leaves the question open. */
    private static Map<String, String> answers(List<AdvisoryQuestion> questions, List<Integer> picks) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            if (picks.get(i) < 3) {
                answers.put("q" + i, "o" + picks.get(i));
            }
        }
        return answers;
    }

    private static Questionnaire questionnaire(
            List<String> ids, List<AdvisoryQuestion> questions, int band, int scale) {
        return new Questionnaire(
                "1",
                band,
                scale,
                ids.stream().map(id -> new Alternative(id, id)).toList(),
                questions,
                ids.stream()
                        .map(id -> new Evidence(id, id, id, List.of(), id, 3, 4, "strong", "weak", Optional.empty()))
                        .toList());
    }
}
