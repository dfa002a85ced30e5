package dev.crossroads.recommendation.advisor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a learner's answers and results come to. It holds all that is said about them, so that it can be kept and read
 * again when the questionnaire has changed; as JSON it is the same when it is read back.
 *
 * @param version of the questionnaire that says so, as its author named it
 * @param fingerprint of that questionnaire: where it differs from the present one's, this was advised by another model
 * @param totals the weight of each alternative by id, in the author's order; below 0 where results speak against it.
 *     The sum of the two below
 * @param statedTotals what the learner's answers weigh for each alternative: what they need
 * @param shownTotals what the learner's results in checkpoints weigh for each alternative: what it would cost them
 * @param sharesPercent the share of each alternative by id, in the author's order; whole per cent that sum to 100
 * @param leader the alternative with the largest total; of equals the one the author names first
 * @param runnerUp the next one
 * @param margin the leader's total less the runner-up's, at least 0
 * @param band a margin of this size or less is too close to call
 * @param decided whether the margin is outside the band, and at least one question is answered
 * @param decidedEarly whether it is decided, questions are still open, and it stays decided for this leader whatever is
 *     answered to them
 * @param confidencePercent how many of a hundred nearby variations of answers and weights the leader wins alone, 0 to
 *     100, rounded down; empty where no question is answered, see {@link Variations}
 * @param contributions what the margin is made of, largest first; their weights sum to it exactly
 * @param flips the smallest sets of changed answers after which another alternative leads: all of the same size, at
 *     most {@value FlipSearch#MOST}, those that turn most first; empty where no change of the given answers does
 * @param reach what answers to the open questions can still make of it
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
        Reach reach) {}
