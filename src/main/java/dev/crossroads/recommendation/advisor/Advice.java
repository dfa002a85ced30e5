package dev.crossroads.recommendation.advisor;

import dev.crossroads.event.LearnerEvent.Importance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The advice on a learner's answers and results. It holds all that is said about them, so that it can be saved and read
 * again when the questionnaire has changed; as JSON it is the same when it is read back.
 *
 * @param version of the questionnaire that says so, as its author named it
 * @param fingerprint of that questionnaire: where it differs from the present one's, this was advised by another model
 * @param totals the weight of each alternative by id, in the author's order; below 0 where results speak against it.
 *     The sum of the two below
 * @param statedTotals what the learner's answers weigh for each alternative: what they need
 * @param shownTotals what the learner's results in checkpoints weigh for each alternative: what it would cost them
 * @param sharesPercent in how many of a hundred cases nearby each alternative leads, by id, in the author's order;
 *     whole per cent that sum to 100, or 0 for each where limits rule out all. See {@link Acceptability}
 * @param leader the alternative with the most weight among those that no limit rules out; among all where every one is
 * @param runnerUp the one after it: of those that are left, else of all
 * @param margin the leader's total less the runner-up's; below 0 only where a limit puts the leader ahead
 * @param band a margin of this size or less is too close to call, as one soft answer turns it: see {@link Softness}
 * @param decided whether a leader can be named: the margin is outside the band or a limit leaves nothing else, and at
 *     least one question is answered
 * @param decidedEarly whether it is decided, questions are still open, and it stays decided for this leader whatever is
 *     answered to them
 * @param confidencePercent the leader's share of cases nearby, 0 to 100, rounded down; empty where no question is
 *     answered, and where limits decide, which no case nearby does without
 * @param contributions what the margin is made of, largest first; their weights sum to it exactly
 * @param flips what would change it, those first that a person can act on: see {@link FlipSearch}
 * @param reach what answers to the open questions can still make of it
 * @param verdict what is said in the end; empty for what was advised before there were verdicts
 * @param ruledOut the alternatives that limits rule out, in the author's order
 * @param swings how far each question moves the margin, those that move it most first
 * @param importance how much questions matter to the learner, where they said so
 */
public record Advice(
        String version,
        String fingerprint,
        Map<String, Integer> totals,
        Map<String, Integer> statedTotals,
        Map<String, Integer> shownTotals,
        Map<String, Integer> sharesPercent,
        String leader,
        String runnerUp,
        int margin,
        int band,
        boolean decided,
        boolean decidedEarly,
        Optional<Integer> confidencePercent,
        List<Contribution> contributions,
        List<Flip> flips,
        Reach reach,
        Optional<Verdict> verdict,
        List<RuledOut> ruledOut,
        List<Swing> swings,
        Map<String, Importance> importance) {

    /** Advice saved before there were verdicts lacks what came with them. */
    public Advice {
        verdict = verdict == null ? Optional.empty() : verdict;
        ruledOut = ruledOut == null ? List.of() : ruledOut;
        swings = swings == null ? List.of() : swings;
        importance = importance == null ? Map.of() : importance;
    }

    /** Whether this alternative is ruled out. */
    public boolean isRuledOut(String alternative) {
        return ruledOut.stream().anyMatch(out -> out.alternative().equals(alternative));
    }
}
