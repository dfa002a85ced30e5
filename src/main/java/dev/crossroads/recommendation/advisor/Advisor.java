package dev.crossroads.recommendation.advisor;

import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Questionnaire.AdvisoryOption;
import dev.crossroads.course.Questionnaire.AdvisoryQuestion;
import dev.crossroads.course.Questionnaire.Evidence;
import dev.crossroads.course.SectionRef;
import dev.crossroads.recommendation.advisor.Contribution.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which alternative suits a learner, and what that rests on. The rules, each a plain sum that a person can check:
 *
 * <ol>
 *   <li>Every chosen option adds its weights to the totals of the alternatives (a weighted additive model, the simplest
 *       of multi-attribute utility: Keeney and Raiffa, "Decisions with Multiple Objectives", 1976).
 *   <li>Results in checkpoints add {@code weight × (2 × correct / answered − 1)} to their alternative, each answer
 *       counted by its certainty ({@link EvidenceResult}) and the whole rounded to a whole number, halves away from 0,
 *       so that strength and weakness weigh alike: all right adds the weight, half right nothing, all wrong takes the
 *       weight away. Below the author's minimum of answers they say nothing.
 *   <li>The largest total leads; of equals the alternative named first. The margin is what it is ahead of the next.
 *   <li>A margin within the author's band is too close to call: the leader is named, and nothing is decided. Nor is it
 *       while no question is answered: results tell what a choice would cost the learner, never what they need.
 *   <li>Shares are taken from the totals by {@link Shares}. They show proportion on a page and are no probability of
 *       being right.
 *   <li>The margin is explained by what each answer and result adds to the leader less what it adds to the runner-up.
 *       What adds the same to both is left out, so the contributions sum to the margin exactly.
 *   <li>How firm it is, is told three ways: what cases nearby come to ({@link Variations}), which answers would have to
 *       be others for another to lead ({@link FlipSearch}), and what open questions could still do
 *       ({@link Completions}).
 * </ol>
 */
public final class Advisor {
    private Advisor() {}

    /** Something that adds to totals, and what is said about it. */
    private record Factor(
            Source source,
            String question,
            String option,
            String text,
            String reason,
            Optional<SectionRef> lesson,
            Optional<String> decisive,
            Map<String, Integer> adds) {

        int addsTo(String alternative) {
            return adds.getOrDefault(alternative, 0);
        }
    }

    /**
     * Advises a learner. Pure: the same answers and results give the same advice, in whatever order they come.
     *
     * @param answers the option chosen for each question, by id; one that the questionnaire doesn't have (any more) is
     *     left out of account
     * @param shown results in checkpoints; of several for one rule the sum counts
     */
    public static Advice advise(
            Questionnaire questionnaire, Map<String, String> answers, Collection<EvidenceResult> shown) {
        List<Factor> results = shown(questionnaire, shown).toList();
        List<Factor> factors =
                Stream.concat(stated(questionnaire, answers), results.stream()).toList();
        Weighing weighing = Weighing.of(
                questionnaire, answers, results.stream().map(Factor::adds).toList());
        int[] totals = weighing.totals();
        Ranking ranking = Ranking.of(totals);
        Reach reach = new Completions(weighing).reach(ranking.leader(), questionnaire.scale());
        boolean isAnswered = weighing.hasAnswers();
        boolean decided = isAnswered && ranking.margin() > questionnaire.band();
        String leader = weighing.alternatives().get(ranking.leader());
        String runnerUp = weighing.alternatives().get(ranking.runnerUp());
        return new Advice(
                questionnaire.version(),
                questionnaire.fingerprint(),
                weighing.byId(totals),
                weighing.byId(weighing.statedTotals()),
                weighing.byId(weighing.shownTotals()),
                weighing.byId(Shares.ofTotals(totals, questionnaire.scale())),
                leader,
                runnerUp,
                ranking.margin(),
                questionnaire.band(),
                decided,
                decided && weighing.hasOpen() && staysDecided(reach, questionnaire.band()),
                isAnswered ? Optional.of(Variations.percentLedBy(ranking.leader(), weighing)) : Optional.empty(),
                contributions(factors, leader, runnerUp),
                new FlipSearch(weighing, questionnaire.band()).flips(),
                reach);
    }

    /**
     * The leader alone, by the same rules; empty where nothing speaks for any of them.
     *
     * @see #advise
     */
    public static Optional<Lean> lean(
            Questionnaire questionnaire, Map<String, String> answers, Collection<EvidenceResult> shown) {
        List<Factor> results = shown(questionnaire, shown).toList();
        Weighing weighing = Weighing.of(
                questionnaire, answers, results.stream().map(Factor::adds).toList());
        if (!weighing.hasAnswers() && results.isEmpty()) {
            return Optional.empty();
        }
        Ranking ranking = Ranking.of(weighing.totals());
        return Optional.of(new Lean(
                weighing.alternatives().get(ranking.leader()),
                weighing.hasAnswers() && ranking.margin() > questionnaire.band()));
    }

    private static boolean staysDecided(Reach reach, int band) {
        return reach.leads().values().stream().allMatch(lead -> lead.lowest() > band);
    }

    private static Stream<Factor> stated(Questionnaire questionnaire, Map<String, String> answers) {
        return questionnaire.questions().stream()
                .flatMap(question -> Optional.ofNullable(answers.get(question.id()))
                        .flatMap(question::option)
                        .map(option -> stated(question, option))
                        .stream());
    }

    private static Factor stated(AdvisoryQuestion question, AdvisoryOption option) {
        return new Factor(
                Source.STATED,
                question.id(),
                option.id(),
                option.text(),
                option.reason().orElse(""),
                option.lesson(),
                option.decisive(),
                option.weights());
    }

    private static Stream<Factor> shown(Questionnaire questionnaire, Collection<EvidenceResult> shown) {
        return questionnaire.evidence().stream().flatMap(evidence -> {
            EvidenceResult result = sum(evidence.id(), shown);
            return result.answered() < Math.max(1, evidence.minimum())
                    ? Stream.empty()
                    : Stream.of(shown(evidence, result));
        });
    }

    private static EvidenceResult sum(String rule, Collection<EvidenceResult> shown) {
        return shown.stream()
                .filter(result -> result.rule().equals(rule))
                .reduce(EvidenceResult.none(rule), EvidenceResult::plus);
    }

    private static Factor shown(Evidence evidence, EvidenceResult result) {
        int weight = weight(evidence, result);
        return new Factor(
                Source.SHOWN,
                evidence.id(),
                weight < 0 ? "weak" : "strong",
                "%d of %d checkpoint questions on %s right"
                        .formatted(result.correct(), result.answered(), evidence.topic()),
                weight < 0 ? evidence.weak() : evidence.strong(),
                evidence.lesson(),
                Optional.empty(),
                Map.of(evidence.alternative(), weight));
    }

    /** {@code weight × (2 × correct / answered − 1)} by certainty, to the nearest whole number, halves away from 0. */
    private static int weight(Evidence evidence, EvidenceResult result) {
        int all = result.certainty();
        long numerator = (long) evidence.weight() * (2L * result.certaintyCorrect() - all);
        long rounded = (2 * Math.abs(numerator) + all) / (2L * all);
        return Math.toIntExact(Long.signum(numerator) * rounded);
    }

    private static List<Contribution> contributions(List<Factor> factors, String leader, String runnerUp) {
        List<Contribution> contributions = new ArrayList<>();
        for (Factor factor : factors) {
            int weight = factor.addsTo(leader) - factor.addsTo(runnerUp);
            if (weight != 0) {
                contributions.add(new Contribution(
                        factor.source(),
                        factor.question(),
                        factor.option(),
                        factor.text(),
                        weight > 0 ? leader : runnerUp,
                        weight,
                        factor.reason(),
                        factor.lesson(),
                        factor.decisive()));
            }
        }
        contributions.sort(Comparator.comparing((Contribution c) -> Math.abs(c.weight()), Comparator.reverseOrder()));
        return List.copyOf(contributions);
    }
}
