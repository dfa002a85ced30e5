package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Alternative;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.Questionnaire.Group;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import dev.crossroads.recommendation.advisor.RuledOut.Because;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says which alternative suits a learner, and what that rests on. The rules, each one that a person can check:
 *
 * <ol>
 *   <li>Limits screen. An alternative that a chosen option rules out does not lead, whatever else was answered; where
 *       every one is ruled out, none does, and that is said.
 *   <li>Every chosen option adds its weights to the totals of the alternatives (a weighted additive model, the simplest
 *       of multi-attribute utility: Keeney and Raiffa, "Decisions with Multiple Objectives", 1976). What several
 *       questions of one group add to an alternative together ends at the group's cap, as they ask for one fact.
 *   <li>What the learner says matters most, or not at all, scales the author's weights: {@link OwnWeights}.
 *   <li>Results in checkpoints add {@code weight × (2 × correct / answered − 1)} to their alternative, each answer
 *       counted by its certainty ({@link EvidenceResult}) and the whole rounded to a whole number, halves away from 0,
 *       so that strength and weakness weigh alike; answers in a placement count as a guess does. Below the author's
 *       minimum of answers they say nothing.
 *   <li>The largest total of those left leads; of equals the alternative named first. The margin is what it is ahead.
 *   <li>It is too close to call where one soft answer turns it: {@link Softness}. Nor is anything decided while no
 *       question is answered: results tell what a choice would cost the learner, never what they need.
 *   <li>What it comes to is said in one {@link Verdict}.
 *   <li>The margin is explained by what each answer, group and result adds to the leader less what it adds to the
 *       runner-up. What adds the same to both is left out, so the contributions sum to the margin exactly.
 *   <li>How firm it is, is told four ways: the share of cases nearby that agree ({@link Acceptability}), what would
 *       change it ({@link FlipSearch}), how far each question moves it ({@link Swings}), and what open questions could
 *       still do ({@link Completions}).
 * </ol>
 */
public final class Advisor {
    private Advisor() {}

    /** The number of nearby cases that {@link Advice#confidencePercent} is taken from. */
    public static final int CASES = Acceptability.COUNT;

    /** Advises a learner to whom every question matters as its author thinks. */
    public static Advice advise(
            Questionnaire questionnaire, Map<String, String> answers, Collection<EvidenceResult> shown) {
        return advise(questionnaire, Stated.of(answers), shown);
    }

    /**
     * Advises a learner. Pure: the same answers and results give the same advice, in whatever order they come.
     *
     * @param stated what they said; an answer that the questionnaire doesn't have (any more) is left out of account
     * @param shown results in checkpoints; of several for one rule the sum counts
     */
    public static Advice advise(Questionnaire questionnaire, Stated stated, Collection<EvidenceResult> shown) {
        Weighing weighing = Weighing.of(questionnaire, stated, shown(questionnaire, shown));
        int[] chosen = weighing.chosen();
        int[] totals = weighing.totals(chosen);
        int[] shownTotals = weighing.shownTotals();
        Ranking ranking = weighing.ranking(chosen);
        int band = Softness.band(weighing, chosen);
        boolean decided = weighing.hasAnswers() && Softness.decides(weighing, chosen);
        double[] leads = Acceptability.of(weighing);
        List<Contribution> contributions = contributions(questionnaire, weighing, ranking);
        Optional<Integer> confidence = weighing.hasAnswers() && ranking.left() > 1
                ? Optional.of((int) Math.floor(100 * leads[ranking.leader()] + 1e-9))
                : Optional.empty();
        Completions completions = new Completions(weighing);
        Reach reach = completions.reach(ranking.leader());
        return new Advice(
                questionnaire.version(),
                questionnaire.fingerprint(),
                weighing.byId(totals),
                weighing.byId(IntStream.range(0, totals.length)
                        .map(i -> totals[i] - shownTotals[i])
                        .toArray()),
                weighing.byId(shownTotals),
                weighing.byId(shares(weighing, leads)),
                weighing.alternatives().get(ranking.leader()),
                weighing.alternatives().get(ranking.runnerUp()),
                ranking.margin(),
                band,
                decided,
                decided && weighing.hasOpen() && staysDecided(weighing, ranking, reach, completions),
                confidence,
                contributions,
                new FlipSearch(weighing).flips(),
                reach,
                Optional.of(new Verdicts(questionnaire, stated, weighing)
                        .verdict(decided, band, contributions, confidence)),
                ruledOut(questionnaire, weighing),
                Swings.of(weighing),
                stated.importance());
    }

    /** The greatest lead of one alternative over another by answers alone, every question counting as usual. */
    public static int span(Questionnaire questionnaire) {
        Weighing nothing = Weighing.of(questionnaire, Stated.of(Map.of()), List.of());
        Completions completions = new Completions(nothing);
        return IntStream.range(0, nothing.alternatives().size())
                .mapToObj(completions::reach)
                .flatMap(reach -> reach.leads().values().stream())
                .mapToInt(lead -> Math.max(-lead.lowest(), lead.highest()))
                .max()
                .orElse(0);
    }

    private static boolean staysDecided(Weighing weighing, Ranking ranking, Reach reach, Completions completions) {
        if (completions.canRuleOut(ranking.leader())) {
            return false;
        }
        long ruledOut = weighing.ruledOut(weighing.chosen());
        return IntStream.range(0, weighing.alternatives().size())
                .filter(i -> i != ranking.leader() && (ruledOut >>> i & 1) == 0)
                .allMatch(i -> reach.leads().get(weighing.alternatives().get(i)).lowest()
                        > completions.furthestSoftMove(ranking.leader(), i));
    }

    static List<Showing> shown(Questionnaire questionnaire, Collection<EvidenceResult> shown) {
        List<String> alternatives =
                questionnaire.alternatives().stream().map(Alternative::id).toList();
        List<Showing> counting = new ArrayList<>();
        for (Evidence rule : questionnaire.evidence()) {
            EvidenceResult result = shown.stream()
                    .filter(one -> one.rule().equals(rule.id()))
                    .reduce(EvidenceResult.none(rule.id()), EvidenceResult::plus);
            if (result.answered() >= Math.max(1, rule.minimum())) {
                counting.add(Showing.of(rule, result, alternatives.indexOf(rule.alternative())));
            }
        }
        return List.copyOf(counting);
    }

    /** Shares as whole per cent by largest remainder; equal while nothing is answered. */
    private static int[] shares(Weighing weighing, double[] leads) {
        int all = weighing.alternatives().size();
        double[] exact = leads.clone();
        if (!weighing.hasAnswers()) {
            Arrays.fill(exact, 1.0 / all);
        }
        int[] shares = Arrays.stream(exact)
                .mapToInt(share -> (int) Math.floor(100 * share + 1e-9))
                .toArray();
        long missing = Math.round(100 * Arrays.stream(exact).sum())
                - Arrays.stream(shares).sum();
        IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares[i] - 100 * exact[i]))
                .limit(Math.max(0, missing))
                .toList()
                .forEach(i -> shares[i]++);
        return shares;
    }

    private static List<RuledOut> ruledOut(Questionnaire questionnaire, Weighing weighing) {
        int[] totals = weighing.totals(weighing.chosen());
        List<RuledOut> ruledOut = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            String alternative = weighing.alternatives().get(i);
            List<Because> because = because(questionnaire, weighing, alternative);
            if (!because.isEmpty()) {
                int own = i;
                int best = IntStream.range(0, totals.length)
                        .filter(other -> other != own)
                        .map(other -> totals[other])
                        .max()
                        .orElse(0);
                ruledOut.add(new RuledOut(alternative, because, totals[i] - best));
            }
        }
        return List.copyOf(ruledOut);
    }

    private static List<Because> because(Questionnaire questionnaire, Weighing weighing, String alternative) {
        List<Because> because = new ArrayList<>();
        for (int q = 0; q < weighing.chosen().length; q++) {
            if (!weighing.isOpen(q)) {
                AdvisoryQuestion question = questionnaire.questions().get(q);
                AdvisoryOption option = question.options().get(weighing.chosen()[q]);
                option.limit()
                        .filter(limit -> limit.rulesOut().contains(alternative))
                        .ifPresent(limit -> because.add(new Because(
                                question.id(),
                                option.id(),
                                option.text(),
                                limit.why(),
                                option.lesson(),
                                limit.part(),
                                limit.instead())));
            }
        }
        return List.copyOf(because);
    }

    private static List<Contribution> contributions(Questionnaire questionnaire, Weighing weighing, Ranking ranking) {
        List<Contribution> contributions = new ArrayList<>();
        int leader = ranking.leader();
        int runnerUp = ranking.runnerUp();
        for (int q = 0; q < weighing.chosen().length; q++) {
            if (!weighing.isOpen(q)) {
                AdvisoryQuestion question = questionnaire.questions().get(q);
                AdvisoryOption option = question.options().get(weighing.chosen()[q]);
                int[] adds = weighing.weights(q)[weighing.chosen()[q]];
                add(
                        contributions,
                        weighing,
                        ranking,
                        adds[leader] - adds[runnerUp],
                        (weight, towards) -> new Contribution(
                                Source.STATED,
                                question.id(),
                                option.id(),
                                option.text(),
                                towards,
                                weight,
                                option.reason().orElse(""),
                                option.lesson(),
                                Optional.empty()));
            }
        }
        for (int g = 0; g < questionnaire.groups().size(); g++) {
            Group group = questionnaire.groups().get(g);
            int[] off = weighing.cappedOff(g);
            add(
                    contributions,
                    weighing,
                    ranking,
                    off[leader] - off[runnerUp],
                    (weight, towards) -> new Contribution(
                            Source.TOGETHER,
                            group.id(),
                            "capped",
                            group.title(),
                            towards,
                            weight,
                            group.reason(),
                            Optional.empty(),
                            Optional.empty()));
        }
        for (Showing showing : weighing.shown()) {
            int weight = showing.alternative() == leader
                    ? showing.weight()
                    : showing.alternative() == runnerUp ? -showing.weight() : 0;
            add(contributions, weighing, ranking, weight, (moved, towards) -> shown(showing, moved, towards));
        }
        contributions.sort(Comparator.comparing((Contribution c) -> Math.abs(c.weight()), Comparator.reverseOrder()));
        return List.copyOf(contributions);
    }

    private static Contribution shown(Showing showing, int moved, String towards) {
        Evidence rule = showing.rule();
        boolean isWeak = showing.weight() < 0;
        return new Contribution(
                Source.SHOWN,
                rule.id(),
                isWeak ? "weak" : "strong",
                showed(showing.result(), rule.topic()),
                towards,
                moved,
                isWeak ? rule.weak() : rule.strong(),
                rule.lesson(),
                Optional.empty());
    }

    private static String showed(EvidenceResult result, String topic) {
        int correct = result.correct() - result.placedCorrect();
        int answered = result.answered() - result.placed();
        String checkpoints = "%d of %d checkpoint questions".formatted(correct, answered);
        String placement = "%d of %d placement questions".formatted(result.placedCorrect(), result.placed());
        String both =
                result.placed() == 0 ? checkpoints : answered == 0 ? placement : checkpoints + " and " + placement;
        return both + " on " + topic + " right";
    }

    /** Makes what moves the margin so far, for that side. */
    private interface Moving {
        Contribution of(int weight, String towards);
    }

    private static void add(
            List<Contribution> contributions, Weighing weighing, Ranking ranking, int weight, Moving moving) {
        if (weight != 0) {
            contributions.add(
                    moving.of(weight, weighing.alternatives().get(weight > 0 ? ranking.leader() : ranking.runnerUp())));
        }
    }
}
